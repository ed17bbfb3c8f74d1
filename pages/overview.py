"""Where do we stand, who lags, what falls due?"""

from analytics.form.chapters import OVERVIEW
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(OVERVIEW, downloads_of)
