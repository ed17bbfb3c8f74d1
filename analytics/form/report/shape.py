"""Which parts of a report are wanted, and the code of the figures it tells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from analytics.document import View
from analytics.form.report.annex.fact import Sentence, fixed, joined, told
from analytics.form.report.body import PARTS, ROMAN
from analytics.form.report.line import Block, Line
from analytics.form.report.report import Report
from analytics.words.text import Language, Text, later

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
    words = {
        roman: later(partial(_part_name, roman, one))
        for roman, one in zip(ROMAN, PARTS, strict=True)
    }
    return words | ANNEXES


def _part_name(roman: str, part: Text, language: Language) -> str:
    return f"{roman}. {part.in_(language).capitalize()}"


def shaped(report: Report, shape: Shape) -> Report:
    """Opening and closing always stay, and an extract says that it is one."""
    if shape.parts:
        report = replace(
            report,
            head=replace(report.head, subject=(*report.head.subject, extract(report.view))),
            body=tuple(_wanted(report.body, shape.parts)),
            annexes=tuple(one for one in report.annexes if str(one.number) in shape.parts),
        )
    return _coded(report, shape.code) if shape.code else report


def extract(view: View) -> str:
    return view.say(" (trích)")


def _wanted(body: tuple[Block, ...], parts: tuple[str, ...]) -> Iterator[Block]:
    """A chart belongs to the part it stands in."""
    part = ""
    for block in body:
        if isinstance(block, Line):
            part = _part(block)
        if not part or part in parts:
            yield block


def _part(line: Line) -> str:
    """'II' of 'Mục II.3'; nothing for the opening and the closing."""
    roman = line.place.split()[-1].partition(".")[0]
    return roman if roman in ROMAN else ""


def _coded(report: Report, code: str) -> Report:
    """In the opening, beside the edition it comes from, and under every table."""
    words = coded_words(report.view, code)
    opening, *rest = report.body
    if isinstance(opening, Line):
        opening = replace(opening, words=joined([opening.words, words]))
    annexes = tuple(replace(one, notes=(*one.notes, words)) for one in report.annexes)
    return replace(report, body=(opening, *rest), annexes=annexes, code=code)


def coded_words(view: View, code: str) -> Sentence:
    return told(
        view,
        "Số liệu đã chốt, mã kiểm tra {code}.",
        code=fixed(code, "publication | code"),
    )
