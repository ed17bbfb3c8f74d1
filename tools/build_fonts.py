"""Builds the five weights of Inter VN: Inter cut to Vietnamese, with digits of one width.

    python tools/build_fonts.py <folder of the unpacked npm package @expo-google-fonts/inter 0.4.2>

Needs `fonttools` and `brotli`, on the builder's machine only: the results are committed. Digits are
frozen to their tabular twins because text inside a Vega chart cannot switch an OpenType feature on.
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "analytics" / "screen" / "fonts"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
RANGES = (
    "20-7E,A0-17F,1A0-1A1,1AF-1B0,2C6,2DA,2DC,300-30C,31B,323,1EA0-1EF9,"  # Latin, Vietnamese
    "2009,200A,202F,2010-2014,2018,2019,201C,201D,2022,2026,2030,20AB,"  # spaces, dashes, quotes
    "2190-2193,2197,2198,2212,2248,2260,2264,2265,"  # arrows, minus, about, at most, at least
    "25A0,25A1,25B2,25B3,25BC,25BD,25C6,25C7,25CB,25CF,25D0,2605,2713,2717"  # status shapes
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "case"]
UNUSED_NAMES = (21, 22, 25)


def build(package: Path) -> None:
    for weight, style in WEIGHTS.items():
        font = TTFont(package / f"{weight}{style}" / f"Inter_{weight}{style}.ttf")
        freeze_digits(font)
        cut(font)
        rename(font, weight, style)
        font.flavor = "woff2"
        font.save(FONTS / f"InterVN-{weight}.woff2")
    shutil.copyfile(package / "LICENSE_FONT", FONTS / "OFL.txt")


def freeze_digits(font: TTFont) -> None:
    twins = tabular(font)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = twins.get(table.cmap[code], table.cmap[code])


def tabular(font: TTFont) -> dict[str, str]:
    """Digit glyph name -> its fixed-width twin, as the font's own 'tnum' feature says."""
    gsub = font["GSUB"].table
    features = gsub.FeatureList.FeatureRecord
    lookups = {i for f in features if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    tables = [
        getattr(t, "ExtSubTable", t) for i in lookups for t in gsub.LookupList.Lookup[i].SubTable
    ]
    return {old: new for t in tables for old, new in getattr(t, "mapping", {}).items()}


def cut(font: TTFont) -> None:
    options = subset.Options(
        layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(RANGES))
    cutter.subset(font)


def rename(font: TTFont, weight: int, style: str) -> None:
    """A changed font may not pass for the original, so every name says Inter VN."""
    names = {1: f"Inter VN {style}", 2: "Regular", 3: f"InterVN-{weight}", 4: f"Inter VN {style}"}
    names |= {6: f"InterVN-{style}", 16: "Inter VN", 17: style}
    for record in list(font["name"].names):
        if record.nameID in UNUSED_NAMES:
            font["name"].removeNames(nameID=record.nameID)
    for number, value in names.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(value, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


if __name__ == "__main__":
    build(Path(sys.argv[1]))
