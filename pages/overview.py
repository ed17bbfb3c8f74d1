"""Where do we stand, who lags, what falls due?"""

from analytics.form.chapters import OVERVIEW
from analytics.paper.workbook import workbook
from analytics.screen.show import show

show(OVERVIEW, download=workbook)
