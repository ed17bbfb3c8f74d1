"""Who lives here, how old are they, who comes and goes?"""

from analytics.form.chapters import POPULATION
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(POPULATION, downloads_of)
