"""How a month stands: what was published of it, and whether today's figures still say the same."""

from dataclasses import dataclass
from datetime import date

from analytics.meaning.ask import months_of
from analytics.meaning.door import shelf_of
from analytics.meaning.publication.compared import Difference, compared, published_figures
from analytics.meaning.publication.compared import differences as differences_between
from analytics.meaning.publication.content import figures_now
from analytics.meaning.publication.publish import CountedAgain, reader_of, recounted
from analytics.meaning.question import Reader
from analytics.words.publication import Issued, Publication


@dataclass(frozen=True)
class Standing:
    """`number` counts every place of the month, damaged ones too; 0 where nothing lies there.

    `recount` is None where there is nothing to count again.
    """

    month: date
    number: int = 0
    publication: Publication | None = None
    recount: CountedAgain | None = None

    @property
    def code(self) -> str:
        """What may be printed on paper made today: empty once the figures have moved on."""
        same = self.publication and self.recount and self.recount.same
        return self.publication.code if self.publication and same else ""


def standing_of(reader: Reader, month: date) -> Standing:
    """The newest publication of a month; an older one never stands in for a damaged newest."""
    shelf = shelf_of(reader)
    places = [one for one in shelf.all() if one.month == month]
    if not places:
        return Standing(month)
    last = places[-1]
    again = (
        recounted(shelf, last.publication)
        if last.publication and month in months_of(reader_of(shelf))
        else None
    )
    return Standing(month, last.number, last.publication, again)


def report_before(reader: Reader, month: date) -> Publication | None:
    """The newest publication of the last month published before this one."""
    earlier = [
        one.publication for one in shelf_of(reader).all() if one.publication and one.month < month
    ]
    return earlier[-1] if earlier else None


def since(reader: Reader, before: Publication, standing: Standing) -> tuple[Difference, ...]:
    """The month against an earlier publication: as published, or as counted now."""
    shelf = shelf_of(reader)
    if standing.publication:
        return compared(shelf, before, standing.publication)
    now = figures_now(reader_of(shelf), standing.month)
    return differences_between(published_figures(shelf, before), now)


def issue(reader: Reader, told: Publication, content: bytes, *, name: str, at: str) -> Issued:
    """Enters a file that carries a code in the book of what was handed out."""
    return shelf_of(reader).issue(told, content, name=name, at=at, who=reader.role)
