"""The picture of births, deaths and moves month by month."""

import numpy as np

from analytics.words.text import Text
from data.synthetic.proof.counts import Counts
from data.synthetic.proof.drawing import BLUE, INK, Panel, key, picture
from data.synthetic.proof.measure_events import expected_events
from data.synthetic.proof.tally_events import EVENTS
from data.synthetic.proof.written import decimal

_NAMES = {
    "births": Text("Sinh", "Births"),
    "deaths": Text("Tử", "Deaths"),
    "moved_in": Text("Chuyển đến", "Moves in"),
    "moved_out": Text("Chuyển đi", "Moves out"),
}
_COMMUNE = 5200


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
    vi, en = ([decimal(mean, lang) for mean in means] for lang in ("vi", "en"))
    title = Text(
        f"Trung bình mỗi tháng một xã: {vi[0]} sinh, {vi[1]} tử, {vi[2]} đến, {vi[3]} đi",
        f"In a mean month a commune has {en[0]} births, {en[1]} deaths, {en[2]} moves in and "
        f"{en[3]} moves out",
    )
    entries = [
        (BLUE, "Mô phỏng, tính cho một xã 5.200 người · Simulated, for a commune of 5,200"),
        (INK, "Nét đứt: mức trung bình theo bảng tham chiếu · Dashes: mean by the references"),
    ]
    return picture(740, 440, title, panels, key(50, 408, entries))


def _top(most: float) -> int:
    """The next multiple of five."""
    return int(most // 5 + 1) * 5
