"""5,200 residents as a tutorial would have them: one row a person, seeded, nine villages."""

import csv
import random
import sys
from pathlib import Path

SIZES = (980, 860, 770, 650, 560, 480, 400, 300, 200)
VILLAGES = [f"Village {number}" for number in range(1, len(SIZES) + 1)]
MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13)]
HEAD = ("village", "sex", "age", "band", "card", "eid", "month")


def person(dice: random.Random, village: str, card: float, eid: float) -> tuple:
    age = min(99, int(abs(dice.gauss(0, 28)) + dice.uniform(0, 14)))
    holds = age >= 14 and dice.random() < card
    band = f"{min(age // 5 * 5, 85):02d}"
    active = holds and dice.random() < eid
    month = dice.choice(MONTHS)
    return village, dice.choice("FM"), age, band, int(holds), int(active), month


def write(folder: Path) -> None:
    dice = random.Random(11)
    with (folder / "residents.csv").open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEAD)
        for village, size in zip(VILLAGES, SIZES, strict=True):
            card, eid = dice.uniform(0.7, 0.95), dice.uniform(0.4, 0.8)
            out.writerows(person(dice, village, card, eid) for _ in range(size))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
