"""What is invented, what was it held against, and what does it lack?"""

from analytics.form.chapters import ABOUT_DATA
from analytics.paper.workbook import workbook
from analytics.screen.show import show

show(ABOUT_DATA, download=workbook)
