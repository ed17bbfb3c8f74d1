"""One village: who is needed, at which step they are stuck, how old they are, how the year went."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from analytics.document import (
    Ages,
    Course,
    Panel,
    Said,
    Stage,
    Stages,
    Table,
    View,
    number,
    under,
)
from analytics.form.phrase import nobody, people, percent_of
from analytics.form.theme import hue_of, parts_of
from analytics.form.tiles import everywhere
from analytics.form.verdict.said import verdict
from analytics.form.village.ahead import ahead_panel
from analytics.form.village.bridge import why_panels
from analytics.form.village.lack import (
    Counted,
    Lack,
    away_of,
    counts_away,
    steps_counted,
    year_of,
)
from analytics.form.village.said import name_of, undone, without
from analytics.meaning.answer import Figure
from analytics.words.text import Text
from analytics.words.vocabulary import AGE_BANDS

SHORT = Text("Còn thiếu {then} → {now} từ {since}")
UNDONE = Text("Chưa có {then} → {now} từ {since}")
STUCK = Text("{left} đang kẹt ở bước nào")
STUCK_AT_HOME = Text("{left} ở nhà đang kẹt ở bước nào")


def card(view: View, one: Lack) -> tuple[Panel, ...]:
    """The village and its parts; of village police, who have no list beside it, in two columns."""
    counted = steps_counted(view, one)
    own = view.reader.role == "village"
    first = (
        head_panel(view, one, counted),
        *((steps_panel(view, one, counted),) if one.left else ()),
    )
    second = (*((ages_panel(view, one),) if one.left else ()), year_panel(view, one))
    rest = (*second, *why_panels(view, one))
    ahead = ahead_panel(view, one, counted)
    if not own:
        return (*first, *rest, ahead)
    beside, *inside = rest
    return (*first, ahead, replace(beside, place="beside", width=first[0].width), *inside)


def head_panel(view: View, one: Lack, counted: Counted) -> Panel:
    stands, own = verdict(view, one.told or one.figure), view.reader.role == "village"
    said, where = share_words(view, one), places(view, one)
    return Panel(
        "village",
        said if own else title(view, one, counted),
        where if own else " ".join(filter(None, (f"{said}." if said else "", where))),
        head_table(view, one, max(count for _, count in counted)),
        drawn=Said(),
        stands=(stands.status, stands.chip),
        width=10,
    )


def title(view: View, one: Lack, counted: Counted) -> str:
    """'Thôn 9: cần 46 người; 45 người chỉ còn bấm kích hoạt': what most of them wait for."""
    name = name_of(view, one)
    if not one.there:
        return f"{name}: {nobody(view)}"
    if not one.left:
        return view.say(
            "{name}: không còn ai {undone}", name=name, undone=undone(view, one.figure.indicator)
        )
    if one.judged and not one.short:
        return view.say(
            "{name}: đã đạt, vượt {people}", name=name, people=people(view, one.figure.above)
        )
    if one.judged:
        said = view.say("{name}: cần {people}", name=name, people=people(view, one.short))
    else:
        said = f"{name}: {without(view, one.left)}"
    most = max(count for _, count in counted)
    largest = [step for step, count in counted if count == most]
    if len(largest) > 1:
        return said
    return f"{said}; {view.whole(most)} {view.say(largest[0].short)}"


def share_words(view: View, one: Lack) -> str:
    """'118/192 (61,5%); 85% là 164 người'; whom it is about stands over a list, where there is
    one beside it."""
    figure, own = one.figure, view.reader.role == "village"
    if not one.there:
        return nobody(view).capitalize() if own else ""
    parts = f"{view.whole(figure.having)}/{view.whole(figure.among)}"
    if own:
        parts = f"{parts} {view.say(figure.indicator.population.name)}"
    said = f"{parts} ({percent_of(view, figure)})"
    if one.judged and figure.target:
        needed = people(view, needed_by(one))
        said += view.say("; {goal} là {needed}", goal=view.goal(figure.target.value), needed=needed)
    return said


def needed_by(one: Lack) -> int:
    """People that make the target."""
    return int(one.figure.having or 0) + one.short - (one.figure.above or 0)


def places(view: View, one: Lack) -> str:
    """Where those without it are; of an empty group nobody is anywhere."""
    if not one.there:
        return ""
    away = away_of(view, one)
    home = one.left - away if counts_away(one) else one.left
    if counts_away(one):
        return view.say("Chưa có: {home} ở nhà, {away} đi vắng.", home=home, away=away)
    return view.say(
        "Chưa có: {home} ở nhà; {away} đi vắng không tính vào tỷ lệ.", home=home, away=away
    )


def head_table(view: View, one: Lack, most: int) -> Table:
    figure, away = one.figure, away_of(view, one)
    home = one.left - away if counts_away(one) else one.left
    row = (
        *(name_of(view, one), figure.having, figure.among, number.share(figure)),
        figure.target.value if figure.target and one.judged else None,
        *((needed_by(one), one.short, figure.above) if one.judged else (None,) * 3),
        *(home, away, view.whole(most)),
    )
    return Table(
        view.columns(
            "Thôn",
            under("whole", "Đã có", "Trong số"),
            under("percent", "%", "Chỉ tiêu %"),
            under("whole", "Cần có", "Còn thiếu (người)", "Vượt"),
            under("whole", "Ở nhà chưa có", "Đi vắng chưa có"),
            under("written", "Đông nhất ở một bước"),
        ),
        (row,),
    )


def named(view: View, one: Lack, rows: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    """A sheet says of whom it is in every row."""
    return tuple((name_of(view, one), *row) for row in rows)


def steps_panel(view: View, one: Lack, counted: Counted) -> Panel:
    words = STUCK if counts_away(one) else STUCK_AT_HOME
    told_steps = [(view.say(step.who), count, view.say(step.todo)) for step, count in counted]
    return Panel(
        "village-steps",
        view.say(words, left=people(view, one.left)),
        "",
        Table(
            view.columns("Thôn", "Bước", under("whole", "Số người"), "Việc cần làm"),
            named(view, one, (*told_steps, (view.say("Cộng"), one.left, None))),
            total=True,
        ),
        drawn=Stages(
            tuple(Stage(count, view.whole(count), who, todo) for who, count, todo in told_steps),
            parts_of(one.figure.indicator),
        ),
        place="inside",
    )


def ages_panel(view: View, one: Lack) -> Panel:
    """In people alone: a group of so few has no share."""
    indicator = one.figure.indicator
    answer = everywhere(view).ask(indicator, by=("area", "age_band"))
    found = {each.member: each for each in answer.of(indicator, area=one.figure.area)}
    bands = [
        (AGE_BANDS[key].name, (each.among or 0) - int(each.having or 0))
        for key, each in found.items()
        if key in AGE_BANDS and each.among
    ]
    return Panel(
        "village-ages",
        view.say("Họ bao nhiêu tuổi"),
        "",
        Table(
            view.columns("Thôn", "Nhóm tuổi", under("whole", "Chưa có (người)")),
            named(view, one, (*bands, (view.say("Cộng"), one.left))),
            total=True,
        ),
        drawn=Ages(
            tuple((name, count, view.whole(count)) for name, count in bands),
            hue_of(indicator),
        ),
        place="inside",
    )


def year_panel(view: View, one: Lack) -> Panel:
    """People short of today's target, month by month: the way to it, whatever was asked then."""
    series = year_of(view, one)
    (first, then), (last, now) = series[0], series[-1]
    names = tuple(view.month_name(month.month) for month, _ in series)
    return Panel(
        "village-year",
        year_title(view, one, series),
        year_words(view, first, last),
        Table(
            view.columns(
                *("Thôn", "Tháng"),
                under("whole", "Còn thiếu (người)", "Chưa có (người)", "Đã có", "Trong số"),
            ),
            named(
                view,
                one,
                (
                    (name, *gaps(one, month, short), month.having, month.among)
                    for name, (month, short) in zip(names, series, strict=True)
                ),
            ),
        ),
        drawn=Course(
            tuple(short for _, short in series),
            (view.whole(then), view.whole(now)),
            (names[0], names[-1]),
            hue_of(one.figure.indicator),
        )
        if len(series) > 1
        else Said(),
        place="inside",
    )


def gaps(one: Lack, month: Figure, short: int) -> tuple[int | None, int]:
    """To the target, where one is theirs; and to everybody."""
    return short if one.judged else None, (month.among or 0) - int(month.having or 0)


def year_title(view: View, one: Lack, series: Sequence[tuple[Figure, int]]) -> str:
    (first, then), (last, now) = series[0], series[-1]
    if first == last:
        return view.say("Tháng đầu của số liệu: còn {now}", now=people(view, now))
    words = SHORT if one.judged else UNDONE
    return view.say(words, then=then, now=now, since=view.month_name(first.month))


def year_words(view: View, first: Figure, last: Figure) -> str:
    after = people(view, last.having)
    if first == last:
        return view.say("Đã có: {after}", after=after)
    return view.say("Đã có: {before} → {after}", before=view.whole(first.having), after=after)
