"""S14: planted errors are counted against the plan, and the people behind them as they are."""

from functools import cache

import numpy as np
import pytest

from data.synthetic.defects.chance import defects
from data.synthetic.proof import sample
from data.synthetic.proof.errors import OWN_RATE, error_scores
from data.synthetic.proof.score import Counts
from data.synthetic.proof.scorecard import counted, pooled, scores
from data.synthetic.reference import table


@cache
def spoilt() -> Counts:
    return counted(sample.spoilt(), sample.AS_OF)


def told(c: Counts) -> dict[str, list[bool]]:
    out: dict[str, list[bool]] = {}
    for one in error_scores(c):
        out.setdefault(one.measure, []).append(one.met)
    return out


def with_errors(**columns: np.ndarray) -> Counts:
    one = spoilt()
    return Counts(1, one.as_of, one.days, one.month_ends, one.of | columns)


def test_the_default_commune_has_as_many_errors_as_planned_on_every_day():
    assert told(spoilt()) == {"S14": [True] * 5, "S14-own": [True]}


@pytest.mark.slow
@pytest.mark.parametrize("count", [12, pytest.param(sample.SPOILT, marks=pytest.mark.prove)])
def test_many_communes_have_the_errors_planned(count):
    """±3 %, or what chance gives: of sixty, 3.2 % of the level on the data date, 8 % of births
    untold."""
    many = pooled(sample.spoilt_communes(count), sample.AS_OF)
    far = [f"{s.measure} {s.day}: {s.value} > {s.bar}" for s in error_scores(many) if not s.met]
    assert far == []


def test_errors_leave_the_people_as_they_are():
    clean = counted(sample.commune(), sample.AS_OF)
    others = [one for one in scores(spoilt()) if not one.measure.startswith("S14")]
    assert others == list(scores(clean))
    assert not list(error_scores(clean))


def test_only_codes_that_follow_the_path_are_counted_against_it():
    own = {row["code"] for row in table("defects").to_dict("records") if row["level"] == "own"}
    assert own == set(OWN_RATE) == {"D15", "D16", "D21", "D29", "D32"}


def test_own_rates_are_counted_among_those_whom_it_could_have_hit():
    could = dict(zip(OWN_RATE, spoilt()["own_errors"][:, 0].tolist(), strict=True))
    people = sample.commune()["residents"]
    gone = people["exit_type"].value_counts()
    assert could["D15"] == gone["death"] and could["D16"] == gone["move_out"]
    assert could["D29"] == gone["temporary_end"]
    assert could["D21"] == (people["entry_type"] == "birth").sum()


def test_an_error_not_yet_made_is_not_counted():
    """Of all the errors ever planted only those begun and not fixed stand on a day."""
    truth = sample.spoilt()["defects_truth"]
    path = truth[~truth["defect_code"].isin(OWN_RATE)]
    ever = path["record_id"].str.split("|").str[0].nunique()
    assert (spoilt()["errors"][:, 1] < ever).all()


def test_a_clerk_who_mends_nothing_is_noticed():
    errors = spoilt()["errors"].copy()
    errors[:, 1] = errors[0, 1]
    assert told(with_errors(errors=errors))["S14"] == [True, False, False, False, False]


@pytest.mark.parametrize("code", [c for c in OWN_RATE if defects()[c].base > 0.05])
def test_three_times_as_many_untold_exits_are_noticed(code):
    own = spoilt()["own_errors"].copy()
    own[OWN_RATE.index(code), 1] *= 3
    assert told(with_errors(own_errors=own))["S14-own"] == [False]
