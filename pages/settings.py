"""Targets, capacity, cut points and reports: what a chief sets, and who set it."""

from analytics.form.chapters import SETTINGS
from analytics.paper.workbook import workbook
from analytics.screen.settings.page import settings_forms
from analytics.screen.show import show

show(SETTINGS, download=workbook, inside=settings_forms)
