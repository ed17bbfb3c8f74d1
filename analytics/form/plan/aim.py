"""The target that the villages of a plan are measured by, named wherever they are."""

from collections.abc import Sequence

from analytics.document import View
from analytics.form.choices import chosen_indicator
from analytics.form.plan.controls import INDICATOR
from analytics.meaning.answer import Target
from analytics.meaning.plan.sitting import Village
from analytics.meaning.targets import target_on, targets_of

Villages = Sequence[Village]


def target_of(view: View, one: Village) -> Target | None:
    """Its own or the commune's, in force in the month: what `needed` is counted to."""
    indicator = chosen_indicator(view, INDICATOR)
    return target_on(targets_of(view.reader), indicator, view.month, one.area)


def targets_in(view: View, every: Villages) -> list[Target]:
    """Each once; more than one where villages have targets of their own."""
    found = (target_of(view, one) for one in every if one.needed is not None)
    return list({(one.value, one.due): one for one in found if one}.values())


def aim_words(view: View, every: Villages) -> str:
    """'85%'; in words where villages have different ones, and where they have none."""
    values = {one.value for one in targets_in(view, every)}
    return view.goal(values.pop()) if len(values) == 1 else view.say("chỉ tiêu", context="aim")


def lacks_words(view: View, every: Villages, one: Village) -> str:
    """'46', or '46 (80%)' beside villages that are measured by another target."""
    if one.needed is None:
        return ""
    values, own = {each.value for each in targets_in(view, every)}, target_of(view, one)
    beside = f" ({view.goal(own.value)})" if own and len(values) > 1 else ""
    return (view.whole(one.needed) if one.needed else view.say("● Đạt")) + beside


def need_words(view: View, every: Villages) -> str:
    """Over what villages lack; nothing where no target is set."""
    if not targets_in(view, every):
        return ""
    return view.say("còn thiếu tới {aim}", aim=aim_words(view, every))


def mark_words(view: View, every: Villages) -> str:
    """What the upright marks mean; nothing where no village lacks anybody."""
    found = targets_in(view, every)
    if not any(one.needed for one in every):
        return ""
    if len(found) > 1:
        return view.say("Vạch đứng: số người còn thiếu tới chỉ tiêu của từng thôn.")
    [one] = found
    return view.say(
        "Vạch đứng: số người còn thiếu tới {aim} (hạn {due}).",
        aim=view.goal(one.value),
        due=one.due,
    )
