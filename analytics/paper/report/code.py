"""The code of a publication on a report: a QR picture below the signature, and in the properties.

The properties go along into a PDF, whose text no program could search for the code.
"""

from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from analytics.paper.office.qr import qr_png
from analytics.paper.office.typeset import placed

SIDE = Mm(24)  # 29 modules and the white around: 0.65 mm a module, read by a phone at 20 cm


def coded(made: Document, code: str) -> None:
    """The code in letters stands in the text, where the check of the report finds it."""
    line = made.add_paragraph()
    placed(line, WD_ALIGN_PARAGRAPH.LEFT, before=6, after=0)
    picture = line.add_run().add_picture(BytesIO(qr_png(code)), width=SIDE)
    picture._inline.docPr.set("descr", code)  # read out where the picture is not seen
    # not keywords: LibreOffice parts them at every colon; ended, as the next property is digits
    made.core_properties.subject = f"{code}."
