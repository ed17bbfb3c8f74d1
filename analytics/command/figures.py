"""The answers of the pages as rows for a program, and the results they are made from."""

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from analytics.command import Told, reader_of, reading
from analytics.meaning.ask import months_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED, indicator_of
from analytics.meaning.plan.asked import MONTH, WEEKS, Asked, plan_asked
from analytics.meaning.plan.sitting import GOALS
from analytics.meaning.question import Reader
from analytics.meaning.results.every import all_made
from analytics.paper.rows import (
    BRIDGE_COLUMNS,
    CALENDAR_COLUMNS,
    COLUMNS,
    FORECAST_COLUMNS,
    MEMBERS,
    PATH_COLUMNS,
    PLAN_COLUMNS,
    as_csv,
    as_json,
    bridge_rows,
    calendar_rows,
    forecast_rows,
    path_rows,
    plan_rows,
    tidy_rows,
)
from analytics.words.month import parse_month
from analytics.words.settings import STORE
from analytics.words.text import HOME, LANGUAGES, Text

Rows = Iterator[dict[str, object]]
Answer = Callable[[Told, Reader], tuple[Rows, tuple[str, ...]]]

MAKING = Text("Tính sẵn dự báo, so sánh và lịch")


def export(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    return tidy_rows(parse_month(told.month), reader, by=told.by), COLUMNS


def bridge(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    first, last = parse_month(told.since), parse_month(told.until)
    return bridge_rows(reader, first, last, indicator_of(told.indicator)), BRIDGE_COLUMNS


def calendar(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    return calendar_rows(parse_month(told.month), reader), CALENDAR_COLUMNS


def forecast(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    month = parse_month(told.month)
    if told.path:
        return path_rows(reader, indicator_of(told.indicator), month), PATH_COLUMNS
    return forecast_rows(reader, indicator_of(told.indicator), month), FORECAST_COLUMNS


def plan(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    asked = Asked(
        indicator_of(told.indicator),
        told.goal,
        told.sittings,
        officers=told.officers,
        devices=told.devices,
        people_an_hour=told.people_an_hour,
        span=told.span,
    )
    return plan_rows(plan_asked(reader, parse_month(told.month), asked)), PLAN_COLUMNS


def add_figures(commands: Any) -> None:
    one = commands.add_parser(
        "export", help="mọi chỉ số của một tháng / every indicator of a month"
    )
    one.add_argument("--month", required=True, help="2024-12")
    one.add_argument("--by", choices=MEMBERS, default="area")
    answering(one, export)
    one = commands.add_parser("bridge", help="vì sao tỷ lệ thay đổi / why a share changed")
    one.add_argument("--from", dest="since", required=True, help="2023-11")
    one.add_argument("--to", dest="until", required=True, help="2023-12")
    one.add_argument("--indicator", required=True, help=CARD_COVERAGE_PRESENT.key)
    answering(one, bridge)
    one = commands.add_parser("calendar", help="ai đến hạn 24 tháng tới / who falls due")
    one.add_argument("--month", required=True, help="2024-12")
    answering(one, calendar)
    one = commands.add_parser("forecast", help="bao giờ đạt chỉ tiêu / when the target is reached")
    one.add_argument("--month", required=True, help="2023-06")
    one.add_argument("--indicator", required=True, help=EID_ACTIVATED.key)
    one.add_argument("--path", action="store_true", help="từng tháng / month by month")
    answering(one, forecast)
    one = commands.add_parser("plan", help="lịch lưu động tháng sau / sittings of the next month")
    one.add_argument("--month", required=True, help="2024-12")
    one.add_argument("--indicator", default=Asked().indicator.key)
    one.add_argument("--goal", choices=GOALS, default="most_people")
    one.add_argument("--sittings", type=int, default=12, help="nhiều nhất / at most")
    for part in ("officers", "devices", "people-an-hour"):
        one.add_argument(f"--{part}", type=int, help="như đã thiết lập / as the chief has set")
    one.add_argument("--span", choices=(MONTH, *WEEKS), default=MONTH)
    answering(one, plan)


def answering(command: argparse.ArgumentParser, answer: Answer) -> None:
    reading(command)
    command.add_argument("--format", choices=("csv", "json"), default="csv")
    command.set_defaults(run=partial(printed, answer))


def printed(answer: Answer, told: Told) -> int:
    rows, columns = answer(told, reader_of(told))
    sys.stdout.write(as_json(rows) if told.format == "json" else as_csv(rows, columns))
    return 0


def results(told: Told) -> int:
    reader = Reader("chief", store=told.store.resolve())
    asked = len(months_of(reader))
    for done, month in enumerate(all_made(reader), 1):
        print(f"{MAKING.in_(told.language)}: {month:%m/%Y} ({done}/{asked})", file=sys.stderr)
    return 0


def add_results(commands: Any) -> None:
    one = commands.add_parser("results", help="tính sẵn kết quả của xã / make every result")
    one.add_argument("--store", type=Path, default=STORE)
    one.add_argument("--language", choices=LANGUAGES, default=HOME)
    one.set_defaults(run=results)
