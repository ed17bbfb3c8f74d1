"""What every role reads of a forecast, made before anybody asks: stopped, it goes on from there."""

import sys
from itertools import islice
from pathlib import Path
from typing import Any

from analytics.command.reading import Told
from analytics.meaning.ask import months_of
from analytics.meaning.question import Reader
from analytics.meaning.results.every import all_made
from analytics.words.settings import STORE
from analytics.words.text import HOME, LANGUAGES, Text

MAKING = Text("Tính sẵn dự báo, so sánh và lịch")


def results(told: Told) -> int:
    reader = Reader("chief", store=told.store.resolve())
    known = len(months_of(reader))
    asked = min(told.months or known, known)
    for done, month in enumerate(islice(all_made(reader), asked), 1):
        print(f"{MAKING.in_(told.language)}: {month:%m/%Y} ({done}/{asked})", file=sys.stderr)
    return 0


def add_results(commands: Any) -> None:
    one = commands.add_parser("results", help="tính sẵn kết quả của xã / make every result")
    one.add_argument("--store", type=Path, default=STORE)
    one.add_argument("--months", type=int, default=0, help="số tháng mới nhất / newest months")
    one.add_argument("--language", choices=LANGUAGES, default=HOME)
    one.set_defaults(run=results)
