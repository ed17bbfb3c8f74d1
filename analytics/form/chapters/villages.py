"""Thôn: which village, how many people, stuck where, what is to be done there?"""

from dataclasses import replace

from analytics.document import Chapter, Page, Panel, View, built_once
from analytics.document.link import AREA_KEY
from analytics.form.fair.improved import improved_panel
from analytics.form.fair.panel import fair_panel
from analytics.form.village.card import card, title
from analytics.form.village.lack import (
    INDICATOR,
    PEOPLE,
    SORT,
    TARGET,
    asked,
    chosen_lack,
    lacks,
    steps_counted,
)
from analytics.form.village.rows import map_panel, rows_panel
from analytics.form.village.said import finding
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
    found = lacks(view)
    own = view.reader.role == "village"
    one = chosen_lack(view, found)
    left = () if own else (rows_panel(view, found), map_panel(view, found))
    return Page(
        title(view, one, steps_counted(view, one)) if own else finding(view, found),
        rows=((*left, *card(view, one)), folded(view)),
    )


def folded(view: View) -> tuple[Panel, ...]:
    """How villages compare once age and chance are taken away, and how that is reckoned."""
    panels = fair_panel(view, asked(view)), improved_panel(view, asked(view))
    return tuple(replace(one, place="folded") for one in panels)


VILLAGES = Chapter(
    "villages",
    Text("Thôn"),
    "thon-can-ho-tro",
    "★",
    page,
    controls=(INDICATOR, TARGET, PEOPLE, SORT),
    renamed={"xem": AREA_KEY},
    sentence=Text("Thôn còn thiếu {indicator} so với {target} từ {people} xếp theo {sort}"),
)
