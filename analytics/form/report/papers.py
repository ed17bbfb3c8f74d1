"""Cards and e-ID of a month: events, level, change, who is left, why, what next."""

from analytics.document.sentence import joined, told
from analytics.form.report.annex import no_quality, not_begun
from analytics.form.report.forms import ACTIVE, PRESENT, REGISTERED
from analytics.form.report.share import (
    events,
    left,
    level,
    movement,
    notified,
    outlook,
    registered_too,
    why,
)
from analytics.form.report.source import first_month
from analytics.form.report.teller import Teller
from analytics.form.report.words import FLOW, count_moved
from analytics.meaning.catalogue import (
    CARDS_ISSUED,
    EID_ACTIVATED_REGISTERED,
    EID_ACTIVATIONS,
    EID_APPROVED,
    EID_SUBMITTED,
)
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text


def eid(teller: Teller) -> tuple[str, ...]:
    """Dossiers and accounts: the month, the level, the change, who is left, why, what next."""
    view = teller.view
    if not teller.eid_begun:
        return (not_begun(teller),)
    month = told(
        view,
        "Trong kỳ {new}. Lũy kế thu nhận {submitted} hồ "
        "sơ, phê duyệt {approved}, kích hoạt {active} tài khoản của người có mặt; {level}.",
        new=events(
            teller,
            EID_ACTIVATIONS,
            Text("kích hoạt {new} tài khoản định danh của người thường trú, kể cả đi vắng"),
            Text("không kích hoạt tài khoản định danh nào"),
            compared=_month_before(teller, EID_ACTIVATIONS),
        ),
        submitted=teller.having(EID_SUBMITTED),
        approved=teller.having(EID_APPROVED),
        active=teller.having(ACTIVE),
        level=level(teller, ACTIVE),
    )
    rest = left(teller, EID_ACTIVATED_REGISTERED, ACTIVE, Text("chưa kích hoạt định danh"))
    two = registered_too(teller, EID_ACTIVATED_REGISTERED)
    return (
        month,
        joined([movement(teller, ACTIVE), why(teller, ACTIVE)]),
        joined([two, rest, outlook(teller, ACTIVE)]),
    )


def cards(teller: Teller) -> tuple[str, ...]:
    view = teller.view
    month = told(
        view,
        "Trong kỳ {new}. Lũy kế {having} người có mặt có thẻ còn hạn, {level}.",
        new=events(
            teller,
            CARDS_ISSUED,
            Text("cấp {new} thẻ cho người thường trú, kể cả đi vắng"),
            Text("không cấp thẻ nào"),
            compared=_month_before(teller, CARDS_ISSUED),
        ),
        having=teller.having(PRESENT),
        level=level(teller, PRESENT),
    )
    rest = left(teller, REGISTERED, PRESENT, Text("chưa có thẻ còn hạn"))
    return (
        month,
        joined([movement(teller, PRESENT), why(teller, PRESENT)]),
        joined([registered_too(teller, REGISTERED), rest, outlook(teller, PRESENT)]),
        joined([notified(teller), no_quality(teller)]),
    )


def _month_before(teller: Teller, indicator: Indicator) -> str:
    """' (tháng trước 41, giảm mạnh 20 thẻ)': events beside those of the month before."""
    view = teller.view
    if first_month(view):
        return ""
    now, then = (teller.figure(indicator, back=back).having for back in (0, 1))
    return told(
        view,
        " (tháng trước {then}, {moved})",
        then=teller.value(indicator, back=1),
        moved=count_moved(teller, indicator, now, then, scale=FLOW, noun="case"),
    )
