"""Parts III to V: what is reached, what lags and why, what comes next, what is asked for."""

from analytics.document import View
from analytics.document.fact import Fact, bound, claim, fixed
from analytics.document.sentence import joined, pieces, told
from analytics.form.gap import gap_words, largest
from analytics.form.report.forms import ACTIVE, AHEAD, PRESENT, REGISTERED
from analytics.form.report.share import pulled_down
from analytics.form.report.source import WHOLE
from analytics.form.report.teller import Teller, lacking
from analytics.form.report.words import NAMED, called, lagging, most_improved, names
from analytics.form.verdict.said import of_figure
from analytics.meaning.catalogue import (
    CARD_EXPIRED,
    EID_ACTIVATED_REGISTERED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
    POPULATION_REGISTERED,
    RESIDENTS_AWAY,
    SHARE_AWAY,
)
from analytics.meaning.indicator import Indicator

TARGETED = (PRESENT, ID_NUMBER_NOTIFIED, EID_SUBMITTED, ACTIVE)
RENEWALS = ("renew_25", "renew_40", "renew_60")


def strengths(teller: Teller) -> tuple[str, ...]:
    """The targets that are reached, each with its figure."""
    view = teller.view
    reached = [_reached(teller, key) for key in asked(teller) if teller.figure(key).reached]
    if not reached:
        merit = most_improved(teller)
        praised = any(isinstance(one, Fact) for one in pieces(merit))
        return (merit if praised else nothing_yet(view),)
    words = told(view, "Đã đạt: {all}.", all=joined(reached, view.say("; ")))
    return (words,)


def nothing_yet(view: View) -> str:
    """That no target is reached is no strength: it stands among the shortcomings."""
    return view.say("Tháng này chưa có kết quả nổi trội để nêu.")


def weaknesses(teller: Teller) -> tuple[str, ...]:
    """The targets that are not, with the people and the villages missing most."""
    view = teller.view
    short = [_short(teller, key) for key in asked(teller) if teller.figure(key).missing]
    untold = [_no_target(teller, key) for key in asked(teller) if not teller.figure(key).target]
    if not (short or untold):
        return (view.say("Không có chỉ tiêu nào chưa đạt."),)
    none: list[str] = []
    if not any(teller.figure(key).reached for key in asked(teller)) and not untold:
        none = [view.say("Chưa có chỉ tiêu nào đạt.")]
    return (*_largest(teller), *none, *short, *untold)


def _largest(teller: Teller) -> tuple[str, ...]:
    """The target most people miss, as the briefing opens with it."""
    view = teller.view
    found = largest(of_figure(view, teller.figure(key)) for key in asked(teller))
    if found is None:
        return ()
    words = bound(claim(found.indicator, WHOLE, teller.month, "largest"), gap_words(view, found))
    return (told(view, "Thiếu nhiều người nhất: {gap}.", gap=words),)


def causes(teller: Teller) -> tuple[str, ...]:
    """People away and the bridge of the month: what the data can show, and no more."""
    keys = [one for one in (PRESENT, ACTIVE) if one in asked(teller)]
    told_causes = [_cause(teller, key) for key in keys]
    found = [one for one in (_away_share(teller), *told_causes) if one]
    return tuple(found)


def next_month(teller: Teller) -> tuple[str, ...]:
    """Where to go first, and who falls due."""
    view = teller.view
    visits = [_visit(teller, key) for key in (ACTIVE, PRESENT) if key in asked(teller)]
    due = told(
        view,
        "Trong {months} tháng tới có {adults} người sắp đến tuổi cấp thẻ, {renewals} người đến "
        "hạn đổi thẻ theo tuổi; {expired} người thường trú đang có thẻ hết hạn cần đổi.",
        months=fixed(str(AHEAD), "wording"),
        adults=teller.due(WHOLE, kinds=("turn_14",), months=AHEAD),
        renewals=teller.due(WHOLE, kinds=RENEWALS, months=AHEAD),
        expired=teller.value(CARD_EXPIRED),
    )
    return (*filter(None, visits), due)


