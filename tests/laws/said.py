"""Whatever is said anywhere, as places with their words and what they can be held against."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.document import Card, Duties, Duty, Page, Panel, Table
from analytics.form.report.report import Report


@dataclass(frozen=True)
class Said:
    """`part` names the place. `table` holds what a title can be read off; `card` its verdict."""

    part: str
    words: str
    table: Table | None = None
    card: Card | None = None
    panel: Panel | None = None

    @property
    def titled(self) -> bool:
        return self.part.endswith(".title")


def of_page(page: Page) -> Iterator[Said]:
    yield Said("finding", page.finding)
    yield Said("lead", page.lead)
    yield Said("how", page.how)
    for place, card in enumerate(page.cards):
        yield from of_card(f"card{place}", card)
    for place, one in enumerate(page.decisions):
        yield Said(f"decision{place}.title", one.title)
        yield Said(f"decision{place}.how", one.how)
        if one.elsewhere:
            yield Said(f"decision{place}.elsewhere", one.elsewhere[0])
        yield from of_duties(f"decision{place}", one.duties)
    for row in page.rows:
        for panel in row:
            yield from of_panel(panel)


def of_duties(part: str, duties: tuple[Duty, ...]) -> Iterator[Said]:
    for one in duties:
        yield Said(f"{part}.duty", f"{one.words} · {one.standing} · {one.became}")


def of_card(part: str, card: Card) -> Iterator[Said]:
    yield Said(f"{part}.name", card.name, card=card)
    yield Said(f"{part}.detail", card.detail)
    yield Said(f"{part}.aim", card.aim)
    yield Said(f"{part}.outlook", card.outlook)
    yield Said(f"{part}.chip", card.status_word)


def of_panel(panel: Panel) -> Iterator[Said]:
    key = panel.key
    yield Said(f"{key}.title", panel.title, panel.table, panel=panel)
    yield Said(f"{key}.subtitle", panel.about)
    for _, words in panel.legend:
        yield Said(f"{key}.legend", words)
    for row in panel.data:
        for name in ("label", "short", "title", "head"):
            if words := row.get(name):
                yield Said(f"{key}.mark", str(words))
    if isinstance(panel.drawn, Duties):
        yield from of_duties(key, panel.drawn.duties)
    yield from of_table(key, panel.table)
    if panel.more:
        yield from of_table(f"{key}.more", panel.more[1])


def of_table(key: str, table: Table) -> Iterator[Said]:
    """Cells of words; a dash that is a whole cell is how a table says that there is no number."""
    for row in table.rows:
        for column, value in zip(table.columns, row, strict=True):
            if isinstance(value, str) and set(value) - set("–· ,.%■0123456789×"):
                yield Said(f"{key}.cell", value)
            if value is not None and column.kind == "verdict":
                yield Said(f"{key}.verdict", str(value))


def of_scene(scene: Page) -> Iterator[Said]:
    """A page whose message is held against its map; with what is asked for and a speaker says."""
    key = "village" if scene.village else scene.key
    yield Said(f"{key}.title", scene.finding)
    yield Said(f"{key}.subtitle", scene.lead)
    for card in scene.cards:
        yield Said(f"{key}.card", f"{card.number} {card.name}")
        yield from of_card(f"{key}.card", card)
    for one in scene.requests:
        for words in (one.name, one.detail, one.outlook):
            yield Said(f"{key}.request", words)
    for words in scene.sentences:
        yield Said(f"{key}.sentence", words)
    for note in scene.notes:
        yield Said(f"{key}.note", note)
    for panel in scene.panels:
        yield from of_panel(panel)


def of_report(report: Report) -> Iterator[Said]:
    for page in report.body:
        for words in (page.finding, *page.sentences):
            yield Said(f"report.{page.key}", words)
    for annex in report.annexes:
        yield Said(f"report.{annex.key}.title", annex.title)
        for words in (*annex.notes, annex.table.empty):
            yield Said(f"report.{annex.key}.note", words)
