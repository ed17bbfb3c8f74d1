"""The fifth table: the tasks of the plan by their own dates; progress is what nobody reported."""

from analytics.form import number
from analytics.form.annex.annexes import Annex, titled
from analytics.form.annex.fact import Fact, Sentence, claim, fixed, told
from analytics.form.annex.tasks import DATED, PLAN_DATE, STATES, Task, tasks
from analytics.form.annex.teller import Teller
from analytics.words.text import Text

TASKS = Text("Nhiệm vụ của Kế hoạch Đề án {six}", "Tasks of the Project {six} plan")
TASK_HEAD = (
    *(Text("Mã", "No."), Text("Nhiệm vụ", "Task"), Text("Thời hạn", "Date")),
    *(Text("Trạng thái", "State"), Text("%", "%"), Text("Ghi chú", "Note")),
)


def plan_annex(teller: Teller) -> Annex:
    """The plan's tasks by their own dates; what nobody reported is said to be not reported."""
    view = teller.view
    begun = teller.month >= PLAN_DATE
    return Annex(
        5,
        TASKS,
        titled(teller, 5, TASKS),
        tuple((one.in_(view.language),) for one in TASK_HEAD),
        tuple(_task(teller, one) for one in tasks()) if begun else (),
        (0.6, 4.2, 1.2, 2.0, 1.4, 2.2),
        (discrepancy(teller),) if begun else (),
        () if begun else no_plan(teller),
    )


def no_plan(teller: Teller) -> Sentence:
    return told(
        teller.view,
        "Chưa có kế hoạch trong kỳ (Kế hoạch {plan} ban hành ngày {day}).",
        "There was no plan in this month (plan {plan} was issued on {day}).",
        plan=fixed("12/KH-CAX"),
        day=teller.day(PLAN_DATE, "plan | date"),
    )


def discrepancy(teller: Teller) -> Sentence:
    """An oddity of the source is shown with both readings, never mended silently."""
    return told(
        teller.view,
        "Kế hoạch dẫn {cited} với hai ngày khác nhau: {first} và {second}; ghi nguyên như văn bản.",
        "The plan cites {cited} with two dates: {first} and {second}; left as it is written.",
        cited=fixed("26/KH-UBND"),
        first=fixed("01/4/2012"),
        second=fixed("01/4/2022"),
    )


def _task(teller: Teller, task: Task) -> tuple[Sentence, ...]:
    view, state = teller.view, task.state(teller.month)
    due = number.ABSENT if task.due is None else teller.day(task.due, f"{task.key} | due")
    progress = (
        view.say("chưa có báo cáo", "not reported")
        if task.measurable
        else view.say("không tính", "not counted")
    )
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
        return (view.say("sau đó duy trì thường xuyên", "kept up after that"),)
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
        return told(view, "đã qua {days} ngày", "{days} days ago", days=told_days)
    return told(view, "còn {days} ngày", "{days} days left", days=told_days)
