"""What the command line can do: a module a kind of answer, a row a command.

Every command takes who reads, from which store, in which language.
"""

import argparse
from pathlib import Path

from analytics.meaning.question import Reader
from analytics.words.settings import STORE
from analytics.words.text import HOME, LANGUAGES

Told = argparse.Namespace


def reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--role", default="chief")
    command.add_argument("--area", default="commune", help="thôn của vai trò village / own village")
    command.add_argument("--store", type=Path, default=STORE)
    command.add_argument("--language", choices=LANGUAGES, default=HOME)


def reader_of(told: Told) -> Reader:
    return Reader(told.role, told.area, told.language, told.store.resolve())
