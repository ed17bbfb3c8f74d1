"""Thiết lập: targets, capacity, cut points and reports, set by a chief and traceable."""

from analytics.document import Chapter, Page, Panel, Said, Table, View
from analytics.form.settings.log import accounts_panel, log_panel
from analytics.form.settings.panels import settings_panel, targets_in_force, targets_panel
from analytics.form.settings.words import entered_words, what, when
from analytics.meaning.door import entries_of
from analytics.meaning.settings.campaign import KIND as CAMPAIGN
from analytics.meaning.settings.settings import KIND as SETTING
from analytics.meaning.settings.settings import allow
from analytics.meaning.targets import KIND as TARGET
from analytics.words.entry import Entry
from analytics.words.text import Text

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
        drawn=None if made else Said(),
        more=(view.say("Xem mọi thay đổi"), history_table(view, made))
        if len(made) > RECENT
        else None,
    )


def history_title(view: View, made: list[Entry]) -> str:
    if not made:
        return view.say("Chưa có thay đổi nào")
    return view.say(
        "{count} thay đổi, gần nhất {when}", n=len(made), when=when(made[0].at), count=len(made)
    )


def history_table(view: View, made: list[Entry]) -> Table:
    return Table(
        view.columns("Việc", "Lúc", "Ai", "Giá trị cũ", "Giá trị mới", "Lý do"),
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


def page(view: View) -> Page:
    allow(view.reader)
    return Page(
        finding(view),
        view.say(
            "Thay đổi có hiệu lực ngay trên mọi trang, ghi lại ai sửa, lúc nào, giá trị cũ, và còn "
            "nguyên khi nạp bản số liệu mới."
        ),
        (),
        (
            (targets_panel(view),),
            (history_panel(view),),
            (settings_panel(view), accounts_panel(view), log_panel(view)),
        ),
    )


def finding(view: View) -> str:
    """How many targets stand, how many are reached, when something was changed last."""
    told, made = targets_in_force(view), changes(view)
    return view.say(
        "{count} chỉ tiêu đang giao, {reached} đạt; {changed}",
        n=len(told),
        reached=sum(one.reached is True for one in told),
        changed=view.say("sửa gần nhất {last}", last=when(made[0].at).split()[0] if made else "")
        if made
        else view.say("chưa sửa lần nào"),
        count=len(told),
    )


SETTINGS = Chapter("settings", Text("Thiết lập"), "thiet-lap", "⚙", page, (), parted=True)
