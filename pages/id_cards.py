"""Who holds a valid ID card, village by village and age by age?"""

from analytics.form.chapters import ID_CARDS
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(ID_CARDS, downloads_of)
