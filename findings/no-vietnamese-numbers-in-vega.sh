#!/usr/bin/env bash
# vl-convert-python 1.9.0 carries the locales of d3: vi-VN exists for days (time_format_locale) but
# not for numbers (format_locale), where it raises. An Altair chart set to Vietnamese by name draws
# Vietnamese months beside English numbers (2,881) unless the project brings its own number locale.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import vl_convert

CHART = {
    "data": {"values": [{"day": "2024-12-15", "people": 2881}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "day", "type": "ordinal", "timeUnit": "yearmonth",
              "axis": {"format": "%B"}},
        "y": {"field": "people", "type": "quantitative",
              "axis": {"format": ",", "values": [2881]}},
    },
}  # fmt: skip
OWN = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}

print("vl-convert-python", vl_convert.__version__)
days = vl_convert.get_time_format_locale("vi-VN")["months"][11]
try:
    vl_convert.vegalite_to_svg(CHART, format_locale="vi-VN")
    refused = False
except ValueError as error:
    refused = "vi-VN" in str(error)
by_name = vl_convert.vegalite_to_svg(CHART, time_format_locale="vi-VN")
brought = vl_convert.vegalite_to_svg(CHART, time_format_locale="vi-VN", format_locale=OWN)
print("December in the day locale:", days, "| number locale refused:", refused)
print("by name 2,881:", "2,881" in by_name, "| with a locale of one's own 2.881:", "2.881" in brought)
both = days in by_name and "2,881" in by_name and "2.881" in brought
sys.exit(not (refused and both))
PYTHON
