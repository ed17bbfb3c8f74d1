"""How a figure is said: areas, standing, persons, all in the reader's language."""

from analytics.form import number
from analytics.form.panel import Status
from analytics.form.view import View
from analytics.meaning.answer import Figure


def area_name(view: View, area: str, areas: dict[str, str]) -> str:
    if area != "commune":
        return areas[area]
    chosen = view.say("Các thôn đã chọn", "Chosen villages")
    return chosen if view.where.areas else view.say("Toàn xã", "Commune")


def status(view: View, figure: Figure) -> tuple[Status, str]:
    """Standing against the target on the day; no forecast is pretended here."""
    if figure.target is None or figure.reached is None:
        return "none", view.say("○ chưa giao chỉ tiêu", "○ no target")
    if figure.reached:
        return "reached", view.say("● đã đạt", "● reached")
    due = number.day(figure.target.due)
    if figure.target.due > figure.month:
        return "waiting", view.say(f"○ chưa đạt, hạn {due}", f"○ not yet, due {due}")
    if figure.target.due == figure.month:
        return "late", view.say("■ đến hạn, chưa đạt", "■ due, not reached")
    late = number.whole((figure.month - figure.target.due).days, view.language)
    return "late", view.say(f"■ quá hạn {late} ngày", f"■ {late} days overdue")


def people(view: View, count: float | None) -> str:
    """Persons in words, 'còn 12 người' style numbers without the verb."""
    written = number.whole(count, view.language)
    return number.tailed(written, view.say(" người", " person" if count == 1 else " people"))


def standing(view: View, figure: Figure) -> str:
    """What a village row says: 'còn 12 người' or 'đã đạt'."""
    if figure.missing is None:
        return ""
    if figure.missing == 0:
        return view.say("● đã đạt", "● reached")
    return view.say(f"còn {people(view, figure.missing)}", f"{people(view, figure.missing)} to go")


def percent_of(view: View, figure: Figure) -> str:
    return number.written(figure, view.language)
