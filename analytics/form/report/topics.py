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
            "tuyến",
            "Utilities for administrative procedures and online public services",
        ),
    ),
    Topic(
        "3.2",
        Text(
            "Nhóm tiện ích phục vụ phát triển kinh tế, xã hội",
            "Utilities for economic and social development",
        ),
    ),
    Topic(
        "3.3",
        Text("Nhóm tiện ích phục vụ công dân số", "Utilities for digital citizens"),
    ),
    Topic(
        "3.4",
        Text(
            "Nhóm tiện ích hoàn thiện hệ sinh thái kết nối, khai thác, bổ sung làm giàu dữ liệu "
            "dân cư",
            "Utilities that connect, use and enrich population data",
        ),
    ),
    Topic(
        "3.5",
        Text(
            "Nhóm tiện ích phục vụ chỉ đạo, điều hành của lãnh đạo các cấp",
            "Utilities for leadership at every level",
        ),
    ),
    Topic(
        "4",
        Text(
            "Làm sạch dữ liệu và cấp thẻ CCCD/căn cước",
            "Cleaning of data and ID cards",
        ),
    ),
    Topic("5", Text("Bảo đảm an ninh, an toàn", "Security and safety")),
    Topic("6", Text("Hạ tầng", "Infrastructure")),
    Topic("7", Text("Nhân lực", "Staff")),
    Topic("8", Text("Tuyên truyền, thi đua", "Publicity and emulation")),
)
