"""Are we where we should be, when do we arrive, and how sure is that?"""

from analytics.form.chapters import PROGRESS
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(PROGRESS, downloads_of)
