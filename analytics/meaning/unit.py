"""What the edition says of its unit: who held the register on a day, and what it is held to."""

from dataclasses import dataclass
from datetime import date

from analytics.meaning.door import statistics_of
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.errors import BadArgument
from analytics.words.month import month_of
from analytics.words.text import Given, Text


class NoIssuer(BadArgument):
    template = Text(
        "Bản số liệu không nêu đơn vị nào vào ngày {fact}. Hãy chọn ngày khác, hoặc phát hành lại "
        "với bảng đơn vị đầy đủ."
    )


@dataclass(frozen=True)
class Unit:
    """The police of a commune from `since` to `until`: its commune, superior, papers."""

    since: date
    until: date | None
    commune: Text
    above: Text
    name: Text
    symbol: str
    place: str
    recipients: tuple[Text, ...]
    signer: Text


@dataclass(frozen=True)
class Beginning:
    """The first day of e-ID where the commune lies."""

    day: date
    place: Text
    source: str

    @property
    def month(self) -> date:
        return month_of(self.day)


@dataclass(frozen=True)
class AgeStructure:
    """The population a pyramid is held against: its name, shares by (sex, age group)."""

    name: Text
    shares: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True)
class Reference:
    """A table a synthetic population was drawn from, and how far it can be trusted."""

    table: str
    what: Text
    standing: str
    source: str


def unit_on(reader: Reader, day: date) -> Unit:
    """The unit that held the register on a day."""
    for one in _units(reader):
        if one.since <= day and (one.until is None or day <= one.until):
            return one
    raise NoIssuer(f"{day:%d/%m/%Y}")


def unit_of(reader: Reader) -> Unit:
    """The one that holds the register these figures were counted from."""
    return unit_on(reader, statistics_of(reader).edition.as_of)


def units_from(reader: Reader) -> tuple[Unit, ...]:
    """The same and those that follow it, in their order."""
    held = unit_of(reader).since
    return tuple(one for one in _units(reader) if one.since >= held)


@remembered()
def _units(reader: Reader) -> tuple[Unit, ...]:
    rows = statistics_of(reader).rows("""
        select valid_from, valid_to, commune_vi, commune_en, above_vi, above_en, unit_vi, unit_en,
            symbol, place, recipients_vi, recipients_en, signer_vi, signer_en
        from unit order by valid_from""")
    return tuple(
        Unit(
            row[0],
            row[1],
            Given(row[2], row[3]),
            Given(row[4], row[5]),
            Given(row[6], row[7]),
            row[8],
            row[9],
            tuple(Given(*both) for both in zip(*map(_listed, row[10:12]), strict=True)),
            Given(row[12], row[13]),
        )
        for row in rows
    )


def _listed(recipients: str) -> list[str]:
    return recipients.split("; ")


@remembered()
def eid_beginning(reader: Reader) -> Beginning:
    [(day, vi, en, source)] = statistics_of(reader).rows(
        "select day, place_vi, place_en, coalesce(source, '') from beginning where what = 'eid'"
    )
    return Beginning(day, Given(vi, en), source)


@remembered()
def age_structure(reader: Reader) -> AgeStructure | None:
    """None where the edition brings no population to compare with."""
    rows = statistics_of(reader).rows(
        "select sex, age_group, share, name_vi, name_en from age_structure"
    )
    if not rows:
        return None
    return AgeStructure(Given(*rows[0][3:]), tuple((row[0], row[1], row[2]) for row in rows))


@remembered()
def references_of(reader: Reader) -> tuple[Reference, ...]:
    rows = statistics_of(reader).rows("""
        select name, what_vi, what_en, standing, coalesce(source, '')
        from reference order by name""")
    return tuple(Reference(row[0], Given(*row[1:3]), *row[3:]) for row in rows)
