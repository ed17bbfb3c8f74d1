"""The panel Vì sao of one area, between two months."""

from datetime import date

from analytics.document import Derived, Panel, View, between
from analytics.form.bridge.bars import bars, frame
from analytics.form.bridge.tables import parts_table, villages_table
from analytics.form.bridge.told import hundredths
from analytics.form.bridge.waterfall import WATERFALL
from analytics.form.bridge.words import why_sentences, why_title
from analytics.form.theme import HUES
from analytics.meaning.ask import months_of
from analytics.meaning.bridge import Bridge, Bridges, bridges
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted


def why_row(view: View, indicator: Indicator) -> tuple[tuple[Panel, ...], ...]:
    """Against the month before; no row in the first month or under a filter it cannot follow."""
    where = view.where
    first = view.month == months_of(view.reader)[0]
    if first or where.sexes or where.age_bands or len(where.areas) > 1:
        return ()
    area = where.areas[0] if where.areas else ""
    return ((why_panel(view, indicator, since=shifted(view.month, -1), area=area),),)


def why_panel(view: View, indicator: Indicator, *, since: date, area: str = "") -> Panel:
    """Two sentences, waterfall and table of one area; every village behind `more`.

    Told forward in time, whichever month is the later. Filters by sex and age do not apply.
    """
    told = told_bridges(view, indicator, since=since)
    bridge = told.one(area or view.total)
    drawn = bars(view, bridge)
    return Panel(
        f"{indicator.key}-why",
        why_title(view, bridge),
        " ".join(why_sentences(view, bridge)),
        parts_table(view, bridge),
        WATERFALL if drawn else "",
        drawn,
        (("hue", HUES[bridge.indicator.subject]), *frame(drawn)) if drawn else (),
        height=34 * len(drawn) + 40 if drawn else 300,
        width=2,
        derived=ends_of(bridge),
        more=(view.say("Xem từng thôn"), villages_table(view, told))
        if len(told.bridges) > 1
        else None,
    )


def ends_of(bridge: Bridge) -> tuple[Derived, ...]:
    """The change of the share from the two shares as printed."""
    first, last = hundredths(bridge.first), hundredths(bridge.last)
    if first is None or last is None:
        return ()
    return (between(last / 100, first / 100, places=2),)


def told_bridges(view: View, indicator: Indicator, *, since: date) -> Bridges:
    first, last = min(since, view.month), max(since, view.month)
    return bridges(view.reader, indicator, first=first, last=last, areas=view.where.areas)
