"""What would more sittings change, and what is the least that is enough?"""

from analytics.form.chapters import WHAT_IF
from analytics.paper.office.document import MIME as DOCX
from analytics.paper.what_if import NAME, target_sheet
from analytics.paper.workbook import workbook
from analytics.screen.show import Extra, show

show(
    WHAT_IF,
    download=workbook,
    extras=(Extra(NAME, "phieu-giao.docx", DOCX, target_sheet, whole=True),),
)
