"""What stands around every page: who we are and the six places; the month, the place and the
filters of the page; what leaves it. Fixed above the page, and off on paper."""

import re
from collections.abc import Iterable
from functools import partial
from html import escape
from itertools import zip_longest
from urllib.parse import urlencode

from analytics.document import Chapter, Download, Page, Panel, View, number
from analytics.document.link import (
    AGE_KEY,
    AREA_KEY,
    FILTERS,
    LANGUAGE_KEY,
    LANGUAGES,
    MONTH_KEY,
    SEX_KEY,
)
from analytics.form.address import (
    LABELS,
    MONTH,
    TONGUE,
    WHOLE_NAME,
    Said,
    age_names,
    area_names,
    said_of,
    sex_names,
)
from analytics.form.body import source
from analytics.form.chapters import CHAPTERS, PLACES, Place, place_of
from analytics.form.fields import chooser, field, picker, picks, summary
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import months_of
from analytics.meaning.unit import unit_on
from analytics.words.month import month_key
from analytics.words.text import Language, Text, later

PAGES, SECTIONS = Text("Các trang"), Text("Các mục")
BEFORE, AFTER = Text("Tháng trước"), Text("Tháng sau")
PROGRAMME = Text("Đề án 06 · phục vụ chỉ đạo, điều hành")
FIND, MODE = Text("Tìm thôn, chỉ tiêu, từ…"), Text("Nền sáng, nền tối")
FURTHER = Text("Lực lượng, ngày, nơi")
TAKE, PRINT, COPY = Text("Tải · In · Chép liên kết"), Text("In trang này"), Text("Chép liên kết")
FILTER, WHOM = Text("Lọc"), Text("giới tính, tuổi")
ROLES = {
    "chief": Text("Chỉ huy"),
    "officer": Text("Cán bộ"),
    "village": Text("Công an viên thôn"),
    "viewer": Text("Người xem"),
}
NINE = "".join(
    f'<rect x="{5 + 8 * column}" y="{5 + 8 * row}" width="6" height="6" rx="1"/>'
    for row in range(3)
    for column in range(3)
)
MARK = f'<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">{NINE}</svg>'


LENS = (
    '<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">'
    '<circle cx="8" cy="8" r="5"/><path d="M12 12l5 5"/></svg>'
)
Taken = tuple[Download, str]  # a file and where it is


def path(chapter: Chapter) -> str:
    """The first page of the menu lives at "/"."""
    return "/" if chapter.key == CHAPTERS[0].key else f"/{chapter.url}"


def address(chapter: Chapter, said: Said) -> str:
    return f"{path(chapter)}?{urlencode(said, doseq=True)}".rstrip("?")


def carried(chapter: Chapter, view: View) -> str:
    """The address of a page at the month, filters and language of this one, as far as it
    understands them."""
    filters = {key for name, key in FILTERS.items() if name in chapter.filters}
    kept = {MONTH_KEY, LANGUAGE_KEY, *filters}
    said = said_of(CHAPTERS[0], view) | {MONTH_KEY: (month_key(view.month),)}
    return address(chapter, {key: one for key, one in said.items() if key in kept})


def top(chapter: Chapter, view: View, role_address: str) -> str:
    """The top line where somebody may read."""
    ways = {one.key: carried(one, view) for one in CHAPTERS}
    unit = view.say(unit_on(view.reader, view.month).name)
    return line(chapter, ways, view.reader.role, view.language, role_address, unit)


def bare(chapter: Chapter, language: Language, role: str, role_address: str, *, reads: bool) -> str:
    """The top line where nothing can be read under this address, or by this reader anywhere."""
    ways = {one.key: address(one, {LANGUAGE_KEY: (language,)}) for one in CHAPTERS if reads}
    return line(chapter, ways, role, language, role_address, "")


