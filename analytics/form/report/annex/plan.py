"""The fifth table: the tasks of the plan by their own dates; progress is what nobody reported."""

from analytics.document import View, number
from analytics.form.report.annex.annexes import Annex, titled
from analytics.form.report.annex.fact import Fact, Sentence, claim, fixed, told
from analytics.form.report.annex.tasks import STATES
from analytics.form.report.annex.teller import Teller
from analytics.meaning.tasks import DATED, Programme, Task, plans_of
from analytics.words.text import Text

TASKS = Text("Nhiệm vụ của Kế hoạch Đề án {six}")
TASK_HEAD = (
    *(Text("Mã"), Text("Nhiệm vụ"), Text("Thời hạn")),
    *(Text("Trạng thái"), Text("%"), Text("Ghi chú")),
)


def plan_annex(teller: Teller) -> Annex:
    """The plan's tasks by their own dates; what nobody reported is said to be not reported."""
    view = teller.view
    plan = teller.plan
    return Annex(
        5,
        TASKS,
        titled(teller, 5, TASKS),
        tuple((one.in_(view.language),) for one in TASK_HEAD),
        tuple(_task(teller, one) for one in teller.tasks()),
        (0.6, 4.2, 1.2, 2.0, 1.4, 2.2),
        discrepancy(view, plan) if plan else (),
        () if plan else no_plan(teller),
    )


def no_plan(teller: Teller) -> Sentence:
    """Before the first plan it is named; an edition may bring none at all."""
    first = next(iter(plans_of(teller.view.reader)), None)
    if first is None:
        return (teller.view.say("Bản số liệu không kèm kế hoạch nào."),)
    return told(
        teller.view,
        "Chưa có kế hoạch trong kỳ (Kế hoạch {plan} ban hành ngày {day}).",
        plan=fixed(first.number, "plan | number"),
        day=teller.day(first.day, "plan | date"),
    )


def discrepancy(view: View, plan: Programme) -> tuple[Sentence, ...]:
    """An oddity of the source is shown with both readings, never mended silently."""
    note = plan.note.in_(view.language)
    return ((fixed(note, "plan | note"),),) if note else ()


def _task(teller: Teller, task: Task) -> tuple[Sentence, ...]:
    view, state = teller.view, task.state(teller.month)
    due = number.ABSENT if task.due is None else teller.day(task.due, f"{task.key} | due")
    progress = view.say("chưa có báo cáo") if task.measurable else view.say("không tính")
    return (
        (fixed(task.key, f"{task.key} | key"),),
        (fixed(task.words.in_(view.language), f"{task.key} | words"),),
        (due,),
        (STATES[state].in_(view.language),),
        (progress,),
        _note(teller, task, state),
    )


def _note(teller: Teller, task: Task, state: str) -> Sentence:
    """How far the date lies; that a task goes on once its date is kept."""
    view, goes_on = teller.view, task.kind == "deadline_then_recurring"
    if goes_on:
        return (view.say("sau đó duy trì thường xuyên"),)
    if task.due is None or task.kind not in DATED or state == "late_at_issue":
        return (number.ABSENT,)
    days = abs((teller.month - task.due).days)
    told_days = Fact(
        claim(task.key, "plan", teller.month, "days"),
        number.whole(days, view.language),
        float(days),
        "whole",
    )
    if state == "passed":
        return told(view, "đã qua {days} ngày", days=told_days)
    return told(view, "còn {days} ngày", days=told_days)
