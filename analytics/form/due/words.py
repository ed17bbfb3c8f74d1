"""What the demand calendar says in words: the fullest month, the months over capacity."""

from datetime import date

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.peak import highest
from analytics.form.phrase import people
from analytics.form.view import View
from analytics.meaning.due.demand import HORIZON, Demand
from analytics.words.month import shifted


def load_title(view: View, demand: Demand) -> str:
    """Which month is fullest, with how many, and whether that is more than a month can serve."""
    if demand.fullest is None:
        return view.say(
            f"{HORIZON} tháng tới không có người có mặt nào đến hạn",
            f"Nobody present falls due in the next {HORIZON} months",
        )
    fullest, cards = fullest_words(view, demand), capacity_words(view, demand)
    if not cards:
        return fullest[:1].upper() + fullest[1:]
    if not demand.over:
        said = view.say(f"{fullest}, trong năng lực {cards}", f"{fullest}, within {cards}")
        return said[:1].upper() + said[1:]
    over = counted(len(demand.over), "month", view.language)
    return view.say(
        f"{over} vượt năng lực {cards}; {fullest}",
        f"{over} above {cards}; {fullest}",
    )


def fullest_words(view: View, demand: Demand) -> str:
    """The month with most people due; where months tie, they are named together."""
    peak = highest(
        {number.month_name(one, view.language): demand.load(one) for one in demand.months}, places=0
    )
    if peak is None:
        count = people(view, demand.load(demand.months[0]))
        return view.say(f"mỗi tháng {count} đến hạn", f"{count} due every month")
    count = people(view, peak.value)
    if peak.alone:
        return view.say(
            f"đông nhất {peak.names[0]}: {count} đến hạn",
            f"{peak.names[0]} is fullest: {count} due",
        )
    who = peak.named(view, "month")
    return view.say(
        f"đông nhất {who}: {count} đến hạn mỗi tháng", f"fullest are {who}: {count} due in each"
    )


def load_subtitle(view: View, demand: Demand) -> str:
    first, last = (number.month_name(demand.months[end], view.language) for end in (0, -1))
    away = people(view, demand.persons(presence="away"))
    said = view.say(
        f"Người thường trú có mặt đến hạn làm thẻ, {first}–{last}; ngoài ra {away} đang vắng. ",
        f"Registered residents present whose card falls due, {first}–{last}; "
        f"besides, {away} away. ",
    )
    return said + over_words(view, demand) + capacity_source(view, demand)


def over_words(view: View, demand: Demand) -> str:
    """The months over capacity by name, neighbours joined."""
    if demand.capacity is None:
        return ""
    if not demand.over:
        return view.say("Không tháng nào vượt năng lực. ", "No month exceeds the capacity. ")
    named = ", ".join(
        "–".join(number.month_name(one, view.language) for one in dict.fromkeys(run))
        for run in runs(demand.over)
    )
    return view.say(f"Vượt năng lực: {named}. ", f"Over capacity: {named}. ")


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
    cards = number.whole(demand.capacity.cards, view.language)
    return view.say(f"{cards} thẻ/tháng", f"{counted(demand.capacity.cards, 'card', 'en')} a month")


def capacity_source(view: View, demand: Demand) -> str:
    told = demand.capacity
    if told is None:
        return view.say(
            "Chưa đủ tháng có số liệu để biết năng lực.",
            "There are too few months of figures to know the capacity.",
        )
    if told.chosen is not None:
        return view.say("Năng lực do chỉ huy đặt.", "The capacity is set by the chief.")
    usual = counted(told.usual, "card", view.language)
    months = counted(told.months, "month", view.language)
    narrow = view.where.areas or view.reader.role == "village"
    whom = view.say(" cho người các thôn này", " to people of these villages") if narrow else ""
    return view.say(
        f"Năng lực: số thẻ cấp{whom} mà 9/10 tháng trong {months} qua không vượt; "
        f"tháng thường {usual}.",
        f"Capacity: nine in ten of the last {months} issued no more{whom}; a usual month {usual}.",
    )


def verdict(view: View, demand: Demand, month: date) -> str:
    if demand.capacity is None:
        return view.say("○ chưa đủ dữ liệu", "○ too few data")
    beyond = demand.load(month) - demand.capacity.cards
    if beyond > 0:
        return view.say(f"■ vượt {people(view, beyond)}", f"■ {people(view, beyond)} over")
    return view.say("● trong năng lực", "● within capacity")


def villages_title(view: View, demand: Demand) -> str:
    sums: dict[str, float | None] = {
        name: demand.persons(area=area, presence="present") for area, name in demand.areas.items()
    }
    most = highest(sums, places=0)
    if most is None:
        name = next(iter(sums)) if len(sums) == 1 else view.say("Mỗi thôn", "Each village")
        count = people(view, next(iter(sums.values())))
        return view.say(
            f"{name}: {count} đến hạn trong {HORIZON} tháng",
            f"{name}: {count} due in {HORIZON} months",
        )
    who, count = most.who(view), people(view, most.value)
    return view.say(
        f"{who} nhiều nhất: {count} đến hạn trong {HORIZON} tháng",
        f"Most in {who}: {count} due in {HORIZON} months",
    )
