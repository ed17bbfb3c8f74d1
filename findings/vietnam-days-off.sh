#!/usr/bin/env bash
# holidays 0.109 knows Vietnam's swapped days of 2024, 2025 and August 2026, but not 02/01/2026, which
# the government swapped with Saturday 10/01/2026 (12729/VPCP-KGVX of 25/12/2025). A planner that
# trusts the package alone calls people on a day off. It also refuses python-dateutil 3 and newer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check holidays==0.109 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date
from importlib.metadata import requires, version

from holidays import country_holidays

days = country_holidays("VN", years=[2025, 2026])
known = date(2025, 5, 2) in days and date(2026, 8, 31) in days
missing = date(2026, 1, 2) not in days and not days.is_working_day(date(2026, 1, 10))
print("holidays", version("holidays"), requires("holidays"))
print("swapped days 02/05/2025 and 31/08/2026 known:", known)
print("swapped day 02/01/2026 and its Saturday 10/01/2026 missing:", missing)
sys.exit(not (known and missing))
PYTHON
