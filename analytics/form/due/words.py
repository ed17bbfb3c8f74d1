"""What the demand calendar says in words: the fullest month, the months over capacity."""

from datetime import date

from analytics.document import View
from analytics.form.phrase import highest, people
from analytics.meaning.due.demand import HORIZON, Demand
from analytics.words.month import shifted


def load_title(view: View, demand: Demand) -> str:
    """Which month is fullest, with how many, and whether that is more than a month can serve."""
    if demand.fullest is None:
        return view.say("{horizon} tháng tới không có người có mặt nào đến hạn", horizon=HORIZON)
    fullest, cards = fullest_words(view, demand), capacity_words(view, demand)
    if not cards:
        return fullest[:1].upper() + fullest[1:]
    if not demand.over:
        said = view.say("{fullest}, trong năng lực {cards}", fullest=fullest, cards=cards)
        return said[:1].upper() + said[1:]
    over = view.counted(len(demand.over), "month")
    return view.say(
        "{over} vượt năng lực {cards}; {fullest}", over=over, cards=cards, fullest=fullest
    )


def fullest_words(view: View, demand: Demand) -> str:
    """The month with most people due; where months tie, they are named together."""
    peak = highest({view.month_name(one): demand.load(one) for one in demand.months}, places=0)
    if peak is None:
        count = people(view, demand.load(demand.months[0]))
        return view.say("mỗi tháng {count} đến hạn", count=count)
    count = people(view, peak.value)
    if peak.alone:
        return view.say("đông nhất {name}: {count} đến hạn", name=peak.names[0], count=count)
    who = peak.named(view, "month")
    return view.say("đông nhất {who}: {count} đến hạn mỗi tháng", who=who, count=count)


def load_subtitle(view: View, demand: Demand) -> str:
    said = view.say(
        "Người thường trú có mặt đến hạn làm thẻ, {first}–{last}; ngoài ra {away} đang vắng. ",
        first=view.month_name(demand.months[0]),
        last=view.month_name(demand.months[-1]),
        away=people(view, demand.persons(presence="away")),
    )
    return said + over_words(view, demand) + capacity_source(view, demand)


def over_words(view: View, demand: Demand) -> str:
    """The months over capacity by name, neighbours joined."""
    if demand.capacity is None:
        return ""
    if not demand.over:
        return view.say("Không tháng nào vượt năng lực. ")
    named = ", ".join(
        "–".join(view.month_name(one) for one in dict.fromkeys(run)) for run in runs(demand.over)
    )
    return view.say("Vượt năng lực: {named}. ", named=named)


def runs(months: tuple[date, ...]) -> list[tuple[date, date]]:
    """First and last of each row of neighbouring months."""
    found: list[tuple[date, date]] = []
    for month in months:
        if found and shifted(found[-1][1], 1) == month:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


def capacity_words(view: View, demand: Demand) -> str:
    if demand.capacity is None:
        return ""
    return view.say("{cards} thẻ/tháng", n=demand.capacity.cards, cards=demand.capacity.cards)


def capacity_source(view: View, demand: Demand) -> str:
    told = demand.capacity
    if told is None:
        return view.say("Chưa đủ tháng có số liệu để biết năng lực.")
    if told.chosen is not None:
        return view.say("Năng lực do chỉ huy đặt.")
    narrow = view.where.areas or view.reader.role == "village"
    return view.say(
        "Năng lực: số thẻ cấp{whom} mà 9/10 tháng trong {months} qua không vượt; tháng thường "
        "{usual}.",
        whom=view.say(" cho người các thôn này") if narrow else "",
        months=view.counted(told.months, "month"),
        usual=view.counted(told.usual, "card"),
    )


def verdict(view: View, demand: Demand, month: date) -> str:
    if demand.capacity is None:
        return view.say("○ chưa đủ dữ liệu")
    beyond = demand.load(month) - demand.capacity.cards
    if beyond > 0:
        return view.say("■ vượt {people}", people=people(view, beyond))
    return view.say("● trong năng lực")


def villages_title(view: View, demand: Demand) -> str:
    sums: dict[str, float | None] = {
        name: demand.persons(area=area, presence="present") for area, name in demand.areas.items()
    }
    most = highest(sums, places=0)
    if most is None:
        name = next(iter(sums)) if len(sums) == 1 else view.say("Mỗi thôn")
        count = people(view, next(iter(sums.values())))
        return view.say(
            "{name}: {count} đến hạn trong {horizon} tháng", name=name, count=count, horizon=HORIZON
        )
    who, count = most.who(view), people(view, most.value)
    return view.say(
        "{who} nhiều nhất: {count} đến hạn trong {horizon} tháng",
        who=who,
        count=count,
        horizon=HORIZON,
    )
