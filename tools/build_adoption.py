"""Makes data/reference/adoption_germany_weekly.csv: doses by week and Bundesland, cumulated.

    python tools/build_adoption.py <the archived file of 2023-01-17> <the file of quotas>

Both are files of the repository robert-koch-institut/COVID-19-Impfungen_in_Deutschland at commit
ee363da25e378a38811e6a7382ad00a67c9ab62d: `…_Deutschland_Bundeslaender_COVID-19-Impfungen.csv` of
its archive and `Deutschland_Impfquoten_COVID-19.csv`. The weeks are those of the Italian table.
"""

import csv
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "data/reference/adoption_germany_weekly.csv"
FIRST, LAST = date(2020, 12, 27), date(2022, 4, 24)  # Sundays
SERIES = {"1": "first_dose", "2": "second_dose"}
STATES = tuple(f"{number:02d}" for number in range(1, 17))  # 17 are federal offices, without people

Weeks = dict[tuple[str, str], dict[date, int]]


def doses(file: Path) -> Weeks:
    """First and second doses of all vaccines by the Sunday that ends their week."""
    found: Weeks = defaultdict(lambda: defaultdict(int))
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            day, state = date.fromisoformat(row["Impfdatum"]), row["BundeslandId_Impfort"]
            if row["Impfserie"] in SERIES and state in STATES:
                sunday = day + timedelta(days=6 - day.weekday())
                found[SERIES[row["Impfserie"]], state][sunday] += int(row["Anzahl"])
    return found


def people(file: Path) -> dict[str, int]:
    """Everybody of all ages, to the thousand: the quota is told to a tenth of a per cent."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["BundeslandId_Impfort"] in STATES]
    return {
        row["BundeslandId_Impfort"]: round(
            int(row["Impfungen_gesamt_min1"]) / float(row["Impfquote_gesamt_min1"]) / 10
        )
        * 1000
        for row in rows
    }


def main(given: Path, quotas: Path) -> None:
    weeks, eligible = doses(given), people(quotas)
    sundays = [FIRST + timedelta(weeks=week) for week in range((LAST - FIRST).days // 7 + 1)]
    with TABLE.open("w", encoding="utf-8", newline="") as page:
        lines = csv.writer(page, lineterminator="\n")
        lines.writerow(("series", "region_code", "week_end", "holders", "eligible"))
        for (series, state), by_week in sorted(weeks.items()):
            holders = sum(count for day, count in by_week.items() if day < FIRST)
            for sunday in sundays:
                holders += by_week.get(sunday, 0)
                if holders:
                    lines.writerow((series, state, sunday, holders, eligible[state]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
