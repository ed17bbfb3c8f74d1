"""Lịch lưu động for one village: its part of the commune's plan, as the chief reads it."""

from analytics.document import View, number
from analytics.form.forecast_words import chance_change
from analytics.form.phrase import people
from analytics.form.plan.words import between_words, days_words, sittings_words, turnout_words
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.plan.options import Option, Plan
from analytics.words.text import Text

WHOLE_ONLY = Text(
    "Đây là lịch của cả xã, xếp theo số đã ghi ở trang Thiết lập. Thử việc khác, số buổi hay số "
    "cán "
    "bộ khác cần số liệu của cả xã: đề nghị chỉ huy thử."
)


def own_finding(view: View, plan: Plan, option: Option) -> str:
    """What the commune's plan holds in the village, and what that brings."""
    [village] = plan.request.villages
    if not option.sittings:
        return view.say("{name}: lịch của xã có 0 buổi trong tháng sau", name=village.name)
    held, whom = sittings_words(view, len(option.sittings)), people(view, round(option.people))
    span = between_words(view, option.p10, option.p90)
    return view.say(
        "{name}: {held} trong lịch của xã, dự kiến thêm {whom} ({span})",
        name=village.name,
        held=held,
        whom=whom,
        span=span,
    )


def own_lead(view: View, plan: Plan, option: Option, sure: Forecast | None, silent: str) -> str:
    parts = [WHOLE_ONLY.in_(view.language), own_chance(view, option, sure) or silent]
    parts += [days_words(view, plan.request), turnout_words(view, plan.request)]
    return " ".join(filter(None, parts))


def own_chance(view: View, option: Option, sure: Forecast | None) -> str:
    """Of the village's own target, before and after what the whole plan does."""
    if sure is None or sure.target is None or option.probability is None:
        return ""
    value, due = number.goal(sure.target.value, view.language), number.day(sure.target.due)
    change = chance_change(sure.probability, option.probability, view.language)
    return view.say(
        "Khả năng thôn đạt {value} trước hạn {due}: {change}.", value=value, due=due, change=change
    )
