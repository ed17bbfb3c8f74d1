"""What does each figure mean, and where does it come from?"""

from analytics.form.chapters import DICTIONARY
from analytics.paper.workbook import workbook
from analytics.screen.show import show

show(DICTIONARY, download=workbook)
