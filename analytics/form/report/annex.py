"""The annex of a report: five panels, each a table of bound numbers, or why it has no rows."""

from analytics.document import number
from analytics.document.fact import fixed, whole_fact
from analytics.document.panel import Panel
from analytics.document.sentence import Sentence, told
from analytics.document.table import Column, Table
from analytics.form.report.forms import CARDS, EID, LAW, RESIDENTS, Form
from analytics.form.report.teller import Teller
from analytics.meaning.tasks import DATED, Programme, Task, plans_of
from analytics.meaning.unit import eid_beginning
from analytics.words.text import Text

STATES = {
    "late_at_issue": Text("đã trễ hạn khi ban hành"),
    "passed": Text("đã qua thời hạn"),
    "open": Text("chưa đến hạn"),
    "begun": Text("đã đến ngày bắt đầu"),
    "waiting": Text("chưa đến ngày bắt đầu"),
    "recurring": Text("thường xuyên"),
    "recurring_after_trigger": Text("thường xuyên khi có hướng dẫn"),
    "ministry_schedule": Text("theo lộ trình của Bộ"),
    "on_request": Text("khi có yêu cầu"),
    "monthly": Text("hằng tháng"),
    "once_no_date": Text("một lần không ghi hạn"),
}
TASKS = Text("Nhiệm vụ của Kế hoạch Đề án {six}")
TASK_HEAD = (
    *(Text("Mã"), Text("Nhiệm vụ"), Text("Thời hạn")),
    *(Text("Trạng thái"), Text("%"), Text("Ghi chú")),
)
SHARES = (0.6, 4.2, 1.2, 2.0, 1.4, 2.2)  # of the columns
KEY = "annex-"
QUALITY = Text("Chất lượng dữ liệu")
QUALITY_HEAD = (
    *(Text("Quy tắc"), Text("Chiều", context="quality"), Text("Đầu kỳ")),
    *(Text("Phát sinh"), Text("Đã xử lý"), Text("Cuối kỳ")),
    Text("Trễ hạn"),
)
NAMES = {
    **{f"{KEY}{at}": form.name for at, form in enumerate((RESIDENTS, CARDS, EID), start=1)},
    f"{KEY}4": QUALITY,
    f"{KEY}5": TASKS,
}
VILLAGE = Text("Thôn")
TOTAL = Text("Tổng cộng")


def plan_table(teller: Teller) -> Table:
    """The plan's tasks by their own dates; what nobody reported is said to be not reported."""
    names = (one.in_(teller.view.language) for one in TASK_HEAD)
    columns = tuple(Column(name, width=share) for name, share in zip(names, SHARES, strict=True))
    rows = tuple(_task(teller, one) for one in teller.tasks())
    return Table(columns, rows, empty="" if teller.plan else no_plan(teller))


def no_plan(teller: Teller) -> str:
    """Before the first plan it is named; an edition may bring none at all."""
    first = next(iter(plans_of(teller.view.reader)), None)
    if first is None:
        return teller.view.say("Bản số liệu không kèm kế hoạch nào.")
    return told(
        teller.view,
        "Chưa có kế hoạch trong kỳ (Kế hoạch {plan} ban hành ngày {day}).",
        plan=fixed(first.number, "plan | number"),
        day=teller.day(first.day, "plan | date"),
    )


def _task(teller: Teller, task: Task) -> tuple[str, ...]:
    view, state = teller.view, task.state(teller.month)
    return (
        fixed(task.key, f"{task.key} | key"),
        fixed(task.words.in_(view.language), f"{task.key} | words"),
        number.ABSENT if task.due is None else teller.day(task.due, f"{task.key} | due"),
        STATES[state].in_(view.language),
        view.say("chưa có báo cáo") if task.measurable else view.say("không tính"),
        _note(teller, task, state),
    )


def _note(teller: Teller, task: Task, state: str) -> str:
    """How far the date lies; that a task goes on once its date is kept."""
    view, goes_on = teller.view, task.kind == "deadline_then_recurring"
    if goes_on:
        return view.say("sau đó duy trì thường xuyên")
    if task.due is None or task.kind not in DATED or state == "late_at_issue":
        return number.ABSENT
    count = abs((teller.month - task.due).days)
    days = whole_fact(view, task.key, "plan", teller.month, "days", count)
    if state == "passed":
        return told(view, "đã qua {days} ngày", days=days)
    return told(view, "còn {days} ngày", days=days)


def annexes(teller: Teller) -> tuple[Panel, ...]:
    """The five, in the order of the form."""
    return (
        by_village(teller, 1, RESIDENTS),
        by_village(teller, 2, CARDS),
        by_village(teller, 3, EID, empty=not_begun(teller)),
        _annex(teller, 4, quality_table(teller)),
        _annex(teller, 5, plan_table(teller), discrepancy(teller, teller.plan)),
    )


def number_of(annex: Panel) -> str:
    return annex.key.removeprefix(KEY)


def by_village(teller: Teller, place: int, form: Form, *, empty: str = "") -> Panel:
    """A row a village and the total; without rows where `empty` says why there are none."""
    view = teller.view
    columns = (
        Column(VILLAGE.in_(view.language), width=1.5),
        *(Column(told(view, one.name, **LAW), "written") for one in form.columns),
    )
    areas = () if empty else (*teller.areas, "commune")
    rows = tuple(_row(teller, form, area) for area in areas)
    notes = () if empty else tuple(told(view, one, **LAW) for one in form.notes)
    return _annex(teller, place, Table(columns, rows, total=True, empty=empty), notes)


def not_begun(teller: Teller) -> str:
    if teller.eid_begun:
        return ""
    begins = eid_beginning(teller.view.reader)
    return told(
        teller.view,
        "Chưa triển khai định danh điện tử trong kỳ ({place} bắt đầu từ {day}).",
        place=fixed(begins.place.in_(teller.view.language), "beginning | place"),
        day=fixed(number.day(begins.day), begins.source),
    )


def quality_table(teller: Teller) -> Table:
    first, *others = (one.in_(teller.view.language) for one in QUALITY_HEAD)
    columns = (Column(first, width=3.0), *map(Column, others))
    return Table(columns, (), empty=no_quality(teller))


def no_quality(teller: Teller) -> str:
    return teller.view.say("Chưa có số liệu: bản số liệu này chưa kèm kết quả kiểm tra chất lượng.")


def discrepancy(teller: Teller, plan: Programme | None) -> tuple[str, ...]:
    """An oddity of the source is shown with both readings, never mended silently."""
    note = plan.note.in_(teller.view.language) if plan else ""
    return (fixed(note, "plan | note"),) if note else ()


def _annex(teller: Teller, place: int, table: Table, notes: tuple[str, ...] = ()) -> Panel:
    key = f"{KEY}{place}"
    return Panel(key, _titled(teller, place, NAMES[key]), "", table, notes=notes)


def _titled(teller: Teller, place: int, name: Text) -> Sentence:
    return told(
        teller.view,
        "Biểu {number}. {name}, đến hết ngày {day}",
        number=fixed(str(place)),
        name=told(teller.view, name, **LAW),
        day=teller.day(teller.month, "month | last day"),
    )


def _row(teller: Teller, form: Form, area: str) -> tuple[str, ...]:
    total = area == "commune"
    name = TOTAL.in_(teller.view.language) if total else teller.area(area)
    return (name, *(one.fact(teller, area) for one in form.columns))
