"""At which step of the electronic identity do people drop out?"""

from analytics.form.chapters import EID
from analytics.paper.downloads import downloads_of
from analytics.screen.show import show

show(EID, downloads_of)
