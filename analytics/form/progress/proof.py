"""Dự báo đúng đến đâu: the published back-test beside the simpler ways, and where it holds."""

from typing import Any

from analytics.document import Panel, Table, View, added, number, under
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.forecast.proof import EARLY, MODEL, Proof, Where, proofs, where
from analytics.words.month import parse_month
from analytics.words.text import Text

DATE = "date"
AIM = (0.75, 0.92)  # how often an interval of 80 % should hold
MANNERS = {
    MODEL: Text("Cách đang dùng"),
    "line": Text("Đường thẳng 12 tháng"),
    "smoothing": Text("Làm trơn chuỗi số"),
    "pace": Text("Nhịp tháng trước"),
}
QUESTIONS = {
    DATE: Text("Tháng đạt"),
    EARLY: Text("Tháng đạt báo khi mới có 4–8 tháng số liệu (đúng: lệch không quá 3 tháng)"),
    "3 months": Text("Số người sau 3 tháng"),
    "6 months": Text("Số người sau 6 tháng"),
    "12 months": Text("Số người sau 12 tháng"),
}

LEAST = 0.55  # of the intervals of one origin
BY = {"size": Text("Cỡ xã"), "history": Text("Lịch sử"), "origin": Text("Lúc dự báo")}
HISTORIES = {
    "default": Text("như cả nước"),
    "wandering": Text("nhịp lên xuống theo quý"),
    "campaigns": Text("đợt cao điểm rồi dừng"),
    "late": Text("bắt đầu muộn"),
    "stalled": Text("ngừng giữa chừng"),
    "Italy, second doses": Text("Ý, tiêm mũi 2 (thật)"),
    "Germany, first doses": Text("Đức, tiêm mũi 1 (thật)"),
    "Germany, second doses": Text("Đức, tiêm mũi 2 (thật)"),
}


def proof_panel(view: View) -> Panel:
    told = proofs()
    dates = tuple(one for one in told if one.question in (DATE, EARLY))
    counts = tuple(one for one in told if one not in dates)
    return Panel(
        "progress-proof",
        proof_title(view, told),
        " ".join(filter(None, (aim_words(view), weak_words(view, told), source_words(view)))),
        proof_table(view, dates),
        more=(view.say("Xem số người sau 3, 6, 12 tháng"), proof_table(view, counts)),
    )


def proof_title(view: View, told: tuple[Proof, ...]) -> str:
    """How often the interval of the date held for cards and e-ID; what the straight line does."""
    found = {(one.indicator, one.method): one for one in told if one.question == DATE}
    card, eid = (found[key, MODEL] for key in (CARD_COVERAGE_PRESENT, EID_ACTIVATED))
    line = found[EID_ACTIVATED, "line"]
    return view.say(
        "Khoảng ngày dự báo đúng {held} số lần với thẻ, {kept} với định danh; kẻ đường thẳng đúng "
        "{straight}",
        held=share(view, card),
        kept=share(view, eid),
        straight=share(view, line),
    )


def aim_words(view: View) -> str:
    low, high = (view.goal(100 * end) for end in AIM)
    return view.say(
        "Cần đúng {low}–{high}; lệch âm là báo sớm hoặc ít hơn thật.", low=low, high=high
    )


def weak_words(view: View, told: tuple[Proof, ...]) -> str:
    """Where the way in use misses its own aim, on either side."""
    own = [one for one in told if one.method == MODEL and one.question != EARLY]
    under = ", ".join(case(view, one) for one in own if one.covered < AIM[0])
    over = ", ".join(case(view, one) for one in own if one.covered > AIM[1])
    parts = (
        view.say("Đúng chưa đủ: {under}.", under=under) if under else "",
        view.say("Quá thận trọng: {over}.", over=over) if over else "",
    )
    return " ".join(filter(None, parts))


def case(view: View, one: Proof) -> str:
    question = view.say(QUESTIONS[one.question]).lower()
    return f"{name(view, one)}, {question} ({share(view, one)})"


