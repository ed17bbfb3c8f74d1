"""Phiếu giao chỉ tiêu: one page for the villages to sign, with what each level would take."""

from docx.shared import Mm, Pt

from analytics.document import View, number
from analytics.form.forecast_words import chance
from analytics.form.what_if.asked import Trial, asked
from analytics.form.what_if.least import wanted_words
from analytics.form.what_if.sheet import Line, day, lines, name, proposal, sum_words, sums
from analytics.form.what_if.words import beyond_words, effort_words, nothing_to_assign, too_young
from analytics.meaning.ask import provenance_of
from analytics.meaning.forecast.least import LEVELS
from analytics.paper.office.document import document, grid, paragraph, saved, signed, titled
from analytics.paper.plan import hand, headed, signer

WIDTHS = (17, 24, *([14] * len(LEVELS)), 42, 28)
SMALL, ROW = Pt(11), Mm(11)


def target_sheet(view: View) -> bytes:
    """The sliders as they stand; where nothing can be assigned, the sentence of the page."""
    told = asked(view)
    title = (view.say("Phiếu giao chỉ tiêu"), *subject(told))
    made = document(view, provenance_of(view.reader), ": ".join(title))
    headed(made, view)
    titled(made, *title)
    if told is None:
        paragraph(made, nothing_to_assign(view))
    elif not told.scenario.told:
        paragraph(made, too_young(told))
    else:
        for sentence in (basis(told), pace(told)):
            paragraph(made, sentence)
        found = lines(told)
        *villages, whole = (row(told, one) for one in found)
        added = [summed(view, found)] if sums(view, found) else []
        rows = [*villages, *added, whole]
        grid(made, columns(view), rows, widths=WIDTHS, size=SMALL, tall=ROW)
        if words := sum_words(view, found):
            paragraph(made, words)
    signed(made, (view.say("Thôn nhận"), hand(view)), signer(view))
    return saved(made)


def subject(told: Trial | None) -> tuple[str, ...]:
    if told is None:
        return ()
    return (told.scenario.state.indicator.name.in_(told.view.language),)


def basis(told: Trial) -> str:
    """The document that sets the commune's target; an assumption is called one."""
    view, goal = told.view, told.scenario.target
    document = goal.document.in_(view.language)
    value, due = number.goal(goal.value, view.language), number.day(goal.due)
    return view.say(
        "Căn cứ: {document}. Chỉ tiêu {value}, hạn {due}.", document=document, value=value, due=due
    )


def pace(told: Trial) -> str:
    view, wanted = told.view, wanted_words(told)
    said = view.say(
        "Mỗi mức: số người cần thêm, dưới là khả năng đạt đến ngày {told}, {effort}. Mức giao là "
        "mức cao nhất có khả năng từ {wanted} trở lên.",
        told=day(told),
        effort=effort_words(told),
        wanted=wanted,
    )
    return f"{said} {beyond_words(told)}".strip()


def columns(view: View) -> list[str]:
    return [
        view.say("Thôn"),
        view.say("Đã có"),
        *(number.goal(level, view.language) for level in LEVELS),
        view.say("Mức giao"),
        view.say("Ký nhận"),
    ]


def row(told: Trial, one: Line) -> tuple[str, ...]:
    view = told.view
    held, among = (number.whole(count, view.language) for count in (one.having, one.among))
    levels = (level_cell(view, one, level) for level in LEVELS)
    return name(view, one), f"{held}/{among}", *levels, proposal(view, one), ""


def summed(view: View, found: tuple[Line, ...]) -> tuple[str, ...]:
    """The villages together, as the page adds them."""
    who, having, among, *levels, asked = sums(view, found)
    held = "/".join(number.whole(int(str(one)), view.language) for one in (having, among))
    return str(who), held, *map(str, levels), str(asked), ""


def level_cell(view: View, one: Line, level: float) -> str:
    """Persons needed, and below them the chance."""
    if not one.needed[level]:
        return view.say("đã đạt")
    needed = number.whole(one.needed[level], view.language)
    return f"{needed}\n{chance(one.odds[level], view.language)}"
