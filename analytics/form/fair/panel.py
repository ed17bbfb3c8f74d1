"""Fair comparison on a page: every village within the limits of chance, grouped by verdict."""

from analytics.document import Column, Panel, Table, View, under
from analytics.form.fair.words import fair_subtitle, fair_title, method_words, verdict_words
from analytics.form.tiles import unfiltered
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.compare import Comparison, comparison
from analytics.meaning.indicator import Indicator


def fair_panel(view: View, indicator: Indicator) -> Panel:
    """Villages by number inside their verdicts: within a group the order says nothing."""
    told, areas = comparison(view.reader, indicator, view.month, view.where), areas_of(view.reader)
    method = method_words(view, told)
    return Panel(
        f"{indicator.key}-fair",
        fair_title(view, told, areas),
        f"{fair_subtitle(view, told)} {unfiltered(view)}".strip(),
        fair_table(view, told, areas),
        width=2,
        more=(view.say("Cách tính"), method_table(view, method)) if method else None,
    )


def fair_table(view: View, told: Comparison, areas: dict[str, str]) -> Table:
    columns = view.columns(
        "Thôn",
        under("whole", "Số người"),
        under("percent", "% đếm được", "% theo tuổi của xã", "% chờ đợi theo tuổi thôn"),
        under("percent", "Giới hạn dưới 99,8%", "Giới hạn trên 99,8%"),
        under("verdict", "Kết luận"),
    )
    return Table(
        columns,
        tuple(
            (
                areas[one.area],
                one.among,
                one.crude,
                one.rate,
                one.expected,
                *(one.outer or (None, None)),
                verdict_words(view, one.verdict),
            )
            for one in told.villages
        ),
    )


def method_table(view: View, words: str) -> Table:
    return Table((Column(view.say("Cách tính")),), ((words,),))
