"""What a chief may set, and what holds now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Unpack

from analytics.meaning.door import enter, entries_of, newest_of
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.settings.assumed import CutPoints
from analytics.meaning.settings.definition import LONGEST, Value, one_line
from analytics.meaning.settings.known import SETTINGS
from analytics.words.entry import Act, Entry
from analytics.words.errors import BadSetting, ChiefOnly
from analytics.words.text import Text

KIND = "setting"
EDITOR = "chief"


@dataclass(frozen=True)
class Settings:
    """What holds now."""

    card_capacity: int | None
    officers: int
    devices: int
    people_an_hour: int
    hours_a_day: int
    sittings_a_day: int
    on_time: int
    close: int
    period: str
    report_due_day: int | None
    issuer: str | None
    recipient: str | None
    signer_title: str | None
    place: str | None

    @property
    def cut(self) -> CutPoints:
        return CutPoints(self.on_time / 100, self.close / 100)

    def value(self, key: str) -> Value:
        found: Value = getattr(self, key)
        return found


@remembered(entries=True)
def settings_of(reader: Reader) -> Settings:
    """A new entry shows at the next question."""
    return Settings(**{key: one.default for key, one in SETTINGS.items()} | chosen(reader))


def chosen(reader: Reader) -> dict[str, Any]:
    """What a chief entered, also where it equals the default: that is a choice like any other."""
    told = newest_of(reader, KIND)
    return {key: told[key] for key in SETTINGS if told.get(key) is not None}


def changed(reader: Reader, key: str, value: Value, **act: Unpack[Act]) -> Entry | None:
    """One setting; None where it already has this value."""
    made = changed_all(reader, {key: value}, **act)
    return made[0] if made else None


def changed_all(
    reader: Reader, values: Mapping[str, Value], **act: Unpack[Act]
) -> tuple[Entry, ...]:
    """All of them or none. None sets a default again; what stays as it is makes no entry."""
    allow(reader)
    now = settings_of(reader)
    asked: dict[str, Any] = {key: _checked(key, value) for key, value in values.items()}
    fitting(replace(now, **asked))
    before = chosen(reader)
    told = {key: asked[key] if one is not None else None for key, one in values.items()}
    new = {key: value for key, value in told.items() if value != before.get(key)}
    return enter(reader, KIND, new, **on_one_line(act))


def last_entry(reader: Reader, kind: str) -> int:
    """What a form was drawn from: the number of the newest entry of its kind, 0 for none."""
    return max((one.number for one in entries_of(reader, kind)), default=0)


def allow(reader: Reader) -> None:
    if reader.role != EDITOR:
        raise ChiefOnly(reader.role)


def written(reader: Reader, kind: str, key: str, new: Any, **act: Unpack[Act]) -> Entry | None:
    """Enters one value of a kind; None, and nothing entered, where it stands already."""
    if newest_of(reader, kind).get(key) == new:
        return None
    [entry] = enter(reader, kind, {key: new}, **on_one_line(act))
    return entry


def on_one_line(act: Act) -> Act:
    """The same with its reason, which may be empty, on one line."""
    told = one_line(act.get("reason", ""))
    if len(told) > LONGEST or not told.isprintable():
        raise BadSetting(Text("Lý do dài nhất {longest} chữ.").filled(longest=LONGEST))
    return {**act, "reason": told}


def fitting(told: Settings) -> None:
    """What must hold between settings."""
    if told.close >= told.on_time:
        raise BadSetting(
            Text("Mức “sát hạn” ({close}%) phải thấp hơn mức “kịp hạn” ({on_time}%).").filled(
                close=told.close, on_time=told.on_time
            )
        )


def _checked(key: str, value: Value) -> Value:
    if key not in SETTINGS:
        raise BadSetting(Text("Không có thiết lập “{key}”.").filled(key=key))
    return SETTINGS[key].check(value)
