"""A code as a QR picture: the same bytes for the same text, black on white on any paper."""

from io import BytesIO

import segno

QUIET = 4  # modules of white around, ISO/IEC 18004
ROOM = 32  # bytes in 29 × 29 modules at level Q


def qr_png(text: str, *, pixels: int = 8) -> bytes:
    """So many pixels a module. Stored without compression, whose bytes differ between systems."""
    page = BytesIO()
    _code(text).save(
        page, kind="png", scale=pixels, border=QUIET, dark="#000", light="#fff", compresslevel=0
    )
    return page.getvalue()


def qr_svg(text: str) -> str:
    """For a page, as large as it is drawn there: no size of its own, no XML head."""
    return str(segno.make_qr(text, error="m").svg_inline(border=QUIET, omitsize=True))


def _code(text: str) -> segno.QRCode:
    """Level Q: readable with a quarter of it under a stamp or a fold. One size for every code."""
    version = 3 if len(text.encode()) <= ROOM else None
    return segno.make_qr(text, version=version, error="q", boost_error=False)
