"""What was published: every month with its code, its standing and who signed when."""

from analytics.document import Column, Panel, Table, View, number
from analytics.form.publication.words import STANDINGS, fault_words, name_words, who_words
from analytics.form.settings.words import when
from analytics.meaning.publication.publish import Told
from analytics.words.publication import Publication

RECENT = 12  # publications shown open; the rest is folded


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
    corrected, broken = number.whole(fixed, language), number.whole(bad, language)
    damaged = view.say(", {broken} bản không còn giá trị", broken=broken)
    return view.say(
        "Đã chốt {months} tháng, {corrected} lần đính chính",
        n=len({one.month for one in told}),
        corrected=corrected,
        months=months,
    ) + (damaged if bad else "")


def history_table(view: View, told: tuple[Told, ...]) -> Table:
    return Table(
        (
            Column(view.say("Tháng")),
            Column(view.say("Tình trạng"), "verdict"),
            Column(view.say("Chốt lúc")),
            Column(view.say("Ai")),
            Column(view.say("Mã kiểm tra")),
            Column(view.say("Lý do, ghi chú")),
        ),
        tuple(history_row(view, one) for one in told),
    )


def history_row(view: View, told: Told) -> tuple[str, ...]:
    one, standing = told.publication, STANDINGS[told.standing].in_(view.language)
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
