"""What would more sittings change, and what is the least that is enough?"""

from analytics.form.chapters import WHAT_IF
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(WHAT_IF, downloads_of)
