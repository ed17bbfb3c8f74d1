"""What is wrong with a result that somebody enters, and what to do."""

from analytics.words.errors import ProjectError
from analytics.words.text import Text


class BadResult(ProjectError):
    """A result that cannot be."""


class WrongDay(BadResult):
    template = Text("Ngày “{fact}” không đúng. Hãy ghi ngày/tháng/năm, ví dụ 06/01/2025.")


class NotHeldYet(BadResult):
    template = Text("Buổi ngày {fact} chưa diễn ra. Hãy nhập sau khi buổi kết thúc.")


class WrongCount(BadResult):
    template = Text("Số người phải từ 0 trở lên ({fact}). Hãy nhập lại.")


class MoreThanInvited(BadResult):
    template = Text("Số người đến lớn hơn số người được mời ({fact}). Hãy nhập lại.")


class NothingEntered(BadResult):
    template = Text("Chưa có kết quả nào của buổi {fact} để rút lại.")
