"""Thiết lập: who may come in, what was done, when everything was last backed up."""

from datetime import date

from analytics.document import Panel, Table, View, number
from analytics.form.settings.words import when
from analytics.meaning.ask import areas_of
from analytics.meaning.door import accounts_of, logged, verified_log
from analytics.words.account import Account, Logged
from analytics.words.errors import ProjectError
from analytics.words.text import Text

RECENT = 50  # acts shown
OLDEST = 7  # days after which a backup is too old
ROLES = {
    "chief": Text("Chỉ huy"),
    "officer": Text("Cán bộ"),
    "village": Text("Công an viên thôn"),
    "viewer": Text("Người xem"),
    "technician": Text("Kỹ thuật"),
    "console": Text("trên máy đặt chương trình"),
}
ACTIONS = {
    "login": Text("Đăng nhập"),
    "logout": Text("Đăng xuất"),
    "codes-on": Text("Bật mã một lần"),
    "password-changed": Text("Đổi mật khẩu"),
    "account-add": Text("Lập tài khoản"),
    "account-disable": Text("Đóng tài khoản"),
    "account-enable": Text("Mở lại tài khoản"),
    "account-unlock": Text("Mở khóa tài khoản"),
    "account-reset": Text("Đặt mật khẩu mới"),
    "account-role": Text("Đổi vai trò"),
    "enter": Text("Ghi vào sổ"),
    "publish": Text("Chốt số liệu"),
    "download": Text("Tải tệp"),
    "backup": Text("Sao lưu"),
    "restore": Text("Khôi phục"),
    "clock": Text("Xác nhận đồng hồ đúng"),
}
RESULTS = {"done": Text("đã làm"), "refused": Text("bị từ chối"), "failed": Text("không thành")}


def accounts_panel(view: View) -> Panel:
    """Read here; made and changed on the machine itself."""
    try:
        found = accounts_of(view.reader.store).all()
    except ProjectError as problem:
        return Panel("setup-accounts", view.say(problem.says), "", Table((), ()))
    title = (
        view.say("{count} tài khoản, {open} đang vào được", n=len(found), count=len(found),
                 open=sum(not one.disabled for one in found))
        if found
        else view.say("Chưa có tài khoản nào")
    )  # fmt: skip
    columns = view.columns(
        "Tên đăng nhập", "Họ tên", "Vai trò", "Thôn", "Trạng thái", "Vào gần nhất"
    )
    return Panel(
        "setup-accounts",
        title,
        view.say("Lập, đóng, mở khóa và đổi vai trò bằng lệnh trên máy đặt chương trình."),
        Table(columns, tuple(account_row(view, one) for one in found)),
        place="folded",
    )


def account_row(view: View, one: Account) -> tuple[object, ...]:
    village = areas_of(view.reader).get(one.area, "")
    return (
        one.name,
        one.person,
        view.say(ROLES[one.role]),
        village,
        standing(view, one),
        when(one.enters[:16]) if one.enters else number.ABSENT,
    )


def standing(view: View, one: Account) -> str:
    if one.disabled:
        return view.say("■ đã đóng")
    if one.locked:
        return view.say("■ đang khóa vì sai nhiều lần")
    return view.say("○ phải đổi mật khẩu") if one.change else view.say("● vào được")


def log_panel(view: View) -> Panel:
    """The newest first. A log that is not whole says so above what can be read of it."""
    store = view.reader.store
    rows: tuple[Logged, ...] = ()
    try:
        rows, head = logged(store, most=RECENT), verified_log(store)
        title = (
            view.say(
                "{count} việc trong nhật ký, chuỗi nguyên vẹn", n=head.number, count=head.number
            )
            if head.number
            else view.say("Chưa có việc nào trong nhật ký")
        )
    except ProjectError as problem:
        title = view.say(problem.says)
    columns = view.columns("Lúc", "Ai", "Vai trò", "Việc", "Về", "Kết quả")
    return Panel(
        "setup-log",
        title,
        view.say("Mới nhất ở trên. Không ghi được nhật ký thì việc không được làm."),
        Table(columns, tuple(log_row(view, one) for one in rows)),
        place="folded",
    )


def log_row(view: View, one: Logged) -> tuple[object, ...]:
    role, action = ROLES.get(one.role), ACTIONS.get(one.action)
    result = RESULTS.get(one.result)
    return (
        when(one.at[:16]) if one.at else number.ABSENT,
        one.who,
        view.say(role) if role else one.role,
        view.say(action) if action else one.action,
        one.object,
        view.say(result) if result else one.result,
    )


def backup_words(view: View, last: str, today: date) -> tuple[str, str]:
    """The status of the chip and its sentence; `last` is an ISO minute, or empty."""
    if not last:
        return "late", view.say("■ Chưa sao lưu lần nào")
    days = (today - date.fromisoformat(last[:10])).days
    told = view.say("Sao lưu gần nhất {at}, {days} ngày trước.", n=days, at=when(last), days=days)
    return ("late", f"■ {told}") if days > OLDEST else ("reached", f"● {told}")
