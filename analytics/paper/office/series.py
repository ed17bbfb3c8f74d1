"""One series of a native chart: its points as cached, how it looks, the values at its points."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from analytics.form.theme import TOKENS
from analytics.paper.office.drawing import Drawing, Series

TOKEN = {name: value.lstrip("#") for name, value in TOKENS["light"].items()}
TOO_LOW = 15  # per cent: a bar below has no room for its own label
LEVEL, FREELY = 0, -60_000_000  # as the format writes "not turned" and "as there is room"


@dataclass(frozen=True)
class Letters:
    """The face of a chart's words and their size in points."""

    font: str
    size: float

    def body(self, colour: str, *, bold: bool = False, turn: int = LEVEL) -> str:
        return (
            f'<c:txPr><a:bodyPr rot="{turn}" vert="horz" wrap="none"/><a:p><a:pPr>'
            f"{self.run('defRPr', colour, bold=bold)}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
        )

    def run(self, tag: str, colour: str, *, bold: bool) -> str:
        faces = "".join(f'<a:{one} typeface="{self.font}"/>' for one in ("latin", "ea", "cs"))
        size = round(self.size * 100)
        return f'<a:{tag} sz="{size}" b="{int(bold)}">{filled(colour)}{faces}</a:{tag}>'


def series_xml(drawing: Drawing, at: int, letters: Letters) -> str:
    series, letter = drawing.series[at], chr(ord("B") + at)
    last = len(drawing.categories) + 1
    names = "".join(_point(place, escape(one)) for place, one in enumerate(drawing.categories))
    values = "".join(
        _point(place, repr(float(one)))
        for place, one in enumerate(series.values)
        if one is not None
    )
    count = f'<c:ptCount val="{len(drawing.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>'
        f'Sheet1!${letter}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f"{_point(0, escape(series.name))}</c:strCache></c:strRef></c:tx>"
        f"{_look(series, TOKEN[drawing.hue])}{_numbers(series, letters)}"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef>"
        f"<c:f>Sheet1!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
        + ('<c:smooth val="0"/>' if series.look == "need" else "")
        + "</c:ser>"
    )


def _point(place: int, value: str) -> str:
    return f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>'


def _look(series: Series, hue: str) -> str:
    """The hue of the subject for what is, ink for what must be."""
    if series.look == "bar":
        return f'<c:spPr>{filled(hue)}</c:spPr><c:invertIfNegative val="0"/>'
    dashed = f'{filled(TOKEN["ink"])}<a:prstDash val="dash"/><a:round/>'
    line = f'<a:ln w="28575" cap="rnd">{dashed}</a:ln>'
    return f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'


def _numbers(series: Series, letters: Letters) -> str:
    """Every value in its bar in the colour of the paper; above a bar too low to hold it."""
    if not series.pattern:
        return ""
    low = (at for at, one in enumerate(series.values) if one is not None and one < TOO_LOW)
    above = _number(series, "outEnd", letters.body(TOKEN["ink"]))
    each = "".join(f'<c:dLbl><c:idx val="{at}"/>{above}</c:dLbl>' for at in low)
    return f"<c:dLbls>{each}{_number(series, 'inEnd', letters.body(TOKEN['card']))}</c:dLbls>"


def _number(series: Series, side: str, body: str) -> str:
    return (
        f'<c:numFmt formatCode="{series.pattern}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'{body}<c:dLblPos val="{side}"/>{_silent(1)}'
    )


def _silent(value: int) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
