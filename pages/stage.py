"""What do we tell the Committee in five minutes, and is it safe to show?"""

from analytics.form.chapters import STAGE
from analytics.form.stage.check import SAYS
from analytics.paper.stage.check import stage_checks
from analytics.paper.stage.html import MIME, NAME, stage_file, stage_html
from analytics.paper.workbook import workbook
from analytics.screen.show import Extra, show
from analytics.screen.stage import preflight
from analytics.screen.waiting import patient

show(
    patient(STAGE, says=SAYS),
    download=workbook,
    extras=(Extra(NAME, "san-khau.html", MIME, stage_file),),
    inside=preflight(stage_html, stage_checks),
)
