"""What the scenes of the stage are about. A scene is one number with its sentence, one map of tiles
and one request: who answers for it, and by when.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from analytics.document import Card, Page, Panel, View
from analytics.document.link import FIRST
from analytics.form.choices import with_targets
from analytics.form.decisions import leading
from analytics.form.theme import hue_of
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted
from analytics.words.text import Text

WORDS = 15  # of a message at most
COMMITTEE = Text("Ủy ban nhân dân xã")
HEADS = Text("Trưởng các thôn")
HEAD = Text("Trưởng {village}")
SCHOOL = Text("Nhà trường")


@dataclass(frozen=True)
class Story:
    """What the scenes are about: the share most in need of a decision, and its forecasts."""

    view: View
    indicator: Indicator
    outlook: Mapping[str, Forecast] = field(hash=False)
    late: bool

    @property
    def villages(self) -> tuple[str, ...]:
        return tuple(area for area in self.outlook if area != "commune")

    @property
    def own(self) -> bool:
        """Village police tell of their own village."""
        return self.view.reader.role == "village"

    @property
    def next_month(self) -> date:
        return shifted(self.view.month, 1)


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


def scene(
    key: str,
    number: str,
    words: str,
    indicator: Indicator,
    *,
    lead: str = "",
    tiles: Panel | None = None,
    request: Card | None = None,
    source: str = "",
    notes: tuple[str, ...] = (),
    village: str = "",
) -> Page:
    """`source` is a remark of the line at the foot; the title says number and words in one."""
    return Page(
        f"{number} {words}",
        lead,
        (Card(words, number, hue=hue_of(indicator)),),
        ((tiles,),) if tiles else (),
        requests=(request,) if request else (),
        sentences=(source,) if source else (),
        notes=notes,
        key=key,
        village=village,
    )


def asked(view: View, what: str, who: Text, day: date, *, since: bool = False) -> Card:
    """What is asked for; who answers for it, and by when or from when."""
    when = view.say("từ {day}", day=day) if since else view.say("trước {day}", day=day)
    return Card(what, "", view.say(who), outlook=when)


def fitting(*candidates: str) -> str:
    """The first message that is short enough to be read from the last row; else the last."""
    return next((one for one in candidates if len(one.split()) <= WORDS), candidates[-1])
