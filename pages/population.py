"""Who lives here, how old are they, who comes and goes?"""

from analytics.form.chapters import POPULATION
from analytics.paper.workbook import workbook
from analytics.screen.show import show

show(POPULATION, download=workbook)
