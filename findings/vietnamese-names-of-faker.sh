#!/usr/bin/env bash
# faker 40.54.0: Faker("vi_VN").name() puts the given name before the family name (Vietnam writes it
# last and sorts by it), and what the locale lacks comes from the United States without a word:
# ssn() is a US social security number of 9 digits, where a Vietnamese ID number has 12.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check faker==40.54.0
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys

from faker import VERSION, Faker
from faker.providers.person.vi_VN import Provider

made = Faker("vi_VN")
made.seed_instance(1)
names = [made.name().split() for _ in range(2000)]
last = sum(name[-1] in Provider.last_names for name in names)
first = sum(name[0] in Provider.last_names for name in names)
numbers = {made.ssn() for _ in range(200)}
american = all(re.fullmatch(r"\d{3}-\d{2}-\d{4}", one) for one in numbers)
print("faker", VERSION)
print(f"of 2000 names {last} end and {first} begin with a family name")
print("every ssn() of vi_VN has the form of the United States:", american)
sys.exit(not (last > 1900 and first < 400 and american))
PYTHON
