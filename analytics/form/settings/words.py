"""How a setting, a target and a change are said."""

from collections.abc import Callable
from datetime import date
from typing import Any

from analytics.document import View, number
from analytics.meaning.answer import Target
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.settings.assign import LEVELS, came
from analytics.meaning.settings.campaign import KIND as CAMPAIGN
from analytics.meaning.settings.campaign import KINDS, parts_of
from analytics.meaning.settings.definition import Setting, Value
from analytics.meaning.settings.known import PERIODS, SETTINGS
from analytics.meaning.targets import KIND as TARGET
from analytics.meaning.targets import WITHDRAWN, Named
from analytics.meaning.unit import Unit, units_from
from analytics.words.entry import Entry
from analytics.words.text import Given, Text, proper

OF_UNIT: dict[str, Callable[[Unit], Text]] = {  # what the edition says, where a chief set nothing
    "issuer": lambda unit: unit.name,
    "recipient": lambda unit: unit.recipients[0],
    "signer_title": lambda unit: unit.signer,
    "place": lambda unit: proper(unit.place),
}


def value_words(view: View, one: Setting, value: Value) -> str:
    """'80%', '4 người', 'theo quan sát'."""
    if value is None and one.key in OF_UNIT:
        return unit_words(view, OF_UNIT[one.key])
    if value is None:
        return view.say(one.unset) if one.unset else number.ABSENT
    if one.choices:
        return view.say(PERIODS[str(value)])
    if isinstance(value, int):
        unit = view.say(one.unit)
        told = view.whole(value)
        return number.tailed(told, unit if unit == "%" else f" {unit}")
    return value


def unit_words(view: View, said: Callable[[Unit], Text]) -> str:
    """'Công an huyện A; từ 01/07/2025: Công an tỉnh B': a paper takes that of its day."""
    held, *later = units_from(view.reader)
    told = [view.say(said(held))]
    for before, one in zip((held, *later), later, strict=False):
        if said(one) != said(before):
            day, now = number.day(one.since), view.say(said(one))
            told.append(view.say("từ {day}: {now}", day=day, now=now))
    return "; ".join(told)


def label(view: View, one: Setting) -> str:
    unit = view.say(one.unit)
    return view.say(one.name) + (f" ({unit})" if unit else "")


def place_words(view: View, area: str) -> str:
    whole = view.say("Toàn xã")
    return whole if area == "commune" else areas_of(view.reader).get(area, area)


def target_words(view: View, named: Named) -> str:
    """'Định danh đã kích hoạt · Toàn xã · 90% · hạn 31/12/2025'."""
    indicator, one = named
    return " · ".join(
        (
            view.say(indicator.name),
            place_words(view, one.area),
            view.goal(one.value),
            due_words(view, one.due),
        )
    )


def due_words(view: View, due: date) -> str:
    return view.say("hạn {due}", due=due)


def name_told(view: View, key: str) -> str:
    """Of an entry, by its key; the key itself where the catalogue does not know it any more."""
    return view.say(CATALOGUE[key].name) if key in CATALOGUE else key


def origin_words(view: View, one: Target) -> str:
    """Who gave the target to this tool, and when."""
    if not one.entered_at:
        return view.say("bản số liệu")
    return view.say("chỉ huy, {when}", when=when(one.entered_at))


def when(at: str) -> str:
    """'2026-11-12T08:30' as '12/11/2026 08:30'."""
    return f"{number.day(date.fromisoformat(at[:10]))} {at[11:16]}".strip()


def what(view: View, entry: Entry) -> str:
    """What an entry is about."""
    if entry.kind == CAMPAIGN:
        return campaign_words(view, entry.key)
    if entry.kind != TARGET:
        return view.say(SETTINGS[entry.key].name) if entry.key in SETTINGS else entry.key
    key, area, due = entry.key.split("/")
    named = name_told(view, key), place_words(view, area)
    return " · ".join((*named, due_words(view, date.fromisoformat(due))))


def entered_words(view: View, entry: Entry, value: Any) -> str:
    """A value of an entry, before or after."""
    if entry.kind == CAMPAIGN:
        return announced_words(view, value)
    if entry.kind != TARGET:
        one = SETTINGS.get(entry.key)
        if one is None:
            return number.ABSENT if value is None else str(value)
        return value_words(view, one, one.default if value is None else value)
    if value is None:
        return edition_words(view, entry.key)
    if value == WITHDRAWN:
        return view.say("đã rút")
    document = view.say(Given(value["document_vi"], value["document_en"]))
    level = view.say(LEVELS[value["level"]])
    return f"{number.goal(value['value'], view.language)} ({level}; {document})"


def campaign_words(view: View, key: str) -> str:
    """'Định danh đã kích hoạt · đợt cao điểm kết thúc từ 07/2025'."""
    indicator, turn = parts_of(key)
    word, month = KINDS[turn.kind], view.month_name(turn.month)
    said = view.say("đợt cao điểm {word} từ {month}", word=word, month=month)
    return f"{view.say(indicator.name)} · {said}"


def announced_words(view: View, value: Any) -> str:
    """The document that announces it."""
    if value is None:
        return view.say("chưa công bố")
    signed = number.day(date.fromisoformat(value["signed"]))
    return view.say("{value} ngày {signed}", value=value["number"], signed=signed)


def edition_words(view: View, key: str) -> str:
    """What holds where nothing was entered."""
    if key not in came(view.reader):
        return view.say("chưa giao")
    return view.say("{goal} theo bản số liệu", goal=view.goal(came(view.reader)[key][1].value))


def change_words(view: View, entry: Entry) -> str:
    """'Bộ máy thu nhận: 2 máy → 3 máy'; a default that somebody has chosen is no longer one."""
    old, new = (entered_words(view, entry, one) for one in (entry.old, entry.new))
    if old == new:
        old = view.say("mặc định")
    return f"{what(view, entry)}: {old} → {new}"
