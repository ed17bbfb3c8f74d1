"""The stage as one HTML file: opens from a USB stick, asks no host for anything, holds no person.

Fonts, drawings, style and script are inside; its own policy forbids every request. What is drawn
is 1920 × 1080 and scaled to the window by the script.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path

from analytics.document import Page, View, number
from analytics.form.stage.drawn import shades
from analytics.form.stage.story import scenes, village_cards
from analytics.form.theme import TOKENS, Mode
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import areas_of, provenance_of
from analytics.meaning.unit import unit_on
from analytics.paper.origin import SYNTHETIC
from analytics.paper.stage.body import body
from analytics.words.settings import PROJECT
from analytics.words.text import Text

FILES = Path(__file__).parent
FONTS = PROJECT / "analytics" / "screen" / "fonts"
WEIGHTS = (400, 600, 700, 800)
AGGREGATED = Text("SỐ LIỆU TỔNG HỢP — không có dữ liệu cá nhân")
BARS: dict[Mode, tuple[str, str]] = {
    "light": ("#2B3A48", "#FFFFFF"),
    "dark": ("#2A3641", "#F0F4F8"),
}
OLD = Text("▲ Số liệu đã cũ {} ngày")
NEXT, BACK = Text("Trang sau"), Text("Trang trước")
KEYS = (
    ("→ ←", Text("trang sau, trang trước")),
    ("Home End", Text("trang đầu, trang cuối")),
    ("1 … 9", Text("thẻ của thôn đó; Esc để về")),
    ("N", Text("lời thuyết trình", context="stage")),
    ("B", Text("tắt hình")),
    ("T", Text("đồng hồ")),
    ("D", Text("sáng hoặc tối")),
    ("K", Text("tự chuyển trang, 20 giây một trang")),
    ("P", Text("in, mỗi trang chiếu một tờ A4")),
)


def stage_html(view: View) -> str:
    """The whole document for one reader, month and language. Raises what `ask` raises."""
    shown, cards = scenes(view), village_cards(view)
    told = provenance_of(view.reader)
    sections = [
        section(scene, view, told, place=f"{at}/{len(shown)}")
        for at, scene in enumerate(shown, start=1)
    ] + [section(scene, view, told, place="") for scene in cards]
    return document(view, shown[0].finding, "".join(sections))


def stage_file(view: View) -> bytes:
    return stage_html(view).encode()


def document(view: View, title: str, sections: str) -> str:
    return (
        f'<!doctype html><html lang="{view.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy())}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style()}</style></head>"
        f'<body data-as-of="{view.month.isoformat()}" data-old="{OLD.in_(view.language)}">'
        f"<main>{sections}{help_of(view)}</main>"
        f'<div class="blank"></div><script>{script()}</script></body></html>'
    )


def section(scene: Page, view: View, told: Provenance, *, place: str) -> str:
    kind = " village" if scene.village else ""
    notes = "".join(f"<p>{escape(one)}</p>" for one in scene.notes)
    inside = body(scene, bound(scene.finding, view), view)
    return (
        f'<section class="scene{kind}" data-key="{escape(scene.key)}">{head(view, told)}'
        f'{inside}<aside class="notes">{notes}</aside>{foot(scene, view, told, place)}</section>'
    )


def bound(title: str, view: View) -> str:
    """A number stays with the word it counts, and a name whole, when the title takes two lines."""
    for name in areas_of(view.reader).values():
        title = title.replace(name, name.replace(" ", "\N{NO-BREAK SPACE}"))
    return escape(re.sub(r"(?<=\d) (?=\w)| (?=%)", "\N{NO-BREAK SPACE}", title))


def head(view: View, told: Provenance) -> str:
    """On every scene, so that no picture of it goes without what it is."""
    mark = (
        f'<span class="synthetic">{SYNTHETIC.in_(view.language)}</span>' if told.synthetic else ""
    )
    date = view.say("đến hết ngày <b>{date}</b>", date=number.day(view.month))
    return (
        f'<header class="frame"><b>{AGGREGATED.in_(view.language)}</b>{mark}'
        f'<span class="last">{date}</span><span class="old" hidden></span></header>'
    )


def foot(scene: Page, view: View, told: Provenance, place: str) -> str:
    issuer = unit_on(view.reader, view.month).name.in_(view.language)
    figures = view.say(
        "{unit} · bản số {sequence}, mã {short_hash}",
        unit=issuer,
        sequence=told.sequence,
        short_hash=told.short_hash,
    )
    words = " · ".join(map(escape, (figures, *remarks_of(scene))))
    buttons = (
        f'<button data-go="back" aria-label="{BACK.in_(view.language)}">←</button>'
        f'<button data-go="next" aria-label="{NEXT.in_(view.language)}">→</button>'
    )
    return (
        f'<footer class="frame"><span class="source">{words}</span>'
        f'<span class="clock last"></span><span>{place}</span>{buttons}</footer>'
    )


def remarks_of(scene: Page) -> tuple[str, ...]:
    """What the shades of its map say, and its own remarks."""
    return (*(one.subtitle for one in scene.panels if one.subtitle), *scene.sentences)


def help_of(view: View) -> str:
    rows = (f"<dt>{key}</dt><dd>{words.in_(view.language)}</dd>" for key, words in KEYS)
    return f'<dl class="help">{"".join(rows)}</dl>'


@lru_cache(maxsize=1)
def style() -> str:
    return faces() + colours() + fills() + (FILES / "stage.css").read_text("utf-8")


@lru_cache(maxsize=1)
def script() -> str:
    return (FILES / "stage.js").read_text("utf-8")


@lru_cache(maxsize=1)
def policy() -> str:
    """Nothing from anywhere; this one style and this one script by their hashes."""
    return (
        f"default-src 'none'; script-src '{digest(script())}'; style-src '{digest(style())}'; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def faces() -> str:
    return "".join(face(weight) for weight in WEIGHTS)


def face(weight: int) -> str:
    font = b64encode((FONTS / f"InterVN-{weight}.woff2").read_bytes()).decode()
    return (
        f"@font-face{{font-family:'Inter VN';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{font}) format('woff2')}}"
    )


def colours() -> str:
    """Light unless the window or the presenter says dark; paper is always light."""
    return (
        f":root{{{variables('light')}}}"
        f"@media screen{{:root[data-mode=dark]{{{variables('dark')}}}}}"
        f"@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not([data-mode=light]){{{variables('dark')}}}}}"
    )


def fills() -> str:
    """A class a shade of each subject, for the squares of a map."""
    return "".join(f".tiles .{one}{{fill:var(--{one.replace('_', '-')})}}" for one in shades())


def variables(mode: Mode) -> str:
    tokens = {name.replace("_", "-"): value for name, value in TOKENS[mode].items()}
    tokens |= dict(zip(("bar", "bar-ink"), BARS[mode], strict=True))
    return "".join(f"--{name}:{value};" for name, value in tokens.items())
