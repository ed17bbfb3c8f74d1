"""How the states of a plan's tasks are called."""

from analytics.words.text import Text

STATES = {
    "late_at_issue": Text("đã trễ hạn khi ban hành"),
    "passed": Text("đã qua thời hạn"),
    "open": Text("chưa đến hạn"),
    "begun": Text("đã đến ngày bắt đầu"),
    "waiting": Text("chưa đến ngày bắt đầu"),
    "recurring": Text("thường xuyên"),
    "recurring_after_trigger": Text("thường xuyên khi có hướng dẫn"),
    "ministry_schedule": Text("theo lộ trình của Bộ"),
    "on_request": Text("khi có yêu cầu"),
    "monthly": Text("hằng tháng"),
    "once_no_date": Text("một lần không ghi hạn"),
}
