"""What became of the population in a year: born, died, came, went, and that it adds up."""

from dataclasses import dataclass

from analytics.document import Panel, Table, View, Way, added, between, number, under
from analytics.form.phrase import people
from analytics.meaning.answer import Figure
from analytics.meaning.ask import months_of
from analytics.meaning.catalogue import (
    BIRTHS,
    DEATHS,
    MOVED_IN,
    MOVED_OUT,
    POPULATION_REGISTERED,
)
from analytics.words.month import shifted

YEAR = 12  # months of a flow that are added
SHOWN = 24  # months of the line
HEIGHT = 56  # px
FLOWS = (BIRTHS, DEATHS, MOVED_IN, MOVED_OUT)


@dataclass(frozen=True)
class Year:
    """Residents at the end of each month shown; the flows of the last `months` of them."""

    stocks: tuple[Figure, ...]
    flows: tuple[tuple[int, ...], ...]  # by month: born, died, came, went
    months: int
    before: int  # residents when the first of these months began

    @property
    def now(self) -> int:
        return int(self.stocks[-1].having or 0)

    @property
    def sums(self) -> tuple[int, ...]:
        return tuple(sum(one) for one in zip(*self.flows[-self.months :], strict=True))

    @property
    def grown(self) -> int:
        """Into an age that is looked at, less those out of it: who only grew older."""
        born, died, came, went = self.sums if self.months else (0, 0, 0, 0)
        return self.now - self.before - (born - died + came - went)


def year_of(view: View) -> Year:
    """A year back, or as far as there are figures. How many people of an age there were before the
    first month, nobody counted; of everybody it follows from what happened since."""
    answer = view.ask(POPULATION_REGISTERED, *FLOWS, months_back=SHOWN - 1)
    stocks, *series = (answer.of(one, area=view.total) for one in (POPULATION_REGISTERED, *FLOWS))
    flows = tuple(
        tuple(int(one.having or 0) for one in month) for month in zip(*series, strict=True)
    )
    if shifted(view.month, -YEAR) in months_of(view.reader):
        return Year(stocks, flows, YEAR, int(stocks[-1 - YEAR].having or 0))
    if view.where.age_bands:
        return Year(stocks, flows, len(stocks) - 1, int(stocks[0].having or 0))
    net = sum(born - died + came - went for born, died, came, went in flows)
    return Year(stocks, flows, len(stocks), int(stocks[-1].having or 0) - net)


def change_panel(view: View) -> Panel:
    year = year_of(view)
    names = [view.month_name(one.month) for one in year.stocks]
    return Panel(
        "change",
        change_title(view, year),
        change_sum(view, year),
        Table(
            view.columns(
                "Tháng", under("whole", "Cuối tháng", "Sinh", "Tử", "Chuyển đến", "Chuyển đi")
            ),
            tuple(
                (name, stock.having, *flows)
                for name, stock, flows in zip(names, year.stocks, year.flows, strict=True)
            ),
        ),
        drawn=Way(
            tuple(float(one.having or 0) for one in year.stocks),
            (view.whole(year.stocks[0].having), view.whole(year.now)),
            (names[0], names[-1]),
            HEIGHT,
        ),
        derived=(
            between(year.now, year.before, places=0),
            between(len(names), len(names) - year.months, places=0),
            *(
                added(month[place] for month in year.flows[-year.months :])
                for place in range(len(FLOWS) if year.months else 0)
            ),
        ),
        span=(6, 1),
        grow=0.3,
    )


def change_title(view: View, year: Year) -> str:
    """How many more or fewer than a year ago, or since the register began."""
    if not year.months:
        return view.say("{whom}; chưa có tháng trước để so", whom=people(view, year.now))
    more = year.now - year.before
    whom = people(view, abs(more))
    when = view.say("{months} tháng qua", n=year.months, months=year.months)
    if not more:
        return view.say("{when} số dân không đổi", when=when)
    if more > 0:
        return view.say("{when} thêm {whom}", when=when, whom=whom)
    return view.say("{when} bớt {whom}", when=when, whom=whom)


def change_sum(view: View, year: Year) -> str:
    """The whole sum, so that a reader can add it up: 5.192 + 74 − 50 + 61 − 76 = 5.201."""
    if not year.months:
        return ""
    born, died, came, went = year.sums
    parts = view.say(
        "{before} thường trú + {born} sinh − {died} tử + {came} đến − {went} đi",
        before=year.before,
        born=born,
        died=died,
        came=came,
        went=went,
    )
    if year.grown:
        sign = "+" if year.grown > 0 else number.MINUS
        grown = view.say("{grown} sang tuổi khác", grown=abs(year.grown))
        parts += f" {sign} {grown}"
    return f"{parts} = {view.whole(year.now)}"
