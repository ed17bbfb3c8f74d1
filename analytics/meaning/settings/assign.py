"""A chief assigns a target, with its document; withdraws one; sets one of the edition again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import rising
from analytics.meaning.door import newest_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.settings.definition import LONGEST, one_line
from analytics.meaning.settings.settings import allow, written
from analytics.meaning.targets import KIND, WITHDRAWN, Named, edition_targets, key_of, targets_of
from analytics.words.entry import Act, Entry
from analytics.words.errors import BadSetting
from analytics.words.text import HOME, Given, Text

LEVELS = {"assigned": Text("giao"), "stretch": Text("phấn đấu")}


@dataclass(frozen=True)
class Assigned:
    """A target as its document gives it. The issuer's English name may be left out."""

    indicator: Indicator
    area: str
    value: float
    due: date
    level: str
    number: str
    signed: date
    issuer: str
    issuer_en: str = ""

    @property
    def key(self) -> str:
        return key_of(self.indicator, self.area, self.due)

    @property
    def document(self) -> Text:
        day, issuer = f"{self.signed:%d/%m/%Y}", one_line(self.issuer)
        number, english = one_line(self.number), one_line(self.issuer_en) or issuer
        words = Text("{number} ngày {day}, {issuer}")
        return words.filled(number=number, day=day, issuer=Given(issuer, english))


def assign(reader: Reader, row: Assigned, **act: Unpack[Act]) -> Entry | None:
    """None where the same target already holds."""
    allow(reader)
    _check(reader, row, act["at"])
    new = {
        "value": row.value,
        "level": row.level,
        "valid_from": row.signed.isoformat(),
        "document_vi": row.document.in_(HOME),
        "document_en": row.document.in_("en"),
    }
    return written(reader, KIND, row.key, new, **act)


def withdraw(reader: Reader, key: str, **act: Unpack[Act]) -> Entry | None:
    """What was entered goes: a row of the edition with this key holds again. One of the edition
    stays, withdrawn, and can be set again."""
    allow(reader)
    if key not in held(reader):
        raise BadSetting(Text("Chỉ tiêu này đã được rút."))
    new = WITHDRAWN if newest_of(reader, KIND).get(key) is None else None
    return written(reader, KIND, key, new, **act)


def set_again(reader: Reader, key: str, **act: Unpack[Act]) -> Entry | None:
    """A withdrawn target of the edition holds again."""
    allow(reader)
    if key not in withdrawn(reader):
        raise BadSetting(Text("Chỉ tiêu này không ở trạng thái đã rút."))
    return written(reader, KIND, key, None, **act)


def held(reader: Reader) -> dict[str, Named]:
    """The targets that hold, by their key in the journal."""
    return {key_of(name, one.area, one.due): (name, one) for name, one in targets_of(reader)}


def withdrawn(reader: Reader) -> dict[str, Named]:
    """The targets of the edition that a chief withdrew."""
    gone = {key for key, value in newest_of(reader, KIND).items() if value == WITHDRAWN}
    return {key: one for key, one in came(reader).items() if key in gone}


def came(reader: Reader) -> dict[str, Named]:
    """The targets of the edition, whatever was entered since."""
    return {key_of(name, one.area, one.due): (name, one) for name, one in edition_targets(reader)}


def _check(reader: Reader, row: Assigned, at: str) -> None:
    for refused, allowed in _refusals(reader, row, date.fromisoformat(at[:10])):
        if refused:
            raise BadSetting(allowed)


def _refusals(reader: Reader, row: Assigned, today: date) -> Iterator[tuple[bool, Text]]:
    """Each reason not to take a target, and what is allowed instead."""
    first, lines = months_of(reader)[0], (row.number, row.issuer)
    yield (row.indicator not in rising(), Text("Hãy chọn chỉ tiêu."))
    yield (row.area not in ("commune", *areas_of(reader)), Text("Hãy chọn nơi."))
    yield (row.level not in LEVELS, Text("Hãy chọn mức."))
    yield (
        not 0 < row.value <= 100,
        Text("Chỉ tiêu là số trên 0, nhiều nhất 100 (%)."),
    )
    yield (
        row.due < first,
        Text("Hạn không được trước tháng đầu có số liệu ({value}).").filled(
            value=f"{first:%d/%m/%Y}"
        ),
    )
    yield (
        not all(map(one_line, lines)),
        Text("Phải ghi số và cơ quan ban hành văn bản."),
    )
    yield (
        any(
            len(one) > LONGEST or not one_line(one).isprintable() for one in (*lines, row.issuer_en)
        ),
        Text("Số và cơ quan ban hành dài nhất {longest} chữ.").filled(longest=LONGEST),
    )
    yield (
        row.signed > min(today, row.due),
        Text("Ngày văn bản không được sau hôm nay hoặc sau hạn."),
    )
