"""One series of a native chart: its points as cached, how it looks, the words at its points."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from analytics.form.theme import TOKENS
from analytics.paper.office.drawing import Drawing, Label, Look, Series

TOKEN = {name: value.lstrip("#") for name, value in TOKENS["light"].items()}
AREAS: tuple[Look, ...] = ("under", "band")
TOO_LOW = 15  # per cent: a bar below has no room for its own label
LINES: tuple[Look, ...] = ("need", "ahead", "way", "spot")
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
        f"{_look(series, TOKEN[drawing.hue])}{_labels(series, letters)}"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef>"
        f"<c:f>Sheet1!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
        + ('<c:smooth val="0"/>' if series.look in LINES else "")
        + "</c:ser>"
    )


def _point(place: int, value: str) -> str:
    return f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>'


def _look(series: Series, hue: str) -> str:
    """The hue of the subject for what is, ink for what must be, its outline for losses."""
    look = series.look
    if look in LINES:
        return _line_look(look, hue)
    if look == "mark":
        inside = f'<a:noFill/><a:ln w="38100">{filled(TOKEN["axis"])}</a:ln>'
    elif look in ("base", "under"):
        inside = "<a:noFill/><a:ln><a:noFill/></a:ln>"
    elif look == "band":
        light = f'<a:solidFill><a:srgbClr val="{hue}"><a:alpha val="24000"/></a:srgbClr>'
        inside = f"{light}</a:solidFill><a:ln><a:noFill/></a:ln>"
    elif look == "loss":
        inside = f'{filled(TOKEN["card"])}<a:ln w="25400">{filled(hue)}</a:ln>'
    else:
        inside = filled(hue)
    whole = "" if look in AREAS else '<c:invertIfNegative val="0"/>'
    return f"<c:spPr>{inside}</c:spPr>{whole}"


def _line_look(look: Look, hue: str) -> str:
    dash = {"need": '<a:prstDash val="dash"/>', "ahead": '<a:prstDash val="sysDot"/>'}
    colour, width = (TOKEN["ink"], 28575) if look == "need" else (hue, 44450)
    line = f'<a:ln w="{width}" cap="rnd">{filled(colour)}{dash.get(look, "")}<a:round/></a:ln>'
    if look == "spot":
        dot = f'<c:symbol val="diamond"/><c:size val="12"/><c:spPr>{filled(TOKEN["ink"])}</c:spPr>'
        return f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:marker>{dot}</c:marker>"
    return f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'


def _labels(series: Series, letters: Letters) -> str:
    """Words at single points, bold, inside bars in the colour of the paper; the rest is silent."""
    if series.pattern:
        return _numbers(series, letters)
    if not series.labels:
        return ""
    inside = series.labels[0].side == "inEnd" and series.look != "base"
    colour = TOKEN["card" if inside else "ink"]
    body = f"<c:spPr><a:noFill/></c:spPr>{letters.body(colour, bold=True)}"
    run = letters.run("rPr", colour, bold=True)
    shown = "".join(_label(one, run, body) for one in series.labels)
    return f"<c:dLbls>{shown}{body}{_silent(0)}</c:dLbls>"


def _numbers(series: Series, letters: Letters) -> str:
    """Every value in its bar in the colour of the paper; above a bar too low to hold it."""
    low = (at for at, one in enumerate(series.values) if one is not None and one < TOO_LOW)
    above = _number(series, "outEnd", letters.body(TOKEN["ink"]))
    each = "".join(f'<c:dLbl><c:idx val="{at}"/>{above}</c:dLbl>' for at in low)
    return f"<c:dLbls>{each}{_number(series, 'inEnd', letters.body(TOKEN['card']))}</c:dLbls>"


def _number(series: Series, side: str, body: str) -> str:
    return (
        f'<c:numFmt formatCode="{series.pattern}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'{body}<c:dLblPos val="{side}"/>{_silent(1)}'
    )


def _label(one: Label, run: str, body: str) -> str:
    """The letters are told twice: Impress reads those of the words, Writer those of the label."""
    return (
        f'<c:dLbl><c:idx val="{one.at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r>'
        f"{run}<a:t>{escape(one.words)}</a:t></a:r></a:p></c:rich></c:tx>{body}"
        f'<c:dLblPos val="{one.side}"/>{_silent(1)}</c:dLbl>'
    )


def _silent(value: int) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
