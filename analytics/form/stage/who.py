"""Who is missing, by age: whom a request sends somebody to, and the scene of village police."""

from itertools import groupby
from operator import itemgetter

from analytics.document import Card, Page, View
from analytics.form.gap import UNDONE, standing
from analytics.form.stage.scene import HEAD, HEADS, Story, asked, scene
from analytics.form.stage.tiles import FEW, Group, merged, tiles_panel
from analytics.meaning.ask import areas_of
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text
from analytics.words.vocabulary import AGE_BANDS, OLDEST, Band

OLD = "70+"
BY_VISIT = ("eid", "card")
WIDE = {"0-5": 0, "6-13": 0, "14-17": 1, "18-24": 2, "25-34": 2, "35-44": 3, "45-59": 3}
WIDE |= {"60-69": 4, OLD: 5}  # bands that are told together: six are read at a glance


def lacking_by_age(view: View, indicator: Indicator, area: str) -> dict[str, int]:
    """Who has it not, whatever the target."""
    answer = view.ask(indicator, by=("area", "age_band"))
    return {
        one.member: one.among - int(one.having or 0)
        for one in answer.of(indicator)
        if one.area == area and one.among
    }


def ages(counts: dict[str, int]) -> list[tuple[Band, int]]:
    """In few groups, none of one to four people."""
    known = [(WIDE[key], AGE_BANDS[key], counts.get(key, 0)) for key in AGE_BANDS]
    wide = []
    for _, rows in groupby(known, itemgetter(0)):
        own = list(rows)
        wide.append((Band(own[0][1].first, own[-1][1].last), sum(row[2] for row in own)))
    return [(Band(keys[0].first, keys[-1].last), count) for keys, count in merged(wide)]


def age_words(view: View, band: Band) -> str:
    if band.last >= OLDEST:
        return view.say("từ {first} tuổi", first=band.first)
    return view.say("{first}–{last} tuổi", first=band.first, last=band.last)


def tile_words(view: View, band: Band) -> str:
    """As short as a tile wants it."""
    if band.last >= OLDEST:
        return view.say("từ {first} tuổi", context="tile", first=band.first)
    return view.say("{first}–{last} tuổi", context="tile", first=band.first, last=band.last)


def who_scene(story: Story, indicator: Indicator) -> Page | None:
    """The ages of those who have not done it, and whom to look for at home."""
    view, area = story.view, story.view.total
    told = ages(lacking_by_age(view, indicator, area))
    groups = [Group(tile_words(view, band), count) for band, count in told]
    if len(groups) < 2 or indicator not in UNDONE:
        return None
    band, count = max(told, key=itemgetter(1))
    undone, age = view.say(UNDONE[indicator]), age_words(view, band)
    return scene(
        "who",
        view.whole(count),
        view.say("người {age} {undone}", n=count, age=age, undone=undone),
        indicator,
        tiles=tiles_panel(
            view,
            view.say("Số người {undone}, theo tuổi", undone=undone),
            groups,
            indicator,
            none="–",
            few="–",
        ),
        lead=target_words(view, indicator, sum(each for _, each in told)),
        request=sought(story, indicator, count, band),
    )


def target_words(view: View, indicator: Indicator, whole: int) -> str:
    """Of how many; where the target does not ask for all of them, how many it asks for."""
    said = view.say("trong {whole} người", n=whole, whole=whole)
    found = standing(view, indicator)
    if found.target is None or not FEW <= found.missing < whole:
        return said
    goal = view.goal(found.target.value)
    return view.say(
        "{said}; {missing} người nữa là đạt {goal}",
        n=found.missing,
        said=said,
        missing=found.missing,
        goal=goal,
    )


def sought(story: Story, indicator: Indicator, count: int, band: Band) -> Card:
    """Those of the scene, and nobody else: the old at home, others by appointment."""
    view = story.view
    whom, age = view.counted(count, "person"), age_words(view, band)
    if indicator.subject not in BY_VISIT:
        what = view.say("Báo số định danh cho {whom} {age}", whom=whom, age=age)
    elif band.last >= OLDEST:
        what = view.say("Dẫn tổ lưu động đến nhà {whom} {age}", whom=whom, age=age)
    else:
        what = view.say("Hẹn {whom} {age} đến làm", whom=whom, age=age)
    return asked(view, what, heads(story, view.total), story.next_month)


def heads(story: Story, area: str) -> Text:
    names = areas_of(story.view.reader)
    return HEADS if area == "commune" else HEAD.filled(village=names[area])


def visit(story: Story, found: Forecast, area: str, count: int) -> Card:
    """Who is away cannot be led to. `count`: whom the scene counts."""
    away = found.away_needed
    told = not away or (count == found.missing and away >= FEW)
    return led(story, found.indicator, area, count - away if told else 0)


def away_words(view: View, found: Forecast, count: int, said: str = "") -> str:
    """Why fewer are asked for than the scene counts, where its sentence does not say it."""
    away = found.away_needed
    if not FEW <= away <= count - FEW or count != found.missing or f"{away}" in said.split():
        return ""
    return view.say("{away} người trong số đó đang đi vắng", n=away, away=away)


def led(story: Story, indicator: Indicator, area: str, home: int) -> Card:
    """Whom the head of a village leads the police to: all of the scene who are there, the old among
    them at home. So few that the scene does not count them are not counted here."""
    view = story.view
    old = lacking_by_age(view, indicator, area).get(OLD, 0)
    whom = view.counted(home, "person")
    if home < FEW:
        what = view.say("Mời những người còn thiếu đang ở nhà đến làm")
    elif indicator.subject not in BY_VISIT:
        what = view.say("Cùng công an đến nhà báo số định danh cho {whom}", whom=whom)
    else:
        what = view.say("Mời {whom} đang ở nhà đến làm", whom=whom)
        if FEW <= old <= home - FEW:
            elders = view.counted(old, "person")
            what += view.say(", trong đó đến tận nhà {elders} từ 70 tuổi", elders=elders)
    return asked(view, what, heads(story, area), story.next_month)
