"""The text of a report: an opening, five parts in their order, a closing."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.document import Page, Panel
from analytics.document.fact import Fact, fixed
from analytics.document.sentence import joined, told
from analytics.form.assignment.told import line_of
from analytics.form.report import chart
from analytics.form.report.annex import no_plan
from analytics.form.report.issuer import Issuer, unit_now
from analytics.form.report.review import causes, next_month, requests, strengths, weaknesses
from analytics.form.report.teller import Teller
from analytics.form.report.topics import TOPICS, Topic, paragraphs
from analytics.meaning.answer import Provenance
from analytics.meaning.assignment import DONE, DROPPED, at_month
from analytics.meaning.settings.settings import settings_of
from analytics.meaning.tasks import DATED
from analytics.words.month import shifted
from analytics.words.text import Text

HEADINGS = {
    "I": Text("CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
    "II": Text("KẾT QUẢ THỰC HIỆN"),
    "III": Text("ĐÁNH GIÁ CHUNG"),
    "IV": Text("NHIỆM VỤ TRỌNG TÂM THÁNG TỚI"),
    "V": Text("KIẾN NGHỊ, ĐỀ XUẤT"),
}
ASSESSED = (Text("Ưu điểm"), Text("Tồn tại, hạn chế"), Text("Nguyên nhân"))
END = "./."


def body(teller: Teller, issuer: Issuer, provenance: Provenance) -> tuple[Page, ...]:
    """Opening and closing have no heading; a part or one of its topics has its number as key."""
    recipient = issuer.recipients[0].in_(teller.view.language)
    return (
        Page("", sentences=(_opening(teller, issuer, provenance),)),
        _part(teller, "I", _leadership(teller)),
        _part(teller, "II"),
        *_results(teller),
        _part(teller, "III"),
        *_assessment(teller),
        _part(teller, "IV", next_month(teller)),
        _part(teller, "V", requests(teller, recipient)),
        Page("", sentences=(_closing(teller, recipient),)),
    )


def _part(teller: Teller, roman: str, told_of_it: tuple[str, ...] = ()) -> Page:
    words = HEADINGS[roman].in_(teller.view.language)
    return Page(f"{roman}. {words}", sentences=told_of_it, key=roman)


def _topic(
    teller: Teller, roman: str, place: int, words: Text, told_of_it: tuple[str, ...]
) -> Page:
    heading = joined([fixed(f"{place}."), words.in_(teller.view.language)])
    return Page(heading, sentences=told_of_it, key=f"{roman}.{place}")


def _opening(teller: Teller, issuer: Issuer, provenance: Provenance) -> str:
    return joined([_grounds(teller, issuer), _origin(teller, provenance), _period(teller)])


def _grounds(teller: Teller, issuer: Issuer) -> str:
    unit, plan = unit_now(teller.view, issuer), teller.plan
    if plan is None:
        return told(
            teller.view,
            "{unit} báo cáo kết quả tháng {month} như sau.",
            unit=unit,
            month=teller.month_fact(),
        )
    return told(
        teller.view,
        "Thực hiện Kế hoạch số {plan} ngày {day} về Đề án {six}, {unit} báo cáo kết quả tháng "
        "{month} như sau.",
        plan=fixed(plan.number, "plan | number"),
        day=teller.day(plan.day, "plan | date"),
        six=fixed(plan.project, "plan | project"),
        unit=unit,
        month=teller.month_fact(),
    )


def _origin(teller: Teller, provenance: Provenance) -> str:
    view = teller.view
    origin = told(
        view,
        "Số liệu tính đến hết ngày {day}, theo bản số liệu số {sequence} ({hash}), phụ lục kèm "
        "theo.",
        day=teller.day(teller.month, "month | last day"),
        sequence=fixed(str(provenance.sequence), "edition | sequence"),
        hash=fixed(provenance.short_hash, "edition | hash"),
    )
    if not provenance.synthetic:
        return origin
    mark = view.say("Toàn bộ là dữ liệu giả lập, không phải số liệu thật.")
    return joined([origin, mark])


def _period(teller: Teller) -> str:
    """Statistics know calendar months; a period from the 15th is named, and that it is not met."""
    if settings_of(teller.view.reader).period != "mid_month":
        return ""
    first, last = shifted(teller.month, -1).replace(day=15), teller.month.replace(day=14)
    return told(
        teller.view,
        "Kỳ báo cáo đã đặt là từ {first} đến {last}; số liệu chỉ có theo tháng dương lịch nên vẫn "
        "tính tròn tháng.",
        first=teller.day(first, "period | first"),
        last=teller.day(last, "period | last"),
    )


def _leadership(teller: Teller) -> tuple[str, ...]:
    plan = _plan(teller) if teller.plan else no_plan(teller)
    untold = teller.view.say("Văn bản chỉ đạo, cuộc họp trong kỳ: chưa có số liệu.")
    lines = (
        fixed(f"- {line_of(teller.view, one)}.", f"assignment | {one.number}")
        for one in at_month(teller.view.reader, teller.month)
    )
    return (joined(list(filter(None, (plan, _assigned(teller), untold)))), *lines)


def _assigned(teller: Teller) -> str:
    """What the chief gave to do, as it stood on the briefing's table; nothing where nothing was."""
    table = at_month(teller.view.reader, teller.month)
    if not table:
        return ""

    def count(what: str, number: int) -> Fact:
        return teller.whole("assignment", "commune", what, number)

    return told(
        teller.view,
        "Đã giao {all} việc: {open} đang làm, trong đó {late} trễ hạn; {done} đã xong, "
        "{dropped} đã bỏ.",
        all=count("all", len(table)),
        open=count("open", sum(one.open for one in table)),
        late=count("late", sum(one.late_at(teller.month) for one in table)),
        done=count("done", sum(one.state == DONE for one in table)),
        dropped=count("dropped", sum(one.state == DROPPED for one in table)),
    )


