"""What is invented, what was it held against, and what does it lack?"""

from analytics.form.chapters import ABOUT_DATA
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(ABOUT_DATA, downloads_of)
