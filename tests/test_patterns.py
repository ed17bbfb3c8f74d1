"""A chart is the same every month: its figures stand beside it, each under a declared name."""

import json
import re

import pytest
import vl_convert

from analytics.document import Panel, Table, View
from analytics.form.chapters import CHAPTERS
from analytics.form.chart import CHARTS, Chart, Moving, base, pattern, spec, told
from analytics.meaning.ask import months_of
from analytics.meaning.question import Reader
from tests.body_read import markup
from tests.test_pages import opened, small_store  # noqa: F401

SPOKEN = re.compile(r'<div class="chart" role="img" aria-label="([^"]+)"')
ALT = "Biểu đồ: câu chính ở ngay trên"


def drawn(chapter, view) -> dict[str, Panel]:
    return {one.key: one for row in chapter.build(view).rows for one in row if one.chart}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_no_figure_of_a_month_stands_in_a_pattern(commune, chapter):
    who = Reader("chief", store=commune(7).store)
    months = months_of(who)
    now, before = (drawn(chapter, View(who, month)) for month in (months[-1], months[-8]))
    for key in now.keys() & before.keys():
        assert pattern(now[key], "screen", "vi") is pattern(before[key], "screen", "vi"), key
        declared = {one["name"] for one in pattern(now[key], "screen", "vi")["params"]}
        assert declared == told(now[key]).keys(), key
        whole = spec(now[key], "light", "vi") | {"width": 400}
        assert vl_convert.vegalite_to_svg(json.dumps(whole), vl_version="6.4"), "no unknown name"


def test_a_chart_with_an_undeclared_parameter_cannot_be_written(monkeypatch):
    """Such a chart stayed an empty box on screen."""
    panel = Panel("x", "", "", Table((), ()), "broken", (), (("low", 3),))
    monkeypatch.setitem(CHARTS, "broken", Chart(lambda _, options: base().mark_bar(), ("high",)))
    with pytest.raises(KeyError):
        told(panel)  # declared, but no panel says it

    def undeclared(_tokens, options):
        assert not isinstance(options["low"], Moving)  # a number for good, part of the pattern
        return options["high"]

    monkeypatch.setitem(CHARTS, "broken", Chart(undeclared))
    with pytest.raises(KeyError):
        pattern(panel, "screen", "vi")


def test_rows_in_another_order_are_drawn_in_it():
    """Vega keeps the members of an axis in the order it first met them, over all months."""
    rows = ({"name": "Thôn 9"}, {"name": "Thôn 1"})
    options = (("looks", ("eid",)), ("top", 1), ("extent", 9))
    one, other = (
        Panel("x", "", "", Table((), ()), "steps", data, options) for data in (rows, rows[::-1])
    )
    assert told(one)["row_names"] == ("Thôn 9", "Thôn 1") == told(other)["row_names"][::-1]
    scale = pattern(one, "screen", "vi")["layer"][1]["encoding"]["y"]["scale"]
    assert scale["domain"] == {"expr": "row_names"}


def test_a_chart_is_spoken_of_in_the_same_words_every_month():
    """Its sentence stands above it, its figures below: who hears the page hears them once."""
    spoken = {
        told
        for month in ("2024-12", "2024-05")
        for told in SPOKEN.findall(markup(opened("id_cards", role="chief", thang=month)))
    }
    assert len(spoken) == 1 and ALT in spoken.pop()
