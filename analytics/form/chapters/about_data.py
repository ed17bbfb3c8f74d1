"""Về dữ liệu: what is invented, what it was held against, and what it does not have."""

from dataclasses import replace
from typing import Any

from analytics.document import Chapter, Column, Page, Panel, Table, View, built_once, number
from analytics.form.phrase import NAMED, people
from analytics.form.population.pyramid import outlined, pyramid_panel
from analytics.form.progress.proof import proof_panel, where_panel
from analytics.form.references import NEVER_HELD, limits_panel, references, references_panel
from analytics.form.scorecard import Measured, checks, judged, scorecard_panel
from analytics.meaning.ask import evidence_of, months_of, provenance_of
from analytics.meaning.catalogue import POPULATION_REGISTERED
from analytics.meaning.unit import age_structure
from analytics.words.text import Text
from analytics.words.vocabulary import FIVE_YEAR_BANDS, SEXES

BANDS = {band.name: key for key, band in FIVE_YEAR_BANDS.items()}


@built_once
def page(view: View) -> Page:
    if not provenance_of(view.reader).synthetic:
        return real_page(view)
    found = checks(evidence_of(view.reader))
    shown = (scorecard_panel(view, found),) if found else ()
    return Page(
        finding(view, found),
        view.say(
            "Không có người thật nào ở đây. Trang này nói số liệu do đâu mà có, đã kiểm thế nào "
            "và còn thiếu gì."
        ),
        (),
        (
            origin_row(view),
            *((panel,) for panel in shown),
            *(((references_panel(view),),) if references(view) else ()),
            (limits_panel(view),),
            (proof_panel(view),),
            (where_panel(view),),
        ),
    )


def real_page(view: View) -> Page:
    """Real data are vouched for by their source: no scorecard, nothing about invention."""
    told = provenance_of(view.reader)
    return Page(
        view.say("Số liệu lấy từ sổ cư trú, đến hết ngày {as_of}", as_of=told.as_of),
        view.say("Không có số liệu giả lập trong bản này. Phép kiểm chỉ dành cho dữ liệu giả lập."),
        (),
        (origin_row(view), (proof_panel(view),), (where_panel(view),)),
    )


def finding(view: View, found: tuple[Measured, ...]) -> str:
    tables = references(view)
    assumed = sum(one.standing == "assumption" for one in tables)
    met, among = judged(found)
    said = [view.say("{met}/{among} phép kiểm đạt", met=met, among=among)]
    told = [
        view.say(
            "{assumed}/{tables} bảng tham chiếu là giả định", assumed=assumed, tables=len(tables)
        )
    ]
    words = (said if found else []) + (told if tables else [])
    untold = view.say("bản này không nói tạo từ bảng nào")
    return view.say("Dữ liệu giả lập: ") + (", ".join(words) or untold)


def origin_row(view: View) -> tuple[Panel, ...]:
    """Beside the origin the pyramid, where the edition brings a population to hold it against."""
    if age_structure(view.reader) is None:
        return (origin_panel(view),)
    return origin_panel(view), reference_panel(view)


def origin_panel(view: View) -> Panel:
    told, months = provenance_of(view.reader), months_of(view.reader)
    sequence = view.whole(told.sequence)
    period = [view.month_name(one) for one in (months[0], months[-1])]
    edition = (
        (view.say("Số liệu bắt đầu từ"), number.day(told.since)),
        (view.say("Ngày số liệu"), number.day(told.as_of)),
        (view.say("Các tháng"), " – ".join(period)),
        (view.say("Bản số liệu"), f"{sequence} ({told.short_hash})"),
        (
            view.say("Nguồn ghi trong bản"),
            view.say("{source}", source=told.source) if told.source else number.ABSENT,
        ),
    )
    if told.synthetic:
        title = view.say(
            "Bản số {sequence}: mọi người dân đều do chương trình tạo ra", sequence=sequence
        )
        subtitle = view.say(
            "DỮ LIỆU GIẢ LẬP: tên, số và ngày được rút từ các bảng tham chiếu, không từ hồ sơ nào"
        )
    else:
        title = view.say("Bản số {sequence}: số liệu của sổ cư trú", sequence=sequence)
        subtitle = view.say("Không có số liệu giả lập")
    return Panel(
        "origin",
        title,
        subtitle,
        Table(
            view.columns("Mục", "Nội dung"),
            (*(invention(view) if told.synthetic else ()), *edition, *kept_out(view)),
        ),
    )


