#!/usr/bin/env bash
# segno 1.6.6: make() turns a short text into a *Micro* QR code (its default, micro=None). OpenCV
# 4.12 finds nothing in it, zxing-cpp 2.3 reads it, and both read the ordinary code of make_qr(). A
# publication code of nine letters printed with make() is a square that many readers cannot open.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6 \
    opencv-python-headless==4.12.0.88 zxing-cpp==2.3.0 numpy==2.2.6 pillow==11.3.0
cd "$folder"
venv/bin/python - <<'PYTHON'
import sys
from importlib.metadata import version

import cv2
import segno
import zxingcpp

CODE = "SN12-4821"


def read(made, name):
    made.save(name, scale=12, border=8)
    picture = cv2.imread(name)
    by_opencv = cv2.QRCodeDetector().detectAndDecode(picture)[0]
    by_zxing = [found.text for found in zxingcpp.read_barcodes(picture)]
    print(f"{name}: {made.designator}, OpenCV reads {by_opencv!r}, zxing-cpp reads {by_zxing}")
    return by_opencv, by_zxing


print(*(f"{one} {version(one)}" for one in ("segno", "opencv-python-headless", "zxing-cpp")))
micro = read(segno.make(CODE), "make.png")
plain = read(segno.make_qr(CODE), "make_qr.png")
sys.exit(not (micro == ("", [CODE]) and plain == (CODE, [CODE])))
PYTHON
