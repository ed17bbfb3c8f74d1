"""What do we report of this month, does every number hold, and who can prove it later?"""

from analytics.form.chapters import REPORT
from analytics.paper.downloads import downloads_of
from analytics.paper.office.qr import qr_png
from analytics.paper.outputs import OUTPUTS, proof
from analytics.screen.report.page import Printers, desk, signed_today
from analytics.screen.show import show

show(
    signed_today(REPORT),
    downloads_of,
    inside=desk(Printers(proof, OUTPUTS, qr_png)),
)
