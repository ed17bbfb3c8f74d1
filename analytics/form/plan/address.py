"""The address of the plan that serves villages below their target."""

from analytics.document import View
from analytics.document.link import link
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.left import PAIRS
from analytics.meaning.plan.options import Name
from analytics.meaning.plan.sitting import Goal

SERVES: Goal = "every_village_reaches"
SPARES: Name = "lagging"  # sittings that no reaching village needs go to those that cannot


def plan_address(view: View, indicator: Indicator) -> str:
    """With its goal and option, so that the plan goes to the very villages named beside the link.

    An indicator that no sitting can mend opens the plan as it stands; village police read the
    plan that is recorded, and choose no other.
    """
    if indicator not in PAIRS:
        return link(view, "lich-luu-dong")
    if view.reader.role == "village":
        return link(view, "lich-luu-dong", chi_tieu=indicator)
    return link(view, "lich-luu-dong", muc_tieu=SERVES, chi_tieu=indicator, phuong_an=SPARES)
