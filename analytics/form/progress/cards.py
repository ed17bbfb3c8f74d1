"""Every target at a glance: where it stands, when it is reached, and one word."""

from analytics.document import Card, View, number
from analytics.form.forecast_words import chance_words, remark_words, to_go, when
from analytics.form.phrase import people
from analytics.form.theme import HUES
from analytics.form.verdict.said import verdict
from analytics.meaning.forecast.outlook import Forecast


def verdict_card(view: View, found: Forecast) -> Card:
    """The share with its parts, the persons missing, the date with its doubt, how likely it is."""
    indicator = found.indicator
    share, goal = 100 * found.having / found.among if found.among else None, found.target
    having, among = number.whole(found.having, view.language), people(view, found.among)
    parts = view.say("{having}/{among}", having=having, among=among)
    stands = verdict(view, found)
    return Card(
        indicator.name.in_(view.language),
        number.percent(share, view.language, target=goal.value if goal else None),
        " · ".join(filter(None, (parts, to_go(view, found), deadline(view, found)))),
        HUES[indicator.subject],
        outlook=ahead(view, found),
        status=stands.status,
        status_word=stands.chip,
    )


def ahead(view: View, found: Forecast) -> str:
    """The date and its chance, or the sentence that says why there is none."""
    if found.probability is None:
        return remark_words(view, found.remarks[0])
    told = " · ".join(filter(None, (when(view, found), chance_words(view, found))))
    return told[:1].upper() + told[1:]


def deadline(view: View, found: Forecast) -> str:
    if found.target is None:
        return ""
    goal, due = number.goal(found.target.value, view.language), number.day(found.target.due)
    return view.say("chỉ tiêu {goal}, hạn {due}", goal=goal, due=due)


def worst_first(view: View, found: list[Forecast]) -> list[Forecast]:
    """Late before near before reached; within these most persons missing first."""
    order = ("late", "near", "none", "reached")
    return sorted(found, key=lambda one: (order.index(verdict(view, one).status), -one.missing))
