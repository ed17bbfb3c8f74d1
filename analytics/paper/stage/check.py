"""The file read back before the show: what is inside, and what must not be."""

import re
from html import unescape

from analytics.document import View, number
from analytics.form.stage.check import Check
from analytics.meaning.ask import provenance_of
from analytics.meaning.targets import targets_of
from analytics.paper.stage.html import WEIGHTS, policy
from analytics.words.text import Text

OPENED = re.compile(r"(?:https?:)?//[\w.-]+|\b(?:src|href|action)=|@import|\burl\((?!data:)", re.I)
TWELVE = re.compile(r"(?<!\d)\d{12}(?!\d)")  # an identity number, and nothing else in this house
DATE = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


def stage_checks(view: View, document: str) -> tuple[Check, ...]:
    return (
        fonts_check(view, document),
        network_check(view, document),
        edition_check(view, document),
        persons_check(view, document),
    )


def fonts_check(view: View, document: str) -> Check:
    found = number.whole(document.count("url(data:font/woff2;base64,"), view.language)
    words = Text("{found} phông chữ nằm sẵn trong tệp, đủ dấu tiếng Việt").filled(found=found)
    return Check(found == number.whole(len(WEIGHTS), view.language), words.in_(view.language))


def network_check(view: View, document: str) -> Check:
    """No address of any host, and a policy that forbids all the same."""
    count = len(OPENED.findall(without_fonts(document)))
    closed = policy().split("; ")[0] in unescape(document)
    found = number.whole(count, view.language)
    words = view.say("Không cần mạng: tệp gọi ra ngoài {found} lần", found=found)
    return Check(not count and closed, words)


def edition_check(view: View, document: str) -> Check:
    told = provenance_of(view.reader)
    day = number.day(view.month)
    words = view.say(
        "Bản số {sequence}, mã {short_hash}, ghi trên mọi trang chiếu",
        sequence=told.sequence,
        short_hash=told.short_hash,
    )
    scenes = document.count("<section")
    return Check(
        document.count(told.short_hash) == scenes == document.count(f"<b>{day}</b>"), words
    )


def persons_check(view: View, document: str) -> Check:
    """Identity numbers, and dates that are neither ahead nor those of a target: birth dates."""
    seen = without_fonts(document)
    numbers, dates = len(TWELVE.findall(seen)), len(strange_dates(view, seen))
    told = [number.whole(one, view.language) for one in (numbers, dates)]
    words = view.say(
        "Không có dữ liệu cá nhân: {numbers} số 12 chữ số, {dates} ngày sinh",
        numbers=told[0],
        dates=told[1],
    )
    return Check(not numbers and not dates, words)


def strange_dates(view: View, document: str) -> list[tuple[int, int, int]]:
    """As year, month, day. What lies on or after the data date cannot be a birth date in it."""
    known = set(dates_in(" ".join(target_dates(view))))
    since = (view.month.year, view.month.month, view.month.day)
    return [one for one in dates_in(document) if one < since and one not in known]


def target_dates(view: View) -> list[str]:
    """Deadlines, and the days of the documents that set them."""
    return [
        f"{number.day(one.due)} {one.document_vi} {one.document_en}"
        for _, one in targets_of(view.reader)
    ]


def dates_in(words: str) -> list[tuple[int, int, int]]:
    return [(int(year), int(month), int(day)) for day, month, year in DATE.findall(words)]


def without_fonts(document: str) -> str:
    return re.sub(r"base64,[A-Za-z0-9+/=]+", "", document)
