"""The page before the show: what is true of the file, and the messages in their order."""

from dataclasses import dataclass
from datetime import date
from html import escape

from analytics.document import Card, Page, Panel, Table, Tiles, View
from analytics.document.drawn import Show, Shown
from analytics.form.stage.scene import fitting
from analytics.words.text import Text

SAYS = Text("Đang chuẩn bị các trang chiếu.")
SAFE, UNSAFE = Text("An toàn để chiếu"), Text("Xem lại trước khi chiếu")
FRESH = 35  # days after the data date in which figures may be shown without a word


@dataclass(frozen=True)
class Check:
    """One thing that must be true before the show, with what was found."""

    ok: bool
    words: str


def age_check(view: View, today: date) -> Check:
    """Old figures may be shown, but never unsaid: the stage itself says it too."""
    day, days = view.month, (today - view.month).days
    if days <= FRESH:
        return Check(True, view.say("Số liệu đến {day}, còn mới", day=day))
    return Check(
        False,
        view.say(
            "Số liệu đến {day}, đã cũ {age} ngày: màn chiếu sẽ ghi rõ", n=days, day=day, age=days
        ),
    )


def checks_html(view: View, checks: tuple[Check, ...]) -> str:
    """First whether all is well; then each: a tick where it is true, a triangle where not."""
    good = sum(one.ok for one in checks)
    count = view.say(
        "{good}/{checks} điều kiểm tra đạt", n=len(checks), good=good, checks=len(checks)
    )
    safe = (
        view.say("An toàn để chiếu") if good == len(checks) else view.say("Xem lại trước khi chiếu")
    )
    told = "".join(
        f'<li><span class="chip {"reached" if one.ok else "near"}">'
        f"{'✓' if one.ok else '▲'}</span> {escape(one.words)}</li>"
        for one in sorted(checks, key=lambda one: one.ok)
    )
    return f'<h2 class="title">{safe}: {count}</h2><ul class="checks">{told}</ul>'


def finding(view: View, shown: tuple[Page, ...]) -> str:
    """How many requests, and with which gap the show opens."""
    asked = sum(len(one.requests) for one in shown)
    said, opening = view.say("{asked} đề nghị", n=asked, asked=asked), shown[0].finding
    return fitting(
        view.say("{said}; mở đầu: {opening}", said=said, opening=opening),
        view.say("{said}; mở đầu: {opening}", said=said, opening=opening.partition(",")[0]),
        opening,
    )


def scenes_panel(view: View, shown: tuple[Page, ...]) -> Panel:
    """In the order in which they are told."""
    return Panel(
        "stage-scenes",
        view.say("Sẽ nói gì, đề nghị ai"),
        "",
        table_of(view, shown),
        width=2,
        drawn=Show(tuple(small_of(one, f"{at}/{len(shown)}") for at, one in enumerate(shown, 1))),
    )


def cards_panel(view: View, told: tuple[Page, ...]) -> Panel:
    """A line a village, with the digit that opens it."""
    return Panel(
        "stage-villages",
        view.say("Ai hỏi thôn nào, bấm số thôn ấy; Esc để về"),
        "",
        table_of(view, told),
        width=2,
        drawn=Show(tuple(map(line_of, enumerate(told, 1))), small=True),
    )


def small_of(one: Page, place: str) -> Shown:
    [card] = one.cards
    panel = next(iter(one.panels), None)
    drawn = panel.drawn if panel and isinstance(panel.drawn, Tiles) else None
    asked = tuple(
        words for each in one.requests for words in (each.name, each.detail, each.outlook)
    )
    return Shown(place, card.number, card.name, asked, card.hue, drawn)


def line_of(numbered: tuple[int, Page]) -> Shown:
    """Without how late it is: the scene says it."""
    [card] = numbered[1].cards
    return Shown(f"{numbered[0]}", card.number, card.name.partition(",")[0], hue=card.hue)


def table_of(view: View, told: tuple[Page, ...]) -> Table:
    rows = []
    for one in told:
        [asked] = one.requests or (Card("", ""),)
        rows.append((one.finding, asked.name, asked.detail, asked.outlook))
    return Table(view.columns("Thông điệp", "Đề nghị", "Ai", "Khi nào"), tuple(rows))
