"""What does each figure mean, and where does it come from?"""

from analytics.form.chapters import DICTIONARY
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(DICTIONARY, downloads_of)
