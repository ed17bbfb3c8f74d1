"""Cards: one indicator at a glance, with its parts, its pace and its way over two years."""

from analytics.form import number
from analytics.form.panel import Card, View
from analytics.form.phrase import percent_of, standing, status
from analytics.form.theme import HUES

HISTORY = 23  # months shown before the chosen one


def share_card(view: View, key: str, *, name: str = "") -> Card:
    """A share with its parts, its target, the persons missing and its way over two years."""
    series = view.ask(key, months_back=HISTORY).of(key, area=view.total)
    now = series[-1]
    before = series[-2] if len(series) > 1 else None
    parts = view.say(
        f"{number.whole(now.having, view.language)}/{number.whole(now.among, view.language)} "
        f"{now.indicator.population.name.vi}",
        f"{number.whole(now.having, view.language)} of {number.whole(now.among, view.language)} "
        f"{now.indicator.population.name.en}",
    )
    if now.missing:
        parts += " · " + standing(view, now)
    if before and before.value is not None and now.value is not None:
        change = number.points(now.value - before.value, view.language)
        parts += " · " + view.say(f"{change} điểm % / tháng", f"{change} points / month")
    verdict, words = status(view, now)
    return Card(
        name or now.indicator.name.in_(view.language),
        percent_of(view, now),
        parts,
        HUES[now.indicator.subject],
        verdict,
        words,
        tuple(figure.value for figure in series),
        now.target.value if now.target else None,
        view.say("mục tiêu ", "target ") + number.goal(now.target.value, view.language)
        if now.target
        else "",
    )


def count_card(view: View, key: str, detail: str) -> Card:
    series = view.ask(key, months_back=HISTORY).of(key, area=view.total)
    indicator = series[-1].indicator
    return Card(
        indicator.name.in_(view.language),
        number.written(series[-1], view.language),
        detail,
        HUES[indicator.subject],
        trend=tuple(figure.value for figure in series),
    )
