"""The tables a synthetic population was drawn from, how far they hold, what it does not have."""

from analytics.document import Panel, Table, View, under
from analytics.meaning.unit import Reference, references_of
from analytics.words.text import Text

STANDINGS = {
    "assumption": Text("Giả định"),
    "mixed": Text("Một phần có nguồn"),
    "derived": Text("Suy ra từ bảng khác"),
    "knowledge": Text("Hiểu biết chuyên môn"),
    "sourced": Text("Có nguồn công bố"),
}

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
    (Text("Người tạm trú chỉ ở nhờ hộ"), Text("Không có nhà trọ, ký túc xá hay hộ tập thể.")),
    (Text("Dân tộc, tôn giáo không đổi"), Text("Giữ nguyên suốt đời.")),
    (
        Text("Lỗi ghi chép không nằm trong số liệu"),
        Text("Lỗi được tạo trong một bản sao có đáp án; các trang đọc sổ sạch."),
    ),
)


def references(view: View) -> tuple[Reference, ...]:
    """The least certain first, by file name within a standing."""
    order = tuple(STANDINGS)
    found = references_of(view.reader)
    return tuple(sorted(found, key=lambda one: (order.index(one.standing), one.table)))


def references_panel(view: View) -> Panel:
    tables = references(view)
    by_standing = {
        standing: [one for one in tables if one.standing == standing] for standing in STANDINGS
    }
    return Panel(
        "references",
        view.say(
            "{assumed}/{tables} bảng tham chiếu là giả định, {mixed} bảng chỉ một phần có nguồn",
            assumed=len(by_standing["assumption"]),
            tables=len(tables),
            mixed=len(by_standing["mixed"]),
        ),
        view.say("Các tỷ lệ để tạo dân cư. Giả định: được chọn, vì chưa có số công bố của xã"),
        Table(
            view.columns("Căn cứ", under("whole", "Số bảng"), "Gồm"),
            tuple(
                (
                    view.say(STANDINGS[standing]),
                    len(held),
                    "; ".join(view.say(one.what) for one in held),
                )
                for standing, held in by_standing.items()
                if held
            ),
        ),
        more=(view.say("Xem từng bảng và nguồn"), sources(view, tables)),
    )


def sources(view: View, tables: tuple[Reference, ...]) -> Table:
    return Table(
        view.columns("Bảng", "Căn cứ", "Nguồn hoặc mốc tham khảo", "Tệp"),
        tuple(
            (
                view.say(one.what),
                view.say(STANDINGS[one.standing]),
                one.source or view.say("không có"),
                f"{one.table}.csv",
            )
            for one in tables
        ),
    )


def limits_panel(view: View) -> Panel:
    return Panel(
        "limits",
        view.say("{limits} điều dữ liệu giả lập chưa có", limits=len(LIMITS)),
        view.say("Đọc số liệu thì nhớ những điều này"),
        Table(
            view.columns("Điểm yếu", "Nghĩa là"),
            tuple((view.say(what), view.say(so)) for what, so in LIMITS),
        ),
    )
