"""The tasks of plan 12/KH-CAX and how each stands towards its own date; progress is not known."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from analytics.words.settings import REFERENCE
from analytics.words.text import Text

PLAN_DATE = date(2022, 4, 1)

STATES = {
    "late_at_issue": Text("đã quá hạn khi ban hành", "overdue when issued"),
    "passed": Text("đã qua thời hạn", "past the date"),
    "open": Text("chưa đến hạn", "not yet due"),
    "begun": Text("đã đến ngày bắt đầu", "past the starting date"),
    "waiting": Text("chưa đến ngày bắt đầu", "before the starting date"),
    "recurring": Text("thường xuyên", "standing"),
    "recurring_after_trigger": Text("thường xuyên khi có hướng dẫn", "standing once instructed"),
    "ministry_schedule": Text("theo lộ trình của Bộ", "on the ministry's schedule"),
    "on_request": Text("khi có yêu cầu", "on request"),
    "monthly": Text("hằng tháng", "monthly"),
    "once_no_date": Text("một lần không ghi hạn", "once with no date"),
}
DATED = ("deadline", "deadline_then_recurring")


@dataclass(frozen=True)
class Task:
    """One task: its place in the plan, its words, its date if it has one, its kind."""

    key: str
    section: str
    words: Text
    due: date | None
    kind: str

    @property
    def measurable(self) -> bool:
        """Only work with an end can be done by so many per cent."""
        return self.kind in (*DATED, "start_date", "once_no_date")

    def state(self, day: date) -> str:
        """How the task's own date lies to a day; a date before the plan's own is its own case."""
        if self.due is None:
            return self.kind
        if self.kind == "start_date":
            return "begun" if self.due <= day else "waiting"
        if self.due < PLAN_DATE:
            return "late_at_issue"
        return "passed" if self.due < day else "open"


@cache
def tasks() -> tuple[Task, ...]:
    english = {row["task_id"]: row["task_en"] for row in _rows("plan_tasks_en")}
    return tuple(
        Task(
            row["task_id"],
            row["plan_section"],
            Text(row["task_vi"], english[row["task_id"]]),
            date.fromisoformat(row["date"]) if row["date"] else None,
            row["kind"],
        )
        for row in _rows("plan_tasks")
    )


def tasks_of(section: str) -> tuple[Task, ...]:
    """The tasks of one part of the plan: '3.1' to '3.5' are the utility groups."""
    return tuple(one for one in tasks() if one.section == section)


def _rows(table: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
