"""Who falls due in the two years ahead, and is it more than a month can serve?"""

from analytics.form.chapters import DUE
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(DUE, downloads_of)
