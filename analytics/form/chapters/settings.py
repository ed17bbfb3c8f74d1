"""Thiết lập: targets, capacity, cut points and reports, set by a chief and traceable."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.panel import Chapter, Page
from analytics.form.settings.history import changes, history_panel
from analytics.form.settings.panels import settings_panel, targets_in_force, targets_panel
from analytics.form.settings.words import when
from analytics.form.view import View
from analytics.meaning.settings.settings import allow
from analytics.words.text import Text


def page(view: View) -> Page:
    allow(view.reader)
    return Page(
        finding(view),
        view.say(
            "Thay đổi có hiệu lực ngay trên mọi trang, ghi lại ai sửa, lúc nào, giá trị cũ, và còn "
            "nguyên khi nạp bản số liệu mới.",
            "A change acts on every page at once, is recorded with who, when and the old value, "
            "and stays when a new edition arrives.",
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
    changed = view.say(f"sửa gần nhất {last}", f"last change {last}") if made else view.say(
        "chưa sửa lần nào", "never changed"
    )  # fmt: skip
    return view.say(
        f"{count} chỉ tiêu đang giao, {reached} đạt; {changed}",
        f"{counted(len(told), 'target', 'en')} in force, {reached} reached; {changed}",
    )


SETTINGS = Chapter(
    "settings", Text("Thiết lập", "Settings"), "thiet-lap", "⚙", page, (), parted=True
)
