"""A .docx as .pdf through LibreOffice, which need not be there: the rest works without it.

The PDF is PDF/A-2b, to be read for as long as the paper is kept: tagged, titled, in its language.
"""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from analytics.words.errors import ProjectError
from analytics.words.text import Text

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60
ASKED = {  # of LibreOffice's PDF export
    "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2b
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
_ONE_AT_A_TIME = Lock()  # two LibreOffices cannot share a profile


class LibreOfficeMissing(ProjectError):
    template = Text(
        "Máy này chưa có LibreOffice nên chưa xuất được PDF. Hãy tải tệp Word (.docx), hoặc cài "
        "LibreOffice rồi thử lại."
    )


class PdfFailed(ProjectError):
    template = Text(
        "LibreOffice không chuyển được sang PDF ({fact}). Hãy tải tệp Word (.docx) và in từ đó."
    )


def as_pdf(paper: bytes, *, seconds: float = SECONDS) -> bytes:
    """Raises LibreOfficeMissing; PdfFailed when it fails or takes longer than so many seconds."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise LibreOfficeMissing
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="bao-cao-") as folder:
        source, made = Path(folder, "paper.docx"), Path(folder, "paper.pdf")
        source.write_bytes(paper)
        _run(program, source, seconds)
        if not made.is_file():
            raise PdfFailed("no file")
        return made.read_bytes()


def _run(program: str, source: Path, seconds: float) -> None:
    profile = f"-env:UserInstallation={Path(_profile().name).as_uri()}"
    command = [program, profile, "--headless", "--norestore"]
    command += ["--convert-to", f"pdf:writer_pdf_Export:{json.dumps(ASKED)}"]
    command += ["--outdir", str(source.parent), str(source)]
    try:
        subprocess.run(  # no shell: every argument is ours
            command,
            capture_output=True,
            check=True,
            timeout=seconds,
            env=os.environ | {"SOURCE_DATE_EPOCH": "315532800"},
        )
    except subprocess.TimeoutExpired as slow:
        raise PdfFailed(f"> {seconds:g} s") from slow
    except (OSError, subprocess.CalledProcessError) as failed:
        raise PdfFailed(type(failed).__name__) from failed


@cache
def _profile() -> TemporaryDirectory[str]:
    """One profile a process: making one takes longer than making the paper."""
    return TemporaryDirectory(prefix="bao-cao-lo-")
