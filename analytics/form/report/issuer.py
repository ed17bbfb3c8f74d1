"""Who issues a paper: the unit that held the register; what it is now, where it was reorganised.

Superior, recipients, place and signer are those of the day of signing: nobody writes to an office
that is no more. What a chief entered comes before what the edition says.
"""

from dataclasses import dataclass
from datetime import date

from analytics.document import View, number
from analytics.document.fact import Fact, fixed
from analytics.document.sentence import told
from analytics.meaning.question import Reader
from analytics.meaning.settings.settings import settings_of
from analytics.meaning.unit import Unit, unit_on
from analytics.words.text import Text, proper


@dataclass(frozen=True)
class Issuer:
    """`now` is the unit that signs, where it has another name than the one the figures are of;
    `since` the day from which it has."""

    above: Text
    unit: Text
    symbol: str
    place: str
    recipients: tuple[Text, ...]
    signer: Text
    now: Text | None = None
    since: date | None = None


def issuer_on(reader: Reader, dated: date, held: date | None = None) -> Issuer:
    """Signed on a day, about figures of a day; of the day of signing where none is given."""
    signing = unit_on(reader, dated)
    holding = unit_on(reader, held or dated)
    recipient = _own(reader, "recipient")
    unit, now = _names(reader, holding, signing)
    return Issuer(
        signing.above,
        unit,
        signing.symbol,
        settings_of(reader).place or signing.place,
        (recipient,) if recipient else signing.recipients,
        _own(reader, "signer_title") or signing.signer,
        now,
        signing.since if now else None,
    )


def unit_now(view: View, issuer: Issuer) -> str:
    """'Công an xã A (từ 01/07/2025 là Công an xã B)'."""
    unit = fixed(issuer.unit.in_(view.language), "unit | name")
    if issuer.now is None or issuer.since is None:
        return unit
    return told(
        view,
        "{unit} (từ ngày {day} là {now})",
        unit=unit,
        day=fixed(number.day(issuer.since), "unit | since"),
        now=now_fact(view, issuer.now),
    )


def now_fact(view: View, now: Text) -> Fact:
    return fixed(now.in_(view.language), "unit | name at signing")


def _names(reader: Reader, holding: Unit, signing: Unit) -> tuple[Text, Text | None]:
    """What a chief entered is how the unit that signs is called."""
    own = _own(reader, "issuer")
    if holding.name == signing.name:
        return own or signing.name, None
    return holding.name, own or signing.name


def _own(reader: Reader, key: str) -> Text | None:
    value = settings_of(reader).value(key)
    return proper(str(value)) if value else None
