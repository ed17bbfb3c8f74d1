"""Which villages lag, by how many people?"""

from analytics.form.chapters import VILLAGES
from analytics.paper.workbook import workbook
from analytics.screen.show import show

show(VILLAGES, download=workbook)
