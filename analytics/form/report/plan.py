"""The fifth table: the tasks of the plan by their own dates; progress is what nobody reported."""

from analytics.document import number
from analytics.document.fact import fixed, whole_fact
from analytics.document.sentence import told
from analytics.document.table import Column, Table
from analytics.form.report.teller import Teller
from analytics.meaning.tasks import DATED, Task, plans_of
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