def _plan(teller: Teller) -> str:
    tasks = teller.tasks()
    states = [one.state(teller.month) for one in tasks if one.kind in DATED]

    def count(what: str, number: int) -> Fact:
        return teller.whole("plan", "plan", f"tasks {what}", number)

    return told(
        teller.view,
        "Kế hoạch có {all} nhiệm vụ; {dated} nhiệm vụ có thời hạn: {issued} đã trễ hạn khi ban "
        "hành, {passed} đã qua thời hạn, {open} chưa đến hạn. Tiến độ từng nhiệm vụ chưa có báo "
        "cáo (Biểu {five}).",
        all=count("all", len(tasks)),
        dated=count("dated", len(states)),
        issued=count("late_at_issue", states.count("late_at_issue")),
        passed=count("passed", states.count("passed")),
        open=count("open", states.count("open")),
        five=fixed("5"),
    )


def _results(teller: Teller) -> Iterator[Page]:
    """Ten topics; each chart stands with the topic it shows."""
    for place, topic in enumerate(TOPICS, start=1):
        page = _topic(teller, "II", place, topic.words, paragraphs(teller, topic))
        yield replace(page, rows=tuple((one,) for one in _charts(teller, topic)))


def _charts(teller: Teller, topic: Topic) -> Iterator[Panel]:
    if topic.section == ("3.3" if teller.eid_begun else "4"):
        yield chart.by_month(teller, place=1)
    if topic.section == "4":
        yield chart.by_village(teller, place=2)


def _assessment(teller: Teller) -> Iterator[Page]:
    found = (strengths(teller), weaknesses(teller), causes(teller))
    for place, (words, told_of_it) in enumerate(zip(ASSESSED, found, strict=True), start=1):
        yield _topic(teller, "III", place, words, told_of_it)


def _closing(teller: Teller, recipient: str) -> str:
    return told(
        teller.view,
        "Trên đây là báo cáo tháng {month}, kính báo cáo {who}{end}",
        month=teller.month_fact(),
        who=fixed(recipient, "unit | recipient"),
        end=END,
    )
