#!/usr/bin/env bash
# duckdb 2.0.0 holds two birthdays for who was born on 29 February: date_sub('year', …) turns 18 on
# 28/02/2022, age() a day later; dateutil 2.9.0 goes with the first. A register that must say who is
# 14 (the age of a card) or 18 cannot leave the day to whichever of the three is at hand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0 python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date

import duckdb
from dateutil.relativedelta import relativedelta

BORN = date(2004, 2, 29)
ASKED = "SELECT date_sub('year', $born, $day), extract('year' FROM age($day, $born))"

print("duckdb", duckdb.__version__)
told = []
for day in (date(2022, 2, 28), date(2022, 3, 1)):
    by_sub, by_age = duckdb.execute(ASKED, {"born": BORN, "day": day}).fetchone()
    told.append((by_sub, by_age, relativedelta(day, BORN).years))
    print(f"{day:%d/%m/%Y}: date_sub {by_sub}, age {by_age}, dateutil {told[-1][2]}")
sys.exit(told != [(18, 17, 18), (18, 18, 18)])
PYTHON
