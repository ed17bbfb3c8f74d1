"""What leaves no plan at all: refused with the reason and what to do."""

from analytics.meaning.plan.reach import utmost
from analytics.meaning.plan.rota import blocks, roads
from analytics.meaning.plan.sitting import GROUPS, Request
from analytics.words.errors import BadArgument, ProjectError
from analytics.words.text import Text


class NoPlan(ProjectError):
    """No plan is possible at all."""


class NoSitting(NoPlan):
    template = Text(
        "Không mở được buổi nào: không ngày nào có đủ cán bộ, máy và thời gian. "
        "Hãy thêm ngày, cán bộ hoặc máy."
    )


class NoneAsked(NoPlan):
    template = Text("Số buổi phải từ 1 trở lên.")


class NoCapacity(NoPlan):
    template = Text(
        "Công suất bằng 0: mỗi buổi không phục vụ được ai ({fact}). Hãy nhập lại số máy và số "
        "người mỗi giờ."
    )


class VenueClosed(NoPlan):
    template = Text(
        "Mọi địa điểm đều đóng cửa trong những ngày đã chọn ({fact}). Hãy chọn ngày hoặc nơi khác."
    )


class AllAway(NoPlan):
    template = Text(
        "{fact} người còn thiếu đều đang vắng: gọi điện hoặc nhờ công an nơi tạm trú, "
        "không mở buổi."
    )


class NobodyLeft(NoPlan):
    template = Text("Không còn ai thiếu: không cần mở buổi.")


class NotBySittings(NoPlan):
    template = Text(
        "Lịch lưu động chỉ xếp được cho định danh đã kích hoạt và thẻ căn cước; chỉ tiêu này thử "
        "được ở phần Nếu… thì."
    )


class NoTarget(NoPlan):
    template = Text("Chưa giao chỉ tiêu, nên chưa lập được lịch theo cách này.")


def checked(request: Request, *, told: bool = False) -> None:
    """Raises what makes any plan impossible, the nearest cause first.

    `told`: somebody tells the probability of making the date, so that no number is needed.
    """
    _arguments(request)
    _somebody_home(request)
    if not any(request.force.capacity(kind) for kind in request.kinds):
        raise NoCapacity(f"{request.force.people_an_hour:g}/h")
    if not request.sittings:
        raise NoneAsked
    staffed = [day.day for day in request.days if request.force.teams(day.officers)]
    if not staffed:
        raise NoSitting
    if not blocks(request):
        raise VenueClosed(f"{min(staffed)} – {max(staffed)}")
    known = roads(request)
    if not any((stop,) in known for block in blocks(request) for stop in block.open):
        raise NoSitting
    if not any(utmost(request).values()):
        raise NoSitting
    _targets(request, told=told)


def _arguments(request: Request) -> None:
    force = request.force
    for group in GROUPS:
        told = [kind.suits.get(group, 0.0) for kind in request.kinds]
        if sum(told) > 1 + 1e-9 or min(told, default=0) < 0:
            raise BadArgument(f"suits {group}: {sum(told):g}")
    if min(force.officers_a_sitting, force.devices_a_sitting) < 1:
        raise BadArgument("officers_a_sitting, devices_a_sitting >= 1")
    if min(request.sittings, force.officers, force.devices, force.people_an_hour) < 0:
        raise BadArgument("sittings, officers, devices, people_an_hour >= 0")
    if len({day.day for day in request.days}) < len(request.days):
        raise BadArgument("days")
    if len({village.area for village in request.villages}) < len(request.villages):
        raise BadArgument("villages")


def _somebody_home(request: Request) -> None:
    if not any(village.home for village in request.villages):
        away = sum(village.away for village in request.villages)
        raise AllAway(away) if away else NobodyLeft()


def _targets(request: Request, *, told: bool) -> None:
    by_village = any(village.needed is not None for village in request.villages)
    known = {
        "most_people": True,
        "every_village_reaches": by_village,
        "make_date_with_fewest": told or request.needed is not None,
    }
    if not known[request.goal]:
        raise NoTarget
