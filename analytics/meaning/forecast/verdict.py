"""One word for a chief."""

from analytics.meaning.forecast.manner import CutPoints
from analytics.words.text import Text

VERDICTS = {
    "reached": Text("đã đạt", "reached"),
    "on_time": Text("kịp hạn", "on time"),
    "close": Text("sát hạn", "close"),
    "unlikely": Text("khó kịp", "unlikely"),
    "impossible_without_absent": Text(
        "không thể nếu không tiếp cận người vắng", "impossible without reaching those away"
    ),
    "overdue": Text("quá hạn", "overdue"),
    "too_little_data": Text("chưa đủ dữ liệu", "too little data"),
    "no_target": Text("chưa được giao chỉ tiêu", "no target assigned"),
}


def verdict(
    *, reached: bool, overdue: bool, probability: float, blocked: bool, cut: CutPoints
) -> str:
    """`blocked`: not even everybody at home would be enough. A late target is overdue, or blocked
    where it is not even likely to be reached late."""
    if reached:
        return "reached"
    if blocked and probability < cut.close:
        return "impossible_without_absent"
    if overdue:
        return "overdue"
    if probability >= cut.on_time:
        return "on_time"
    return "close" if probability >= cut.close else "unlikely"
