"""Nếu… thì: the sliders, and what one position of them means."""

from dataclasses import dataclass
from functools import cached_property, partial

from analytics.document import Choice, Number, Slider, View, number
from analytics.form.choices import chosen_indicator, places, with_targets
from analytics.form.plan.controls import INDICATOR
from analytics.meaning.forecast.effort import Effort
from analytics.meaning.forecast.outlook import still_ahead
from analytics.meaning.forecast.scenario import Scenario
from analytics.meaning.forecast.state import state_of
from analytics.meaning.plan.steady import brings, steady_request
from analytics.meaning.plan.tried import Tried, tried
from analytics.meaning.settings.campaign import BEGINS, ENDS, KINDS, Turn
from analytics.meaning.settings.settings import settings_of
from analytics.words.month import shifted
from analytics.words.text import Text, later

AREA = Choice("area", "xem", Text("Nơi", context="control"), places, width=118)
SITTINGS = Slider(*("weekly", "buoi", Text("Thêm buổi/tuần"), 0, 12, 2), width=108, whole=True)
# In per cent of what is recorded. Older links say "den" in per cent of people, 5 to 60, beginning
# with 15, which was all that was recorded then: the nearest position is shown, and said.
ONCE = {str(told): min(max(10 * round(told / 1.5), 70), 200) for told in range(5, 61, 5)}
TURNOUT = Slider(
    *("turnout", "den", Text("Đến so với đã ghi"), 70, 200),
    *(100, 10, "%", 116),
    whole=True,
    earlier=ONCE,
)
AWAY = Slider(*("away", "vang", Text("Gặp người vắng/tháng"), 0, 30, 0), *(1, "%", 134), whole=True)
WANTED = Number(*("wanted", "muc", Text("Khả năng cần (%)"), 50, 99, 80, 112), whole=True)
TURNS = {  # by its key in the address: what turns, and in how many months
    "nhu-da-biet": None,
    "het-1": (ENDS, 1),
    "het-3": (ENDS, 3),
    "het-6": (ENDS, 6),
    "mo-1": (BEGINS, 1),
    "mo-3": (BEGINS, 3),
}


def campaigns(view: View) -> dict[str, Text]:
    """What can be tried of a campaign; the first is what is known of it."""
    return {key: turn_words(view, turn_of(view, key)) for key in TURNS}


def turn_of(view: View, key: str) -> Turn | None:
    tried_turn = TURNS[key]
    return Turn(tried_turn[0], shifted(view.month, tried_turn[1])) if tried_turn else None


def turn_words(view: View, turn: Turn | None) -> Text:
    """'kết thúc từ 03/2025'."""
    if turn is None:
        return Text("như đã công bố")
    month = later(partial(number.month_name, turn.month))
    return Text("{word} từ {month}").filled(word=KINDS[turn.kind], month=month)


CAMPAIGN = Choice(*("campaign", "dot", Text("Đợt cao điểm"), campaigns), width=186, whole=True)
CONTROLS = (AREA, SITTINGS, TURNOUT, AWAY, CAMPAIGN, WANTED)


@dataclass(frozen=True, eq=False)
class Trial:
    """What the reader wants to try, and what comes of it."""

    view: View
    scenario: Scenario
    tried: Tried
    wanted: float  # share of one

    @property
    def effort(self) -> Effort:
        return self.scenario.effort

    @property
    def beyond(self) -> bool:
        return self.tried.beyond(self.effort)

    @cached_property
    def least(self) -> int | None:
        return self.scenario.least_sittings(self.wanted)

    @cached_property
    def least_away(self) -> int | None:
        """Trial only where no number of sittings is enough."""
        return self.scenario.least_reach(self.wanted)


def asked(view: View) -> Trial | None:
    """None where the place has no target to work for, or the reader does not see the whole."""
    if view.reader.role == "village":
        return None
    indicator, area = chosen_indicator(view, INDICATOR), str(view.chosen(AREA))
    if indicator not in with_targets(view):
        return None
    before = still_ahead(view.reader, indicator, view.month, area)
    if before.target is None:
        return None
    reach = tried(view.reader)
    request = steady_request(view.reader, view.month, indicator)
    yielded = brings(request, view.chosen(TURNOUT) / 100)
    effort = Effort(float(view.chosen(SITTINGS)), yielded, view.chosen(AWAY) / 100)
    state, cut = state_of(view.reader, indicator, view.month), settings_of(view.reader).cut
    turn = turn_of(view, str(view.chosen(CAMPAIGN)))
    scenario = Scenario(state, before.target, area, effort, cut, turn, before)
    return Trial(view, scenario, reach, view.chosen(WANTED) / 100)
