"""python -m analytics: the answers of the pages as rows for a program; see --help."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from analytics.meaning.plan.asked import MONTH, WEEKS, Asked, plan_asked
from analytics.meaning.plan.sitting import GOALS
from analytics.meaning.question import Reader
from analytics.paper.bridge_rows import BRIDGE_COLUMNS, bridge_rows
from analytics.paper.calendar_rows import CALENDAR_COLUMNS, calendar_rows
from analytics.paper.forecast_rows import (
    FORECAST_COLUMNS,
    PATH_COLUMNS,
    forecast_rows,
    path_rows,
)
from analytics.paper.plan_rows import PLAN_COLUMNS, plan_rows
from analytics.paper.tidy import COLUMNS, MEMBERS, as_csv, as_json, tidy_rows
from analytics.words.errors import ProjectError
from analytics.words.month import parse_month
from analytics.words.settings import STORE

Told = argparse.Namespace
Rows = Iterator[dict[str, object]]


def export(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    return tidy_rows(parse_month(told.month), reader, by=told.by), COLUMNS


def bridge(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    first, last = parse_month(told.since), parse_month(told.until)
    return bridge_rows(reader, first, last, told.indicator), BRIDGE_COLUMNS


def calendar(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    return calendar_rows(parse_month(told.month), reader), CALENDAR_COLUMNS


def forecast(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    month = parse_month(told.month)
    if told.path:
        return path_rows(reader, told.indicator, month), PATH_COLUMNS
    return forecast_rows(reader, told.indicator, month), FORECAST_COLUMNS


def plan(told: Told, reader: Reader) -> tuple[Rows, tuple[str, ...]]:
    asked = Asked(
        told.indicator,
        told.goal,
        told.sittings,
        officers=told.officers,
        devices=told.devices,
        people_an_hour=told.people_an_hour,
        span=told.span,
    )
    return plan_rows(plan_asked(reader, parse_month(told.month), asked)), PLAN_COLUMNS


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analytics")
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser(
        "export", help="mọi chỉ tiêu của một tháng / every indicator of a month"
    )
    one.add_argument("--month", required=True, help="2024-12")
    one.add_argument("--by", choices=MEMBERS, default="area")
    reading(one, export)
    one = commands.add_parser("bridge", help="vì sao tỷ lệ thay đổi / why a share changed")
    one.add_argument("--from", dest="since", required=True, help="2023-11")
    one.add_argument("--to", dest="until", required=True, help="2023-12")
    one.add_argument("--indicator", required=True, help="card_coverage_present")
    reading(one, bridge)
    one = commands.add_parser("calendar", help="ai đến hạn 24 tháng tới / who falls due")
    one.add_argument("--month", required=True, help="2024-12")
    reading(one, calendar)
    one = commands.add_parser("forecast", help="bao giờ đạt chỉ tiêu / when the target is reached")
    one.add_argument("--month", required=True, help="2023-06")
    one.add_argument("--indicator", required=True, help="eid_activated")
    one.add_argument("--path", action="store_true", help="từng tháng / month by month")
    reading(one, forecast)
    one = commands.add_parser("plan", help="lịch lưu động tháng sau / sittings of the next month")
    one.add_argument("--month", required=True, help="2024-12")
    one.add_argument("--indicator", default="eid_activated")
    one.add_argument("--goal", choices=GOALS, default="most_people")
    one.add_argument("--sittings", type=int, default=12, help="nhiều nhất / at most")
    for part in ("officers", "devices", "people-an-hour"):
        one.add_argument(f"--{part}", type=int, help="như đã thiết lập / as the chief has set")
    one.add_argument("--span", choices=(MONTH, *WEEKS), default=MONTH)
    reading(one, plan)
    return parser


def reading(command: argparse.ArgumentParser, answer: object) -> None:
    """What every command takes: who reads, from which store, in which form."""
    command.add_argument("--role", default="chief")
    command.add_argument("--area", default="commune", help="thôn của vai trò village / own village")
    command.add_argument("--store", type=Path, default=STORE)
    command.add_argument("--format", choices=("csv", "json"), default="csv")
    command.add_argument("--language", choices=("vi", "en"), default="vi")
    command.set_defaults(answer=answer)


def main() -> int:
    told = arguments().parse_args()
    try:
        reader = Reader(told.role, told.area, told.language, told.store.resolve())
        rows, columns = told.answer(told, reader)
        sys.stdout.write(as_json(rows) if told.format == "json" else as_csv(rows, columns))
    except ProjectError as problem:
        print(problem.says.in_(told.language), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
