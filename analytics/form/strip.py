"""Cards of few words in one line: months ahead, villages side by side, villages over a year."""

from html import escape

from analytics.document import Card, Strip
from analytics.words.text import Language

WIDE, TALL = 120, 84  # of a small drawing, in its own units
STYLE = """
.stApp ul.strip { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr);
  list-style: none; margin: 8px 0 0; padding: 0; }
.stApp ul.strip li { margin: 0; padding: 0 10px; border-left: 1px solid var(--grid);
  min-width: 0; break-inside: avoid; font-size: 12.5px; color: var(--ink2); }
.stApp ul.strip li:first-child { border: 0; padding-left: 0; }
ul.strip .head { display: flex; justify-content: space-between; gap: 6px; }
ul.strip .head b { font-size: 13px; color: var(--ink); font-weight: 600; }
ul.strip .status { font-weight: 600; color: var(--ink); display: block; }
ul.strip .status.late { color: var(--late); } ul.strip .status.reached { color: var(--reached); }
ul.strip .status.near { color: var(--near); }
ul.strip li.lit { background: var(--neutral); }
ul.strip svg { width: 100%; height: 110px; display: block; overflow: visible; margin-top: 6px; }
ul.strip polyline { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; }
ul.strip polygon { opacity: .16; }
.panel:has(> ul.strip.line) { display: grid; align-items: center; gap: 0 20px; padding: 6px 16px;
  grid-template-columns: 236px minmax(0, 1fr); }
.panel:has(> ul.strip.line) h2.title { font-size: 14px; }
.panel:has(> ul.strip.line) > p { grid-column: 1; font-size: 12px; }
.stApp .panel > ul.strip.line { margin: 0; grid-area: 1 / 2 / span 3; }
.stApp ul.strip.line li { border-left-width: 2px; padding-left: 10px; }
.stApp ul.strip.line li:first-child { border-left: 2px solid var(--grid); padding-left: 10px; }
ul.strip.line .head { justify-content: start; flex-direction: row-reverse; align-items: baseline; }
ul.strip.line .head span { font-size: 15px; font-weight: 700; color: var(--ink); }
ul.strip.line .head b { font-weight: 400; color: var(--ink2); }
.stApp ul.strip.stacked { grid-auto-flow: row; gap: 0; }
.stApp ul.strip.stacked li { border: 0; border-top: 1px solid var(--grid); padding: 7px 0; }
ul.strip.stacked .head { align-items: baseline; }
ul.strip.stacked .head span { font-size: 18px; font-weight: 700; color: var(--ink); }
.panel:has(> ul.strip.wide) { display: none; }
@media (min-width: 1700px) { .panel:has(> ul.strip.wide) { display: block; } }
@media (min-width: 1700px) and (min-height: 1000px) { ul.strip svg { height: 150px; } }
@media (max-width: 1000px) {
  .panel:has(> ul.strip.line) { grid-template-columns: minmax(0, 1fr); }
  .stApp .panel > ul.strip.line { grid-area: auto; margin-top: 6px; }
  .stApp ul.strip { grid-auto-flow: row; gap: 0; }
  .stApp ul.strip li, .stApp ul.strip.line li:first-child { border: 0; padding: 6px 0;
    border-top: 1px solid var(--grid); }
}
"""


def drawn(told: Strip, language: Language) -> str:
    top = max((one or 0 for card in told.cards for one in card.trend), default=0)
    look = "wide" if told.wide else "" if any(one.status_word for one in told.cards) else "line"
    look = "stacked" if told.stacked else look
    months = look in ("line", "stacked")
    cells = "".join(cell(one, top, months=months) for one in told.cards)
    return f'<ul class="strip {look}">{cells}</ul>'


def cell(one: Card, top: float, *, months: bool) -> str:
    status = (
        f'<span class="status {one.status}">{escape(one.status_word)}</span>'
        if one.status_word
        else ""
    )
    detail = f"<span>{escape(one.detail)}</span>" if one.detail else ""
    village = "" if months else f' data-village="{escape(one.name)}"'
    return (
        f'<li{village}><div class="head"><b>{escape(one.name)}</b>'
        f"<span>{escape(one.number)}</span></div>{status}{detail}{small(one, top)}</li>"
    )


def small(one: Card, top: float) -> str:
    """From nothing up, so that cards side by side compare as they look."""
    known = [value for value in one.trend if value is not None]
    if len(known) < 2 or not top:
        return ""
    step = WIDE / (len(known) - 1)
    line = " ".join(
        f"{place * step:.1f},{TALL - TALL * value / top:.1f}" for place, value in enumerate(known)
    )
    hue = f"var(--{one.hue})"
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {WIDE} {TALL}" preserveAspectRatio="none">'
        f'<polygon points="0,{TALL} {line} {WIDE},{TALL}" fill="{hue}"/>'
        f'<polyline points="{line}" stroke="{hue}"/></svg>'
    )
