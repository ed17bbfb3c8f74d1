"""The monthly report as a document in the order of Decree 30/2020/NĐ-CP: letterhead, five parts,
annex. A part or topic is a page, an annex a panel, and every sentence knows its facts."""

from dataclasses import dataclass
from datetime import date

from analytics.document import Page, Panel, View
from analytics.document.fact import fixed
from analytics.document.sentence import told
from analytics.form.report.annex import annexes
from analytics.form.report.body import body
from analytics.form.report.issuer import Issuer, issuer_on
from analytics.form.report.source import Answered, Source, recounted
from analytics.form.report.teller import Teller
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.meaning.catalogue import HOUSEHOLDS
from analytics.words.errors import BadArgument, NotAllowed
from analytics.words.text import Text

PROJECT_BEGINS = date(2022, 1, 6)  # Decision 06/QĐ-TTg


class TooEarly(BadArgument):
    template = Text(
        "Ngày ký {fact} nằm trước ngày cuối tháng báo cáo. Hãy chọn ngày sau khi tháng kết thúc."
    )


class WholeCommuneOnly(NotAllowed):
    template = Text("Báo cáo tháng là của toàn xã; vai trò “{fact}” không xuất được.")


@dataclass(frozen=True)
class Head:
    """Everything above the first part."""

    above: str
    unit: str
    now: str
    symbol: str
    dated: str
    kind: str
    subject: str


@dataclass(frozen=True)
class Foot:
    """Who receives and who signs."""

    to: str
    recipients: tuple[str, ...]
    signer: str


@dataclass(frozen=True)
class Report:
    """One report in one language, from one source. `code`: the publication it tells, if any."""

    view: View
    provenance: Provenance
    head: Head
    body: tuple[Page, ...]
    foot: Foot
    annexes: tuple[Panel, ...]
    code: str = ""


def report_of(view: View, dated: date, *, number: int | None = None) -> Report:
    """Figures as every page asks for them."""
    return report_from(view, Answered(view), dated, number=number)


def report_again(view: View, dated: date, *, number: int | None = None) -> Report:
    """The same report from figures counted a second time."""
    return report_from(view, recounted(view), dated, number=number)


def report_from(view: View, source: Source, dated: date, *, number: int | None = None) -> Report:
    """The one grammar, whatever the figures come from."""
    if view.reader.role == "village":
        raise WholeCommuneOnly(view.reader.role)
    provenance, teller = provenance_of(view.reader), Teller(view, source)
    teller.figure(HOUSEHOLDS)  # a month outside the edition is refused here, before any word
    if dated < view.month:
        raise TooEarly(f"{dated:%d/%m/%Y}")
    issuer = issuer_on(view.reader, dated, view.month)
    return Report(
        view,
        provenance,
        _head(teller, issuer, dated, number),
        body(teller, issuer, provenance),
        _foot(view, issuer),
        annexes(teller),
    )


def _head(teller: Teller, issuer: Issuer, dated: date, number: int | None) -> Head:
    view = teller.view
    given = fixed(f"{number:02d}", "report | number") if number else "……"
    symbol = told(view, "Số: {given}/{symbol}", given=given, symbol=issuer.symbol)
    return Head(
        issuer.above.in_(view.language).upper(),
        issuer.unit.in_(view.language).upper(),
        _now(view, issuer),
        symbol,
        dated_words(view, issuer.place, dated),
        view.say("BÁO CÁO"),
        subject(teller),
    )


def _now(view: View, issuer: Issuer) -> str:
    """Below the unit that held the register: what it is on the day of signing."""
    if issuer.now is None:
        return ""
    return view.say("(nay là {now})", now=issuer.now)


def dated_words(view: View, place: str, dated: date) -> str:
    """0 stands before days 1 to 9 and months 1 and 2 (Decree 30/2020, appendix I)."""
    month = f"{dated.month:02d}" if dated.month < 3 else str(dated.month)
    return told(
        view,
        "{place}, ngày {day} tháng {month} năm {year}",
        place=place,
        day=fixed(f"{dated.day:02d}", "report | date"),
        month=fixed(month, "report | date"),
        year=fixed(str(dated.year), "report | date"),
    )


def subject(teller: Teller) -> str:
    """Project 06 has a first day; before it a report was about residents and cards."""
    month = teller.month_fact()
    if teller.month < PROJECT_BEGINS:
        return told(
            teller.view, "Kết quả công tác quản lý dân cư, cấp CCCD tháng {month}", month=month
        )
    return told(
        teller.view,
        "Kết quả thực hiện Đề án {six} tháng {month}",
        six=fixed("06", "Decision 06/QĐ-TTg"),
        month=month,
    )


def _foot(view: View, issuer: Issuer) -> Foot:
    language, unit = view.language, issuer.symbol.partition("-")[2]
    kept = view.say("Lưu: ") + unit + "."
    return Foot(
        view.say("Nơi nhận:"),
        (*(f"- {one.in_(language)};" for one in issuer.recipients), f"- {kept}"),
        issuer.signer.in_(language).upper(),
    )
