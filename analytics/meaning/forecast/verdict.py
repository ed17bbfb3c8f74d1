"""How an area stands towards its target, as a key; the words are those of form/verdict/table."""

from analytics.meaning.settings.cut import CutPoints


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
