"""Bars beside their words and one line, as bare markup, where a chart would be no more.

They are text: they print as text, follow the colours of whatever they lie on, and need no Vega.
"""

from html import escape

from analytics.document import Bars, Way
from analytics.document.drawn import Bar
from analytics.form.html import image
from analytics.words.text import Language

TOP, LOW = 8, 92  # per cent of the height between which a line runs
STYLE = """
.body > .fine { display: grid; grid-template: 1fr / repeat(24, minmax(0, 1fr)); gap: 12px; }
.body > .fine > .panel { padding: 12px 16px; grid-column: span var(--across);
  grid-row: span var(--down); }
.fine h2.title { font-size: 16px; }
.fine p.subtitle { font-size: 13px; line-height: 1.35; }
.fine > .panel > details { margin-top: 4px; }
.fine > .panel > .drawn { margin-top: 6px; }
.fine p.legend { margin-top: 4px; }
.fine > .panel:has(ul.tiles) { display: flex; flex-direction: column; }
.stApp .fine ul.tiles { flex: 1; grid-auto-rows: minmax(0, 1fr); }
.fine .tile { min-height: 52px; padding: 3px 8px; }
.fine .tile .people { width: 46px; height: 46px; font-size: 16px; }
.slim .kpi { padding: 8px 14px; display: grid; grid-template-columns: auto 1fr; gap: 0 10px;
  align-content: start; }
.slim .top { display: contents; }
.slim .name { grid-column: 1 / -1; font-size: 13px; }
.slim .chip { grid-area: 2 / 2; place-self: center end; }
.slim .kpi .number, .slim .kpi .number.long { grid-area: 2 / 1; font-size: 22px;
  line-height: 1.35; }
.slim .kpi .detail, .slim .kpi .ahead { grid-column: 1 / -1; font-size: 12.5px; margin: 0; }
.slim .spark { display: none; }
.fine p.save { margin-top: 4px; }
.further { background: var(--card); border: 1px solid var(--border); border-radius: 8px;
  padding: 4px 16px; display: flex; flex-wrap: wrap; gap: 8px; align-items: center;
  font-size: 13.5px; }
.further > details.panel { border: 0; padding: 0; min-width: 0; max-width: 100%; }
.further > details.panel[open] { flex: 0 0 100%; order: 1; }
.further > details.panel > summary { border: 1px solid var(--border); border-radius: 6px;
  padding: 4px 10px; width: fit-content; color: var(--ink); }
.further > details.panel > summary h2.title { font-size: 13px; font-weight: 600; }
.bars { display: flex; align-items: flex-end; gap: 3px; font-size: 12px; color: var(--ink2); }
.bars > div { flex: 1; min-width: 0; height: 100%; display: flex; flex-direction: column;
  justify-content: flex-end; align-items: center; }
.bars b { color: var(--ink); font-weight: 600; line-height: 16px; white-space: nowrap; }
.bars i { width: 78%; height: calc(var(--part) * (100% - 36px)); }
.bars i + i { border-top: 1.5px solid var(--card); }
.bars .strong { font-weight: 700; color: var(--ink); }
.bars span { border-top: 1px solid var(--axis); width: 100%; text-align: center;
  line-height: 18px; }
.passage { display: flex; flex-direction: column; }
.passage > div { position: relative; flex: 1; padding: 0 52px 0 44px; min-height: 0; }
.passage svg { width: 100%; height: 100%; display: block; fill: none; }
.passage polyline { stroke: var(--population); stroke-width: 2;
  vector-effect: non-scaling-stroke; }
.passage b { position: absolute; transform: translateY(-50%); font-size: 13px;
  color: var(--ink2); font-weight: 500; }
.passage b.first { left: 0; }
.passage b.last { right: 0; color: var(--ink); font-weight: 700; }
.passage p { display: flex; justify-content: space-between; margin: 0 52px 0 44px;
  font-size: 12px; color: var(--ink2); line-height: 18px; }
i.soft { background: var(--soft); }
i.outline { border: 1.5px solid var(--ink); }
@media (min-width: 1101px) {
  .fine > .panel > :is(.chart, .drawn) {
    height: calc(var(--height) + var(--grow) * max(0px, 100vh - 768px)); }
}
@media (min-width: 1101px) and (min-height: 900px) {
  .fine .tile .people { width: 84px; height: 84px; font-size: 24px; }
}
@media (max-width: 1100px) {
  .body > .fine { grid-template: none / minmax(0, 1fr); }
  .body > .fine > .panel { grid-column: auto; grid-row: auto; }
}
@media (max-width: 640px) {
  .slim .kpi { grid-template-columns: minmax(0, 1fr); }
  .slim .chip { grid-area: auto; place-self: start; }
}
"""


def bars(told: Bars, language: Language) -> str:
    """A column a bar: its label, its parts from the foot up, and its name below."""
    most = max([sum(one.parts) for one in told.bars], default=0) or 1
    inner = "".join(bar(one, most, told.looks) for one in told.bars)
    return image("drawn bars", told.height, language, inner)


def bar(one: Bar, most: int, looks: tuple[str, ...]) -> str:
    parts = "".join(
        f'<i class="{look}" style="--part: {part / most:.3f}"></i>'
        for part, look in zip(reversed(one.parts), reversed(looks), strict=True)
        if part
    )
    strong = ' class="strong"' if one.strong else ""
    return f"<div{strong}><b>{escape(one.label)}</b>{parts}<span>{escape(one.name)}</span></div>"


def way(told: Way, language: Language) -> str:
    """One line from the first value to the last; of one value there is only the end."""
    heights = [100 - one for one in scaled(told.values)]
    step = 100 / max(len(heights) - 1, 1)
    path = " ".join(f"{step * place:.1f},{down:.1f}" for place, down in enumerate(heights))
    ends = list(zip(("first", "last"), told.labels, (heights[0], heights[-1]), strict=True))
    kept = slice(None) if len(heights) > 1 else slice(1, None)
    words = "".join(
        f'<b class="{end}" style="top: {down:.1f}%">{escape(label)}</b>'
        for end, label, down in ends[kept]
    )
    names = "".join(f"<span>{escape(one)}</span>" for one in told.names[kept])
    inner = (
        '<div><svg viewBox="0 0 100 100" preserveAspectRatio="none">'
        f'<polyline points="{path}"/></svg>{words}</div><p>{names}</p>'
    )
    return image("drawn passage", told.height, language, inner)


def scaled(values: tuple[float, ...]) -> list[float]:
    """Per cent of the height, lowest to highest; one level lies in the middle."""
    low, reach = min(values), max(values) - min(values)
    if not reach:
        return [50.0] * len(values)
    return [100 - LOW + (LOW - TOP) * (one - low) / reach for one in values]