def line(
    chapter: Chapter,
    ways: dict[str, str],
    role: str,
    language: Language,
    role_address: str,
    unit: str,
) -> str:
    here = place_of(chapter)
    menu = "".join(entry(one, ways, language, here=one is here) for one in PLACES if ways)
    find, home = FIND.in_(language), ways.get(CHAPTERS[0].key, "/")
    who = ROLES.get(role, ROLES["viewer"]).in_(language)
    change = Text("Đổi vai trò").in_(language)
    return (
        f'<header class="top"><a class="unit onward" href="{escape(home)}">{MARK}'
        f"<span><b>{escape(unit)}</b><small>{PROGRAMME.in_(language)}</small></span></a>"
        f'<span class="here" aria-hidden="true">{here.name.in_(language)}</span>'
        f'<nav class="menu" aria-label="{PAGES.in_(language)}">{menu}</nav>'
        f'<button type="button" class="find" data-search aria-keyshortcuts="/">'
        f"<span>{find}</span>{LENS}<kbd>/</kbd></button>"
        f'<a class="role" href="{escape(role_address)}" target="_self" title="{change}">{who}</a>'
        f'<span class="tongues" role="group" aria-label="{TONGUE.in_(language)}">'
        f"{tongues(language)}</span>"
        f'<button type="button" class="mode" data-shade aria-label="{MODE.in_(language)}" '
        f'title="{MODE.in_(language)}">◐</button>'
        f'<button type="button" class="unfold" data-unfold aria-label="{PAGES.in_(language)}">☰'
        "</button></header>"
    )


def entry(place: Place, ways: dict[str, str], language: Language, *, here: bool) -> str:
    current = ' aria-current="page"' if here else ""
    name, shown = place.name.in_(language), place.glyph or place.name.in_(language)
    label = f' aria-label="{name}" title="{name}"' if place.glyph else ""
    to = escape(ways[place.chapters[0].key])
    return f'<a class="onward" href="{to}"{label}{current}>{shown}</a>'


def tongues(language: Language) -> str:
    return "".join(
        f'<button type="button" data-to="{LANGUAGE_KEY}={one}" lang="{one}" '
        f'aria-label="{name.in_(one)}" title="{name.in_(one)}" '
        f'aria-pressed="{"true" if one == language else "false"}">{one.upper()}</button>'
        for one, name in LANGUAGES.items()
    )


def bar(
    chapter: Chapter,
    view: View,
    provenance: Provenance,
    steps: tuple[str, str],
    files: Iterable[Taken],
) -> str:
    """The control bar: month, place, filters; the data's mark and edition; what leaves the page."""
    return (
        f'<div class="bar">{months(view, steps)}{place(chapter, view)}'
        f'{people(chapter, view)}{chips(chapter, view)}<span class="end">'
        f"{source(view, provenance)}{leaving(view, files)}</span></div>"
    )


def sections(chapter: Chapter, view: View) -> str:
    """The pages of this place, where it has several; from a detail the way back."""
    here = tuple(one for one in place_of(chapter).chapters if not one.detail)
    links = "".join(
        f'<a class="onward" href="{escape(carried(one, view))}"'
        f"{' aria-current=page' if one.key == chapter.key else ''}>{view.say(one.title)}</a>"
        for one in here
    )
    label = view.say(SECTIONS)
    if chapter.detail:
        back = escape(carried(here[0], view))
        return f'<a class="back onward" href="{back}">‹ {view.say(here[0].title)}</a>'
    return f'<nav class="sections" aria-label="{label}">{links}</nav>' if len(here) > 1 else ""


def own(chapter: Chapter, view: View, page: Page) -> str:
    """The controls that are the page's own and stand in none of its panels."""
    placed = {*page.without, *(name for panel in page.panels for name in panel.controls)}
    return gathered(chapter, view, [one.name for one in chapter.controls if one.name not in placed])


def within(chapter: Chapter, view: View, panel: Panel) -> str:
    """Those that stand in a panel."""
    return gathered(chapter, view, panel.controls) if panel.controls else ""


def gathered(chapter: Chapter, view: View, names: Iterable[str]) -> str:
    """Seldom used ones behind one button."""
    told = drawn(chapter, view)
    fields = {name: told[name] for name in names if name in told}
    seldom = "".join(fields.pop(one, "") for one in chapter.folded)
    open_ones = spoken(chapter, view, fields) if chapter.sentence else "".join(fields.values())
    shut = picker(f"+ {view.say(FURTHER)}", seldom, "more seldom") if seldom else ""
    return f'<div class="own">{open_ones}{shut}</div>' if open_ones or shut else ""


