"""A paragraph of a report with its place; a block is a paragraph or a chart."""

from dataclasses import dataclass
from typing import Literal

from analytics.form.report.annex import chart
from analytics.form.report.annex.fact import Sentence


@dataclass(frozen=True)
class Line:
    """A paragraph with the place an error would name."""

    place: str
    words: Sentence
    kind: Literal["part", "topic", "body"] = "body"


Block = Line | chart.Drawing
