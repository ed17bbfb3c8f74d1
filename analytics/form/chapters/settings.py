"""Thiết lập: targets, capacity, cut points and reports, set by a chief and traceable."""

from analytics.document import Chapter, Page, View, number
from analytics.form.settings.history import changes, history_panel
from analytics.form.settings.panels import settings_panel, targets_in_force, targets_panel
from analytics.form.settings.words import when
from analytics.meaning.settings.settings import allow
from analytics.words.text import Text


def page(view: View) -> Page:
    allow(view.reader)
    return Page(
        finding(view),
        view.say(
            "Thay đổi có hiệu lực ngay trên mọi trang, ghi lại ai sửa, lúc nào, giá trị cũ, và còn "
            "nguyên khi nạp bản số liệu mới."
        ),
        (),
        ((targets_panel(view),), (history_panel(view),), (settings_panel(view),)),
    )


def finding(view: View) -> str:
    """How many targets stand, how many are reached, when something was changed last."""
    told, made = targets_in_force(view), changes(view)
    count = number.whole(len(told), view.language)
    reached = number.whole(sum(one.reached is True for one in told), view.language)
    last = when(made[0].at).split()[0] if made else ""
    changed = view.say("sửa gần nhất {last}", last=last) if made else view.say(
        "chưa sửa lần nào"
    )  # fmt: skip
    return view.say(
        "{count} chỉ tiêu đang giao, {reached} đạt; {changed}",
        n=len(told),
        reached=reached,
        changed=changed,
        count=count,
    )


SETTINGS = Chapter("settings", Text("Thiết lập"), "thiet-lap", "⚙", page, (), parted=True)
