"""Thiết lập: every target with its standing, and every setting in force."""

from dataclasses import replace

from analytics.document import Column, Panel, Table, View, number, under
from analytics.form.settings.words import OF_UNIT, origin_words, place_words, value_words
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import Figure, Target
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.indicator import Indicator
from analytics.meaning.settings.assign import LEVELS, withdrawn
from analytics.meaning.settings.known import SETTINGS
from analytics.meaning.settings.settings import chosen, settings_of
from analytics.meaning.targets import Named, target_on, targets_of


def targets_in_force(view: View) -> tuple[Figure, ...]:
    """The commune's figure of each indicator that has a target, on the day looked at."""
    targets = targets_of(view.reader)
    whole = dict.fromkeys(indicator for indicator, one in targets if one.area == "commune")
    return tuple(view.ask(one).one(one) for one in whole)


def targets_panel(view: View) -> Panel:
    targets = by_indicator(view)
    force = [named for named in targets if applies(view, *named)]
    own = sum(one.area != "commune" for _, one in force)
    return Panel(
        "setup-targets",
        view.say(
            "{whole} chỉ tiêu: {entered} do chỉ huy nhập, {own} riêng cho thôn",
            n=len(force),
            entered=sum(bool(one.entered_at) for _, one in force),
            own=own,
            whole=len(force),
        ),
        view.say(
            "Đang áp dụng: hạn gần nhất chưa qua, hoặc hạn cuối cùng. Thôn có chỉ tiêu riêng thì "
            "chỉ theo chỉ tiêu riêng. "
        )
        + gone_words(view),
        targets_table(view, force),
        width=2,
        more=(view.say("Xem mọi mốc ({count})", count=len(targets)), targets_table(view, targets))
        if len(targets) > len(force)
        else None,
    )


def targets_table(view: View, targets: list[Named]) -> Table:
    return Table(
        view.columns(
            "Chỉ số",
            "Nơi",
            "Chỉ tiêu giao",
            "Hạn",
            "Mức",
            under("whole", "Còn thiếu"),
            under("verdict", "Tình trạng"),
            "Văn bản",
            "Nguồn",
        ),
        tuple(target_row(view, *named) for named in targets),
    )


def by_indicator(view: View) -> list[Named]:
    """The indicators in the order of the catalogue, the targets of each by date."""
    order = tuple(CATALOGUE.values())
    return sorted(
        targets_of(view.reader), key=lambda one: (order.index(one[0]), one[1].due, one[1].area)
    )


def target_row(view: View, indicator: Indicator, one: Target) -> tuple[object, ...]:
    return (
        view.say(indicator.name),
        unbroken(place_words(view, one.area)),
        view.goal(one.value),
        number.day(one.due),
        view.say(LEVELS[one.level]) if one.level in LEVELS else one.level,
        missing_of(view, indicator, one),
        standing_words(view, indicator, one),
        view.say(one.document),
        unbroken(origin_words(view, one)),
    )


def unbroken(words: str) -> str:
    """Beside a long document a table would break the short cells first."""
    return words.replace(" ", "\u00a0")


def applies(view: View, indicator: Indicator, one: Target) -> bool:
    return target_on(targets_of(view.reader), indicator, view.month, one.area) == one


def standing_words(view: View, indicator: Indicator, one: Target) -> str:
    """The verdict of the target in force; of any other, how today's figure stands to it."""
    if one.area not in ("commune", *areas_of(view.reader)):
        return number.ABSENT
    figure = figure_of(view, indicator, one)
    told = forecasts(view.reader, indicator, view.month) if applies(view, indicator, one) else ()
    own = next((found for found in told if found.area == one.area), None)
    return verdict(view, own or replace(figure, target=one)).chip


def missing_of(view: View, indicator: Indicator, one: Target) -> int | None:
    """Nothing of a village that is gone."""
    if one.area not in ("commune", *areas_of(view.reader)):
        return None
    return replace(figure_of(view, indicator, one), target=one).missing


def figure_of(view: View, indicator: Indicator, one: Target) -> Figure:
    return view.ask(indicator, by=("area",)).one(indicator, area=one.area)


def gone_words(view: View) -> str:
    gone = withdrawn(view.reader).values()
    named = ", ".join(
        f"{view.say(indicator.name)} {number.day(one.due)}" for indicator, one in gone
    )
    return view.say("Đã rút: {named}.", named=named) if named else ""


def by_words(view: View, key: str, own: bool) -> str:
    if own:
        return view.say("xã chọn")
    return view.say("bản số liệu") if key in OF_UNIT else view.say("mặc định")


def settings_panel(view: View) -> Panel:
    """Every setting with what holds, what would hold untouched, and where it acts."""
    now, own = settings_of(view.reader), chosen(view.reader)
    return Panel(
        "setup-now",
        view.say("{own}/{settings} thiết lập do xã chọn", own=len(own), settings=len(SETTINGS)),
        view.say("Mặc định là giả định cho đến khi xã nhập số của mình"),
        Table(
            view.columns(
                Column(view.say("Thiết lập", context="one")),
                "Đang áp dụng",
                "Do ai",
                "Mặc định",
                "Áp dụng ở",
            ),
            tuple(
                (
                    view.say(one.name),
                    value_words(view, one, now.value(key)),
                    by_words(view, key, key in own),
                    value_words(view, one, one.default),
                    view.say(one.acts),
                )
                for key, one in SETTINGS.items()
            ),
        ),
        place="folded",
    )
