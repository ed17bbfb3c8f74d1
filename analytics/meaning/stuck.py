"""Who has something not yet, by the step that comes next for them: the parts add up to them all."""

from dataclasses import dataclass

from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_NEVER_PRESENT,
    EID_ACTIVATED,
    EID_APPROVED,
    EID_SUBMITTED,
    VALID,
)
from analytics.meaning.indicator import (
    ELIGIBLE_PRESENT,
    ELIGIBLE_REGISTERED,
    PRESENT,
    REGISTERED,
    Indicator,
    count,
)
from analytics.meaning.work import WORKS, Work
from analytics.words.text import Text

UNENROLLED = f"not ({EID_SUBMITTED.numerator})"
CARDED = count(
    "stuck_carded",
    Text("Chưa thu nhận, có thẻ còn hạn"),
    Text("Người từ đủ 14 tuổi có mặt, có thẻ còn hạn mà chưa thu nhận định danh."),
    among=ELIGIBLE_PRESENT,
    having=f"{VALID} and {UNENROLLED}",
)
UNCARDED = count(
    "stuck_uncarded",
    Text("Chưa thu nhận, chưa có thẻ còn hạn"),
    Text("Người từ đủ 14 tuổi có mặt, chưa có thẻ còn hạn và chưa thu nhận định danh."),
    among=ELIGIBLE_PRESENT,
    having=f"not ({VALID}) and {UNENROLLED}",
)
EXPIRED = count(
    "stuck_expired",
    Text("Thẻ đã hết hạn"),
    Text("Người từ đủ 14 tuổi có mặt đã được cấp thẻ mà nay không còn thẻ nào còn hạn."),
    among=ELIGIBLE_PRESENT,
    having=f"card <> 'none' and not ({VALID})",
)
WITH_AWAY = {PRESENT: REGISTERED, ELIGIBLE_PRESENT: ELIGIBLE_REGISTERED}


@dataclass(frozen=True)
class Step:
    """Who waits for it, in short, what is done for them, and the work that finds how many they are;
    its key is empty where nothing can be given to do."""

    who: Text
    short: Text
    todo: Text
    work: Work


ACTIVATE = Step(
    Text("Đã duyệt, chỉ còn bấm kích hoạt"),
    Text("chỉ còn bấm kích hoạt"),
    Text("gọi điện, giúp tại nhà"),
    WORKS["activate"],
)
AWAITING = Step(
    Text("Đã nộp, chờ duyệt"),
    Text("chờ duyệt"),
    Text("hỏi Đội QLHC"),
    Work("", Text("Chờ duyệt"), EID_APPROVED, EID_SUBMITTED, EID_APPROVED),
)
ENROL = Step(
    Text("Chưa thu nhận"),
    Text("chưa thu nhận"),
    Text("mời ra buổi lưu động"),
    WORKS["enrol"],
)
STEPS: dict[Indicator, tuple[Step, ...]] = {
    EID_ACTIVATED: (ACTIVATE, AWAITING, ENROL),
    EID_APPROVED: (AWAITING, ENROL),
    EID_SUBMITTED: (
        Step(
            CARDED.name,
            Text("có thẻ còn hạn"),
            Text("mời ra buổi lưu động"),
            Work("enrol", CARDED.name, EID_SUBMITTED, CARDED),
        ),
        Step(
            UNCARDED.name,
            Text("chưa có thẻ còn hạn", context="stuck"),
            Text("làm thẻ và thu nhận cùng buổi"),
            Work("card", UNCARDED.name, EID_SUBMITTED, UNCARDED),
        ),
    ),
    CARD_COVERAGE_PRESENT: (
        Step(
            Text("Chưa từng được cấp thẻ"),
            Text("chưa từng được cấp thẻ"),
            Text("mời làm thẻ ở buổi lưu động"),
            Work("card", CARD_NEVER_PRESENT.name, CARD_COVERAGE_PRESENT, CARD_NEVER_PRESENT),
        ),
        Step(
            EXPIRED.name,
            Text("có thẻ đã hết hạn"),
            Text("mời đổi thẻ"),
            Work("card", EXPIRED.name, CARD_COVERAGE_PRESENT, EXPIRED),
        ),
    ),
}


def steps(indicator: Indicator) -> tuple[Step, ...]:
    """Of a share that counts those away as well: who is at home, who is away."""
    if indicator in STEPS:
        return STEPS[indicator]
    given = next((key for key, one in WORKS.items() if one.raises == indicator), "")
    return (
        Step(
            Text("Đang ở nhà"),
            Text("đang ở nhà"),
            Text("đến tận nhà"),
            Work(given, Text("Đang ở nhà"), indicator, lacking(indicator, "present")),
        ),
        Step(
            Text("Đi vắng", context="several"),
            Text("đi vắng", context="several"),
            Text("nhắn qua người nhà"),
            Work("", Text("Đi vắng", context="several"), indicator, lacking(indicator, "away")),
        ),
    )


def lacking(indicator: Indicator, residence: str) -> Indicator:
    """Who lives there that way and has not what a share counts, also where the share counts none
    of those away."""
    own = indicator.population
    counted = indicator.numerator.removeprefix(f"({own.where}) and ")
    return count(
        f"{indicator.key}_{residence}_lacking",
        indicator.name,
        indicator.definition,
        among=WITH_AWAY.get(own, own),
        having=f"residence = '{residence}' and not ({counted})",
    )
