"""Về dữ liệu: what is invented, what it was held against, and what it does not have."""

from dataclasses import replace

from analytics.form import number
from analytics.form.chapters.population import outlined, pyramid_panel
from analytics.form.evidence import Measured, checks, judged
from analytics.form.limits import NEVER_HELD, limits_panel
from analytics.form.panel import Chapter, Column, Page, Panel, Table
from analytics.form.phrase import people
from analytics.form.references import references, references_panel
from analytics.form.scorecard import scorecard_panel
from analytics.form.view import View, built_once
from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.catalogue import POPULATION_REGISTERED
from analytics.meaning.evidence import evidence_of
from analytics.meaning.unit import age_structure
from analytics.words.text import Text
from analytics.words.vocabulary import FIVE_YEAR_BANDS, SEXES


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
            "và còn thiếu gì.",
            "Nobody here is a real person. This page says where the figures come from, how they "
            "were checked and what they lack.",
        ),
        (),
        (
            origin_row(view),
            *((panel,) for panel in shown),
            *(((references_panel(view),),) if references(view) else ()),
            (limits_panel(view),),
        ),
    )


def real_page(view: View) -> Page:
    """Real data are vouched for by their source: no scorecard, nothing about invention."""
    told = provenance_of(view.reader)
    return Page(
        view.say(
            f"Số liệu lấy từ sổ cư trú, đến hết ngày {number.day(told.as_of)}",
            f"The figures come from the register, to the end of {number.day(told.as_of)}",
        ),
        view.say(
            "Không có số liệu giả lập trong bản này. Phép kiểm chỉ dành cho dữ liệu giả lập.",
            "Nothing in this edition is invented. Checks are for synthetic data only.",
        ),
        (),
        (origin_row(view),),
    )


def finding(view: View, found: tuple[Measured, ...]) -> str:
    tables = references(view)
    assumed = sum(one.standing == "assumption" for one in tables)
    met, among = judged(found)
    said = [view.say(f"{met}/{among} phép kiểm đạt", f"{met} of {among} checks met")]
    told = [
        view.say(
            f"{assumed}/{len(tables)} bảng tham chiếu là giả định",
            f"{assumed} of {len(tables)} reference tables are assumptions",
        )
    ]
    words = (said if found else []) + (told if tables else [])
    untold = view.say("bản này không nói tạo từ bảng nào", "the edition names no reference table")
    return view.say("Dữ liệu giả lập: ", "Synthetic data: ") + (", ".join(words) or untold)


def origin_row(view: View) -> tuple[Panel, ...]:
    """Beside the origin the pyramid, where the edition brings a population to hold it against."""
    if age_structure(view.reader) is None:
        return (origin_panel(view),)
    return origin_panel(view), reference_panel(view)


def origin_panel(view: View) -> Panel:
    told, months = provenance_of(view.reader), months_of(view.reader)
    sequence = number.whole(told.sequence, view.language)
    period = [number.month_name(one, view.language) for one in (months[0], months[-1])]
    edition = (
        (view.say("Số liệu bắt đầu từ", "Figures begin on"), number.day(told.since)),
        (view.say("Ngày số liệu", "Data date"), number.day(told.as_of)),
        (view.say("Các tháng", "Months"), " – ".join(period)),
        (view.say("Bản số liệu", "Edition"), f"{sequence} ({told.short_hash})"),
        (
            view.say("Nguồn ghi trong bản", "Source written in it"),
            view.say(f"{told.source}", f"“{told.source}”") if told.source else number.ABSENT,
        ),
    )
    if told.synthetic:
        title = view.say(
            f"Bản số {sequence}: mọi người dân đều do chương trình tạo ra",
            f"Edition {sequence}: a program invented every resident",
        )
        subtitle = view.say(
            "DỮ LIỆU GIẢ LẬP: tên, số và ngày được rút từ các bảng tham chiếu, không từ hồ sơ nào",
            "SYNTHETIC DATA: names, numbers and dates are drawn from tables, not from any file",
        )
    else:
        title = view.say(
            f"Bản số {sequence}: số liệu của sổ cư trú",
            f"Edition {sequence}: figures of the register",
        )
        subtitle = view.say("Không có số liệu giả lập", "No synthetic data")
    return Panel(
        "origin",
        title,
        subtitle,
        Table(
            (Column(view.say("Mục", "Item")), Column(view.say("Nội dung", "Content"))),
            (*(invention(view) if told.synthetic else ()), *edition, *kept_out(view)),
        ),
    )


