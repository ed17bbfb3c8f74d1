"""Thiết lập: who changed what, when, from what to what."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.panel import Column, Panel, Table
from analytics.form.settings.words import entered_words, what, when
from analytics.form.view import View
from analytics.meaning.door import entries_of
from analytics.meaning.settings.campaign import KIND as CAMPAIGN
from analytics.meaning.settings.settings import KIND as SETTING
from analytics.meaning.targets import KIND as TARGET
from analytics.words.entry import Entry

KINDS = (SETTING, TARGET, CAMPAIGN)
RECENT = 20  # changes shown open; the rest is folded


def changes(view: View) -> list[Entry]:
    """Settings, targets and campaigns only, the newest first."""
    return [one for one in reversed(entries_of(view.reader)) if one.kind in KINDS]


def history_panel(view: View) -> Panel:
    made = changes(view)
    table = history_table(view, made[:RECENT])
    return Panel(
        "setup-history",
        history_title(view, made),
        view.say(
            "Mới nhất ở trên. Sổ chỉ ghi thêm; dòng cũ bị sửa trong tệp thì chương trình báo ngay.",
            "The newest first. The journal only grows; a line altered in its file is reported.",
        ),
        table,
        more=(view.say("Xem mọi thay đổi", "See every change"), history_table(view, made))
        if len(made) > RECENT
        else None,
    )


def history_title(view: View, made: list[Entry]) -> str:
    if not made:
        return view.say("Chưa có thay đổi nào", "Nothing has been changed yet")
    count = number.whole(len(made), view.language)
    return view.say(
        f"{count} thay đổi, gần nhất {when(made[0].at)}",
        f"{counted(len(made), 'change', 'en')}, the last on {when(made[0].at)}",
    )


def history_table(view: View, made: list[Entry]) -> Table:
    return Table(
        (
            Column(view.say("Việc", "What")),
            Column(view.say("Lúc", "When")),
            Column(view.say("Ai", "Who")),
            Column(view.say("Giá trị cũ", "Before")),
            Column(view.say("Giá trị mới", "After")),
            Column(view.say("Lý do", "Reason")),
        ),
        tuple(
            (
                what(view, one),
                when(one.at),
                view.say("chỉ huy", "chief") if one.who == "chief" else one.who,
                entered_words(view, one, one.old),
                entered_words(view, one, one.new),
                one.reason,
            )
            for one in made
        ),
    )
