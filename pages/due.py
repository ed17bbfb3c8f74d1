"""Who falls due in the two years ahead, and is it more than a month can serve?"""

from analytics.form.chapters import DUE
from analytics.paper.due import MIME, NAME, ics_file
from analytics.paper.workbook import workbook
from analytics.screen.show import Extra, show

show(DUE, download=workbook, extras=(Extra(NAME, "lich.ics", MIME, ics_file),))
