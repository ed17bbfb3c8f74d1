"""Which sittings in the villages bring the goal nearest, and what did past ones bring?"""

from analytics.form.chapters import PLAN
from analytics.form.plan.words import LONG
from analytics.paper.downloads import downloads_of
from analytics.screen.plan import results_entry
from analytics.screen.show import show
from analytics.screen.waiting import patient

show(
    patient(PLAN, says=LONG),
    downloads_of,
    below=results_entry,
)
