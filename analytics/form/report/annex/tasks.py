"""How the states of a plan's tasks are called."""

from analytics.words.text import Text

STATES = {
    "late_at_issue": Text("đã trễ hạn khi ban hành", "overdue when issued"),
    "passed": Text("đã qua thời hạn", "past the date"),
    "open": Text("chưa đến hạn", "not yet due"),
    "begun": Text("đã đến ngày bắt đầu", "past the starting date"),
    "waiting": Text("chưa đến ngày bắt đầu", "before the starting date"),
    "recurring": Text("thường xuyên", "standing"),
    "recurring_after_trigger": Text("thường xuyên khi có hướng dẫn", "standing once instructed"),
    "ministry_schedule": Text("theo lộ trình của Bộ", "on the ministry's schedule"),
    "on_request": Text("khi có yêu cầu", "on request"),
    "monthly": Text("hằng tháng", "monthly"),
    "once_no_date": Text("một lần không ghi hạn", "once with no date"),
}
