"""What a population costs, beside Faker and a loop over persons in the same run.

BENCH_COMMUNES=248 adds a province, 2000 ten million people (they take disk: 0.4 MB a commune).
"""

import os
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from faker import Faker

from data.synthetic.scale import MAKER, Job
from data.synthetic.scale.run import Summary, run

Row = tuple[str, str, str]
AS_OF = date(2024, 12, 31)
RESIDENTS = 5200
_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Phan", "Hồ", "Đặng", "Bùi", "Võ", "Hoàng")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Hùng", "Lan", "Minh", "Nga", "Tuấn")


def rows(maker: str = MAKER) -> list[Row]:
    """One line a size, then the two comparisons with their ratios to the largest run."""
    sizes = sorted({1, 24, int(os.environ.get("BENCH_COMMUNES", "24"))})
    with TemporaryDirectory() as held:
        runs = [_run(Path(held) / str(size), size, maker) for size in sizes]
    lines = [_line(summary, clock) for summary, clock in runs]
    ours = runs[-1][0].residents / runs[-1][0].cpu
    for name, one, count in (
        ("Faker vi_VN: name, address, birth date", _faker_row(), 4000),
        ("loop over persons: sex, age, name, date", _naive_row(), 20_000),
    ):
        speed = _per_second(one, count)
        lines.append(
            (
                name,
                f"{speed:,.0f} rows per CPU-s",
                f"no household, no history; ours ×{ours / speed:.1f}",
            )
        )
    return lines


def _run(folder: Path, communes: int, maker: str) -> tuple[Summary, float]:
    job = Job(seed=7, residents=RESIDENTS, communes=communes, as_of=AS_OF, maker=maker)
    begun = time.perf_counter()
    summary = run(job, folder, progress=lambda *_: None)
    return summary, time.perf_counter() - begun


def _line(made: Summary, clock: float) -> Row:
    """Starting the processes is in the CPU time: it is what one commune mostly costs."""
    each, speed = made.bytes / made.residents, made.residents / made.cpu
    return (
        f"{made.communes} communes with events, Parquet ({made.residents:,} residents ever)",
        f"{made.cpu:.1f} CPU-s, {made.peak >> 20} MB a process",
        f"{speed:,.0f} residents and {made.rows / made.cpu:,.0f} rows per CPU-s; "
        f"{each:.0f} bytes a resident; {clock:.1f} s by the clock",
    )


def _faker_row() -> Callable[[], object]:
    fake = Faker("vi_VN")
    fake.seed_instance(7)
    return lambda: (fake.name(), fake.address(), fake.date_of_birth())


def _naive_row() -> Callable[[], object]:
    """What most would write first."""
    draw = random.Random(7)

    def person() -> dict[str, object]:
        sex = draw.choice(("male", "female"))
        age = draw.choices(range(0, 90, 5), weights=range(20, 2, -1))[0] + draw.randrange(5)
        middle = "Văn" if sex == "male" else "Thị"
        return {
            "sex": sex,
            "full_name": f"{draw.choice(_SURNAMES)} {middle} {draw.choice(_GIVEN)}",
            "birth_date": AS_OF - timedelta(days=age * 365 + draw.randrange(365)),
            "card_date": date(2021, 1, 1) + timedelta(days=draw.randrange(1460)),
        }

    return person


def _per_second(one: Callable[[], object], count: int) -> float:
    begun = time.process_time()
    for _ in range(count):
        one()
    return count / (time.process_time() - begun)


if __name__ == "__main__":
    for line in rows():
        print(" | ".join(line))
