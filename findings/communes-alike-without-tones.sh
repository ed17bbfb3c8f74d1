#!/usr/bin/env bash
# vietnam-provinces 2025.10.1 (3,321 communes and wards since 1 July 2025): names without tones,
# which it offers as `codename`, are no keys, not even within one province: Quảng Ngãi has Xã Sơn Hà
# and Xã Sơn Hạ, Tây Ninh Xã Tân Thành and Xã Tân Thạnh. Codes are numbers there and have lost the
# zeros they begin with on paper (00070 is 70). One list spells a syllable both Hoà and Hòa.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check vietnam-provinces==2025.10.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys
from collections import defaultdict
from unicodedata import normalize

from vietnam_provinces import NESTED_DIVISIONS_JSON_PATH, __version__

provinces = json.loads(NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8"))
named = defaultdict(list)
for province in provinces:
    for one in province["wards"]:
        named[province["name"], one["codename"]].append(one["name"])
alike = {place: names for place, names in named.items() if len(names) > 1}
every = [one for province in provinces for one in province["wards"]]
short = sum(isinstance(one["code"], int) and one["code"] < 10_000 for one in every)
syllables = {word for one in every for word in normalize("NFC", one["name"]).split()}
print("vietnam-provinces", __version__, "communes and wards", len(every))
for (province, _), names in alike.items():
    print("alike without tones:", province, *names, sep=" · ")
print("codes of fewer than five digits:", short)
print("spelt both ways:", {"Hoà", "Hòa"} <= syllables)
sys.exit(not (len(alike) == 8 and short == 993 and {"Hoà", "Hòa"} <= syllables))
PYTHON
