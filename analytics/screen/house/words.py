"""What the script of the house says, and Streamlit's own English in Vietnamese."""

from analytics.form.frame import FIND
from analytics.words.text import Text

ENDED = Text(
    "■ Phiên đăng nhập đã kết thúc: chưa ghi gì thêm. Những gì đang nhập vẫn còn trên trang này. "
    "Hãy đăng nhập lại, rồi bấm lưu lần nữa."
)
LOG_IN = Text("Đăng nhập lại (mở thẻ mới)")
BACK = Text("● Đã đăng nhập lại. Những gì chưa lưu vẫn còn đây: hãy bấm lưu lần nữa.")
LOST = Text("■ Mất kết nối với máy chủ: chưa ghi gì thêm. Trang đang tự thử nối lại.")
NEWER = Text("▲ Đã có bản số {}. Trang này còn là bản số {}.")
ENTRIES = Text(
    "▲ Vừa có mục mới ghi (chỉ tiêu, thiết lập, kết quả buổi, chốt số); trang này chưa tính đến."
)
RELOAD = Text("Tải lại trang")
CLOSE = Text("Đóng")
SAID = {
    "ended": ENDED,
    "login": LOG_IN,
    "back": BACK,
    "lost": LOST,
    "newer": NEWER,
    "entries": ENTRIES,
    "reload": RELOAD,
    "close": CLOSE,
    "copied": Text("● Đã chép liên kết"),
    "uncopied": Text("■ Chưa chép được: hãy chép từ thanh địa chỉ."),
}
NOTHING = Text(
    "Không tìm thấy. Tìm được trang, chỉ số, thôn, chỉ tiêu, tháng và từ; không tìm tên người hay "
    "số định danh."
)
SEARCHED = {
    "name": Text("Tìm kiếm"),
    "placeholder": FIND,
    "hint": Text(
        "↑ ↓ chọn · ↵ mở · gõ không dấu cũng được: “thon 9”, “the het han”, “11/2023” · không tìm "
        "tên người"
    ),
    "open": Text("mở"),
    "nothing": NOTHING,
    "lost": Text("■ Mất kết nối với máy chủ nên chưa tìm được; sẽ tìm lại khi có mạng."),
    "ended": Text("■ Phiên đăng nhập đã kết thúc nên chưa tìm được."),
    "login": LOG_IN,
    "unread": Text("■ Máy chủ trả lời không đọc được nên chưa tìm được."),
    "reload": RELOAD,
    "close": CLOSE,
}
CHROME = {
    "Skip to main content": "Bỏ qua tới nội dung chính",
    "App pages": "Các trang",
    "Sidebar": "Thanh bên",
    "Expand sidebar": "Mở thanh bên",
    "Collapse sidebar": "Thu thanh bên",
    "Scroll tabs left": "Cuộn thẻ sang trái",
    "Scroll tabs right": "Cuộn thẻ sang phải",
    "Logo": "Biểu trưng",
    "Main menu": "Trình đơn chính",
    "Theme": "Giao diện",
    "(opens in new tab)": "(mở thẻ mới)",
    "Notifications": "Thông báo",
    "Open": "Mở",
    "Close": "Đóng",
    "Dismiss": "Đóng",
    "Select all": "Chọn tất cả",
    "Clear all": "Bỏ chọn tất cả",
    "Clear value": "Xóa giá trị",
    "Clear entry": "Xóa chữ đã nhập",
    "Selected values": "Giá trị đã chọn",
    "No results": "Không tìm thấy",
    "No options to select": "Không có gì để chọn",
    "Choose options": "Chọn",
    "Choose an option": "Chọn một mục",
    "Selectbox options": "Các mục để chọn",
    "Error": "Lỗi",
    "Error:": "Lỗi:",
    "Unknown error": "Lỗi chưa rõ",
    "Number is below the allowed range.": "Số nhỏ hơn mức cho phép.",
    "Number is above the allowed range.": "Số lớn hơn mức cho phép.",
    "Invalid input.": "Chưa nhập đúng.",
    "Increment": "Tăng",
    "Decrement": "Giảm",
    "Upload": "Chọn tệp",
    "Add files": "Thêm tệp",
    "file upload": "chọn tệp",
    "Drag and drop a file here": "Kéo và thả tệp vào đây",
    "Drag and drop files here": "Kéo và thả tệp vào đây",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thoát toàn màn hình",
    "Show data": "Xem số liệu",
    "Download as PNG": "Tải ảnh PNG",
    "Copy to clipboard": "Sao chép",
    "Copied": "Đã sao chép",
    "Link to heading": "Liên kết tới mục này",
    "Rerun": "Chạy lại",
    "Stop": "Dừng",
    "Stopping...": "Đang dừng…",
    "Running...": "Đang tính…",
    "Loading...": "Đang tải…",
    "Loading": "Đang tải",
    "Please wait...": "Xin chờ…",
    "Connecting": "Đang kết nối",
    "Connection error": "Mất kết nối",
    "Connecting to Streamlit server": "Đang kết nối tới máy chủ",
    "Unable to connect to Streamlit server": "Không kết nối được với máy chủ",
    "Page not found": "Không có trang này",
    "Connection timed out.": "Máy chủ trả lời quá lâu. Trang đang tự thử nối lại.",
    "Streamlit server is not responding. Are you connected to the internet?": (
        "Máy chủ không trả lời. Trang đang tự thử nối lại."
    ),
    "streamlit run yourscript.py": "make run",
    "Cannot connect to Streamlit (HTTP status: 403).": "Máy chủ từ chối kết nối (mã 403).",
    "If you are trying to access a Streamlit app running on another server, this could be due to "
    "the app's": "Có thể do thiết lập",
    "settings.": "của máy chủ.",
    "Bad message format": "Tin nhắn hỏng",
    "Script execution error": "Lỗi khi tính",
    "Connection lost. Please wait for the app to reconnect, then try again.": (
        "Mất kết nối. Hãy chờ nối lại rồi thử lần nữa."
    ),
    "Is Streamlit still running? If you accidentally stopped Streamlit, "
    "just restart it in your terminal:": "Máy chủ còn chạy không? Nếu đã tắt, hãy khởi động lại:",
    "Download failed": "Chưa tải được tệp.",
    "Upload failed": "Chưa gửi được tệp",
    "Click to retry upload": "Bấm để gửi lại",
    "Too many files": "Quá nhiều tệp",
    "File size is too small.": "Tệp quá nhỏ.",
    "Failed to generate file for download": "Chưa tạo được tệp. Hãy tải lại trang rồi thử lại.",
}
# What holds a number or a name of its own. Regular expressions of the browser.
PATTERNS = (
    (r"^(\d+) options? available\.$", "Có $1 mục để chọn."),
    (r"^Select (\d+) matches$", "Chọn cả $1 mục khớp"),
    (r"^(: )?Number is below .* than or equal to (.+)\.$", "$1Số quá nhỏ; hãy nhập từ $2 trở lên."),
    (
        r"^(: )?Number is above .* than or equal to (.+)\.$",
        "$1Số quá lớn; hãy nhập từ $2 trở xuống.",
    ),
    (r"^(: )?Number is outside .* between (.+) and (.+)\.$", "$1Hãy nhập số từ $2 đến $3."),
    (r"^Error: Number is below .* than or equal to (.+)\.$", "Lỗi: hãy nhập từ $1 trở lên."),
    (r"^Error: Number is above .* than or equal to (.+)\.$", "Lỗi: hãy nhập từ $1 trở xuống."),
    (r"^Error: Number is outside .* between (.+) and (.+)\.$", "Lỗi: hãy nhập số từ $1 đến $2."),
    (r"^(.*) files are not allowed\.$", "Không nhận loại tệp này: $1"),
    (r"^File must be (.+) or smaller\.$", "Tệp phải nhỏ hơn hoặc bằng $1."),
    (r"^Cancel upload of (.+)$", "Dừng gửi $1"),
    (r"^Connection failed with status (\d+)(?:,.*|\.)$", "Máy chủ từ chối kết nối (mã $1)."),
    (r"^(\S+) per file(?: • .*)?$", "Mỗi tệp tối đa $1"),
    (r"^(?:\w+ )+icon$", "biểu tượng"),
    (r"^Remove (.+)$", "Bỏ $1"),
    (r"^Help for (.+)$", "Giải thích: $1"),
    (r"^Show data: ", "Xem số liệu: "),
    (r"^Fullscreen: ", "Toàn màn hình: "),
    (r"^Close fullscreen: ", "Thoát toàn màn hình: "),
    (r"^Download as (PNG|SVG|CSV): ", "Tải $1: "),
    (r"^Press Enter to (?:apply|submit form|submit)$", "Nhấn Enter để nhận"),
    (r"^You have requested page \/(\S*?), but .*$", "Không có trang /$1; đang mở trang đầu."),
    (r"^(.*), (?:no )?selected\.?$", "$1"),
)
