"""Which sittings in the villages bring the goal nearest, and what did past ones bring?"""

from analytics.form.chapters import PLAN
from analytics.form.plan.words import LONG
from analytics.paper.due import MIME as ICS
from analytics.paper.office.document import MIME as DOCX
from analytics.paper.plan import ICS_NAME as CALENDAR
from analytics.paper.plan import NAME as PAPERS
from analytics.paper.plan import sitting_papers, sittings_ics
from analytics.paper.workbook import workbook
from analytics.screen.plan import results_entry
from analytics.screen.show import Extra, show
from analytics.screen.waiting import patient

show(
    patient(PLAN, says=LONG),
    download=workbook,
    extras=(
        Extra(PAPERS, "giay-to.docx", DOCX, sitting_papers),
        Extra(CALENDAR, "lich.ics", ICS, sittings_ics),
    ),
    inside=results_entry,
)
