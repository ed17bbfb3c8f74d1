"""The first lines of docs/population.md: what is met, what is missed, in plain words."""

from collections.abc import Sequence

from analytics.words.text import Text
from data.synthetic.proof.carried import doubt
from data.synthetic.proof.counts import Counts
from data.synthetic.proof.score import Score
from data.synthetic.proof.written import decimal


def summary(found: Sequence[tuple[Text, Sequence[Score]]]) -> str:
    """Two lines a group of scores, in each language."""
    return "\n".join(f"- {line.vi}\n  {line.en}" for line in (_line(*one) for one in found))


def _line(of: Text, found: Sequence[Score]) -> Text:
    missed = {one.measure: one for one in found if not one.met}
    met, total = sum(one.met for one in found), len(found)
    if not missed:
        return Text(f"{of.vi}: đạt cả {total} phép so sánh.", f"{of.en}: all {total} comparisons.")
    names_vi, names_en = (
        "; ".join(getattr(one, f"label_{lang}") for one in missed.values()) for lang in ("vi", "en")
    )
    return Text(
        f"{of.vi}: đạt {met}/{total} phép so sánh. Chưa đạt: {names_vi}.",
        f"{of.en}: {met} of {total} comparisons met. Missed: {names_en}.",
    )


def doubts(c: Counts) -> dict[str, str]:
    """The most that carrying the pyramid leaves open on any day, per 1,000 people."""
    most = [1000 * max(parts) for parts in zip(*(doubt(int(on)) for on in c.days), strict=True)]
    return {
        f"{name}{ending}": decimal(value, lang)
        for name, value in zip(("split", "rates"), most, strict=True)
        for lang, ending in (("vi", ""), ("en", "_en"))
    }
