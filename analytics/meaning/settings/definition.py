"""What one setting is: its words, its bounds, and how a typed value is read and checked."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import normalize

from analytics.words.errors import BadSetting
from analytics.words.month import month_of
from analytics.words.text import Text

LONGEST = 120  # letters of a line
EMPTY = Text("")

Value = int | str | None


def one_line(typed: str) -> str:
    """Without breaks and doubled blanks; a letter and its accents are one character."""
    return normalize("NFC", " ".join(typed.split()))


@dataclass(frozen=True)
class Setting:
    """One thing to set: a whole number between two bounds, one of `choices`, or a line of text.

    Left empty, the default holds; `unset` says what that means where there is none.
    """

    key: str
    group: str
    name: Text
    help: Text
    acts: Text
    default: Value
    unit: Text = EMPTY
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    unset: Text | None = None

    def read(self, typed: str) -> Value:
        """What was typed, as a value; not yet checked."""
        plain = one_line(typed)
        if not plain:
            return None
        whole = self.least is not None and plain.isascii() and plain.isdigit() and len(plain) < 10
        return int(plain) if whole else plain

    def check(self, value: object) -> Value:
        """The value itself, or an error that says what is allowed."""
        if value is None:
            return self.default
        if self.least is not None and self.most is not None:
            allowed = type(value) is int and self.least <= value <= self.most
        elif self.choices:
            allowed = value in self.choices
        else:
            allowed = isinstance(value, str) and 0 < len(value) <= LONGEST and value.isprintable()
        if not allowed or not isinstance(value, int | str):
            raise BadSetting(self.allowed)
        return value

    @property
    def allowed(self) -> Text:
        """A sentence: the name and what may be entered."""
        if self.least is not None:
            told = Text("số nguyên từ {least} đến {most}").filled(least=self.least, most=self.most)
        elif self.choices:
            told = Text("một mục trong danh sách")
        else:
            told = Text("1 đến {longest} chữ, một dòng").filled(longest=LONGEST)
        return Text("“{name}” nhận {told}; để trống là lấy lại mặc định.").filled(
            name=self.name, told=told
        )


def day_of(typed: str, name: Text) -> date:
    """'31/12/2025'; a day that is in no calendar is an error."""
    try:
        return datetime.strptime(one_line(typed), "%d/%m/%Y").date()
    except ValueError as wrong:
        raise BadSetting(
            Text("“{name}”: “{typed}” không phải ngày. Ghi dạng 31/12/2025.").filled(
                name=name, typed=typed
            )
        ) from wrong


def month_typed(typed: str, name: Text) -> date:
    """'07/2025' as its last day."""
    try:
        return month_of(datetime.strptime(one_line(typed), "%m/%Y").date())
    except ValueError as wrong:
        raise BadSetting(
            Text("“{name}”: “{typed}” không phải tháng. Ghi dạng 07/2025.").filled(
                name=name, typed=typed
            )
        ) from wrong


def percent_of(typed: str) -> float:
    """'98,5', '98.5' or '98,5%'."""
    found = re.fullmatch(r"(\d{1,3})([.,]\d{1,2})? ?%?", one_line(typed), re.ASCII)
    if found is None:
        raise BadSetting(
            Text("Chỉ tiêu “{typed}” không phải số. Ghi dạng 98,5.").filled(typed=typed)
        )
    return float(found[1] + (found[2] or "").replace(",", "."))
