"""A number with its noun, right for every number: 1 person, 2 people; 1 người, 2 người."""

from analytics.document import number
from analytics.words.text import Language, Noun

NOUNS = {
    "person": Noun("người"),
    "village": Noun("thôn"),
    "day": Noun("ngày"),
    "month": Noun("tháng"),
    "year": Noun("năm"),
    "target": Noun("chỉ tiêu"),
    "scene": Noun("trang chiếu"),
    "case": Noun("trường hợp"),
    "card": Noun("thẻ"),
    "value": Noun("giá trị"),
    "file": Noun("tệp"),
    "check": Noun("phép kiểm"),
    "change": Noun("thay đổi"),
    "message": Noun("thông điệp"),
    "indicator": Noun("chỉ số"),
    "household": Noun("hộ"),
    "sitting": Noun("buổi"),
    "age_group": Noun("nhóm tuổi"),
    "group": Noun("nhóm"),
}


def counted(count: float | None, noun: str, language: Language) -> str:
    """'219 người' / '219 people'; the number as the one writer writes it."""
    return number.tailed(number.whole(count, language), f" {named(count, noun, language)}")


def named(count: float | None, noun: str, language: Language) -> str:
    """The noun alone, in the form the number asks for."""
    return NOUNS[noun].beside(count, language)
