"""Targets, capacity, cut points and reports: what a chief sets, and who set it."""

from analytics.form.chapters import SETTINGS
from analytics.paper.downloads import downloads_of
from analytics.screen.settings.page import settings_forms
from analytics.screen.show import show

show(SETTINGS, downloads_of, inside=settings_forms)
