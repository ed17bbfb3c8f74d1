"""python -m analytics: what the pages answer and hand out, without a screen; see --help."""

import argparse
import sys
from collections.abc import Sequence

from analytics.command.accounts import add_accounts
from analytics.command.backup import add_backup
from analytics.command.figures import add_figures, add_results
from analytics.command.intake import add_intake
from analytics.command.papers import add_papers
from analytics.words.errors import ProjectError


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analytics")
    commands = parser.add_subparsers(required=True)
    add_figures(commands)
    add_papers(commands)
    add_results(commands)
    add_accounts(commands)
    add_backup(commands)
    add_intake(commands)
    return parser


def main(words: Sequence[str] | None = None) -> int:
    told = arguments().parse_args(words)
    try:
        return int(told.run(told))
    except ProjectError as problem:
        print(problem.says.in_(told.language), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