def source_words(view: View) -> str:
    return view.say(
        "Thử trên dân cư giả lập, chưa có tháng thật nào của xã: chưa ngày nào được coi là đã "
        "chứng minh. Chi tiết trong tài liệu dự báo kèm chương trình."
    )


def share(view: View, one: Proof | Where) -> str:
    return number.percent(100 * one.covered, view.language)


def name(view: View, one: Proof) -> str:
    return view.say(one.indicator.name)


def proof_table(view: View, told: tuple[Proof, ...]) -> Table:
    return Table(
        view.columns(
            "Chỉ số, câu hỏi",
            "Cách tính",
            under("whole", "Số lần thử"),
            under("percent", "Đúng"),
            "Lệch thường gặp",
            "Lệch bình quân",
            "Bề rộng khoảng",
        ),
        tuple(proof_row(view, one) for one in told),
    )


def proof_row(view: View, one: Proof) -> tuple[Any, ...]:
    unit = view.say("tháng") if one.question in (DATE, EARLY) else view.say("% dân số")
    question = view.say(QUESTIONS[one.question])
    miss, width = (number.decimal(value, view.language) for value in (one.miss, one.width))
    return (
        f"{name(view, one)} · {question}",
        view.say(MANNERS[one.method]),
        one.cases,
        100 * one.covered,
        number.tailed(number.points(one.error, view.language), f" {unit}"),
        number.tailed(miss, f" {unit}"),
        number.tailed(width, f" {unit}"),
    )


def where_panel(view: View) -> Panel:
    told = where()
    sizes, histories, origins = (
        tuple(one for one in told if one.by == by) for by in ("size", "history", "origin")
    )
    return Panel(
        "progress-proof-where",
        where_title(view, sizes, origins),
        where_words(view, origins),
        where_table(view, (*sizes, *histories)),
        more=(view.say("Xem theo lúc dự báo"), where_table(view, origins)),
        derived=(added([round(100 * min(map(held, origins)), 1)]),),
    )


def where_title(view: View, sizes: tuple[Where, ...], origins: tuple[Where, ...]) -> str:
    return view.say(
        "Khoảng 80% đúng {low}–{high} tuỳ cỡ xã, nhưng lúc nhịp đổi đột ngột có khi chỉ {worst}",
        low=share(view, min(sizes, key=held)),
        high=share(view, max(sizes, key=held)),
        worst=share(view, min(origins, key=held)),
    )


def where_words(view: View, origins: tuple[Where, ...]) -> str:
    """How many origins miss the bar, and why they do."""
    return view.say(
        "{under}/{count} lúc dự báo đúng dưới {least}: khi cả nước đổi nhịp, mọi thôn cùng lệch. "
        "Đợt cao điểm đã công bố ngày bắt đầu hay kết thúc thì ghi ở Thiết lập.",
        under=sum(held(one) < LEAST for one in origins),
        count=len(origins),
        least=number.percent(100 * LEAST, view.language),
    )


def held(one: Where) -> float:
    return one.covered


def where_table(view: View, told: tuple[Where, ...]) -> Table:
    return Table(
        view.columns("Theo", "Phần thử", under("whole", "Số lần thử"), under("percent", "Đúng")),
        tuple(
            (view.say(BY[one.by]), part(view, one), one.cases, 100 * one.covered) for one in told
        ),
    )


def part(view: View, one: Where) -> str:
    """'5.200 người', 'như cả nước', 'Đức, tiêm mũi 2 (thật) · tuần 18'."""
    if one.by == "size":
        return view.counted(int(one.name), "person")
    history = view.say(HISTORIES[one.history])
    if one.by == "history":
        return history
    if one.history == "default":
        return f"{history} · {number.month_name(parse_month(one.name), view.language)}"
    return f"{history} · " + view.say("tuần {name}", name=one.name)