def requests(teller: Teller, recipient: str) -> tuple[str, ...]:
    """Only what the figures call for: those away, and targets that nobody has set."""
    view = teller.view
    untold = [key for key in asked(teller) if not teller.figure(key).target]
    found = [_reach_away(teller, recipient), *(_ask_target(teller, key) for key in untold)]
    return tuple(one for one in found if one) or (view.say("Không có kiến nghị."),)


def asked(teller: Teller) -> tuple[Indicator, ...]:
    """The shares of the plan; of e-ID none before it began."""
    before = not teller.eid_begun
    return tuple(one for one in TARGETED if not (before and one.subject == "eid"))


def _reached(teller: Teller, indicator: Indicator) -> str:
    goal = teller.goal(indicator) or ""
    return told(
        teller.view,
        "{name} {value} (chỉ tiêu {goal})",
        name=called(teller, indicator),
        value=teller.value(indicator),
        goal=goal,
    )


def _short(teller: Teller, indicator: Indicator) -> str:
    """The gap, and who holds most of it."""
    view, areas = teller.view, lagging(teller, indicator)
    gap = told(
        view,
        "{name} {value}, chỉ tiêu {goal}, còn thiếu {missing} người{where}.",
        name=_title(teller, indicator),
        value=teller.value(indicator),
        goal=teller.goal(indicator) or "",
        missing=teller.missing(indicator),
        where=_where(teller, indicator, areas),
    )
    return gap


def _where(teller: Teller, indicator: Indicator, areas: list[str]) -> str:
    view, top = teller.view, areas[:NAMED]
    if not top:
        return ""
    count = sum(teller.figure(indicator, area).missing or 0 for area in top)
    return told(
        view,
        "; {names} thiếu {count} người để đạt chỉ tiêu từng thôn",
        names=names(teller, top),
        count=teller.whole(indicator, "+".join(top), "missing", count),
    )


def _no_target(teller: Teller, indicator: Indicator) -> str:
    return told(
        teller.view,
        "{name} {value}: chưa giao chỉ tiêu.",
        name=_title(teller, indicator),
        value=teller.value(indicator),
    )


def _away_share(teller: Teller) -> str:
    return told(
        teller.view,
        "{away} trong {all} nhân khẩu thường trú ({share}) đang vắng, không làm được tại xã.",
        away=teller.value(RESIDENTS_AWAY),
        all=teller.value(POPULATION_REGISTERED),
        share=teller.value(SHARE_AWAY),
    )


def _cause(teller: Teller, indicator: Indicator) -> str:
    words = pulled_down(teller, indicator)
    if not words:
        return ""
    return told(
        teller.view,
        "{name}: kéo tỷ lệ xuống nhiều nhất trong tháng là {why}.",
        name=_title(teller, indicator),
        why=words,
    )


def _title(teller: Teller, indicator: Indicator) -> Fact:
    return fixed(indicator.name.in_(teller.view.language), f"{indicator.key} | name")


def _visit(teller: Teller, indicator: Indicator) -> str:
    view, areas = teller.view, lagging(teller, indicator)
    if not areas:
        return ""
    home = sum(lacking(teller.figure(indicator, area)) or 0 for area in areas[:NAMED])
    return told(
        view,
        "{name}: ưu tiên {names}, nơi {home} người có mặt chưa làm.",
        name=_title(teller, indicator),
        names=names(teller, areas),
        home=teller.whole(indicator, "+".join(areas[:NAMED]), "lacking", home),
    )


def _reach_away(teller: Teller, recipient: str) -> str:
    """People away are reached by the police of the place where they stay."""
    before = not teller.eid_begun
    registered, present = (REGISTERED, PRESENT) if before else (EID_ACTIVATED_REGISTERED, ACTIVE)
    away = teller.away(registered, present)
    if not away.amount:
        return ""
    return told(
        teller.view,
        "Đề nghị {who} phối hợp Công an nơi tạm trú hướng dẫn {away} người đang vắng {what}.",
        who=fixed(recipient, "unit | recipient"),
        away=away,
        what=teller.view.say("chưa có thẻ còn hạn")
        if before
        else teller.view.say("chưa kích hoạt định danh"),
    )


def _ask_target(teller: Teller, indicator: Indicator) -> str:
    return told(teller.view, "Đề nghị giao chỉ tiêu cho: {name}.", name=_title(teller, indicator))