def drawn(chapter: Chapter, view: View) -> dict[str, str]:
    return {one.name: field(one, view) for one in chapter.controls_for(view.reader.role)}


def spoken(chapter: Chapter, view: View, fields: dict[str, str]) -> str:
    """The controls as the words of one sentence; those it does not name stand behind it."""
    told = re.split(r"\{(\w+)\}", view.say(chapter.sentence or ""))
    words, names = told[::2], told[1::2]
    said = "".join(
        f"<span>{escape(one.strip())}</span>{fields.pop(name, '')}"
        for one, name in zip_longest(words, names, fillvalue="")
    )
    return f'<p class="sentence">{said}</p>{"".join(fields.values())}'


def months(view: View, steps: tuple[str, str]) -> str:
    """‹ 12/2024 ›"""
    words = {
        month_key(month): later(partial(number.month_name, month))
        for month in reversed(months_of(view.reader))
    }
    back, on = (
        step(to, *one, view) for to, one in zip(steps, (("‹", BEFORE), ("›", AFTER)), strict=True)
    )
    chosen = chooser(MONTH_KEY, words, month_key(view.month), view, MONTH)
    return f'<span class="steps">{back}{chosen}{on}</span>'


def step(to: str, glyph: str, name: Text, view: View) -> str:
    off, words = "" if to else " disabled", escape(view.say(name))
    return (
        f'<button type="button" data-to="{escape(to)}" aria-label="{words}" title="{words}"{off}>'
        f"{glyph}</button>"
    )


def place(chapter: Chapter, view: View) -> str:
    names = area_names(view.reader)
    if view.reader.role == "village":
        return f'<span class="fixed">{escape(view.say(names[view.reader.area]))}</span>'
    if "area" not in chapter.filters:
        return ""
    chosen = view.where.areas
    told = summary(names, chosen, view) if chosen else view.say(WHOLE_NAME)
    whole = f'<button type="button" data-to="{AREA_KEY}=">{view.say(WHOLE_NAME)}</button>'
    return picker(
        escape(told), whole + picks(AREA_KEY, names, chosen, view, LABELS["area"]), "area"
    )


def people(chapter: Chapter, view: View) -> str:
    """Sex and age behind one button: seldom used, and told by name once they are."""
    inside = "".join(
        picks(key, words, chosen, view, label)
        for name, key, words, chosen, label in persons(view)
        if name in chapter.filters
    )
    told = f'{escape(view.say(FILTER))}<span class="long"> {escape(view.say(WHOM))}</span>'
    return picker(f"+ {told}", inside, "more") if inside else ""


def chips(chapter: Chapter, view: View) -> str:
    """One a filter that is set; pressing it lets go."""
    return "".join(
        f'<button type="button" class="drop" data-to="{escape(without(key, chosen, one))}" '
        f'aria-label="{escape(view.say("Bỏ lọc {name}", name=view.say(words[one])))}">'
        f"{escape(view.say(words[one]))} ✕</button>"
        for name, key, words, chosen, _ in persons(view)
        if name in chapter.filters
        for one in chosen
    )


def without(key: str, chosen: Iterable[str], dropped: str) -> str:
    left = [one for one in chosen if one != dropped]
    return urlencode({key: left or ""}, doseq=True)


def persons(
    view: View,
) -> tuple[tuple[str, str, dict[str, Text], tuple[str, ...], Text], ...]:
    """Of each filter of persons: its name, key, words, what is chosen, its label."""
    return (
        ("sex", SEX_KEY, sex_names(), view.where.sexes, LABELS["sex"]),
        ("age_band", AGE_KEY, age_names(), view.where.age_bands, LABELS["age_band"]),
    )


def leaving(view: View, files: Iterable[Taken]) -> str:
    links = "".join(f'<a href="{escape(to)}">{escape(view.say(one.name))}</a>' for one, to in files)
    buttons = (
        f'<button type="button" data-print>{view.say(PRINT)}</button>'
        f'<button type="button" data-copy>{view.say(COPY)}</button>'
    )
    return picker(escape(view.say(TAKE)), links + buttons, "files")
