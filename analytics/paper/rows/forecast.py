"""The forecast as rows for a program: one an area, or one an area and month ahead."""

from collections.abc import Iterator
from datetime import date

from analytics.document import View
from analytics.form.verdict.said import verdict
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.words.month import month_key

FORECAST_COLUMNS = (
    *("area", "indicator", "month", "target", "deadline"),
    *("reach_p10", "reach_p50", "reach_p90", "probability", "verdict", "said"),
)
PATH_COLUMNS = ("area", "month", "p10", "p50", "p90")

Row = dict[str, object]


def forecast_rows(reader: Reader, indicator: Indicator, month: date) -> Iterator[Row]:
    """Dates are month-ends; empty: beyond 36 months, or nothing can be said (see the verdict).

    `verdict` is the indicator of its row in the table, `said` its words."""
    for one in forecasts(reader, indicator, month):
        named = (one.area, one.indicator.key, month_key(one.month))
        asked = (one.target.value, one.target.due) if one.target else (None, None)
        stands = verdict(View(reader, month), one)
        values = (*named, *asked, *one.reach, one.probability, stands.key, stands.line)
        yield dict(zip(FORECAST_COLUMNS, values, strict=True))


def path_rows(reader: Reader, indicator: Indicator, month: date) -> Iterator[Row]:
    """Persons who have it at each of the next 36 month-ends: 10, 50 and 90 % of the futures."""
    for one in forecasts(reader, indicator, month):
        for at in one.fan:
            values = (one.area, month_key(at.month), at.p10, at.p50, at.p90)
            yield dict(zip(PATH_COLUMNS, values, strict=True))