def invention(view: View) -> tuple[tuple[str, str], ...]:
    registered = view.ask(POPULATION_REGISTERED).one(POPULATION_REGISTERED).value
    return (
        (
            view.say("Giả lập những gì", "What is invented"),
            view.say(
                "Nhân khẩu, hộ, hôn nhân, vắng mặt, tạm trú, thẻ và tài khoản định danh của "
                f"{people(view, registered)} thường trú",
                "Residents, households, marriages, absences, temporary stays, ID cards and e-ID "
                f"accounts of {people(view, registered)} registered",
            ),
        ),
        (
            view.say("Ai tạo ra", "Made by"),
            view.say(
                "Chương trình tạo dân cư của dự án; chạy lại cho kết quả y hệt",
                "The project's generator (data.synthetic); running it again gives the same",
            ),
        ),
        (
            view.say("Số định danh", "Personal numbers"),
            view.say(
                "Hai khóa: mã nơi sinh không tỉnh nào có và chữ số thế kỷ dành cho sau năm 2200",
                "Two locks: a place code of no province, and a century digit for after 2200",
            ),
        ),
    )


def kept_out(view: View) -> tuple[tuple[str, str], ...]:
    return (
        (
            view.say("Trang này đọc gì", "What pages read"),
            view.say(
                "Chỉ đọc số đếm theo tháng; không có họ tên hay số định danh",
                "Monthly counts only; no names, no personal numbers",
            ),
        ),
        (view.say("Không bao giờ có", "Never held"), NEVER_HELD.in_(view.language)),
    )


def reference_panel(view: View) -> Panel:
    """The pyramid of the population page, titled by where it is furthest from its outline."""
    answer = view.ask(POPULATION_REGISTERED, by=("five_years",))
    counts = {one.member: int(one.having or 0) for one in answer.figures}
    total = sum(counts.values())
    wanted = outlined(view, total)
    drawn = pyramid_panel(view)
    if not total:
        return replace(drawn, key="reference")
    gaps = {member: counts[member] - round(wanted[member]) for member in wanted}
    return replace(
        drawn,
        key="reference",
        title=furthest_words(view, gaps),
        table=Table(
            (
                Column(view.say("Tuổi", "Age")),
                *(
                    Column(name, "whole")
                    for one in SEXES.values()
                    for name in (
                        one.in_(view.language),
                        view.say(f"{one.vi}, tham chiếu", f"{one.en}, reference"),
                        view.say(f"{one.vi}, lệch", f"{one.en}, difference"),
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


def furthest_words(view: View, gaps: dict[str, int]) -> str:
    """The group furthest from its outline; where several are as far, only how far."""
    furthest = max(gaps, key=lambda member: abs(gaps[member]))
    gap = gaps[furthest]
    sex, band = furthest.split(":")
    name, ages = SEXES[sex].in_(view.language).lower(), FIVE_YEAR_BANDS[band].name
    off = people(view, abs(gap))
    if sum(abs(one) == abs(gap) for one in gaps.values()) > 1:
        return view.say(
            f"Các nhóm lệch tham chiếu đến {off}", f"Groups are off the reference by up to {off}"
        )
    return view.say(
        f"Lệch tham chiếu nhiều nhất: {name} {ages} tuổi, {'thừa' if gap > 0 else 'thiếu'} {off}",
        f"Furthest from the reference: {name}s aged {ages}, {off} {'more' if gap > 0 else 'fewer'}",
    )


def beside(count: int, reference: int) -> tuple[int, int, int]:
    return count, reference, count - reference


ABOUT_DATA = Chapter(
    "about_data", Text("Về dữ liệu", "About the data"), "ve-du-lieu", "□", page, ()
)
