"""The figures behind the waterfall: every cause, and every village."""

from analytics.document import Column, Table, View, number
from analytics.form.bridge.told import change_of, hundredths, told
from analytics.form.bridge.words import most_and_least
from analytics.form.phrase import area_name
from analytics.meaning.bridge import Bridge, Bridges


def parts_table(view: View, bridge: Bridge) -> Table:
    """Three columns that add up: the first month, every cause, the last month."""
    first, last = (
        (
            number.month_name(one.month, view.language),
            None,
            int(one.having or 0),
            one.among,
            None if (share := hundredths(one)) is None else share / 100,
        )
        for one in (bridge.first, bridge.last)
    )
    known = bridge.points is not None
    return Table(
        (
            Column(view.say("Lý do", context="cause")),
            Column(view.say("Số người"), "whole"),
            Column(view.say("Tử số"), "whole"),
            Column(view.say("Mẫu số"), "whole"),
            Column(view.say("% và điểm %"), "precise"),
        ),
        (
            first,
            *(
                (
                    row.name,
                    row.persons,
                    row.numerator,
                    row.denominator,
                    row.points / 100 if known else None,
                )
                for row in told(view, bridge)
            ),
            last,
        ),
    )


def villages_table(view: View, bridges: Bridges) -> Table:
    """Every village with its change and the two causes that pulled most."""
    return Table(
        (
            Column(view.say("Thôn")),
            Column(view.say("Tử số"), "whole"),
            Column(view.say("Mẫu số"), "whole"),
            Column(view.say("Điểm %"), "precise"),
            Column(view.say("Vì sao")),
        ),
        tuple(
            (
                area_name(view, bridge.area, bridges.areas),
                bridge.numerator,
                bridge.denominator,
                None if (change := change_of(bridge)) is None else change / 100,
                most_and_least(view, bridge),
            )
            for bridge in bridges.bridges
        ),
    )
