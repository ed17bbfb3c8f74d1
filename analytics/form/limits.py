"""What the synthetic population does not have: said by us before a reader finds it."""

from analytics.form.panel import Column, Panel, Table
from analytics.form.view import View
from analytics.words.text import Text

NEVER_HELD = Text(
    "Số điện thoại, thư điện tử, ảnh, vân tay, nhóm máu, sức khỏe, tài khoản ngân hàng, "
    "tiền án, tiền sự",
    "Phone numbers, e-mail, photos, fingerprints, blood groups, health, bank accounts, "
    "criminal records",
)
LIMITS: tuple[tuple[Text, Text], ...] = (
    (
        Text("Chưa so với sổ cư trú thật", "Not compared with a real register"),
        Text(
            "Phép kiểm chỉ so với bảng tham chiếu; bảng sai thì dân cư cũng sai theo.",
            "Checks compare with the reference tables only; where a table is wrong, so are they.",
        ),
    ),
    (
        Text("Số của một xã có phần ngẫu nhiên", "One commune has its luck"),
        Text(
            "Nhóm nhỏ lệch vài phần trăm là bình thường; không coi là quy luật.",
            "Small groups may be off by a few per cent; do not read a rule into it.",
        ),
    ),
    (
        Text("Không chuyển hộ khẩu giữa các thôn", "No moves between villages"),
        Text(
            "Mỗi nhân khẩu thuộc một thôn suốt đời; cặp mới cưới trong xã là cùng thôn.",
            "Each resident stays in one village for life; couples who wed here share a village.",
        ),
    ),
    (
        Text("Chưa có sắp xếp địa giới năm 2025", "No mergers of 2025"),
        Text(
            "Tên xã và các thôn giữ nguyên sau ngày 01/7/2025.",
            "The commune and its villages keep their names after 01/07/2025.",
        ),
    ),
    (
        Text("Người tạm trú chỉ ở nhờ hộ", "Temporary residents live with hosts only"),
        Text(
            "Không có nhà trọ, ký túc xá hay hộ tập thể.",
            "There are no lodgings, dormitories or collective households.",
        ),
    ),
    (
        Text("Dân tộc, tôn giáo không đổi", "Ethnicity and religion never change"),
        Text("Giữ nguyên suốt đời.", "Both are kept for life."),
    ),
    (
        Text("Lỗi ghi chép không nằm trong số liệu", "Errors of records are kept apart"),
        Text(
            "Lỗi được tạo trong một bản sao có đáp án; các trang đọc sổ sạch.",
            "They are made in a copy with its answers; the pages read the clean register.",
        ),
    ),
)


def limits_panel(view: View) -> Panel:
    return Panel(
        "limits",
        view.say(
            f"{len(LIMITS)} điều dữ liệu giả lập chưa có",
            f"{len(LIMITS)} things the synthetic data lack",
        ),
        view.say("Đọc số liệu thì nhớ những điều này", "Keep these in mind when reading a figure"),
        Table(
            (
                Column(view.say("Điểm yếu", "Weakness")),
                Column(view.say("Nghĩa là", "That is")),
            ),
            tuple((what.in_(view.language), so.in_(view.language)) for what, so in LIMITS),
        ),
    )
