"""Who is left, village by village, as the figures say it: at home by age, away, needed."""

from datetime import date, timedelta

from analytics.meaning.answer import Answer
from analytics.meaning.ask import areas_of, ask
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
)
from analytics.meaning.forecast.state import NOT_YET, state_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.sitting import GROUPS, Day, Village
from analytics.meaning.question import Question, Reader
from analytics.words.errors import BadArgument
from analytics.words.month import shifted

# Each share among people present, and the same among all registered: the difference is away.
PAIRS = {
    EID_ACTIVATED: EID_ACTIVATED_REGISTERED,
    CARD_COVERAGE_PRESENT: CARD_COVERAGE_REGISTERED,
}
PLANNED = (*PAIRS, *PAIRS.values())


def villages_left(reader: Reader, month: date, indicator: Indicator) -> tuple[Village, ...]:
    """Every village the reader may see, at the end of a closed month."""
    present, registered = _pair(indicator)
    asked = (present, registered)
    whole = ask(Question(asked, month, by=("area",)), reader)
    bands = ask(Question((present,), month, by=("area", "age_band")), reader)
    return tuple(
        _village(whole, bands, area, present=present, registered=registered, asked=indicator)
        for area in whole.areas
        if reader.role != "village" or area == reader.area
    )


def villages_home(reader: Reader, month: date, indicator: Indicator) -> tuple[Village, ...]:
    """Who is at home without what any share that shall rise counts, by age.

    Where the figures do not tell those at home from those away by age, their ages are taken for
    alike.
    """
    if indicator in PLANNED:
        return villages_left(reader, month, indicator)
    state, names = state_of(reader, indicator, month), areas_of(reader)
    bands = ask(Question((indicator,), month, by=("area", "age_band")), reader)
    return tuple(
        Village(area, names[area], **_by_age(bands, indicator, area, int(home)))
        for area, home in zip(state.villages, state.stock[-1, :, NOT_YET], strict=True)
    )


def _by_age(bands: Answer, indicator: Indicator, area: str, home: int) -> dict[str, int]:
    counts = {
        group: sum(_missing(bands, indicator, area, band) for band in own)
        for group, own in GROUPS.items()
    }
    whole = sum(counts.values())
    shared = {group: home * count // whole if whole else 0 for group, count in counts.items()}
    rest = home - sum(shared.values())
    return {str(group): count for group, count in shared.items()} | {
        "workers": shared["workers"] + rest
    }


def commune_needed(reader: Reader, month: date, indicator: Indicator) -> int | None:
    """People missing to the commune's target; None where none is set."""
    _pair(indicator)
    total = "commune" if reader.role != "village" else reader.area
    answer = ask(Question((indicator,), month, by=("area",)), reader)
    return answer.one(indicator, area=total).missing


def days_after(month: date) -> tuple[Day, ...]:
    """Every day of the month after a closed one."""
    last = shifted(month, 1)
    return tuple(Day(month + timedelta(step)) for step in range(1, (last - month).days + 1))


def _pair(indicator: Indicator) -> tuple[Indicator, Indicator]:
    for present, registered in PAIRS.items():
        if indicator in (present, registered):
            return present, registered
    raise BadArgument(f"indicator: {indicator.key} ({', '.join(one.key for one in PLANNED)})")


def _village(
    whole: Answer,
    bands: Answer,
    area: str,
    *,
    present: Indicator,
    registered: Indicator,
    asked: Indicator,
) -> Village:
    """Protected figures may cross by a few people; nobody is ever counted below nothing."""
    groups = {
        group: sum(_missing(bands, present, area, band) for band in own)
        for group, own in GROUPS.items()
    }
    figure = whole.one(asked, area=area)
    away = _missing(whole, registered, area) - _missing(whole, present, area)
    return Village(
        area,
        whole.areas[area],
        pupils=groups["pupils"],
        workers=groups["workers"],
        elders=groups["elders"],
        away=max(0, away),
        having=int(figure.having or 0),
        among=figure.among or 0,
        needed=figure.missing,
    )


def _missing(answer: Answer, indicator: Indicator, area: str, member: str = "") -> int:
    figure = answer.one(indicator, area=area, member=member)
    return max(0, (figure.among or 0) - int(figure.having or 0))
