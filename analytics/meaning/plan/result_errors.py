"""What is wrong with a result that somebody enters, and what to do."""

from analytics.words.errors import ProjectError
from analytics.words.text import Text


class BadResult(ProjectError):
    """A result that cannot be."""


class WrongDay(BadResult):
    template = Text(
        "Ngày “{fact}” không đúng. Hãy ghi ngày/tháng/năm, ví dụ 06/01/2025.",
        "Date “{fact}” is wrong. Write day/month/year, for example 06/01/2025.",
    )


class NotHeldYet(BadResult):
    template = Text(
        "Buổi ngày {fact} chưa diễn ra. Hãy nhập sau khi buổi kết thúc.",
        "The sitting of {fact} has not taken place yet. Enter it afterwards.",
    )


class WrongCount(BadResult):
    template = Text(
        "Số người phải từ 0 trở lên ({fact}). Hãy nhập lại.",
        "Counts of people must be 0 or more ({fact}). Enter them again.",
    )


class MoreThanInvited(BadResult):
    template = Text(
        "Số người đến lớn hơn số người được mời ({fact}). Hãy nhập lại.",
        "More people came than were invited ({fact}). Enter them again.",
    )


class NothingEntered(BadResult):
    template = Text(
        "Chưa có kết quả nào của buổi {fact} để rút lại.",
        "There is no result of the sitting {fact} to withdraw.",
    )
