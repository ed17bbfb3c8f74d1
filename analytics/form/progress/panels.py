"""The progress chart of one target in one area, with its sentences and its table."""

from typing import Any

from analytics.document import Panel, View
from analytics.document.link import link
from analytics.form.progress.axis import drawn
from analytics.form.progress.chart import PROGRESS
from analytics.form.progress.labels import labels
from analytics.form.progress.marks import marks
from analytics.form.progress.road import way_of
from analytics.form.progress.table import months_table
from analytics.form.progress.words import progress_title, sentences
from analytics.form.theme import HUES
from analytics.meaning.forecast.outlook import Forecast

LEVELS = ("way", "fan", "road", "need", "gap")  # marks that the frame must hold


def progress_panel(view: View, found: Forecast) -> Panel:
    way = way_of(view.reader, found)
    span = drawn(way)
    subject = found.indicator
    rows = marks(way, span)
    return Panel(
        "progress",
        progress_title(view, found),
        " ".join(filter(None, sentences(view, way))),
        months_table(view, way),
        PROGRESS,
        (*rows, *labels(view, way, span)),
        (("hue", HUES[subject.subject]), ("high", frame(rows)), *span.options(view)),
        height=360,
        link=(
            view.say("Nếu thêm buổi lưu động thì sao?"),
            link(view, "neu-thi", chi_tieu=subject.key, xem=found.area),
        ),
    )


def frame(rows: tuple[dict[str, Any], ...]) -> tuple[float, float]:
    """Room above for the deadline's words and below for the interval of the date."""
    levels = [
        one[end] for one in rows for end in ("y", "to") if one["kind"] in LEVELS and end in one
    ]
    low = min(levels)
    reach = max(max(levels) - low, 10)
    return low - 0.32 * reach, low + 1.32 * reach
