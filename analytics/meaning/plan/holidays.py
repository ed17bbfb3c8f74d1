"""Public holidays, on which no sitting is held (Labour Code 45/2019/QH14, art. 112).

Days of the moon calendar are written down: they follow from no short rule. After the last year
written only the holidays of fixed date are known.
"""

from datetime import date, timedelta

FIXED = {(1, 1), (4, 30), (5, 1), (9, 2)}  # month and day; the second day of 02/9 is chosen yearly
TET = tuple(
    date.fromisoformat(day)
    for day in (
        "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17",
        "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02",
    )
)  # fmt: skip
KINGS = tuple(  # 10/3 of the moon calendar
    date.fromisoformat(day)
    for day in ("2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16")
)
LUNAR = {first + timedelta(step) for first in TET for step in range(-1, 4)} | {*KINGS}


def holiday(day: date) -> bool:
    return (day.month, day.day) in FIXED or day in LUNAR
