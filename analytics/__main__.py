"""python -m analytics export --month 2024-12 [--by area|sex|age_band] [--format csv|json] ..."""

import argparse
import sys
from pathlib import Path

from analytics.meaning.question import Reader
from analytics.paper.tidy import MEMBERS, as_csv, as_json, tidy_rows
from analytics.words.errors import ProjectError
from analytics.words.month import parse_month
from analytics.words.settings import STORE

WRITERS = {"csv": as_csv, "json": as_json}


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analytics")
    export = parser.add_subparsers(required=True).add_parser(
        "export", help="mọi chỉ tiêu của một tháng / every indicator of a month"
    )
    export.add_argument("--month", required=True, help="2024-12")
    export.add_argument("--by", choices=MEMBERS, default="area")
    export.add_argument("--role", default="chief")
    export.add_argument("--area", default="commune", help="thôn của vai trò village / own village")
    export.add_argument("--store", type=Path, default=STORE)
    export.add_argument("--format", choices=WRITERS, default="csv")
    export.add_argument("--language", choices=("vi", "en"), default="vi")
    return parser


def main() -> int:
    told = arguments().parse_args()
    try:
        reader = Reader(told.role, told.area, told.language, told.store.resolve())
        rows = tidy_rows(parse_month(told.month), reader, by=told.by)
        sys.stdout.write(WRITERS[told.format](rows))
    except ProjectError as problem:
        print(problem.says.in_(told.language), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
