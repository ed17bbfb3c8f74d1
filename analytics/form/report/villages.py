"""Villages in sentences: who did most, who lags, how an indicator is called in a sentence."""

from analytics.document import View, number
from analytics.form.ranking import by_missing
from analytics.form.report.annex.fact import Fact, Sentence, claim, fixed, joined, told
from analytics.form.report.annex.source import first_month
from analytics.form.report.annex.tables import ACTIVE, PRESENT
from analytics.form.report.annex.teller import Teller
from analytics.meaning.fair.deeds import Deeds
from analytics.meaning.fair.improved import Gains, judged
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted
from analytics.words.text import Text

NAMED = 3  # villages named in a sentence
LACKING = {
    ACTIVE: Text("chưa kích hoạt định danh"),
    PRESENT: Text("chưa có thẻ còn hạn"),
}


def most_improved(teller: Teller) -> Sentence:
    """Who did most in a month, by the rule of the page: beyond chance, never by people leaving."""
    view = teller.view
    if first_month(view):
        return ()
    key = ACTIVE if teller.eid_begun else PRESENT
    last = Gains(key, shifted(teller.month, -1), teller.month)
    found = judged(last, teller.source.deeds(key), {})
    best = [one.deeds for one in found.best]
    if not best:
        return (unpraised(view, found),)
    return told(
        view,
        "Tiến bộ nhất tháng: {names}, {done} trong {could} người {lacking} đã làm ({rate}).",
        names=joined([(teller.area(one.area),) for one in best], ", "),
        lacking=LACKING[key].in_(view.language),
        **_did(teller, key, best),
    )


def unpraised(view: View, found: Gains) -> str:
    if found.judged:
        return view.say("Trong tháng không thôn nào tiến vượt mức dao động.")
    return view.say("Mỗi thôn còn quá ít người chưa có để so mức tiến trong tháng.")


def _did(teller: Teller, indicator: Indicator, best: list[Deeds]) -> dict[str, Fact]:
    """Their persons together, and the share: of equals it is that of each."""
    language, area = teller.view.language, "+".join(one.area for one in best)
    done, could = (sum(getattr(one, part) for one in best) for part in ("done", "could"))
    rate = number.percent(100 * done / could, language)
    share = Fact(
        claim(indicator, area, teller.month, "done share"), rate, 100 * done / could, "percent"
    )
    counts = {"done": done, "could": could}
    facts = {what: teller.whole(indicator, area, what, count) for what, count in counts.items()}
    return facts | {"rate": share}


def lagging(teller: Teller, indicator: Indicator) -> list[str]:
    """Villages short of their target, most people missing first."""
    found = [teller.figure(indicator, area) for area in teller.areas]
    return [one.area for one in by_missing(tuple(found)) if one.missing]


def names(teller: Teller, areas: list[str]) -> Sentence:
    return joined([(teller.area(area),) for area in areas[:NAMED]], ", ")


def named(teller: Teller, indicator: Indicator) -> Fact:
    words = indicator.name.in_(teller.view.language)
    return fixed(
        words[:1].lower() + words[1:] if words[1:2].islower() else words, f"{indicator.key} | name"
    )
