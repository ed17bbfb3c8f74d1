"""The pyramid: who lives here by age and sex, who is away, and the shape held against it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import altair as alt

from analytics.document import Column, Panel, Table, View, added, under
from analytics.form.chart import (
    CHARTS,
    OF_X,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    in_order,
    mark_of,
    no_axis,
    text,
)
from analytics.form.phrase import people
from analytics.form.words import TOTAL
from analytics.meaning.catalogue import POPULATION_REGISTERED, RESIDENTS_AWAY
from analytics.meaning.unit import age_structure
from analytics.words.text import Text
from analytics.words.vocabulary import FIVE_YEAR_BANDS, SEXES, Band

MIDDLE = 0.16  # of a side of the pyramid, on both sides of its middle: where the ages stand
MOST = 2 / 3  # of those away that the ages named in the title hold at least
FEW = 10  # away: too few to say at which age people are away
LINE = 18  # px
SLIM = 480  # px: a narrower drawing has no room for those away beside each sex


@dataclass(frozen=True)
class Ages:
    """Residents and those of them away, by sex and by age groups of five years."""

    counts: dict[str, int]
    away: dict[str, int]

    def sums(self, told: dict[str, int]) -> dict[str, int]:
        return {band: sum(told[f"{sex}:{band}"] for sex in SEXES) for band in FIVE_YEAR_BANDS}

    def of(self, told: dict[str, int], sex: str) -> int:
        return sum(told[f"{sex}:{band}"] for band in FIVE_YEAR_BANDS)

    @property
    def mainly(self) -> tuple[str, ...]:
        """The fewest neighbouring groups that hold two thirds of those away; none where these are
        few, or spread over half of the groups."""
        away, bands = self.sums(self.away), tuple(FIVE_YEAR_BANDS)
        total = sum(away.values())
        for size in range(1, len(bands) // 2 + 1 if total >= FEW else 0):
            runs = [bands[at : at + size] for at in range(len(bands) - size + 1)]
            best = max(runs, key=lambda run: sum(away[one] for one in run))
            if sum(away[one] for one in best) >= MOST * total:
                return best
        return ()


def ages_of(view: View) -> Ages:
    answer = view.ask(POPULATION_REGISTERED, RESIDENTS_AWAY, by=("five_years",))
    both = (answer.of(one) for one in (POPULATION_REGISTERED, RESIDENTS_AWAY))
    return Ages(*({one.member: int(one.having or 0) for one in figures} for figures in both))


def outlined(view: View, total: int) -> dict[str, float]:
    """As many people in the registered age structure the edition brings to compare with; empty
    where it has none."""
    told = age_structure(view.reader)
    if told is None:
        return {}
    shares = dict.fromkeys((f"{sex}:{band}" for sex in SEXES for band in FIVE_YEAR_BANDS), 0.0)
    for sex, group, share in told.shares:
        shares[f"{sex}:{group if group in FIVE_YEAR_BANDS else '80+'}"] += share
    return {group: share * total for group, share in shares.items()}


def pyramid_panel(view: View) -> Panel:
    ages = ages_of(view)
    total = sum(ages.counts.values())
    outlines = {} if view.by_person or not total else outlined(view, total)
    top = max([*ages.counts.values(), *outlines.values(), 1]) * 1.2
    middle = round(top * MIDDLE)
    away, mainly = ages.sums(ages.away), ages.mainly
    return Panel(
        "pyramid",
        pyramid_title(view, ages),
        view.say("Số người thường trú theo nhóm 5 tuổi; số ở đầu: có mặt và đi vắng"),
        ages_table(view, ages),
        "pyramid",
        (*heads(view, ages, middle), *pyramid_bars(view, ages, outlines, middle)),
        (("reach", round(top + middle)), ("middle", middle)),
        height=LINE * (len(FIVE_YEAR_BANDS) + 1) + 12,
        legend=legend(view, total, outlined=bool(outlines)),
        derived=(added(away[band] for band in mainly),) if mainly else (),
        span=(13, 2),
        grow=1,
    )


def pyramid_title(view: View, ages: Ages) -> str:
    """At which ages people are away, where two thirds of them are near one another."""
    total, away = sum(ages.counts.values()), sum(ages.away.values())
    if not total:
        return view.say("Không có người nào khớp bộ lọc")
    if not away:
        return view.say("Không ai trong {whom} đi vắng", whom=people(view, total))
    if not ages.mainly:
        return view.say("{away} đi vắng trong {total}", away=people(view, away), total=total)
    mainly, sums = ages.mainly, ages.sums(ages.away)
    first, last = FIVE_YEAR_BANDS[mainly[0]], FIVE_YEAR_BANDS[mainly[-1]]
    return view.say(
        "Người đi vắng phần lớn {ages} tuổi: {some} trong {away}",
        ages=Band(first.first, last.last).name,
        some=sum(sums[band] for band in mainly),
        away=away,
    )


def legend(view: View, total: int, *, outlined: bool) -> tuple[tuple[str, str], ...]:
    told = age_structure(view.reader)
    keys = (("population", view.say("có mặt")), ("population_soft", view.say("đi vắng")))
    if not outlined or told is None:
        return keys
    shape = view.say(
        "cơ cấu {name} (giả định) quy về {whom}", name=told.name, whom=people(view, total)
    )
    return (*keys, ("outline", shape))


def ages_table(view: View, ages: Ages) -> Table:
    names = [
        Column(view.say(words, sex=view.say(SEXES[sex])), "whole")
        for sex in SEXES
        for words in (Text("{sex}, có mặt"), Text("{sex}, đi vắng"))
    ]
    rows = [
        (FIVE_YEAR_BANDS[band].name, *ages_row(ages, (band,))) for band in reversed(FIVE_YEAR_BANDS)
    ]
    return Table(
        (*view.columns("Tuổi"), *names, *view.columns(under("whole", "Cộng đi vắng", "Cộng"))),
        (*rows, (view.say(TOTAL), *ages_row(ages, tuple(FIVE_YEAR_BANDS)))),
        total=True,
    )


def ages_row(ages: Ages, bands: tuple[str, ...]) -> Iterator[int]:
    """Present and away of each sex, all away, all."""
    everybody, gone = 0, 0
    for sex in SEXES:
        all_, away = (
            sum(told[f"{sex}:{band}"] for band in bands) for told in (ages.counts, ages.away)
        )
        everybody, gone = everybody + all_, gone + away
        yield from (all_ - away, away)
    yield from (gone, everybody)


def shown(view: View, ages: Ages) -> tuple[str, ...]:
    """Under a filter of ages only those that somebody is of; a pyramid has all its steps."""
    sums = ages.sums(ages.counts)
    some = tuple(band for band, count in sums.items() if count)
    return some if view.where.age_bands and some else tuple(sums)


def heads(view: View, ages: Ages, middle: int) -> Iterator[dict[str, Any]]:
    """The sexes with all their people, on a line of their own above the oldest."""
    for sex, sign in (("male", -1), ("female", 1)):
        all_, away = ages.of(ages.counts, sex), ages.of(ages.away, sex)
        words = view.say(
            "{sex} {all} ({away} đi vắng)", sex=view.say(SEXES[sex]), all=all_, away=away
        )
        short = f"{view.say(SEXES[sex])} {view.whole(all_)}"
        place = {"band": "", "side": sex, "begin": sign * middle}
        yield place | {"head": words, "short": short}


def pyramid_bars(
    view: View, ages: Ages, outlines: dict[str, float], middle: int
) -> Iterator[dict[str, Any]]:
    """The oldest on top, men to the left; both sides leave room for the ages in the middle. The
    outline goes on to that of the next younger."""
    bands, mainly = tuple(reversed(shown(view, ages))), ages.mainly
    for band, younger in zip(bands, (*bands[1:], ""), strict=True):
        for sex, sign in (("male", -1), ("female", 1)):
            one = f"{sex}:{band}"
            count, here = ages.counts[one], ages.counts[one] - ages.away[one]
            shape, after = outlines.get(one), outlines.get(f"{sex}:{younger}")
            yield {
                "band": FIVE_YEAR_BANDS[band].name,
                "side": sex,
                "begin": sign * middle,
                "present": sign * (middle + here),
                "all": sign * (middle + count),
                "outline": None if shape is None else sign * (middle + shape),
                "after": None if after is None else sign * (middle + after),
                "edge": sign * (middle + max(count, shape or 0)),
                "number": view.whole(count),
                "strong": band in mainly,
            }


def pyramid(tokens: Tokens, options: Options) -> Layers:
    """Solid: present; pale: away; a step line round both sides: the shape compared with."""
    scale = alt.Scale(nice=False)
    scale["domain"] = [{"expr": f"-{options['reach']}"}, options["reach"]]
    y = alt.Y("band:N", sort=None, axis=None, scale=in_order("row_bands"))
    below = alt.Y("band:N", sort=None, axis=None, scale=in_order("row_bands"), bandPosition=1)

    def across(field: str) -> alt.X:
        return no_axis(field, scale=scale)

    solid = base().mark_bar(color=tokens["population"], height={"band": 0.84})
    pale = base().mark_bar(color=tokens["population_soft"], height={"band": 0.84})
    side = base().mark_tick(color=tokens["ink"], thickness=1.5, height={"band": 1})
    step = base().mark_rule(color=tokens["ink"], strokeWidth=1.5)
    age = text(tokens, "band", align="center")
    return alt.layer(
        pale.encode(y=y, x=across("present"), x2=alt.X2("all:Q")),
        solid.encode(y=y, x=across("begin"), x2=alt.X2("present:Q")),
        side.encode(y=y, x=across("outline")),
        step.encode(y=below, x=across("outline"), x2=alt.X2("after:Q")).transform_filter(
            "isValid(datum.after)"
        ),
        *(
            words.encode(y=y, x=across(place))
            for sign, align, at in (("male", "right", -6), ("female", "left", 6))
            for field, place, words in (
                ("number", "edge", sided(tokens, "number", sign, align, at)),
                ("head", "begin", sided(tokens, "head", sign, align, 0)),
            )
        ),
        base()
        .transform_filter(alt.datum.side == "male")
        .mark_text(**mark_of(age))
        .encode(y=y, x=OF_X(0), text=age["text"]),
    )


def sided(tokens: Tokens, field: str, side: str, align: str, dx: int) -> Any:
    """Words of one side, where a row has them; the ages named in the title stand out."""
    mark = mark_of(text(tokens, field, bold=field == "head", align=align, dx=dx))
    if field == "number":
        mark["text"] = {"expr": "datum.number"}
        mark["fontWeight"] = {"expr": "datum.strong ? 700 : 500"}
    else:
        mark["text"] = {"expr": f"width < {SLIM} ? datum.short : datum.head"}
    wanted = f"datum.side === '{side}' && isValid(datum.{field})"
    return base().transform_filter(wanted).mark_text(**mark)


CHARTS["pyramid"] = Chart(pyramid, ("reach", "middle"))
