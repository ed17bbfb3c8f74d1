"""Which villages lag, by how many people?"""

from analytics.form.chapters import VILLAGES
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(VILLAGES, downloads_of)
