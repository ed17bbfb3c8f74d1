"""The pictures of docs/population: simulated people beside their references.

The title of each says what is found in the counts it is drawn from.
"""

import numpy as np

from analytics.words.text import Given
from data.synthetic.proof import references
from data.synthetic.proof.ages import carried
from data.synthetic.proof.drawing import (
    BLUE,
    FAINT,
    GREEN,
    GREY,
    INK,
    ORANGE,
    Panel,
    key,
    label,
    picture,
)
from data.synthetic.proof.events import EVENTS, expected_events
from data.synthetic.proof.score import Counts, noted, tvd
from data.synthetic.reference import GROUPS

_PALE, _REFERENCE = "#9dbbdc", "#d5dde6"
_NAMES = {
    "births": Given("Sinh", "Births"),
    "deaths": Given("Tử", "Deaths"),
    "moved_in": Given("Chuyển đến", "Moves in"),
    "moved_out": Given("Chuyển đi", "Moves out"),
}
_COMMUNE = 5200


def pictures(c: Counts) -> dict[str, str]:
    """Name of the file without its ending, and its content."""
    return {
        "pyramid": pyramid(c),
        "household_sizes": household_sizes(c),
        "events": events(c),
        "coverage": coverage(c),
        "presence": presence(c),
    }


def _wide(x: tuple[float, float], *, top: int, step: int) -> Panel:
    """A panel over the whole picture, its lines so many per cent apart."""
    panel = Panel(60, 10, 620, 300, x, (0, top / 100))
    panel.grid({p / 100: f"{p}%" for p in range(0, top + 1, step)})
    return panel


def _day(on: int) -> str:
    return f"{np.datetime64(int(on), 'D').item():%d/%m/%Y}"


def pyramid(c: Counts) -> str:
    """The data date as bars, the first day as dashes; their references as lines and dots."""
    days = (-1, 0)
    end, first = (c["people"][at] / c["people"][at].sum() for at in days)
    wanted, earlier = (carried(int(c.days[at])) for at in days)
    most = 0.055
    panels = []
    for s, (left, sign) in enumerate(((70, -1), (380, 1))):
        x = (-most, 0.0) if sign < 0 else (0.0, most)
        panel = Panel(left, 24, 300, 380, x, (0, len(GROUPS)))
        for g in range(len(GROUPS)):
            panel.bar((0, sign * end[s, g]), (g + 0.1, g + 0.9), _PALE)
        for shares, colour, dash in ((wanted[s], INK, ""), (first[s], ORANGE, "4 3")):
            steps = [(sign * shares[g], g + up) for g in range(len(GROUPS)) for up in (0, 1)]
            panel.line(steps, colour, width=1.5, dash=dash)
        for g in range(len(GROUPS)):
            panel.dot(sign * earlier[s, g], g + 0.5, ORANGE)
        panel.under({sign * p / 100: f"{p}%" for p in (1, 2, 3, 4, 5)})
        panel.text(sign * most / 2, len(GROUPS), ("Nam · Men", "Nữ · Women")[s], dy=-8)
        panels.append(panel)
    for g, name in enumerate(GROUPS):
        panels[0].text(-most, g + 0.3, name.replace("-", "–"), anchor="end", dx=-4)
    last, start = (_day(c.days[at]) for at in days)
    entries = [
        (_PALE, f"Cột: mô phỏng ngày {last} · Bars: simulated"),
        (INK, f"Nét liền: tham chiếu ngày {last} · Line: reference"),
        (ORANGE, f"Nét đứt: mô phỏng ngày {start} · Dashes: simulated"),
        (ORANGE, "Chấm: tham chiếu lùi về ngày ấy · Dots: reference carried back"),
    ]
    off = [1000 * tvd(c["people"][at], carried(int(c.days[at]))) for at in days]
    title = noted("pyramid", off[0], last, off[1], start)
    return picture(720, 520, title, panels, key(70, 452, entries))


def household_sizes(c: Counts) -> str:
    """Bars of the reference, one dot for each day."""
    wanted = references.sizes()
    panel = _wide((0.5, 10.5), top=30, step=5)
    for at, share in enumerate(wanted):
        panel.bar((at + 0.6, at + 1.4), (0, share), _REFERENCE)
    for d, sizes in enumerate(c["sizes"]):
        colour = BLUE if d == len(c.days) - 1 else GREY
        for at, share in enumerate(sizes / sizes.sum()):
            panel.dot(at + 0.7 + 0.6 * d / max(len(c.days) - 1, 1), share, colour)
    panel.under({float(n): str(n) if n < 10 else "10+" for n in range(1, 11)})
    entries = [
        (_REFERENCE, "Bảng tham chiếu · Reference"),
        (GREY, "Mô phỏng, mỗi ngày 01/01, từ trái sang phải · Simulated, every 1 January in order"),
        (BLUE, f"Mô phỏng ngày {_day(c.as_of)} · Simulated"),
    ]
    off = [1000 * tvd(sizes, wanted) for sizes in c["sizes"]]
    title = noted("household_sizes", off[-1], _day(c.as_of), max(off))
    words = "Số người trong hộ · Persons in the household"
    below = label(370, 345, words, anchor="middle", colour=FAINT)
    return picture(700, 430, title, [panel], below, key(60, 376, entries))


