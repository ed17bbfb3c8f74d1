"""Two published months side by side."""

from analytics.document import Panel, Table, View, number, under
from analytics.form.publication.words import indicator_name, name_words
from analytics.form.settings.words import place_words
from analytics.meaning.answer import Figure
from analytics.meaning.indicator import MEDIAN
from analytics.meaning.publication.compared import Difference
from analytics.words.publication import Publication


def differences_panel(
    view: View, before: Publication, after: Publication, told: tuple[Difference, ...]
) -> Panel:
    """The commune's differences open, every village's folded away."""
    changed = tuple(one for one in told if one.changed)
    whole = tuple(one for one in changed if one.area == view.total)
    return Panel(
        "publication-differences",
        differences_title(view, before, after, told),
        view.say(
            "So từ chính hai bản đã ký: {code} và {after_code}. ",
            code=before.code,
            after_code=after.code,
        )
        + redefined_words(view, told),
        differences_table(view, whole),
        more=(view.say("Xem mọi thôn, kể cả không đổi"), differences_table(view, told)),
    )


def differences_title(
    view: View, before: Publication, after: Publication, told: tuple[Difference, ...]
) -> str:
    return view.say(
        "{first} → {second}: {count}/{total} giá trị khác nhau",
        n=len(told),
        first=name_words(view, before),
        second=name_words(view, after),
        count=sum(one.changed for one in told),
        total=len(told),
    )


def redefined_words(view: View, told: tuple[Difference, ...]) -> str:
    names = dict.fromkeys(indicator_name(view, one) for one in told if one.redefined)
    if not names:
        return ""
    return view.say("Đã đổi cách tính: {listed}.", listed=", ".join(names))


def differences_table(view: View, told: tuple[Difference, ...]) -> Table:
    return Table(
        view.columns(
            "Chỉ số",
            "Nơi",
            under("written", "Trước", "Sau", "Chênh lệch", "Tử số thêm", "Mẫu số thêm"),
        ),
        tuple(difference_row(view, one) for one in told),
    )


def difference_row(view: View, one: Difference) -> tuple[str, ...]:
    having, among = one.more
    return (
        indicator_name(view, one),
        place_words(view, one.area),
        figure_words(view, one.before),
        figure_words(view, one.after),
        value_words(view, one),
        signed(view, having, one),
        signed(view, among, one),
    )


def figure_words(view: View, figure: Figure | None) -> str:
    return number.written(figure, view.language) if figure else number.ABSENT


def value_words(view: View, one: Difference) -> str:
    """Points for a share, whole numbers for a count, one decimal for the others."""
    figure, more = one.after or one.before, one.value_more
    if figure is None or more is None:
        return number.ABSENT
    if figure.indicator.whole:
        return number.signed(more, view.language)
    points = number.points(more, view.language)
    unit = view.say(number.POINTS) if figure.indicator.unit == "percent" else ""
    return f"{points} {unit}".strip()


def signed(view: View, more: float | None, one: Difference) -> str:
    """A median has no parts: its difference is told already."""
    figure = one.after or one.before
    if more is None or figure is None or figure.indicator.kind == MEDIAN:
        return number.ABSENT
    return number.signed(more, view.language)
