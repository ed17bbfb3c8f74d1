"""The plan of the edition and how each of its tasks stands towards its own date."""

from dataclasses import dataclass
from datetime import date

from analytics.meaning.door import statistics_of
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.text import Given, Text

DATED = ("deadline", "deadline_then_recurring")


@dataclass(frozen=True)
class Programme:
    """The plan of a project (06), by its number and day; `note` is an oddity of its text."""

    number: str
    day: date
    project: str
    note: Text


@dataclass(frozen=True)
class Task:
    """One task: its place in the plan, its words, its date if it has one, its kind."""

    key: str
    section: str
    words: Text
    due: date | None
    kind: str
    issued: date

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
        if self.due < self.issued:
            return "late_at_issue"
        return "passed" if self.due < day else "open"


@remembered()
def plans_of(reader: Reader) -> tuple[Programme, ...]:
    """Oldest first."""
    rows = statistics_of(reader).rows("""
        select number, day, project, coalesce(note_vi, ''), coalesce(note_en, '')
        from plan order by day""")
    return tuple(Programme(row[0], row[1], row[2], Given(row[3], row[4])) for row in rows)


def plan_on(reader: Reader, day: date) -> Programme | None:
    """The newest that was issued by a day."""
    issued = [one for one in plans_of(reader) if one.day <= day]
    return issued[-1] if issued else None


@remembered()
def tasks_of(reader: Reader, plan: Programme) -> tuple[Task, ...]:
    """In the order of their keys."""
    rows = statistics_of(reader).rows(
        "select task, section, words_vi, words_en, due, kind from plan_task where plan = $plan "
        "order by task",
        {"plan": plan.number},
    )
    return tuple(
        Task(row[0], row[1], Given(row[2], row[3]), row[4], row[5], plan.day) for row in rows
    )
