"""What is said of villages that lack people: the headline of the page, and whom a name is given."""

from collections.abc import Iterable, Sequence

from analytics.document import View
from analytics.form.filtered import chosen
from analytics.form.gap import UNDONE
from analytics.form.phrase import nobody, people, villages
from analytics.form.village.lack import PEOPLE, Lack, asked, wanted
from analytics.meaning.ask import areas_of
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

TOLD = 2  # villages that are named together; of more nobody is singled out


def undone(view: View, indicator: Indicator) -> str:
    words = UNDONE.get(indicator) or Text("chưa có “{name}”").filled(name=indicator.name)
    return view.say(words)


def without(view: View, count: int) -> str:
    """'98 người chưa kích hoạt định danh'."""
    words = undone(view, asked(view))
    return view.say("{count} {undone}", n=count, count=people(view, count), undone=words)


def finding(view: View, found: tuple[Lack, ...]) -> str:
    """How many villages miss how many people, and where most of them are, or those chosen."""
    if view.by_person or not any(one.judged for one in found):
        return unjudged(view, found)
    own = [one for one in found if one.figure.area in view.where.areas]
    short = wanted(view, tuple(own) if len(own) > 1 else found)
    if not short:
        return reached(view, found)
    total = people(view, sum(one.short for one in short))
    if len(own) > 1:
        said = view.say(
            "{count} đã chọn thiếu {total}", count=villages(view, len(own)), total=total
        )
        return f"{said}; {most_words(view, short)}" if most_words(view, short) else said
    if len(short) == 1:
        return view.say(
            "Chỉ {name} còn thiếu {total}", name=name_of(view, short[0]), total=total
        ) + (f"; {own_words(view, own[0])}" if own and own[0] not in short else "")
    said = view.say(
        "{count} còn thiếu {total}", n=len(short), count=villages(view, len(short)), total=total
    )
    told = own_words(view, own[0]) if own else most_words(view, short)
    return f"{said}; {told}" if told else said


def own_words(view: View, one: Lack) -> str:
    """Of the village looked at."""
    name = name_of(view, one)
    if one.short:
        return view.say("{people} ở {name}", people=people(view, one.short), name=name)
    return view.say("{name} đã đạt", name=name) if one.there else f"{name} {nobody(view)}"


def most_words(view: View, short: Sequence[Lack]) -> str:
    """Where most are: equals are named together, or nobody where they are many."""
    most = [one for one in short if one.short == short[0].short]
    if len(short) < 2 or len(most) > TOLD:
        return ""
    if len(most) == 1:
        return own_words(view, most[0])
    names = ", ".join(name_of(view, one) for one in most)
    return view.say("{names} mỗi thôn {people}", names=names, people=people(view, most[0].short))


def reached(view: View, found: Sequence[Lack]) -> str:
    least, short = view.chosen(PEOPLE), [one for one in found if one.short]
    if short:
        return view.say("Không thôn nào thiếu từ {least}", least=people(view, least))
    there = [one for one in found if one.there and one.judged]
    return view.say(
        "Cả {count} đã đạt {goal}", count=villages(view, len(there)), goal=goal(view, there)
    )


def goal(view: View, found: Iterable[Lack]) -> str:
    """'85%', or 'chỉ tiêu' where villages have their own."""
    values = {one.figure.target.value for one in found if one.figure.target}
    return view.goal(values.pop()) if len(values) == 1 else view.say("chỉ tiêu")


def unjudged(view: View, found: tuple[Lack, ...]) -> str:
    """Whom no target is set for: how many have it not, of those chosen."""
    own = [one for one in found if one.figure.area in view.where.areas] or list(found)
    said = without(view, sum(one.left for one in own))
    if not any(one.there for one in own):
        said = nobody(view)
    if told := chosen(view):
        return f"{told}: {said}"
    return view.say("Chưa giao chỉ tiêu; {said}", said=said)


def name_of(view: View, one: Lack) -> str:
    return areas_of(view.reader)[one.figure.area]