def invention(view: View) -> tuple[tuple[str, str], ...]:
    registered = view.ask(POPULATION_REGISTERED).one(POPULATION_REGISTERED).value
    return (
        (
            view.say("Giả lập những gì"),
            view.say(
                "Nhân khẩu, hộ, hôn nhân, vắng mặt, tạm trú, thẻ và tài khoản định danh của "
                "{people} thường trú",
                people=people(view, registered),
            ),
        ),
        (
            view.say("Ai tạo ra"),
            view.say("Chương trình tạo dân cư của dự án; chạy lại cho kết quả y hệt"),
        ),
        (
            view.say("Số định danh"),
            view.say(
                "Hai khóa: mã nơi sinh không tỉnh nào có và chữ số thế kỷ dành cho sau năm 2200"
            ),
        ),
    )


def kept_out(view: View) -> tuple[tuple[str, str], ...]:
    return (
        (
            view.say("Trang này đọc gì"),
            view.say("Chỉ đọc số đếm theo tháng; không có họ tên hay số định danh"),
        ),
        (view.say("Không bao giờ có"), view.say(NEVER_HELD)),
    )


def reference_panel(view: View) -> Panel:
    """The pyramid of the population page, titled by where it is furthest from its outline."""
    answer = view.ask(POPULATION_REGISTERED, by=("five_years",))
    counts = {one.member: int(one.having or 0) for one in answer.figures}
    total = sum(counts.values())
    wanted = outlined(view, total)
    drawn = pyramid_panel(view)
    if not total:
        return replace(drawn, key="reference", span=None)
    gaps = {member: counts[member] - round(wanted[member]) for member in wanted}
    most = furthest(gaps)
    return replace(
        drawn,
        key="reference",
        span=None,
        title=furthest_words(view, most),
        subtitle=view.say(
            "Số người thường trú theo nhóm 5 tuổi; trong ngoặc: lệch đường tham chiếu"
        ),
        data=tuple(marked(view, one, most) for one in drawn.data),
        table=Table(
            (
                Column(view.say("Tuổi")),
                *(
                    Column(name, "whole")
                    for one in SEXES.values()
                    for name in (
                        view.say(one),
                        view.say("{one}, tham chiếu", one=one),
                        view.say("{one}, lệch", one=one),
                    )
                ),
            ),
            tuple(
                (
                    band.name,
                    *(
                        value
                        for one in SEXES
                        for value in beside(counts[f"{one}:{key}"], round(wanted[f"{one}:{key}"]))
                    ),
                )
                for key, band in FIVE_YEAR_BANDS.items()
            ),
        ),
    )


def furthest(gaps: dict[str, int]) -> dict[str, int]:
    """The groups furthest from their outline, each with how far."""
    most = max(map(abs, gaps.values()))
    return {member: gap for member, gap in gaps.items() if abs(gap) == most}


def marked(view: View, bar: dict[str, Any], most: dict[str, int]) -> dict[str, Any]:
    """Beside its number a group of the title says how far it is from its outline."""
    member = f"{bar['side']}:{BANDS.get(bar['band'], '')}"
    if "number" not in bar or member not in most:
        return bar | {"strong": False}
    off = number.signed(most[member], view.language)
    return bar | {"strong": True, "number": f"{bar['number']} ({off})"}


def furthest_words(view: View, most: dict[str, int]) -> str:
    """By name; where many are as far, how many they are and how far."""
    gap = next(iter(most.values()))
    off = people(view, abs(gap))
    if (count := len(most)) > 1:
        told = view.say(
            "{count} nhóm lệch tham chiếu nhiều nhất, mỗi nhóm {off}", count=count, off=off
        )
        names = ", ".join(group_name(view, one) for one in most)
        return told if count > NAMED else f"{told}: {names}"
    return view.say(
        "Lệch tham chiếu nhiều nhất: {name} tuổi, {gap} {off}",
        name=group_name(view, next(iter(most))),
        gap=view.say("thừa") if gap > 0 else view.say("thiếu"),
        off=off,
    )


def group_name(view: View, member: str) -> str:
    sex, band = member.split(":")
    return view.say(
        "{sex} {ages}", sex=view.say(SEXES[sex]).lower(), ages=FIVE_YEAR_BANDS[band].name
    )


def beside(count: int, reference: int) -> tuple[int, int, int]:
    return count, reference, count - reference


ABOUT_DATA = Chapter("about_data", Text("Về dữ liệu"), "ve-du-lieu", "□", page, ())
