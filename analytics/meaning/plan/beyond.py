"""Villages a plan cannot lift to their target, or need not, with the reason in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analytics.meaning.plan.reach import fewest, reaches, utmost
from analytics.meaning.plan.rota import blocks
from analytics.meaning.plan.sitting import Request, Village
from analytics.words.text import Text

Reason = Literal["done", "no_target", "all_away", "rest_away", "closed", "few_sittings", "left_out"]

REASONS: dict[Reason, Text] = {
    "done": Text("{name} đạt chỉ tiêu."),
    "no_target": Text("{name} chưa có chỉ tiêu giao."),
    "all_away": Text(
        "{name}: {away} người còn thiếu đều đang vắng: gọi điện hoặc nhờ công an nơi tạm trú, "
        "không mở buổi."
    ),
    "rest_away": Text(
        "{name} cần thêm {needed} người nhưng chỉ còn {home} người ở nhà, {away} người đang vắng: "
        "gọi điện hoặc nhờ công an nơi tạm trú, không mở buổi."
    ),
    "closed": Text(
        "{name}: không địa điểm nào mở trong những ngày đã chọn; hãy chọn ngày hoặc nơi khác."
    ),
    "few_sittings": Text(
        "{name} cần thêm {needed} người, các buổi trong những ngày đã chọn dự kiến chỉ có {reach}; "
        "cần thêm buổi, thêm ngày hoặc đến từng nhà."
    ),
    "left_out": Text(
        "{name} đạt được nếu có ít nhất {fewest} buổi, nhưng số buổi và ngày không đủ cho mọi thôn."
    ),
}


@dataclass(frozen=True)
class Beyond:
    """One village that a plan cannot lift to its target, or need not."""

    area: str
    reason: Reason
    facts: Mapping[str, object]

    @property
    def says(self) -> Text:
        return REASONS[self.reason].filled(**self.facts)


def verdicts(request: Request, extra: Mapping[str, float]) -> tuple[Beyond, ...]:
    """Villages that need no sitting or do not reach their target, in the order given.

    `extra` is what the plan brings each village; only a plan for every village is judged by it.
    """
    reach, shut = utmost(request), closed_areas(request)
    found = []
    for village in request.villages:
        reason = _reason(village, reach[village.area], shut)
        asked = request.goal == "every_village_reaches" and village.needed is not None
        if reason is None and asked and not reaches(village, extra[village.area]):
            reason = "left_out"
        if reason:
            found.append(Beyond(village.area, reason, _facts(request, village, reason)))
    return tuple(found)


def _facts(request: Request, village: Village, reason: Reason) -> dict[str, object]:
    facts: dict[str, object] = {"name": village.name, "needed": village.needed}
    facts |= {"home": village.home, "away": village.away}
    facts["reach"] = int(utmost(request)[village.area] + 0.5)
    return facts | ({"fewest": fewest(request, village)} if reason == "left_out" else {})


def _reason(village: Village, reach: float, shut: set[str]) -> Reason | None:
    if village.needed == 0:
        return "done"
    if not village.home and village.away:
        return "all_away"
    if village.needed is None:
        return "no_target"
    if village.home < village.needed:
        return "rest_away"
    if village.area in shut:
        return "closed"
    return None if reaches(village, reach) else "few_sittings"


def closed_areas(request: Request) -> set[str]:
    open_ones = {area for block in blocks(request) for area, _ in block.open}
    return {village.area for village in request.villages} - open_ones
