"""At which step of the electronic identity do people drop out?"""

from analytics.form.chapters import EID
from analytics.paper.workbook import workbook
from analytics.screen.show import show

show(EID, download=workbook)
