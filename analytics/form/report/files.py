"""What is handed out of a month: the order for it, the file made, and the kinds of file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from analytics.document import View
from analytics.form.report.annex.source import first_month
from analytics.form.report.report import Report
from analytics.form.report.shape import WHOLE, Shape
from analytics.meaning.publication.standing import Standing
from analytics.words.month import month_key
from analytics.words.text import Text

READERS = ("chief", "officer")  # the report speaks for the whole commune, in exact figures


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
