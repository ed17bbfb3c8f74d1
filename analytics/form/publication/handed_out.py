"""The book of what was handed out: every file made of a published month."""

from analytics.document import Column, Panel, Table, View, number
from analytics.form.publication.words import who_words
from analytics.form.settings.words import when
from analytics.words.publication import Issued

RECENT = 10  # files shown open; the rest is folded
SHORT = 12  # hex digits of a hash: enough to tell two files apart by eye


def issues_panel(view: View, told: tuple[Issued, ...]) -> Panel:
    """The newest first."""
    lines = tuple(reversed(told))
    return Panel(
        "report-issued",
        issues_title(view, lines),
        view.say(
            "Mỗi tệp của một tháng đã chốt được ghi mã đối chiếu; tệp bị sửa thì kiểm tra sẽ thấy."
        ),
        issues_table(view, lines[:RECENT]),
        more=(view.say("Xem mọi tệp"), issues_table(view, lines)) if len(lines) > RECENT else None,
    )


def issues_title(view: View, told: tuple[Issued, ...]) -> str:
    if not told:
        return view.say("0 tệp đã phát hành")
    count = number.whole(len(told), view.language)
    last = when(told[0].at)
    return view.say(
        "{count} tệp đã phát hành, gần nhất {last}", n=len(told), last=last, count=count
    )


def issues_table(view: View, told: tuple[Issued, ...]) -> Table:
    """Without files there is no head of a table either."""
    if not told:
        return Table((), ())
    return Table(
        (
            Column(view.say("Tệp")),
            Column(view.say("Lúc")),
            Column(view.say("Ai")),
            Column(view.say("Mã số liệu")),
            Column(view.say("Byte"), "whole"),
            Column(view.say("Mã đối chiếu")),
        ),
        tuple(
            (
                one.name,
                when(one.at),
                role_words(view, one.who),
                one.code,
                one.size,
                one.sha256[:SHORT],
            )
            for one in told
        ),
    )


def role_words(view: View, who: str) -> str:
    return view.say("cán bộ") if who == "officer" else who_words(view, who)
