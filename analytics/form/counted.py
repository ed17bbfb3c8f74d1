"""A number with its noun, right for every number: 1 person, 2 people; 1 người, 2 người."""

from analytics.form import number
from analytics.words.text import Language

# Vietnamese; English for one, English for any other number
NOUNS = {
    "person": ("người", "person", "people"),
    "village": ("thôn", "village", "villages"),
    "day": ("ngày", "day", "days"),
    "month": ("tháng", "month", "months"),
    "year": ("năm", "year", "years"),
    "target": ("chỉ tiêu", "target", "targets"),
    "scene": ("trang chiếu", "scene", "scenes"),
    "case": ("trường hợp", "case", "cases"),
    "card": ("thẻ", "card", "cards"),
    "value": ("giá trị", "value", "values"),
    "file": ("tệp", "file", "files"),
    "check": ("phép kiểm", "check", "checks"),
    "change": ("thay đổi", "change", "changes"),
    "message": ("thông điệp", "message", "messages"),
    "indicator": ("chỉ số", "indicator", "indicators"),
    "household": ("hộ", "household", "households"),
    "sitting": ("buổi", "sitting", "sittings"),
}


def counted(count: float | None, noun: str, language: Language) -> str:
    """'219 người' / '219 people'; the number as the one writer writes it."""
    return number.tailed(number.whole(count, language), f" {named(count, noun, language)}")


def named(count: float | None, noun: str, language: Language) -> str:
    """The noun alone, in the form the number asks for."""
    vi, one, more = NOUNS[noun]
    if language == "vi":
        return vi
    return one if count == 1 else more


def agreeing(count: float | None, one: str, more: str) -> str:
    """An English verb beside a counted noun: '1 village is', '2 villages are'."""
    return one if count == 1 else more
