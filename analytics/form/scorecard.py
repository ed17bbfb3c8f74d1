"""The scorecard of a synthetic population: a row a measure, worst first, every date behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.document import Column, Panel, Table, View, number, under
from analytics.meaning.answer import Evidence
from analytics.words.text import Language, Text

COUNTS = ("S11", "S16")  # measures in whole records
POINTS = ("S3", "S3-births")  # in points of a ratio on 100
TIMES = Text(" lần")  # multiples of what chance gives
VERDICTS = {
    "missed": Text("■ chưa đạt"),
    "wavered": Text("▲ có năm chưa đạt"),
    "met": Text("● đạt"),
    "told": Text("○ chỉ để biết"),
}

NAMED = 3  # checks named in the title before it says "and so many more"


@dataclass(frozen=True)
class Measured:
    """A measure on all its days, oldest first."""

    days: tuple[Evidence, ...]

    @property
    def now(self) -> Evidence:
        return self.days[-1]

    @property
    def januaries(self) -> dict[int, Evidence]:
        """The first of January of each year, but for the last day measured."""
        return {
            one.day.year: one for one in self.days[:-1] if (one.day.month, one.day.day) == (1, 1)
        }

    @property
    def verdict(self) -> str:
        """Met only where it was met on every day: the past has to fit as well as today."""
        if self.now.met is None:
            return "told"
        if not self.now.met:
            return "missed"
        return "met" if all(one.met is not False for one in self.days) else "wavered"

    @property
    def excess(self) -> float:
        """By how many times the last value is beyond its limit; infinite where none is allowed."""
        if self.now.bar is None:
            return 0.0
        return self.now.value / self.now.bar if self.now.bar else float("inf")


def checks(evidence: Iterable[Evidence]) -> tuple[Measured, ...]:
    """Not met first, furthest off first; the rest in the order published."""
    by_measure: dict[str, list[Evidence]] = {}
    for one in evidence:
        by_measure.setdefault(one.measure, []).append(one)
    found = [Measured(tuple(sorted(days, key=lambda one: one.day))) for days in by_measure.values()]
    order = tuple(VERDICTS)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                order.index(one.verdict),
                -one.excess if one.verdict == "missed" else 0.0,
            ),
        )
    )


def judged(found: Iterable[Measured]) -> tuple[int, int]:
    """How many checks are met on every day, among how many that have a limit."""
    verdicts = [one.verdict for one in found if one.verdict != "told"]
    return verdicts.count("met"), len(verdicts)


def unit(one: Evidence) -> str:
    if one.measure in COUNTS:
        return "count"
    if one.measure in POINTS or one.measure.startswith("U-"):
        return "points"
    by_chance = one.measure.endswith("-Z") or one.measure == "presence-age"
    return "times" if by_chance and one.scope == "commune" else "percent"


def scaled(one: Evidence, value: float | None) -> float | None:
    """The number as read: a share becomes a percentage."""
    return value if value is None or unit(one) != "percent" else 100 * value


def distance(one: Evidence, language: Language) -> str:
    return number.tailed(bare(one, one.value, language), _tail(one, language))


def limit(one: Evidence, language: Language) -> str:
    if one.bar is None:
        return number.ABSENT
    return number.tailed(bare(one, one.bar, language), _tail(one, language))


def unit_name(one: Evidence, language: Language) -> str:
    return _tail(one, language).strip()


def in_row(days: Iterable[Evidence | None], language: Language) -> str:
    """Values side by side, their unit once at the end; ■ before each that was not met."""
    told = tuple(days)
    tail = next((_tail(one, language) for one in told if one), "")
    return (
        " · ".join(
            f"{'■' if one.met is False else ''}{bare(one, one.value, language)}"
            if one
            else number.ABSENT
            for one in told
        )
        + tail
    )


def bare(one: Evidence, value: float, language: Language) -> str:
    """As many decimals as it takes that a value beyond its limit does not read like the limit."""
    if unit(one) == "count":
        return number.whole(value, language)
    shown, bar = scaled(one, one.value) or 0.0, scaled(one, one.bar)
    places = next(
        (n for n in (1, 2) if bar is None or one.met or round(shown, n) != round(bar, n)), 4
    )
    return number.decimal(scaled(one, value), language, places=places)


def _tail(one: Evidence, language: Language) -> str:
    return {"percent": "%", "times": TIMES.in_(language)}.get(unit(one), "")


def scorecard_panel(view: View, found: tuple[Measured, ...]) -> Panel:
    years = sorted({year for one in found for year in one.januaries})
    last = max(one.now.day for one in found)
    return Panel(
        "scorecard",
        scorecard_title(view, found),
        view.say(
            "Độ lệch giữa dân cư giả lập và bảng tham chiếu, toàn xã, ngày {last} và mỗi ngày 1/1 "
            "(■: năm đó chưa đạt; mức được lệch có thể khác theo năm)",
            last=last,
        ),
        Table(
            view.columns(
                "So điều gì",
                under("verdict", "Kết quả"),
                under("written", "Độ lệch", "Được lệch"),
                Column(view.say("Ngày 1/1: ") + " · ".join(str(year) for year in years)),
                "Nghĩa là",
            ),
            tuple(
                (
                    view.say(one.now.label),
                    view.say(VERDICTS[one.verdict]),
                    distance(one.now, view.language),
                    limit(one.now, view.language),
                    januaries(view, one, years),
                    view.say(one.now.note),
                )
                for one in found
            ),
        ),
        more=(view.say("Xem mọi ngày"), every_date(view, found)),
    )


def scorecard_title(view: View, found: tuple[Measured, ...]) -> str:
    met, among = judged(found)
    missed = [f"“{view.say(one.now.label)}”" for one in found if one.verdict == "missed"]
    wavered = sum(one.verdict == "wavered" for one in found)
    names, rest = ", ".join(missed[:NAMED]), len(missed) - NAMED
    if rest > 0:
        names += view.say(" và {rest} phép khác", rest=rest)
    parts = (
        view.say("{met}/{among} phép kiểm đạt ở mọi ngày", n=among, met=met, among=among),
        view.say("{missed} chưa đạt: {names}", missed=len(missed), names=names) if missed else "",
        view.say("{wavered} có năm chưa đạt", wavered=wavered) if wavered else "",
    )
    return "; ".join(filter(None, parts))


def januaries(view: View, check: Measured, years: list[int]) -> str:
    """The values in the order of the column's years."""
    own = check.januaries
    return in_row(map(own.get, years), view.language) if own else number.ABSENT


def every_date(view: View, found: tuple[Measured, ...]) -> Table:
    def result(one: Evidence) -> str:
        verdict = {None: "told", True: "met", False: "missed"}[one.met]
        return view.say(VERDICTS[verdict])

    return Table(
        view.columns(
            "So điều gì",
            "Ngày",
            under("verdict", "Kết quả"),
            under("precise", "Độ lệch", "Được lệch"),
            "Đơn vị",
            "Nghĩa là",
        ),
        tuple(
            (
                view.say(one.label),
                number.day(one.day),
                result(one),
                scaled(one, one.value),
                scaled(one, one.bar),
                unit_name(one, view.language),
                view.say(one.note),
            )
            for check in found
            for one in check.days
        ),
    )
