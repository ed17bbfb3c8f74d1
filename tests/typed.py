"""A command as it is typed: in this process, or from a shell where the program itself is meant."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from analytics.__main__ import main

ROOT = Path(__file__).resolve().parents[1]


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def typed(*words: str, **env: str) -> Done:
    """What `python -m analytics` answers, without another start of Python for it."""
    out, beside = io.StringIO(), io.StringIO()
    with patch.dict(os.environ, env), redirect_stdout(out), redirect_stderr(beside):
        try:
            code = main(words)
        except SystemExit as left:  # what argparse refuses by itself
            code = int(left.code or 0)
    return Done(code, out.getvalue(), beside.getvalue())


def from_shell(*words: str) -> Done:
    told = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    return Done(told.returncode, told.stdout, told.stderr)
