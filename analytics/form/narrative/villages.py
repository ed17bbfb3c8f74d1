"""Villages in sentences: who did most, who lags, how an indicator is called in a sentence."""

from fractions import Fraction

from analytics.form import number
from analytics.form.annex.fact import Fact, Sentence, claim, fixed, joined, told
from analytics.form.annex.source import first_month
from analytics.form.annex.tables import ACTIVE, PRESENT
from analytics.form.annex.teller import Teller
from analytics.form.ranking import by_missing
from analytics.meaning.answer import SMALL
from analytics.meaning.catalogue import indicator_of
from analytics.meaning.fair.deeds import Deeds
from analytics.words.text import Text

NAMED = 3  # villages named in a sentence
LACKING = {
    ACTIVE: Text("chưa kích hoạt định danh", "without an active e-ID"),
    PRESENT: Text("chưa có thẻ còn hạn", "without a valid card"),
}


def most_improved(teller: Teller) -> Sentence:
    """The village that did most of what it could in a month; nobody is praised for who left."""
    view = teller.view
    if first_month(view):
        return ()
    key = ACTIVE if teller.eid_begun else PRESENT
    large = [one for one in teller.source.deeds(key) if one.could >= SMALL]
    if len(large) < 2:
        return (
            view.say(
                "Mỗi thôn còn quá ít người chưa có để so mức tiến trong tháng.",
                "Too few in each village were without it to compare this month.",
            ),
        )
    most = max(Fraction(one.done, one.could) for one in large)
    if not most:
        return (view.say("Không thôn nào làm thêm được trong tháng.", "Nobody did it this month."),)
    best = [one for one in large if Fraction(one.done, one.could) == most]
    return told(
        view,
        "Tiến bộ nhất tháng: {names}, {done} trong {could} người {lacking} đã làm ({rate}).",
        "Most improved this month: {names}, {done} of {could} {lacking} did it ({rate}).",
        names=_praised(teller, best, alike=len(best) == len(teller.areas)),
        lacking=LACKING[key].in_(view.language),
        **_did(teller, key, best),
    )


def _praised(teller: Teller, best: list[Deeds], *, alike: bool) -> Sentence:
    """Every one of equals, for the persons told are those of all of them."""
    if alike:
        return (teller.view.say("tất cả các thôn bằng nhau", "all villages alike"),)
    return joined([(teller.area(one.area),) for one in best], ", ")


def _did(teller: Teller, key: str, best: list[Deeds]) -> dict[str, Fact]:
    """Their persons together, and the share: of equals it is that of each."""
    language, area = teller.view.language, "+".join(one.area for one in best)
    done, could = (sum(getattr(one, part) for one in best) for part in ("done", "could"))
    rate = number.percent(100 * done / could, language)
    share = Fact(claim(key, area, teller.month, "done share"), rate, 100 * done / could, "percent")
    counts = {"done": done, "could": could}
    facts = {what: teller.whole(key, area, what, count) for what, count in counts.items()}
    return facts | {"rate": share}


def lagging(teller: Teller, key: str) -> list[str]:
    """Villages short of their target, most people missing first."""
    found = [teller.figure(key, area) for area in teller.areas]
    return [one.area for one in by_missing(tuple(found)) if one.missing]


def names(teller: Teller, areas: list[str]) -> Sentence:
    return joined([(teller.area(area),) for area in areas[:NAMED]], ", ")


def named(teller: Teller, key: str) -> Fact:
    words = indicator_of(key).name.in_(teller.view.language)
    return fixed(words[:1].lower() + words[1:] if words[1:2].islower() else words, f"{key} | name")
