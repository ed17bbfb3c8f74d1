"""The outcome of a check, and the error that refuses a file."""

from dataclasses import dataclass

from analytics.document import View
from analytics.words.errors import ProjectError
from analytics.words.text import Text

UNBOUND = Text("không gắn với số liệu nào")
NOTHING = Text("không có", context="nothing")


@dataclass(frozen=True)
class Check:
    """One number: where it stands and what it says, as shown and as counted again."""

    what: str
    shown: str
    recomputed: str
    ok: bool


class ReportRefused(ProjectError):
    """Carries every check that failed, the first in words."""

    def __init__(self, failed: tuple[Check, ...]) -> None:
        super().__init__(failed[0].what)
        self.failed = failed

    @property
    def says(self) -> Text:
        first, more = self.failed[0], len(self.failed) - 1
        return Text(
            "Không xuất tệp. {what}: trong tệp “{shown}”, tính lại “{recomputed}”. Còn {more} chỗ "
            "lệch khác. Hãy báo người quản trị."
        ).filled(what=first.what, shown=first.shown, recomputed=first.recomputed, more=more)


def passed(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """The checks themselves where all hold; else an error that names the first place."""
    if failed := tuple(one for one in checks if not one.ok):
        raise ReportRefused(failed)
    return checks


def said(value: str | float | None, view: View) -> str:
    """Checks show raw numbers: they speak of files, not of figures to be read."""
    if value is None:
        return NOTHING.in_(view.language)
    return value if isinstance(value, str) else f"{value:g}"
