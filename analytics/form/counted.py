"""A number with its noun, right for every number: 1 person, 2 people; 1 người, 2 người."""

from analytics.form import number
from analytics.words.text import Language

# Vietnamese; English for one, and for more where an s does not make it
NOUNS: dict[str, tuple[str, ...]] = {
    "person": ("người", "person", "people"),
    "village": ("thôn", "village"),
    "day": ("ngày", "day"),
    "month": ("tháng", "month"),
    "year": ("năm", "year"),
    "target": ("chỉ tiêu", "target"),
    "scene": ("trang chiếu", "scene"),
    "case": ("trường hợp", "case"),
    "card": ("thẻ", "card"),
    "value": ("giá trị", "value"),
    "file": ("tệp", "file"),
    "check": ("phép kiểm", "check"),
    "change": ("thay đổi", "change"),
    "message": ("thông điệp", "message"),
    "indicator": ("chỉ số", "indicator"),
    "household": ("hộ", "household"),
    "sitting": ("buổi", "sitting"),
    "age_group": ("nhóm tuổi", "age group"),
    "group": ("nhóm", "group"),
}


def counted(count: float | None, noun: str, language: Language) -> str:
    """'219 người' / '219 people'; the number as the one writer writes it."""
    return number.tailed(number.whole(count, language), f" {named(count, noun, language)}")


def named(count: float | None, noun: str, language: Language) -> str:
    """The noun alone, in the form the number asks for."""
    vi, one, *more = NOUNS[noun]
    if language == "vi":
        return vi
    return one if count == 1 else "".join(more) or f"{one}s"


def agreeing(count: float | None, one: str, more: str) -> str:
    """An English verb beside a counted noun: '1 village is', '2 villages are'."""
    return one if count == 1 else more
