"""The text of a report: an opening, five parts in their order, a closing."""

from analytics.document import View
from analytics.form.report.annex import chart
from analytics.form.report.annex.fact import Fact, Sentence, fixed, joined, told
from analytics.form.report.annex.plan import no_plan
from analytics.form.report.annex.teller import Teller
from analytics.form.report.groups import paragraphs
from analytics.form.report.issuer import Issuer, unit_now
from analytics.form.report.line import Block, Line
from analytics.form.report.review import causes, next_month, requests, strengths, weaknesses
from analytics.form.report.topics import TOPICS
from analytics.meaning.answer import Provenance
from analytics.meaning.settings.settings import settings_of
from analytics.meaning.tasks import DATED
from analytics.words.month import shifted
from analytics.words.text import Text

ROMAN = ("I", "II", "III", "IV", "V")
PARTS = (
    Text("CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO"),
    Text("KẾT QUẢ THỰC HIỆN"),
    Text("ĐÁNH GIÁ CHUNG"),
    Text("NHIỆM VỤ TRỌNG TÂM THÁNG TỚI"),
    Text("KIẾN NGHỊ, ĐỀ XUẤT"),
)
ASSESSED = (
    Text("Ưu điểm"),
    Text("Tồn tại, hạn chế"),
    Text("Nguyên nhân"),
)
END = "./."


def body(teller: Teller, issuer: Issuer, provenance: Provenance) -> list[Block]:
    view = teller.view
    recipient = issuer.recipients[0].in_(view.language)
    made: list[Block] = [Line(_place(view, ""), _opening(teller, issuer, provenance))]
    parts = (
        _leadership(teller),
        _results(teller),
        _assessment(teller),
        _plain(teller, "IV", next_month(teller)),
        _plain(teller, "V", requests(teller, recipient)),
    )
    for roman, words, lines in zip(ROMAN, PARTS, parts, strict=True):
        made.append(Line(_place(view, roman), (f"{roman}. {words.in_(view.language)}",), "part"))
        made += lines
    made.append(Line(_place(view, ""), _closing(teller, recipient)))
    return made


def _place(view: View, place: str) -> str:
    if not place:
        return view.say("Lời văn")
    return view.say("Mục {place}", place=place)


def _plain(teller: Teller, place: str, found: tuple[Sentence, ...]) -> list[Block]:
    return [Line(_place(teller.view, place), one) for one in found]


def _opening(teller: Teller, issuer: Issuer, provenance: Provenance) -> Sentence:
    return joined([_grounds(teller, issuer), _origin(teller, provenance), _period(teller)])


def _grounds(teller: Teller, issuer: Issuer) -> Sentence:
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


def _origin(teller: Teller, provenance: Provenance) -> Sentence:
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
    return joined([origin, (mark,)])


def _period(teller: Teller) -> Sentence:
    """Statistics know calendar months; a period from the 15th is named, and that it is not met."""
    if settings_of(teller.view.reader).period != "mid_month":
        return ()
    first, last = shifted(teller.month, -1).replace(day=15), teller.month.replace(day=14)
    return told(
        teller.view,
        "Kỳ báo cáo đã đặt là từ {first} đến {last}; số liệu chỉ có theo tháng dương lịch nên vẫn "
        "tính tròn tháng.",
        first=teller.day(first, "period | first"),
        last=teller.day(last, "period | last"),
    )


def _leadership(teller: Teller) -> list[Block]:
    view = teller.view
    plan = _plan(teller) if teller.plan else no_plan(teller)
    untold = view.say("Văn bản chỉ đạo, cuộc họp trong kỳ: chưa có số liệu.")
    return _plain(teller, "I", (joined([plan, (untold,)]),))


def _plan(teller: Teller) -> Sentence:
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


def _results(teller: Teller) -> list[Block]:
    """Ten topics; each chart stands with the topic it shows."""
    view, made = teller.view, list[Block]()
    for place, topic in enumerate(TOPICS, start=1):
        name = _place(view, f"II.{place}")
        heading = (fixed(f"{place}."), " ", topic.words.in_(view.language))
        made.append(Line(name, heading, "topic"))
        made += [Line(name, words) for words in paragraphs(teller, topic)]
        if topic.section == ("3.3" if teller.eid_begun else "4"):
            made.append(chart.by_month(teller, place=1))
        if topic.section == "4":
            made.append(chart.by_village(teller, place=2))
    return made


def _assessment(teller: Teller) -> list[Block]:
    made: list[Block] = []
    found = (strengths(teller), weaknesses(teller), causes(teller))
    for place, (words, lines) in enumerate(zip(ASSESSED, found, strict=True), start=1):
        name = _place(teller.view, f"III.{place}")
        heading = (fixed(f"{place}."), " ", words.in_(teller.view.language))
        made.append(Line(name, heading, "topic"))
        made += [Line(name, one) for one in lines]
    return made


def _closing(teller: Teller, recipient: str) -> Sentence:
    return told(
        teller.view,
        "Trên đây là báo cáo tháng {month}, kính báo cáo {who}{end}",
        month=teller.month_fact(),
        who=fixed(recipient, "unit | recipient"),
        end=END,
    )
