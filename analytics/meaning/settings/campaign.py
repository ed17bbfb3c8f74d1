"""A chief announces the end or the start of a campaign, with its document, or withdraws it.

The journal's key is indicator/kind/month. Its value is the document, or None: withdrawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Unpack

from analytics.meaning.catalogue import indicator_of, rising
from analytics.meaning.door import newest_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.settings.definition import LONGEST, one_line
from analytics.meaning.settings.settings import allow, written
from analytics.words.entry import Act, Entry
from analytics.words.errors import BadSetting
from analytics.words.month import month_key, month_of, parse_month
from analytics.words.text import Text

ENDS, BEGINS = "ends", "begins"
KIND = "campaign"
KINDS = {ENDS: Text("kết thúc"), BEGINS: Text("bắt đầu")}


@dataclass(frozen=True)
class Turn:
    """From `month` (a month-end) on the campaign is over, or runs."""

    kind: str
    month: date


def months_ahead(turns: tuple[Turn, ...], kind: str, known: date) -> int | None:
    """The first announced turn of a kind after the last month known, counted from nought."""
    ahead = [
        12 * (one.month.year - known.year) + one.month.month - known.month - 1
        for one in turns
        if one.kind == kind and one.month > known
    ]
    return min(ahead, default=None)


@dataclass(frozen=True)
class Announced:
    """A turn of a campaign as its document gives it: from the month of `day` on."""

    indicator: Indicator
    kind: str
    day: date
    number: str
    signed: date

    @property
    def turn(self) -> Turn:
        return Turn(self.kind, month_of(self.day))

    @property
    def key(self) -> str:
        return key_of(self.indicator, self.turn)


def key_of(indicator: Indicator, turn: Turn) -> str:
    return f"{indicator.key}/{turn.kind}/{month_key(turn.month)}"


def parts_of(key: str) -> tuple[Indicator, Turn]:
    name, kind, month = key.split("/")
    return indicator_of(name), Turn(kind, parse_month(month))


def announce(reader: Reader, row: Announced, **act: Unpack[Act]) -> Entry | None:
    """None where the same is announced already."""
    allow(reader)
    for refused, why in _refusals(row, date.fromisoformat(act["at"][:10])):
        if refused:
            raise BadSetting(why)
    told = {"number": one_line(row.number), "signed": row.signed.isoformat()}
    return written(reader, KIND, row.key, told, **act)


def withdraw_campaign(reader: Reader, key: str, **act: Unpack[Act]) -> Entry | None:
    allow(reader)
    if newest_of(reader, KIND).get(key) is None:
        raise BadSetting(Text("Đợt này đã được rút."))
    return written(reader, KIND, key, None, **act)


def announced(reader: Reader) -> dict[str, dict[str, Any]]:
    """What stands, by its key in the journal."""
    return {key: told for key, told in newest_of(reader, KIND).items() if told is not None}


@remembered(entries=True)
def turns_of(reader: Reader, indicator: Indicator, month: date) -> tuple[Turn, ...]:
    """The turns ahead of a month that had been announced by then."""
    found = []
    for key, told in announced(reader).items():
        name, turn = parts_of(key)
        if name == indicator and date.fromisoformat(told["signed"]) <= month < turn.month:
            found.append(turn)
    return tuple(sorted(found, key=lambda one: (one.month, one.kind)))


def _refusals(row: Announced, today: date) -> Iterator[tuple[bool, Text]]:
    """Each reason not to take it, and what is allowed instead."""
    number = one_line(row.number)
    yield (row.indicator not in rising(), Text("Hãy chọn chỉ tiêu."))
    yield (
        row.kind not in KINDS,
        Text("Hãy chọn bắt đầu hay kết thúc."),
    )
    yield (
        not number or len(number) > LONGEST or not number.isprintable(),
        Text("Phải ghi số văn bản, dài nhất {longest} chữ.").filled(longest=LONGEST),
    )
    yield (
        row.signed > today,
        Text("Ngày văn bản không được sau hôm nay."),
    )
