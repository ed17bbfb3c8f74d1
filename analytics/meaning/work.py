"""What can be given somebody to do, and how many people at home it is still about.

A choice of kinds and no free text, so that nothing about a person is ever written down.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analytics.meaning.answer import Figure
from analytics.meaning.ask import ask
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_APPROVED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.indicator import PRESENT, Indicator, count
from analytics.meaning.question import Filters, Question, Reader
from analytics.words.text import Text

UNTOLD_AT_HOME = count(
    "untold_at_home",
    Text("Chưa thông báo số định danh, có mặt"),
    Text("Người thường trú có mặt chưa được thông báo số định danh cá nhân."),
    among=PRESENT,
    having=f"not ({ID_NUMBER_NOTIFIED.numerator})",
)


@dataclass(frozen=True)
class Work:
    """A kind of work for a share that shall rise.

    It is about those counted by `whom`: a count, or those of a share who have it not yet; with
    `then`, those of them who do not have that.
    """

    key: str
    name: Text
    raises: Indicator
    whom: Indicator
    then: Indicator | None = None

    def people(self, figures: Iterable[Figure]) -> int:
        """Of the figures of `asked` at one place."""
        whom, *rest = figures
        if rest:
            return max(0, int(whom.having or 0) - int(rest[0].having or 0))
        return int(whom.having or 0) if whom.among is None else whom.among - int(whom.having or 0)

    @property
    def asked(self) -> tuple[Indicator, ...]:
        return (self.whom, self.then) if self.then else (self.whom,)


WORKS = {
    one.key: one
    for one in (
        Work("enrol", Text("Thu nhận định danh"), EID_SUBMITTED, EID_SUBMITTED),
        Work("activate", Text("Kích hoạt định danh"), EID_ACTIVATED, EID_APPROVED, EID_ACTIVATED),
        Work("visit", Text("Mở buổi lưu động"), EID_ACTIVATED, EID_ACTIVATED),
        Work("card", Text("Làm thẻ căn cước"), CARD_COVERAGE_PRESENT, CARD_COVERAGE_PRESENT),
        Work("notify", Text("Báo số định danh"), ID_NUMBER_NOTIFIED, UNTOLD_AT_HOME),
    )
}


def left(reader: Reader, month: date, work: Work, areas: tuple[str, ...]) -> int:
    """People at home whom the work is still about; `areas` empty: all the reader may see."""
    question = Question(work.asked, month, by=("area",), where=Filters(areas=areas))
    total = reader.area if reader.role == "village" else "commune"
    answer = ask(question, reader)
    return work.people(answer.one(one, area=total) for one in work.asked)
