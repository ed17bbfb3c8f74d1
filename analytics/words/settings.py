"""Where things lie. Everything that a unit may change is data, not code."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
REFERENCE = PROJECT / "data" / "reference"
CATALOGUES = Path(os.environ.get("DASHBOARD_LANGUAGES", PROJECT / "data" / "languages"))
STORE = Path(os.environ.get("DASHBOARD_STORE", PROJECT / "data" / "store"))
