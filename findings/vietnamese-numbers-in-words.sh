#!/usr/bin/env bash
# num2words 0.5.14, lang="vi": a tenth is read as hundredths (84.4: "… phẩy bốn mươi", point forty),
# an empty place of hundreds is left out (2005: "hai nghìn lẻ năm", where official papers read "hai
# nghìn không trăm linh năm", and 1015 "một nghìn lẻ mười lăm"), and ordinals are the plain numbers
# (1st: "một", where the word is "thứ nhất").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from num2words import num2words

said = {number: num2words(number, lang="vi") for number in (84.4, 2005, 1015)}
ordinals = [num2words(number, lang="vi", to="ordinal") for number in (1, 3, 4)]
print("num2words", version("num2words"))
for number, words in said.items():
    print(number, words)
print("ordinals of 1, 3, 4:", ordinals)
expected = ["tám mươi bốn phẩy bốn mươi", "hai nghìn lẻ năm", "một nghìn lẻ mười lăm"]
sys.exit(not (list(said.values()) == expected and ordinals == ["một", "ba", "bốn"]))
PYTHON
