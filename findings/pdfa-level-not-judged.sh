#!/usr/bin/env bash
# pdf-oxide 0.3.78: validate_pdf_a("1b") and ("3b") call a file valid whose own identification says
# PDF/A-2b; the other level is a warning only, though ISO 19005-1 and -3 ask for part 1 and part 3.
# A check that looks at "valid" alone does not know which level a file has: read pdfaid beside it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pdf-oxide==0.3.78
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from pdf_oxide import Pdf, PdfDocument

drawn = PdfDocument.from_bytes(Pdf.from_text("A plain page.").to_bytes())
drawn.convert_to_pdf_a("2b")
made = PdfDocument.from_bytes(drawn.to_bytes())
found = {level: made.validate_pdf_a(level) for level in ("2b", "1b", "3b")}
print("pdf-oxide", version("pdf-oxide"))
for level, told in found.items():
    print(level, "valid:", told["valid"], *(one for one in told["warnings"] if "pdfaid" in one))
same = all(told["errors"] == found["2b"]["errors"] for told in found.values())
warned = all(any("pdfaid:part" in one for one in found[level]["warnings"]) for level in ("1b", "3b"))
sys.exit(not (same and warned))
PYTHON
