"""What do we tell the Committee in five minutes, and is it safe to show?"""

from analytics.form.chapters import STAGE
from analytics.form.stage.check import SAYS
from analytics.paper.downloads import downloads_of
from analytics.paper.stage.check import stage_checks
from analytics.paper.stage.html import stage_html
from analytics.screen.show import show
from analytics.screen.stage import preflight
from analytics.screen.waiting import patient

show(
    patient(STAGE, says=SAYS),
    downloads_of,
    inside=preflight(stage_html, stage_checks),
)
