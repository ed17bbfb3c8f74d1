"""What a chief typed, as dates and percentages; the sentences for what cannot be read."""

import re
from datetime import date, datetime

from analytics.meaning.settings.definition import one_line
from analytics.words.errors import BadSetting
from analytics.words.month import month_of
from analytics.words.text import Text


def day_of(typed: str, name: Text) -> date:
    """'31/12/2025'; a day that is in no calendar is an error."""
    try:
        return datetime.strptime(one_line(typed), "%d/%m/%Y").date()
    except ValueError as wrong:
        raise BadSetting(
            Text("“{name}”: “{typed}” không phải ngày. Ghi dạng 31/12/2025.").filled(
                name=name, typed=typed
            )
        ) from wrong


def month_typed(typed: str, name: Text) -> date:
    """'07/2025' as its last day."""
    try:
        return month_of(datetime.strptime(one_line(typed), "%m/%Y").date())
    except ValueError as wrong:
        raise BadSetting(
            Text("“{name}”: “{typed}” không phải tháng. Ghi dạng 07/2025.").filled(
                name=name, typed=typed
            )
        ) from wrong


def percent_of(typed: str) -> float:
    """'98,5', '98.5' or '98,5%'."""
    found = re.fullmatch(r"(\d{1,3})([.,]\d{1,2})? ?%?", one_line(typed), re.ASCII)
    if found is None:
        raise BadSetting(
            Text("Chỉ tiêu “{typed}” không phải số. Ghi dạng 98,5.").filled(typed=typed)
        )
    return float(found[1] + (found[2] or "").replace(",", "."))
