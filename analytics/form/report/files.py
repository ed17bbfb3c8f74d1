"""What is handed out of a month: which parts of the report, how it is asked for, the file made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from analytics.document import Line, Page, Several, View
from analytics.document.fact import fixed
from analytics.document.sentence import Sentence, joined, told
from analytics.form.report.annex import number_of
from analytics.form.report.body import HEADINGS
from analytics.form.report.report import Report
from analytics.form.report.source import first_month
from analytics.meaning.publication.publish import Standing
from analytics.words.month import month_key
from analytics.words.text import Language, Text, later

READERS = ("chief", "officer")  # the report speaks for the whole commune, in exact figures
ANNEXES = {
    "1": Text("Biểu 1. Dân cư"),
    "2": Text("Biểu 2. Thẻ căn cước"),
    "3": Text("Biểu 3. Định danh điện tử"),
    "4": Text("Biểu 4. Chất lượng dữ liệu"),
    "5": Text("Biểu 5. Nhiệm vụ của Kế hoạch"),
}


@dataclass(frozen=True)
class Shape:
    """No parts named: all of them. `code` is empty where the month is not published."""

    parts: tuple[str, ...] = ()
    code: str = ""


WHOLE = Shape()


def part_names() -> dict[str, Text]:
    """'I' to 'V' of the text, '1' to '5' of the annex."""
    words = {roman: later(partial(_part_name, roman, one)) for roman, one in HEADINGS.items()}
    return words | ANNEXES


def _part_name(roman: str, part: Text, language: Language) -> str:
    return f"{roman}. {part.in_(language).capitalize()}"


def shaped(report: Report, shape: Shape) -> Report:
    """Opening and closing always stay, and an extract says that it is one."""
    if shape.parts:
        subject = Sentence.of(report.head.subject, extract(report.view))
        report = replace(
            report,
            head=replace(report.head, subject=subject),
            body=tuple(one for one in report.body if _part(one) in ("", *shape.parts)),
            annexes=tuple(one for one in report.annexes if number_of(one) in shape.parts),
        )
    return _coded(report, shape.code) if shape.code else report


def extract(view: View) -> str:
    return view.say(" (trích)")


def _part(page: Page) -> str:
    """'II' of 'II.3'; nothing of the opening and the closing."""
    return page.key.partition(".")[0]


def _coded(report: Report, code: str) -> Report:
    """In the opening, beside the edition it comes from, and under every table."""
    words = coded_words(report.view, code)
    opening, *rest = report.body
    [told_first] = opening.sentences
    opening = replace(opening, sentences=(joined([told_first, words]),))
    annexes = tuple(replace(one, notes=(*one.notes, words)) for one in report.annexes)
    return replace(report, body=(opening, *rest), annexes=annexes, code=code)


def coded_words(view: View, code: str) -> Sentence:
    return told(
        view, "Số liệu đã chốt, mã kiểm tra {code}.", code=fixed(code, "publication | code")
    )


SIGNED = Text("Ngày ký (ngày/tháng/năm)")
PARTS = Several("parts", "phan", Text("Phần của báo cáo"), lambda _view: part_names(), whole=True)
DATED = Line("dated", "ngay-ky", SIGNED, lambda _view: "", whole=True)
NUMBER = Line("number", "so-van-ban", Text("Số văn bản"), lambda _view: "", 120, whole=True)


@dataclass(frozen=True)
class Order:
    """How the report is wanted: its date, its number where one was given, its parts and code."""

    dated: date
    number: int | None = None
    shape: Shape = WHOLE


@dataclass(frozen=True)
class File:
    """A file as it is handed out."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Output:
    """A kind of file. `whole`: it shows the scenes, whichever parts of the report are wanted."""

    key: str
    name: Text
    ending: str
    mime: str
    made: Callable[[View, Order], bytes]
    whole: bool = False

    def file(self, view: View, order: Order) -> File:
        """Raises what its printer raises; then there is no file."""
        extract = "trich." if order.shape.parts and not self.whole else ""
        name = f"bao-cao-{month_key(view.month)}.{extract}{self.ending}"
        return File(name, self.mime, self.made(view, order))


class Checked(Protocol):
    """A number of a file: where it stands, what it says, what was counted again."""

    @property
    def what(self) -> str: ...
    @property
    def shown(self) -> str: ...
    @property
    def recomputed(self) -> str: ...
    @property
    def ok(self) -> bool: ...


class Proof(Protocol):
    """A report with the checks of both its files."""

    @property
    def report(self) -> Report: ...
    @property
    def checks(self) -> tuple[Checked, ...]: ...


def remarks(view: View, standing: Standing) -> tuple[str, ...]:
    """What whoever hands out a report must know of it."""
    told = []
    if first_month(view):
        told.append(
            view.say("Không có số liệu tháng liền trước: báo cáo không so sánh với tháng trước.")
        )
    if not standing.number:
        told.append(view.say("Tháng này chưa chốt: tệp không mang mã kiểm tra."))
    elif not standing.code:
        told.append(
            view.say(
                "Số liệu hiện nay khác bản đã chốt: tệp không mang mã. Hãy chốt bản đính chính."
            )
        )
    return tuple(told)
