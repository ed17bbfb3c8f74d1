"""What a reader may choose of a plan: the goal first, then means and days; and its address."""

from collections.abc import Mapping
from dataclasses import fields

from analytics.document import Choice, Control, Number, View
from analytics.document.link import link
from analytics.form.choices import (
    chosen_indicator,
    first_indicator,
    named,
    village_names,
    with_targets,
)
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.asked import MONTH, Asked, usual_force
from analytics.meaning.plan.left import PAIRS
from analytics.meaning.plan.options import NAMES, Name
from analytics.meaning.plan.sitting import GOALS, KINDS, Closed, Goal
from analytics.words.text import Text

SPANS = {
    MONTH: Text("Cả tháng sau"),
    "two_weeks": Text("2 tuần đầu"),
    "four_weeks": Text("4 tuần đầu"),
}
OPEN = Text("– không –")

SERVES: Goal = "most_people"
PROPOSED: Name = "lagging"  # what every page tells unless another way is chosen


def goals(_view: View) -> dict[str, Text]:
    return dict(GOALS.items())


def options(_view: View) -> dict[str, Text]:
    return dict(NAMES.items())


def first_option(view: View) -> Name:
    """Of another goal, the way that serves it best."""
    return PROPOSED if view.chosen(GOAL) == SERVES else "best"


def indicators(view: View) -> Mapping[str, Text]:
    """Those that sittings can be planned for, then those that more of them can be tried for."""
    return named(dict.fromkeys((*PAIRS, *with_targets(view))))


def first_planned(view: View) -> str:
    first = first_indicator(view)
    return first if first in named(PAIRS) else next(iter(PAIRS)).key


def venues(view: View) -> Mapping[str, Text]:
    """Villages first, then kinds of sitting: either may be out of use all the time."""
    kinds = {kind.key: kind.name for kind in KINDS}
    return {"": OPEN} | village_names(view) | kinds


GOAL = Choice("goal", "muc-tieu", Text("Ta muốn gì?"), goals, width=310, whole=True)
INDICATOR = Choice("indicator", "chi-tieu", Text("Chỉ tiêu"), indicators, first_planned, width=250)
SITTINGS = Number("sittings", "so-buoi", Text("Nhiều nhất (buổi)"), 0, 40, 12, 140, whole=True)
OFFICERS = Number(
    "officers",
    "can-bo",
    Text("Cán bộ", context="several"),
    0,
    40,
    lambda view: usual_force(view.reader).officers,
    110,
    whole=True,
)
DEVICES = Number(
    "devices",
    "may",
    Text("Máy"),
    0,
    20,
    lambda view: usual_force(view.reader).devices,
    110,
    whole=True,
)
PACE = Number(
    "people_an_hour",
    "nguoi-gio",
    Text("Người/giờ mỗi máy"),
    0,
    60,
    lambda view: round(usual_force(view.reader).people_an_hour),
    150,
    whole=True,
)
SPAN = Choice("span", "thoi-gian", Text("Thời gian"), lambda _view: SPANS, width=200, whole=True)
CLOSED = Choice("closed", "dong-cua", Text("Nơi đóng cửa"), venues, width=140, whole=True)
OPTION = Choice("option", "phuong-an", Text("Xem phương án"), options, first_option, width=250)
CONTROLS: tuple[Control, ...] = (
    GOAL, INDICATOR, SITTINGS, OFFICERS, DEVICES, PACE, SPAN, CLOSED, OPTION,
)  # fmt: skip


def asked_of(view: View) -> Asked:
    """What the controls of the page say together."""
    told = {
        one.name: view.chosen(one)
        for one in CONTROLS
        if one.name in {field.name for field in fields(Asked)} and one not in (INDICATOR, CLOSED)
    }
    return Asked(chosen_indicator(view, INDICATOR), **told, closed=closed_of(view))


def closed_of(view: View) -> tuple[Closed, ...]:
    shut = view.chosen(CLOSED)
    if not shut:
        return ()
    return (Closed(area=shut),) if shut in village_names(view) else (Closed(kind=shut),)


def plan_address(view: View, indicator: Indicator) -> str:
    """With its goal and option, so that it stays the plan that is told beside the link.

    An indicator that no sitting can mend opens the plan as it stands; village police read the
    plan that is recorded, and choose no other.
    """
    if indicator not in PAIRS:
        return link(view, "lich-luu-dong")
    if view.reader.role == "village":
        return link(view, "lich-luu-dong", chi_tieu=indicator)
    return link(view, "lich-luu-dong", muc_tieu=SERVES, chi_tieu=indicator, phuong_an=PROPOSED)
