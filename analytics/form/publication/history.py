"""What was published, month by month, and every file that was handed out of it."""

from analytics.document import Panel, Table, View, number, under
from analytics.form.publication.words import STANDINGS, fault_words, name_words, who_words
from analytics.form.settings.words import when
from analytics.meaning.publication.publish import Told
from analytics.words.publication import Issued, Publication

RECENT = 12  # publications shown open; the rest is folded

FILES = 10  # files shown open; the rest is folded
SHORT = 12  # hex digits of a hash: enough to tell two files apart by eye


def history_panel(view: View, told: tuple[Told, ...]) -> Panel:
    """The newest month first, and of a month its newest number."""
    lines = tuple(reversed(told))
    return Panel(
        "publication-history",
        history_title(view, told),
        view.say(
            "Mỗi bản được ký và không sửa được; sai thì chốt bản mới, dẫn bản cũ. Mã in trên báo "
            "cáo để kiểm tra lại."
        ),
        history_table(view, lines[:RECENT]),
        more=(view.say("Xem mọi bản đã chốt"), history_table(view, lines))
        if len(lines) > RECENT
        else None,
    )


def history_title(view: View, told: tuple[Told, ...]) -> str:
    if not told:
        return view.say("Chưa chốt tháng nào")
    language = view.language
    months = number.whole(len({one.month for one in told}), language)
    fixed = sum(one.publication is not None and one.publication.replaces > 0 for one in told)
    bad = sum(one.standing == "invalid" for one in told)
    damaged = view.say(", {broken} bản không còn giá trị", broken=bad)
    return view.say(
        "Đã chốt {months} tháng, {corrected} lần đính chính",
        n=len({one.month for one in told}),
        corrected=fixed,
        months=months,
    ) + (damaged if bad else "")


def history_table(view: View, told: tuple[Told, ...]) -> Table:
    return Table(
        view.columns(
            "Tháng",
            under("verdict", "Tình trạng"),
            "Chốt lúc",
            "Ai",
            "Mã kiểm tra",
            "Lý do, ghi chú",
        ),
        tuple(history_row(view, one) for one in told),
    )


def history_row(view: View, told: Told) -> tuple[str, ...]:
    one, standing = told.publication, view.say(STANDINGS[told.standing])
    if one is None:
        why = fault_words(view, told.fault) if told.fault else ""
        return (name_words(view, told), standing, "", "", "", why)
    return (
        name_words(view, told),
        standing,
        when(one.at),
        who_words(view, one.who),
        one.code,
        note_words(view, one),
    )


def note_words(view: View, one: Publication) -> str:
    cites = view.say("Đính chính bản {replaces}", replaces=one.replaces)
    return ": ".join(part for part in (cites if one.replaces else "", one.reason) if part)


def issues_panel(view: View, told: tuple[Issued, ...]) -> Panel:
    """The newest first."""
    lines = tuple(reversed(told))
    return Panel(
        "report-issued",
        issues_title(view, lines),
        view.say(
            "Mỗi tệp của một tháng đã chốt được ghi mã đối chiếu; tệp bị sửa thì kiểm tra sẽ thấy."
        ),
        issues_table(view, lines[:FILES]),
        more=(view.say("Xem mọi tệp"), issues_table(view, lines)) if len(lines) > FILES else None,
    )


def issues_title(view: View, told: tuple[Issued, ...]) -> str:
    if not told:
        return view.say("0 tệp đã phát hành")
    last = when(told[0].at)
    return view.say(
        "{count} tệp đã phát hành, gần nhất {last}", n=len(told), last=last, count=len(told)
    )


def issues_table(view: View, told: tuple[Issued, ...]) -> Table:
    """Without files there is no head of a table either."""
    if not told:
        return Table((), ())
    return Table(
        view.columns("Tệp", "Lúc", "Ai", "Mã số liệu", under("whole", "Byte"), "Mã đối chiếu"),
        tuple(
            (
                one.name,
                when(one.at),
                role_words(view, one.who),
                one.code,
                one.size,
                one.sha256[:SHORT],
            )
            for one in told
        ),
    )


def role_words(view: View, who: str) -> str:
    return view.say("cán bộ") if who == "officer" else who_words(view, who)
