"""Who at home lacks a card or an activated account: how old they are, how far they came, where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.document import Bar, Bars, Column, Panel, Table, View
from analytics.document.number import percent
from analytics.form.filtered import whose
from analytics.form.phrase import highest, nobody, people
from analytics.form.theme import RAMPS, gap_class, parts_of
from analytics.form.tiles import everywhere, several, tile, tiles_panel
from analytics.form.words import TOTAL
from analytics.meaning.answer import Answer, Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    CARD_NEVER_PRESENT,
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
    EID_APPROVED,
    EID_SUBMITTED,
)
from analytics.meaning.indicator import Indicator, Subject
from analytics.words.text import Text
from analytics.words.vocabulary import ADULT_CARD_AGE, AGE_BANDS

HEIGHT = 160  # px
Found = Callable[[Indicator], Figure]


@dataclass(frozen=True)
class Lacking:
    """`present` and `registered`: the share that holds it, at home and with those away. `parts`:
    who at home does not, by how far they came, each with its name and its colour."""

    subject: Subject
    present: Indicator
    registered: Indicator
    others: tuple[Indicator, ...]
    parts: Callable[[Found], tuple[int, ...]]
    names: tuple[Text, ...]
    looks: tuple[str, ...]
    whom: Text

    def asked(self) -> tuple[Indicator, ...]:
        return (self.present, self.registered, *self.others)

    def away(self, found: Found) -> int:
        return short(found(self.registered)) - short(found(self.present))


def short(figure: Figure) -> int:
    return (figure.among or 0) - int(figure.having or 0)


def card_parts(found: Found) -> tuple[int, ...]:
    never = int(found(CARD_NEVER_PRESENT).having or 0)
    return never, short(found(CARD_COVERAGE_PRESENT)) - never


def eid_parts(found: Found) -> tuple[int, ...]:
    submitted, approved, activated = (
        int(found(one).having or 0) for one in (EID_SUBMITTED, EID_APPROVED, EID_ACTIVATED)
    )
    return short(found(EID_SUBMITTED)), submitted - approved, approved - activated


CARDS = Lacking(
    "card",
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    (CARD_NEVER_PRESENT,),
    card_parts,
    (Text("Chưa từng có thẻ"), Text("Thẻ đã hết hạn")),
    parts_of(CARD_COVERAGE_PRESENT),
    Text("chưa có thẻ còn hạn"),
)
ACCOUNTS = Lacking(
    "eid",
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
    (EID_SUBMITTED, EID_APPROVED),
    eid_parts,
    (Text("Chưa thu nhận"), Text("Chờ duyệt"), Text("Chỉ còn kích hoạt")),
    parts_of(EID_ACTIVATED)[::-1],
    Text("chưa kích hoạt định danh"),
)


def lacking_finding(view: View, told: Lacking) -> str:
    """The people first, then how far most of them came; of a filter, whom it leaves."""
    answer, whose_ = view.ask(*told.asked()), whose(view)
    parts = told.parts(lambda one: answer.one(one))
    if answer.one(told.present).of_nobody:
        said = view.say("{nobody} trong nhóm đang xem", nobody=nobody(view))
    elif not sum(parts):
        said = view.say("không ai ở nhà {whom}", whom=told.whom)
    else:
        said = view.say("{count} ở nhà {whom}", count=people(view, sum(parts)), whom=told.whom)
    if whose_:
        return f"{whose_}: {said}"
    most = max(parts)
    if most < sum(parts):
        name = view.say(told.names[parts.index(most)])
        said += f": {view.whole(most)} {name[:1].lower()}{name[1:]}"
    return said[:1].upper() + said[1:]


def ages_panel(view: View, told: Lacking) -> Panel:
    """By age, each part of those at home in its own shade; those away are told beside them."""
    answer = view.ask(*told.asked(), by=("age_band",))
    bands = [
        one
        for one, band in AGE_BANDS.items()
        if band.first >= ADULT_CARD_AGE
        and (not view.where.age_bands or one in view.where.age_bands)
    ]
    rows = {band: (told.parts(at(answer, band)), told.away(at(answer, band))) for band in bands}
    sums = {AGE_BANDS[band].name: sum(parts) for band, (parts, _) in rows.items()}
    most = highest(dict(sums), places=0)
    return Panel(
        f"{told.subject}-ages",
        ages_title(view, told, sums),
        ages_subtitle(view, sum(away for _, away in rows.values())),
        ages_table(view, told, list(rows.items())),
        drawn=Bars(
            tuple(
                Bar(
                    AGE_BANDS[band].name,
                    parts,
                    view.whole(sum(parts)),
                    bool(most and AGE_BANDS[band].name in most.names),
                )
                for band, (parts, _) in rows.items()
            ),
            told.looks,
            HEIGHT,
        ),
        legend=tuple(
            (look, view.say(name)) for look, name in zip(told.looks, told.names, strict=True)
        ),
        span=(13, 1) if several(view) else (24, 1),
        grow=1,
    )


def nobody_lacks(view: View, told: Lacking) -> str:
    return view.say("Không ai ở nhà {whom}", whom=told.whom)


def at(answer: Answer, band: str) -> Found:
    return lambda one: answer.one(one, member=band)


def ages_title(view: View, told: Lacking, sums: dict[str, int]) -> str:
    total, most = sum(sums.values()), highest(dict(sums), places=0)
    if not sums:
        return view.say("Theo tuổi: {said}", said=view.say("chỉ tính từ 14 tuổi"))
    if not total:
        return nobody_lacks(view, told)
    if most is None or len(sums) == 1:
        return view.say("{count} ở nhà {whom}", count=people(view, total), whom=told.whom)
    who, count = most.named(view, "age_group"), view.whole(most.value)
    if not most.alone:
        count = view.say("mỗi nhóm {count}", count=count)
    return view.say(
        "Đông nhất {who} tuổi: {count} trong {total} người",
        n=len(most.names),
        who=who,
        count=count,
        total=total,
    )


def ages_subtitle(view: View, away: int) -> str:
    return view.say("Người ở nhà từ đủ 14 tuổi; ngoài ra {whom} đi vắng", whom=people(view, away))


def ages_table(
    view: View, told: Lacking, rows: list[tuple[str, tuple[tuple[int, ...], int]]]
) -> Table:
    names = (Column(view.say(one), "whole") for one in told.names)
    beside = (Column(view.say(one), "whole") for one in (Text("Cộng ở nhà"), Text("Đang vắng")))
    written = [(AGE_BANDS[band].name, *parts, sum(parts), away) for band, (parts, away) in rows]
    sums = (sum(column) for column in list(zip(*written, strict=True))[1:])
    total = [(view.say(TOTAL), *sums)] if written else []
    return Table((*view.columns("Tuổi"), *names, *beside), (*written, *total), total=True)


def lacking_tiles(view: View, told: Lacking) -> Iterator[Panel]:
    """Where they are, village by village; one village alone is no map."""
    if not several(view):
        return
    figures = tuple(
        one
        for one in everywhere(view).ask(told.present, by=("area",)).figures
        if one.area != "commune"
    )
    ramp = RAMPS[told.subject]
    tiles = tuple(
        tile(view, one.area, short(one), lacking_words(view, one), lacking_shade(one))
        for one in figures
    )
    subtitle = view.say("Ô vuông: người ở nhà {whom}; đậm: tỷ lệ cao.", whom=told.whom)
    yield tiles_panel(
        view,
        f"{told.subject}-where",
        where_title(view, told, figures),
        subtitle,
        tiles,
        ramp=ramp,
        heads=(view.say("Ở nhà còn thiếu (người)"), view.say("Ở nhà còn thiếu (tỷ lệ)")),
        span=(11, 1),
    )


def lacking_shade(one: Figure) -> int:
    return gap_class(100 * short(one) / one.among) if one.among and not one.small else 0


def lacking_words(view: View, one: Figure) -> str:
    if one.of_nobody:
        return nobody(view)
    if one.small or not one.among:
        return view.say("của {among}", among=one.among)
    share = percent(100 * short(one) / one.among, view.language)
    return view.say("{share} của {among}", share=share, among=one.among)


def where_title(view: View, told: Lacking, figures: tuple[Figure, ...]) -> str:
    names = areas_of(view.reader)
    shown = [one for one in figures if not view.where.areas or one.area in view.where.areas]
    counts = {names[one.area]: short(one) for one in shown}
    total, most = sum(counts.values()), highest(dict(counts), places=0)
    if not total:
        return nobody_lacks(view, told)
    if most is None:
        return view.say("{count} ở nhà {whom}", count=people(view, total), whom=told.whom)
    return view.say(
        "{who}: {count} trong {total} người {whom}",
        who=most.who(view),
        count=view.whole(most.value),
        total=total,
        whom=told.whom,
    )
