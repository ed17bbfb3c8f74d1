"""Colours and type. Chrome is grey; colour belongs to data; status is glyph and word first."""

from typing import Literal

from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_APPROVED,
    EID_SUBMITTED,
)
from analytics.meaning.indicator import Indicator

Mode = Literal["light", "dark"]
FONT = "'Inter VN', 'Noto Sans', 'Segoe UI', Arial, sans-serif"

TOKENS: dict[Mode, dict[str, str]] = {
    "light": {
        "page": "#F4F6F8", "card": "#FFFFFF", "border": "#D5DCE3", "ink": "#16202B",
        "ink2": "#4A5866", "ink3": "#63707D", "population": "#5C6E80", "card_hue": "#1767C2",
        "eid1": "#A05890", "eid2": "#823B77", "eid": "#641B5C",
        "population_soft": "#C3CDD6", "soft": "#D5DCE3",
        "axis": "#9AA7B3", "grid": "#E1E7EC", "neutral": "#ECEFF2",
        "reached": "#1C776F", "reached_bg": "#DFF1EE", "waiting": "#4A5866",
        "waiting_bg": "#ECEFF2", "late": "#8F1414", "late_bg": "#F9DEDB",
        "near": "#8A6400", "near_bg": "#FBEFCB",
        "gap0": "#EEF1F4", "gap1": "#E2BBDB", "gap2": "#C586BA", "gap3": "#9A4A92",
        "gap4": "#5A1653", "gap_ink0": "#16202B", "gap_ink1": "#16202B", "gap_ink2": "#10171E",
        "gap_ink3": "#FFFFFF", "gap_ink4": "#FFFFFF",
        "card_gap0": "#EEF1F4", "card_gap1": "#BCD6F5", "card_gap2": "#7FB0EA",
        "card_gap3": "#2A6FC0", "card_gap4": "#0F3F7D",
        "people_gap0": "#EEF1F4", "people_gap1": "#C3CDD6", "people_gap2": "#93A3B3",
        "people_gap3": "#5C6E80", "people_gap4": "#2B3A48",
    },
    "dark": {
        "page": "#10171E", "card": "#19222C", "border": "#2A3641", "ink": "#F0F4F8",
        "ink2": "#B4C0CC", "ink3": "#93A1AF", "population": "#93A4B5", "card_hue": "#5AA2F5",
        "eid1": "#B885B8", "eid2": "#D29DCE", "eid": "#EBB5E4",
        "population_soft": "#44535F", "soft": "#3A4856",
        "axis": "#5F6E7C", "grid": "#2A3641", "neutral": "#26313B",
        "reached": "#74DCCB", "reached_bg": "#12403B", "waiting": "#B4C0CC",
        "waiting_bg": "#26313B", "late": "#F58079", "late_bg": "#561F1F",
        "near": "#F5CC3D", "near_bg": "#47390A",
        "gap0": "#222D37", "gap1": "#5C385A", "gap2": "#8A5487", "gap3": "#BC83BA",
        "gap4": "#EFBDE8", "gap_ink0": "#F0F4F8", "gap_ink1": "#FFFFFF", "gap_ink2": "#FFFFFF",
        "gap_ink3": "#10171E", "gap_ink4": "#10171E",
        "card_gap0": "#222D37", "card_gap1": "#24405F", "card_gap2": "#3C6A9E",
        "card_gap3": "#6FA8E8", "card_gap4": "#BBDCFF",
        "people_gap0": "#222D37", "people_gap1": "#3A4856", "people_gap2": "#5F6E7C",
        "people_gap3": "#93A4B5", "people_gap4": "#C6D2DD",
    },
}  # fmt: skip

SHADES = (0.0, 0.3, 0.5, 0.68)  # how far each kind of due card fades: order of life, seen in grey


def faded(hue: str, ground: str, share: float) -> str:
    """A colour so far on its way to the ground it lies on."""
    pairs = ((int(hue[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(own + share * (other - own)):02X}" for own, other in pairs)


for _tokens in TOKENS.values():
    for _place, _shade in enumerate(SHADES):
        _tokens[f"due{_place}"] = faded(_tokens["card_hue"], _tokens["card"], _shade)
    for _hue in ("card", "eid1"):
        _own = _tokens["card_hue" if _hue == "card" else _hue]
        _tokens[f"{_hue}_soft"] = faded(_own, _tokens["card"], 0.5)

# What is on screen takes its colours from the page, in whichever mode that is, and on paper.
Paint = Literal["light", "dark", "screen"]
PAINTS: dict[Paint, dict[str, str]] = {
    "light": TOKENS["light"],
    "dark": TOKENS["dark"],
    "screen": {name: f"var(--{name})" for name in TOKENS["light"]},
}
HUES = {"population": "population", "card": "card_hue", "eid": "eid"}
OWN = {EID_SUBMITTED: "eid1", EID_APPROVED: "eid2"}  # the lighter, the earlier on the way
# Who has it not, by the step they wait for, the last first: each in the hue of that step.
PARTS = {
    EID_ACTIVATED: ("eid", "eid2", "eid1"),
    EID_APPROVED: ("eid2", "eid1"),
    EID_SUBMITTED: ("eid1", "eid1_soft"),
    CARD_COVERAGE_PRESENT: ("card_hue", "card_soft"),
}
# A shade of one subject never stands for the other.
RAMPS = {"population": "people_gap", "card": "card_gap", "eid": "gap"}

PEOPLE = ("population", "population_soft")


def hue_of(indicator: Indicator) -> str:
    """The one colour of what is counted, on every page, slide and sheet."""
    return OWN.get(indicator, HUES[indicator.subject])


def parts_of(indicator: Indicator) -> tuple[str, ...]:
    """The colours of those who have it not, step by step; of any other, at home and away."""
    return PARTS.get(indicator, PEOPLE)


def gap_class(points_missing: float) -> int:
    """Shade of a heat cell: 0 reached, then up to 5, 10, 20 and more points missing."""
    if points_missing <= 0:
        return 0
    return 1 + sum(points_missing > limit for limit in (5, 10, 20))
