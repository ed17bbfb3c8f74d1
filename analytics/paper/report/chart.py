"""The charts of a report as the one writer draws them: bars with their target as a dashed line."""

from analytics.form.report.annex import chart
from analytics.paper.office.drawing import Drawing, Series
from analytics.paper.sheet import LOCALE
from analytics.words.text import Language


def native(told: chart.Drawing, language: Language) -> Drawing:
    names = tuple(one.words for one in told.categories)
    series = tuple(_series(one, language) for one in told.series)
    return Drawing("months", told.hue, names, series, 0, 100, percents=20, legend=True)


def _series(told: chart.Series, language: Language) -> Series:
    values = tuple(one.value if one else None for one in told.points)
    if told.kind == "line":
        return Series(told.name, values, "need")
    return Series(told.name, values, "bar", pattern=f"{LOCALE.in_(language)}0.0")
