"""Who issues a report on a date, under whom, to whom: a dated table that settings may override."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from analytics.meaning.question import Reader
from analytics.meaning.settings.known import SETTINGS
from analytics.meaning.settings.settings import settings_of
from analytics.words.errors import BadArgument
from analytics.words.settings import REFERENCE
from analytics.words.text import LANGUAGES, Text


class NoIssuer(BadArgument):
    template = Text(
        "Không có đơn vị ban hành báo cáo vào ngày {fact} trong bảng issuers.csv. Hãy chọn ngày "
        "khác hoặc bổ sung bảng.",
        "Table issuers.csv names no unit that issues a report on {fact}. Choose another date or "
        "complete the table.",
    )


@dataclass(frozen=True)
class Issuer:
    """The unit in force on a day: its superior, its own names, where it sits, who receives."""

    above: Text
    unit: Text
    symbol: str
    place: str
    recipients: tuple[Text, ...]
    signer: Text


def issuer_on(reader: Reader, dated: date) -> Issuer:
    """By the date of signing, not by the month reported; what a chief set comes first."""
    row = next((one for one in _rows() if _holds(one, dated)), None)
    if row is None:
        raise NoIssuer(f"{dated:%d/%m/%Y}")
    both = (row[f"recipients_{language}"].split("; ") for language in LANGUAGES)
    recipients = tuple(Text(vi, en) for vi, en in zip(*both, strict=True))
    unit, recipient = _own(reader, "issuer"), _own(reader, "recipient")
    signer, place = _own(reader, "signer_title"), _own(reader, "place")
    return Issuer(
        Text(row["above_vi"], row["above_en"]),
        Text(unit, unit) if unit else Text(row["unit_vi"], row["unit_en"]),
        row["symbol"],
        place or row["place"],
        (Text(recipient, recipient),) if recipient else recipients,
        Text(signer, signer) if signer else Text(row["signer_vi"], row["signer_en"]),
    )


def _own(reader: Reader, key: str) -> str:
    """What a chief entered; empty where the setting stands as it came."""
    value = settings_of(reader).value(key)
    return "" if value == SETTINGS[key].default else str(value)


def _holds(row: dict[str, str], day: date) -> bool:
    last = row["valid_to"]
    return row["valid_from"] <= day.isoformat() and (not last or day.isoformat() <= last)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (REFERENCE / "issuers.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
