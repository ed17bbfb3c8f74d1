"""The ten headings of part II, each with its part of the plan."""

from dataclasses import dataclass

from analytics.words.text import Text


@dataclass(frozen=True)
class Topic:
    """A heading of part II: its part of the plan and its words."""

    section: str
    words: Text


TOPICS = (
    Topic(
        "3.1",
        Text(
            "Nhóm tiện ích phục vụ giải quyết thủ tục hành chính và cung cấp dịch vụ công trực "
            "tuyến"
        ),
    ),
    Topic(
        "3.2",
        Text("Nhóm tiện ích phục vụ phát triển kinh tế, xã hội"),
    ),
    Topic(
        "3.3",
        Text("Nhóm tiện ích phục vụ công dân số"),
    ),
    Topic(
        "3.4",
        Text(
            "Nhóm tiện ích hoàn thiện hệ sinh thái kết nối, khai thác, bổ sung làm giàu dữ liệu "
            "dân cư"
        ),
    ),
    Topic(
        "3.5",
        Text("Nhóm tiện ích phục vụ chỉ đạo, điều hành của lãnh đạo các cấp"),
    ),
    Topic(
        "4",
        Text("Làm sạch dữ liệu và cấp thẻ CCCD/căn cước"),
    ),
    Topic("5", Text("Bảo đảm an ninh, an toàn")),
    Topic("6", Text("Hạ tầng")),
    Topic("7", Text("Nhân lực")),
    Topic("8", Text("Tuyên truyền, thi đua")),
)
