"""Villages in sentences: who gained most, who lags, how an indicator is called in a sentence."""

from analytics.form import number
from analytics.form.annex.fact import Fact, Sentence, claim, fixed, joined, told
from analytics.form.annex.source import first_month
from analytics.form.annex.tables import ACTIVE, PRESENT
from analytics.form.annex.teller import Teller
from analytics.form.ranking import by_missing
from analytics.form.why.told import hundredths
from analytics.meaning.catalogue import indicator_of

NAMED = 3  # villages named in a sentence


def most_improved(teller: Teller) -> Sentence:
    """The village that gained most points in a month; all of them where they tie."""
    view = teller.view
    if first_month(view):
        return ()
    key = ACTIVE if teller.eid_begun else PRESENT
    gains = {area: gain for area in teller.areas if (gain := _gain(teller, key, area)) is not None}
    most = max(gains.values(), default=0)
    if most <= 0:
        return (
            view.say("Không thôn nào tăng so với tháng trước.", "No village gained this month."),
        )
    best = [area for area, gain in gains.items() if gain == most]
    size = number.decimal(most / 100, view.language, places=2)
    return told(
        view,
        "Tiến bộ nhất tháng: {names}, {name} tăng {size} điểm %.",
        "Most improved this month: {names}, {name} up {size} points.",
        names=names(teller, best) if len(best) < len(teller.areas) else (_all(teller),),
        name=named(teller, key),
        size=Fact(claim(key, "+".join(best), teller.month, "gain"), size, most / 100, "precise"),
    )


def lagging(teller: Teller, key: str) -> list[str]:
    """Villages short of their target, most people missing first."""
    found = [teller.figure(key, area) for area in teller.areas]
    return [one.area for one in by_missing(tuple(found)) if one.missing]


def names(teller: Teller, areas: list[str]) -> Sentence:
    return joined([(teller.area(area),) for area in areas[:NAMED]], ", ")


def _gain(teller: Teller, key: str, area: str) -> int | None:
    now, then = (hundredths(teller.figure(key, area, back=back)) for back in (0, 1))
    return None if now is None or then is None else now - then


def named(teller: Teller, key: str) -> Fact:
    words = indicator_of(key).name.in_(teller.view.language)
    return fixed(words[:1].lower() + words[1:] if words[1:2].islower() else words, f"{key} | name")


def _all(teller: Teller) -> str:
    return teller.view.say("tất cả các thôn bằng nhau", "all villages alike")
