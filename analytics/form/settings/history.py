"""Thiết lập: who changed what, when, from what to what."""

from analytics.document import Column, Panel, Table, View, number
from analytics.form.settings.words import entered_words, what, when
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
            "Mới nhất ở trên. Sổ chỉ ghi thêm; dòng cũ bị sửa trong tệp thì chương trình báo ngay."
        ),
        table,
        more=(view.say("Xem mọi thay đổi"), history_table(view, made))
        if len(made) > RECENT
        else None,
    )


def history_title(view: View, made: list[Entry]) -> str:
    if not made:
        return view.say("Chưa có thay đổi nào")
    count = number.whole(len(made), view.language)
    return view.say(
        "{count} thay đổi, gần nhất {when}", n=len(made), when=when(made[0].at), count=count
    )


def history_table(view: View, made: list[Entry]) -> Table:
    return Table(
        (
            Column(view.say("Việc")),
            Column(view.say("Lúc")),
            Column(view.say("Ai")),
            Column(view.say("Giá trị cũ")),
            Column(view.say("Giá trị mới")),
            Column(view.say("Lý do")),
        ),
        tuple(
            (
                what(view, one),
                when(one.at),
                view.say("chỉ huy") if one.who == "chief" else one.who,
                entered_words(view, one, one.old),
                entered_words(view, one, one.new),
                one.reason,
            )
            for one in made
        ),
    )
