"""What the script of the house says, and Streamlit's own English in Vietnamese."""

from analytics.words.text import Text

ENDED = Text(
    "■ Phiên đăng nhập đã kết thúc: chưa ghi gì thêm. Những gì đang nhập vẫn còn trên trang này. "
    "Hãy đăng nhập lại, rồi bấm lưu lần nữa.",
    "■ Your login has ended: nothing more was saved. What you have typed is still on this page. "
    "Log in again, then save once more.",
)
LOG_IN = Text("Đăng nhập lại (mở thẻ mới)", "Log in again (opens a new tab)")
BACK = Text(
    "● Đã đăng nhập lại. Những gì chưa lưu vẫn còn đây: hãy bấm lưu lần nữa.",
    "● You are logged in again. What was not saved is still here: save once more.",
)
LOST = Text(
    "■ Mất kết nối với máy chủ: chưa ghi gì thêm. Trang đang tự thử nối lại.",
    "■ The connection is lost: nothing more was saved. The page keeps trying.",
)
NEWER = Text(
    "▲ Đã có bản số {}. Trang này còn là bản số {}.",
    "▲ Edition {} is out. This page still shows edition {}.",
)
RELOAD = Text("Xem bản mới", "Show the new edition")
CLOSE = Text("Đóng", "Close")
SAID = {
    "ended": ENDED,
    "login": LOG_IN,
    "back": BACK,
    "lost": LOST,
    "newer": NEWER,
    "reload": RELOAD,
    "close": CLOSE,
}
CHROME: dict[str, str] = {}
PATTERNS: tuple[tuple[str, str], ...] = ()
