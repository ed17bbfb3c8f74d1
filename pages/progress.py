"""Are we where we should be, when do we arrive, and how sure is that?"""

from analytics.form.chapters import PROGRESS
from analytics.paper.workbook import workbook
from analytics.screen.show import show

show(PROGRESS, download=workbook)
