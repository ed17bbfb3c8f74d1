"""How a figure is said: areas, standing, persons, all in the reader's language."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.verdict.said import verdict
from analytics.form.view import View
from analytics.meaning.answer import Figure


def area_name(view: View, area: str, areas: dict[str, str]) -> str:
    if area != "commune":
        return areas[area]
    chosen = view.say("Các thôn đã chọn", "Chosen villages")
    return chosen if view.where.areas else view.say("Toàn xã", "Commune")


def people(view: View, count: float | None) -> str:
    """Persons in words, 'còn 12 người' style numbers without the verb."""
    return counted(count, "person", view.language)


def standing(view: View, figure: Figure) -> str:
    """What a village row says: 'còn 12 người', or its verdict where nobody is missing."""
    if figure.missing is None:
        return ""
    stands = verdict(view, figure)
    if not figure.missing and (stands.status == "reached" or not figure.among):
        return stands.chip
    return view.say(f"còn {people(view, figure.missing)}", f"{people(view, figure.missing)} to go")


def percent_of(view: View, figure: Figure) -> str:
    return number.written(figure, view.language)
