"""python -m data.synthetic.proof.report: writes docs/population.md and its pictures."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

from analytics.words.text import Given
from data.synthetic.proof import sample
from data.synthetic.proof.ages import doubt
from data.synthetic.proof.errors import error_scores
from data.synthetic.proof.independent import independent_scores
from data.synthetic.proof.laws import LAWS
from data.synthetic.proof.plots import pictures
from data.synthetic.proof.score import Counts, Score, decimal, noted
from data.synthetic.proof.scorecard import counted, pooled, scores

PAGE = Path(__file__).resolve().parents[3] / "docs" / "population.md"
_HERE = Path(__file__).parent
_OTHER = 0.1  # bars of Januaries that differ by more are shown


def summary(found: Sequence[tuple[Given, Sequence[Score]]]) -> str:
    """Two lines a group of scores, in each language."""
    return "\n".join(f"- {line.vi}\n  {line.en}" for line in (_line(*one) for one in found))


def _line(of: Given, found: Sequence[Score]) -> Given:
    missed = {one.measure: one for one in found if not one.met}
    met, total = sum(one.met for one in found), len(found)
    if not missed:
        return Given(f"{of.vi}: đạt cả {total} phép so sánh.", f"{of.en}: all {total} comparisons.")
    names_vi, names_en = (
        "; ".join(getattr(one, f"label_{lang}") for one in missed.values()) for lang in ("vi", "en")
    )
    return Given(
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


def page(one: Counts, communes: Counts, errors: Counts) -> str:
    """The whole page; its pictures come from `pictures(communes)`."""
    un, wrong = independent_scores(communes), tuple(error_scores(errors))
    told = [
        (Given("Xã mặc định", "The default commune"), scores(one)),
        (noted("communes", communes.communes), scores(communes)),
        (Given("So với Liên Hợp Quốc", "Against the United Nations"), un),
        (Given("Lỗi được gài vào", "Planted errors"), wrong),
    ]
    return _template("population").substitute(
        summary=summary(told),
        commune=commune_part(one),
        communes=score_table(scores(communes)),
        independent=score_table(un),
        errors=score_table(wrong),
        laws=laws_table(),
        count=communes.communes,
        spoilt=errors.communes,
        vi=decimal(communes.residents, "vi", 0),
        en=decimal(communes.residents, "en", 0),
        **doubts(communes),
    )


def commune_part(one: Counts) -> str:
    """The scorecard of the default commune; a test computes it again."""
    return _template("commune").substitute(
        table=score_table(scores(one)),
        vi=decimal(one.residents, "vi", 0),
        en=decimal(one.residents, "en", 0),
    )


def _template(name: str) -> Template:
    return Template((_HERE / f"{name}.template.md").read_text(encoding="utf-8"))


def score_table(found: Iterable[Score]) -> str:
    """One row a measure: the last value, its bar, the Januaries before, what it says."""
    by_measure: dict[str, list[Score]] = {}
    for one in found:
        by_measure.setdefault(one.measure, []).append(one)
    lines = [
        "| | Chỉ tiêu · Measure | Giá trị · Value | Ngưỡng · Bar | Các ngày 01/01 · Januaries | "
        "Nghĩa là · Meaning |",
        "| --- | --- | ---: | ---: | --- | --- |",
        *(_row(measure, rows) for measure, rows in by_measure.items()),
    ]
    return "\n".join(lines)


def _row(measure: str, rows: list[Score]) -> str:
    *earlier, last = sorted(rows, key=lambda one: one.day)
    met = all(one.met for one in rows)
    days = " ".join(f"{one.day:%Y}: {_number(one)}{'' if one.met else ' ✗'}" for one in earlier)
    bars = [one.bar for one in earlier]
    if bars and max(abs(bar / last.bar - 1) for bar in bars if last.bar) > _OTHER:
        ends = dict.fromkeys(decimal(end, "vi", 3) for end in (min(bars), max(bars)))
        days += f" (≤ {'–'.join(ends)})"
    cells = (
        "✓" if met else "✗",
        f"`{measure}` {last.label_vi} · {last.label_en}",
        _number(last) + ("" if last.met else " ✗"),
        f"≤ {decimal(last.bar, 'vi', 3)}",
        days or "–",
        f"{last.note_vi}<br>{last.note_en}",
    )
    return f"| {' | '.join(cells)} |"


def _number(one: Score) -> str:
    return decimal(one.value, "vi", 3)


def laws_table() -> str:
    """Every law in two languages."""
    rows = [f"| {n} | {LAWS[n].vi} | {LAWS[n].en} |" for n in sorted(LAWS)]
    return "\n".join(["| | Luật | Law |", "| ---: | --- | --- |", *rows])


def write(communes: int) -> None:
    """Everything, into docs."""
    one = counted(sample.commune(), sample.AS_OF)
    together = pooled(sample.communes(communes), sample.AS_OF)
    errors = pooled(sample.spoilt_communes(), sample.AS_OF)
    folder = PAGE.with_suffix("")
    folder.mkdir(exist_ok=True)
    for name, drawn in pictures(together).items():
        (folder / f"{name}.svg").write_text(drawn, encoding="utf-8")
    PAGE.write_text(page(one, together, errors), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m data.synthetic.proof.report")
    parser.add_argument("--communes", type=int, default=sample.MANY)
    write(parser.parse_args().communes)
