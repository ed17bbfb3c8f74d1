"""What the scenes of the stage are about. A scene is a page with one message and one panel, so the
stage cannot say another number than the page that its panel comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from analytics.document import View
from analytics.document.link import FIRST
from analytics.form.choices import with_targets
from analytics.form.decisions import leading
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator

WORDS = 15  # of a message at most
BIGS = 3  # numbers beside it at most


@dataclass(frozen=True)
class Story:
    """What the scenes are about: the share most in need of a decision, and its forecasts."""

    view: View
    indicator: Indicator
    outlook: Mapping[str, Forecast] = field(hash=False)
    late: bool
    tried: bool = True

    @property
    def told(self) -> Forecast:
        """The forecast of everybody the reader answers for."""
        return self.outlook[self.view.total]

    @property
    def villages(self) -> tuple[str, ...]:
        return tuple(area for area in self.outlook if area != "commune")


def story_of(view: View) -> Story:
    """Filters of a page do not reach the stage: it speaks of everybody."""
    plain = View(view.reader, view.month)
    late = leading(plain)
    indicator = late.indicator if late else next_due(plain)
    outlook = {one.area: one for one in forecasts(view.reader, indicator, view.month)}
    told: dict[str, Any] = {"indicator": indicator.key, "area": plain.total}
    return Story(View(view.reader, view.month, told=told), indicator, outlook, late is not None)


def next_due(view: View) -> Indicator:
    """Where nothing needs a decision: the target not reached that is due next; where none is set,
    what most people have.
    """
    aims = with_targets(view)
    told = [forecasts(view.reader, one, view.month)[-1] for one in aims]
    ahead = [
        (one.target.due, one.indicator.key, one.indicator)
        for one in told
        if one.target and one.verdict != "reached" and one.target.due >= view.month
    ]
    if ahead:
        return min(ahead)[-1]
    held = [view.ask(one).one(one) for one in aims]
    return max(held, key=lambda one: one.value or 0).indicator if held else FIRST


def whom(story: Story) -> str:
    """What is counted, among whom: 'Định danh đã kích hoạt, % thường trú từ đủ 14 tuổi có mặt'."""
    view, indicator = story.view, story.indicator
    name, people = (one.in_(view.language) for one in (indicator.name, indicator.population.name))
    return view.say("{name}, % {people}", name=name, people=people)


def fitting(*candidates: str) -> str:
    """The first message that is short enough to be read from the last row; else the last."""
    return next((one for one in candidates if len(one.split()) <= WORDS), candidates[-1])
