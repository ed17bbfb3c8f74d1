"""Bars beside their words and one line, as bare markup, where a chart would be no more.

They are text: they print as text, follow the colours of whatever they lie on, and need no Vega.
"""

from html import escape

from analytics.document import Bars, Way
from analytics.document.drawn import Bar
from analytics.form.html import image
from analytics.words.text import Language

TOP, LOW = 8, 92  # per cent of the height between which a line runs


def bars(told: Bars, language: Language) -> str:
    """A column a bar: its label, what is pale on what is solid, and its name below."""
    most = max([one.count for one in told.bars], default=0) or 1
    inner = "".join(bar(one, most) for one in told.bars)
    return image("drawn bars", told.height, language, inner)


def bar(one: Bar, most: int) -> str:
    solid, pale = (one.count - one.pale) / most, one.pale / most
    look = ' class="strong"' if one.strong else ""
    return (
        f'<div style="--solid: {solid:.3f}; --pale: {pale:.3f}"{look}><b>{escape(one.label)}</b>'
        f"<i></i><i></i><span>{escape(one.name)}</span></div>"
    )


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
    return image("drawn way", told.height, language, inner)


def scaled(values: tuple[float, ...]) -> list[float]:
    """Per cent of the height, lowest to highest; one level lies in the middle."""
    low, reach = min(values), max(values) - min(values)
    if not reach:
        return [50.0] * len(values)
    return [100 - LOW + (LOW - TOP) * (one - low) / reach for one in values]
