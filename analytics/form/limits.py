"""What the synthetic population does not have: said by us before a reader finds it."""

from analytics.document import Column, Panel, Table, View
from analytics.words.text import Text

NEVER_HELD = Text(
    "Số điện thoại, thư điện tử, ảnh, vân tay, nhóm máu, sức khỏe, tài khoản ngân hàng, "
    "tiền án, tiền sự"
)
LIMITS: tuple[tuple[Text, Text], ...] = (
    (
        Text("Chưa so với sổ cư trú thật"),
        Text("Phép kiểm chỉ so với bảng tham chiếu; bảng sai thì dân cư cũng sai theo."),
    ),
    (
        Text("Số của một xã có phần ngẫu nhiên"),
        Text("Nhóm nhỏ lệch vài phần trăm là bình thường; không coi là quy luật."),
    ),
    (
        Text("Không chuyển hộ khẩu giữa các thôn"),
        Text("Mỗi nhân khẩu thuộc một thôn suốt đời; cặp mới cưới trong xã là cùng thôn."),
    ),
    (
        Text("Chưa có sắp xếp địa giới năm 2025"),
        Text("Tên xã và các thôn giữ nguyên sau ngày 01/7/2025."),
    ),
    (
        Text("Người tạm trú chỉ ở nhờ hộ"),
        Text("Không có nhà trọ, ký túc xá hay hộ tập thể."),
    ),
    (
        Text("Dân tộc, tôn giáo không đổi"),
        Text("Giữ nguyên suốt đời."),
    ),
    (
        Text("Lỗi ghi chép không nằm trong số liệu"),
        Text("Lỗi được tạo trong một bản sao có đáp án; các trang đọc sổ sạch."),
    ),
)


def limits_panel(view: View) -> Panel:
    return Panel(
        "limits",
        view.say("{limits} điều dữ liệu giả lập chưa có", limits=len(LIMITS)),
        view.say("Đọc số liệu thì nhớ những điều này"),
        Table(
            (
                Column(view.say("Điểm yếu")),
                Column(view.say("Nghĩa là")),
            ),
            tuple((what.in_(view.language), so.in_(view.language)) for what, so in LIMITS),
        ),
    )