def coverage(c: Counts) -> str:
    """Cards and e-ID among present people of 14 and over."""
    counted = c["curves"]
    panel = _wide((0, len(counted)), top=100, step=20)
    ends = []
    for column, curve, colour in (
        (1, references.card_curve(), GREEN),
        (2, references.account_curve(), BLUE),
    ):
        share = counted[:, column] / np.maximum(counted[:, 0], 1)
        panel.line(list(enumerate(share.tolist(), 1)), colour, width=4)
        panel.line(list(enumerate(curve[: len(counted)].tolist(), 1)), INK, width=1.5, dash="5 3")
        ends.append(share[-1])
    panel.under({m + 6.0: str(2021 + m // 12) for m in range(0, len(counted), 12)})
    entries = [
        (GREEN, "Thẻ gắn chíp, mô phỏng · Chip card, simulated"),
        (BLUE, "Định danh đã kích hoạt, mô phỏng · e-ID activated, simulated"),
        (INK, "Nét đứt: bảng tham chiếu · Dashes: references"),
    ]
    title = noted("coverage", _day(c.as_of), *ends)
    return picture(700, 400, title, [panel], key(60, 352, entries))


def presence(c: Counts) -> str:
    """Share away by age, men and women, on the data date."""
    shares = references.by_groups("migration_by_age", "share_of_registered_absent")
    found = c["away"][-1] / np.maximum(c["people"][-1], 1)
    panel = _wide((0, len(GROUPS)), top=60, step=10)
    for s, colour in enumerate((BLUE, ORANGE)):
        steps = [(g + up, shares[s, g]) for g in range(len(GROUPS)) for up in (0, 1)]
        panel.line(steps, colour, width=1, dash="5 3")
        for g, share in enumerate(found[s].tolist()):
            panel.dot(g + 0.35 + 0.3 * s, share, colour)
    panel.under({g + 0.5: GROUPS[g].replace("-", "–") for g in range(0, len(GROUPS), 2)})
    entries = [
        (BLUE, "Nam: chấm mô phỏng, nét đứt tham chiếu · Men: dots simulated, dashes reference"),
        (ORANGE, "Nữ: như trên · Women: the same"),
    ]
    s, g = np.unravel_index(int(found.argmax()), found.shape)
    ages = GROUPS[g].replace("-", "–")
    total = c["away"][-1].sum() / c["people"][-1].sum()
    who = (Given("nam", "men"), Given("nữ", "women"))[s]
    title = noted("picture-presence", total, who, ages, found[s, g])
    words = "Tuổi · Age"
    below = label(370, 345, words, anchor="middle", colour=FAINT)
    return picture(700, 410, title, [panel], below, key(60, 372, entries))


def events(c: Counts) -> str:
    """Per month and 5,200 residents; the straight line is the mean the references imply."""
    months = len(c.month_ends)
    people = np.interp(c.month_ends, c.days, c["people"].sum(axis=(1, 2)))
    wanted, panels, means = expected_events(c), [], []
    for at, (name, words) in enumerate(_NAMES.items()):
        counts = c["events"][:months, EVENTS.index(name)] / people * _COMMUNE
        mean = wanted[name] / c["years"].sum() / 12 * _COMMUNE
        top = _top(max(counts.max(), mean))
        panel = Panel(50 + 350 * (at % 2), 26 + 190 * (at // 2), 290, 130, (0, months), (0, top))
        panel.grid({float(y): str(y) for y in range(0, top + 1, 5)})
        panel.line([(0, mean), (months, mean)], INK, width=1.5, dash="5 3")
        panel.line([(m + 0.5, v) for m, v in enumerate(counts.tolist())], BLUE, width=1.5)
        panel.under({m + 6.0: str(2021 + m // 12) for m in range(0, months, 12)})
        panel.text(0, top, f"{words.vi} · {words.en}", anchor="start", colour=INK, dy=-8)
        panels.append(panel)
        means.append(float(counts.mean()))
    title = noted("events", *means)
    entries = [
        (BLUE, "Mô phỏng, tính cho một xã 5.200 người · Simulated, for a commune of 5,200"),
        (INK, "Nét đứt: mức trung bình theo bảng tham chiếu · Dashes: mean by the references"),
    ]
    return picture(740, 440, title, panels, key(50, 408, entries))


def _top(most: float) -> int:
    """The next multiple of five."""
    return int(most // 5 + 1) * 5
