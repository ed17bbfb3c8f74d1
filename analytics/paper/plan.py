"""The sittings of an option as papers to fill in: notices and attendance sheets, a page each."""

from datetime import date

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from analytics.document import View, number
from analytics.form.choices import chosen_indicator
from analytics.form.plan.controls import INDICATOR, OPTION, asked_of
from analytics.form.plan.words import clock, day_words, unnoticed_words
from analytics.form.report.issuer import issuer_on
from analytics.meaning.ask import provenance_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.notice import Attendance, Field, Hours, Notice, attendance_sheet, notice
from analytics.meaning.plan.options import Option, Plan
from analytics.meaning.plan.refusal import NoPlan
from analytics.paper.office.document import (
    DATED,
    NUMBER,
    document,
    grid,
    letterhead,
    paragraph,
    saved,
    signed,
    titled,
)
from analytics.paper.office.typeset import CENTRED, placed, said
from analytics.words.text import Text

WIDTHS = (14, 52, 28, 43, 28)  # of an attendance sheet, in shares
LINE = Mm(8)
NOTICES = Text("Thông báo, danh sách buổi lưu động")
SUBJECT = Text("Về việc mở buổi lưu động tại thôn")
WORK = {
    EID_ACTIVATED: Text("Nội dung: thu nhận và kích hoạt tài khoản định danh điện tử."),
    CARD_COVERAGE_PRESENT: Text("Nội dung: làm mới và đổi thẻ căn cước."),
}


def sitting_papers(view: View) -> bytes:
    """Where no plan is possible, or it holds no sitting, the paper says so."""
    made = document(view, provenance_of(view.reader), NOTICES.in_(view.language))
    try:
        plan = plan_asked(view.reader, view.month, asked_of(view))
    except NoPlan as refused:
        paragraph(made, refused.says.in_(view.language))
        return saved(made)
    shown = plan.option(view.chosen(OPTION))
    if not shown.sittings:
        titled(made, view.say("Không có buổi nào trong phương án"))
    pages(made, view, plan, shown)
    return saved(made)


def pages(made: Document, view: View, plan: Plan, shown: Option) -> None:
    sheets = attendance_sheet(plan.request, shown)
    for place, (sitting, sheet) in enumerate(zip(shown.sittings, sheets, strict=True)):
        if place:
            broken(made)
        notice_page(made, view, notice(plan.request, sitting), chosen_indicator(view, INDICATOR))
        broken(made)
        sheet_page(made, view, sheet)
        if unknown := unnoticed_words(view, (sitting.day,)):
            paragraph(made, unknown, indent=False)


def notice_page(made: Document, view: View, told: Notice, indicator: Indicator) -> None:
    headed(made, view)
    titled(made, view.say("Thông báo"), SUBJECT.in_(view.language))
    for name, words in fields(view, told.fields):
        line = made.add_paragraph()
        said(line, f"{name}: ", size=Pt(17))
        said(line, words, size=Pt(21), bold=True)
        placed(line, CENTRED, before=9, after=0)
    for sentence in (WORK[indicator], *told.lines):
        paragraph(made, sentence.in_(view.language))
    signed(made, (), signer(view))


def sheet_page(made: Document, view: View, told: Attendance) -> None:
    """The head is small, so that a morning's lines fit on two pages."""
    titled(made, told.title.in_(view.language))
    words = " · ".join(f"{name}: {value}" for name, value in fields(view, told.fields))
    paragraph(made, words, indent=False)
    empty = ("",) * (len(told.columns) - 1)
    grid(
        made,
        [column.in_(view.language) for column in told.columns],
        [(number.whole(one, view.language), *empty) for one in range(1, told.lines + 1)],
        widths=WIDTHS,
        tall=LINE,
    )
    for sentence in told.below:
        paragraph(made, sentence.in_(view.language), indent=False)
    signed(made, (view.say("Người lập"), hand(view)), signer(view))


def headed(made: Document, view: View) -> None:
    told = issuer_on(view.reader, view.month)
    dated = DATED.filled(place=told.place or "……………")
    unit, symbol, day = (one.in_(view.language) for one in (told.unit, NUMBER, dated))
    letterhead(made, view, ("", unit.upper(), ""), symbol=symbol, dated=day)


def signer(view: View) -> tuple[str, str]:
    title = issuer_on(view.reader, view.month).signer
    return title.in_(view.language).upper(), hand(view)


def hand(view: View) -> str:
    return view.say("(ký, ghi rõ họ tên)")


def fields(view: View, told: tuple[Field, ...]) -> list[tuple[str, str]]:
    return [(name.in_(view.language), written(view, value)) for name, value in told]


def written(view: View, value: object) -> str:
    match value:
        case Text():
            return value.in_(view.language)
        case date():
            return day_words(view, value)
        case Hours():
            return f"{clock(value.starts)}–{clock(value.ends)}"
        case int():
            return number.whole(value, view.language)
    return str(value)


def broken(made: Document) -> None:
    """A line too small to be pushed over the edge of a full page."""
    line = made.add_paragraph()
    said(line, "", size=Pt(1)).add_break(WD_BREAK.PAGE)
    placed(line, CENTRED, after=0)
