"""Who looks at which month, through which filters, with what chosen in the page's own controls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, Protocol, TypeVar

from analytics.document import number
from analytics.document.table import Column, Heads
from analytics.meaning.answer import Answer
from analytics.meaning.ask import ask
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import By, Filters, Question, Reader
from analytics.meaning.remembered import PAGES, remembered
from analytics.words.text import Language, Text, worded

T = TypeVar("T")


class Told(Protocol):
    """A control of a page, as far as its view needs to know it."""

    @property
    def name(self) -> str: ...
    @property
    def whole(self) -> bool: ...
    def begins(self, view: "View") -> Any: ...


@dataclass(frozen=True)
class View:
    """One reader looking at one month through filters."""

    reader: Reader
    month: date
    where: Filters = field(default_factory=Filters)
    told: Mapping[str, Any] = field(default_factory=dict, hash=False)  # chosen by control

    @property
    def language(self) -> Language:
        return self.reader.language

    def say(
        self, words: str | Text, /, *, context: str = "", n: float | None = None, **facts: object
    ) -> str:
        """Words of the code in the reader's language, the facts in their braces, numbers and days
        as the one writer writes them; `n` is the number that the form of the sentence hangs on."""
        told = {name: number.fact(one, self.language) for name, one in facts.items()}
        if isinstance(words, Text):
            return words.filled(**told).in_(self.language) if told else words.in_(self.language)
        return worded(words, self.language, told, context=context, n=n)

    def columns(self, *heads: str | Heads | Column) -> tuple[Column, ...]:
        """The head of a table: bare words stand over text."""
        made: list[Column] = []
        for one in heads:
            if isinstance(one, Heads):
                made += (Column(self.say(words), one.kind) for words in one.words)
            else:
                made.append(Column(self.say(one)) if isinstance(one, str) else one)
        return tuple(made)

    def ask(
        self,
        *indicators: Indicator,
        by: tuple[By, ...] = (),
        months_back: int = 0,
        dimension: str = "",
    ) -> Answer:
        question = Question(indicators, self.month, by, self.where, months_back, dimension)
        return ask(question, self.reader)

    def chosen(self, control: Told) -> Any:
        """What the reader chose; the control's own beginning where there is no screen, and where
        the control moves the whole commune while the reader sees one village."""
        if control.whole and self.reader.role == "village":
            return control.begins(self)
        return self.told.get(control.name, control.begins(self))

    @property
    def by_person(self) -> bool:
        """One sex or one age is looked at: no target is theirs, and no homes are known of them."""
        return bool(self.where.sexes or self.where.age_bands)

    def whole(self, told: float | None) -> str:
        return number.whole(told, self.language)

    def goal(self, target: float) -> str:
        return number.goal(target, self.language)

    def month_name(self, month: date) -> str:
        return number.month_name(month, self.language)

    def counted(self, count: float | None, noun: str) -> str:
        return number.counted(count, noun, self.language)

    @property
    def total(self) -> str:
        """The area whose figure sums everything this reader looks at."""
        return self.reader.area if self.reader.role == "village" else "commune"


def _fixed(told: Any) -> Any:
    return tuple(told) if isinstance(told, list) else told


def built_once(page: Callable[[View], T]) -> Callable[[View], T]:
    """A page that says the same to whoever stands at the same spot, and hangs on nothing else."""

    @wraps(page)
    def built(view: View) -> T:
        told = tuple((key, _fixed(one)) for key, one in sorted(view.told.items()))
        kept: T = _built(page, view.reader, view.month, view.where, told)
        return kept

    return built


@remembered(entries=True, spoken=True, memory=PAGES)
def _built(page: Callable[[View], Any], reader: Reader, *at: Any) -> Any:
    month, where, told = at
    return page(View(reader, month, where, dict(told)))
