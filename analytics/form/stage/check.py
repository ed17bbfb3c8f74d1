"""The page before the show: what is true of the file, and the messages in their order."""

from dataclasses import dataclass
from datetime import date
from html import escape

from analytics.document import Page, Panel, Table, View, number
from analytics.words.text import Text

SAYS = Text("Đang chuẩn bị các trang chiếu.")
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


def checks_html(checks: tuple[Check, ...]) -> str:
    """Glyph first: a tick where it is true, a triangle where somebody must look."""
    return "".join(
        f'<p class="lead"><span class="chip {"reached" if one.ok else "near"}">'
        f"{'✓' if one.ok else '▲'}</span> {escape(one.words)}</p>"
        for one in checks
    )


def scenes_panel(view: View, shown: tuple[Page, ...]) -> Panel:
    """The messages in the order in which they are told."""
    return Panel(
        "stage-scenes",
        view.say("{count} thông điệp theo thứ tự kể", n=len(shown), count=len(shown)),
        view.say(
            "Thứ tự do số liệu quyết định: đang đứng đâu, ai chậm, vì sao, bao giờ tới, ai tiến "
            "nhất, đề nghị gì, kết luận."
        ),
        Table(
            view.columns("Thông điệp", "Con số, hoặc biểu đồ nói về ai"),
            tuple((one.finding, numbers_words(one)) for one in shown),
        ),
        width=2,
    )


def numbers_words(scene: Page) -> str:
    """The numbers beside the message; where a chart carries them, of whom it speaks."""
    told = [f"{one.number} {one.name}" for one in (*scene.cards, *scene.requests)]
    return " · ".join(told) or scene.lead or number.ABSENT
