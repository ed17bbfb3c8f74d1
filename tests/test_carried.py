"""The undated pyramid carried to another day: on paper, and apart from the generator."""

from pathlib import Path

import numpy as np
import pytest

from data.synthetic.days import CALIBRATED_TO, day
from data.synthetic.proof import ages as module
from data.synthetic.proof import references
from data.synthetic.proof.ages import a_year_back, carried, doubt, single_years

JANUARIES = [day(f"{year}-01-01") for year in (2021, 2022, 2023, 2024)]
FIVE_YEARS_BACK = day("2019-12-31")
MEN, WOMEN = 0, 1


def test_on_its_own_day_the_pyramid_is_the_table_itself():
    assert carried(CALIBRATED_TO) == pytest.approx(references.pyramid())
    assert sum(doubt(CALIBRATED_TO)) == pytest.approx(0)


def test_single_years_keep_the_five_year_groups_and_nobody_is_negative():
    single = single_years(references.pyramid())
    groups = np.add.reduceat(single, np.arange(0, 90, 5), axis=1)
    assert groups == pytest.approx(references.pyramid()) and (single >= 0).all()


def test_smoothing_leaves_no_steps_between_groups():
    def steps(single: np.ndarray) -> float:
        return float(np.abs(np.diff(single[:, :85], n=2, axis=1)).max())

    flat = single_years(references.pyramid(), rounds=0)
    assert steps(single_years(references.pyramid())) < 0.2 * steps(flat)


def test_a_year_back_the_old_were_more_and_the_young_women_too():
    """Old people have died since; of young women 35 in 1,000 a year have moved away on balance."""
    now = np.ones((2, 117))
    then = a_year_back(now)
    assert then[MEN, 79] > 1.04 and then[WOMEN, 79] > 1.02  # 80 now; 48 and 27 in 1,000 die
    assert then[WOMEN, 22] == pytest.approx(1 + 0.0347, abs=0.002)  # .0607 out, .0260 in
    assert then[:, 40] == pytest.approx(1.004 + np.array([0.0030, 0.0010]), abs=0.003)
    assert (then[:, -1] == 0).all()


def test_five_years_back_every_group_is_the_next_one_of_today():
    """No smoothing matters over five whole years: the groups fall on each other again."""
    then, today = carried(FIVE_YEARS_BACK), references.pyramid()
    middle = then[:, 7:10] / today[:, 8:11]  # 35-49 then, 40-54 now
    assert middle / middle.mean() == pytest.approx(1, abs=0.03)
    assert carried(FIVE_YEARS_BACK, flat=True) == pytest.approx(then, rel=0.03)


def test_ahead_the_births_are_those_of_the_references():
    ahead = carried(day("2025-12-31"))
    babies = single_years(ahead)[:, 0].sum()
    assert babies == pytest.approx(references.BIRTHS_PER_1000 / 1000, rel=0.1)


def test_a_day_between_two_years_lies_between_them():
    ends = carried(day("2021-12-31")), carried(day("2022-12-31"))
    middle = carried(day("2022-07-01"))
    assert (middle >= np.minimum(*ends) - 1e-4).all() and (middle <= np.maximum(*ends) + 1e-4).all()


def test_what_is_not_known_is_small_and_the_way_back_is_long():
    """The allowance stays well below what carrying the table back corrects."""
    for on in JANUARIES:
        off = np.abs(carried(on) - references.pyramid()).sum() / 2
        assert sum(doubt(on)) < min(0.010, off / 2)


def test_the_proof_takes_nothing_from_the_lives_it_judges():
    for file in Path(module.__file__).parent.rglob("*.py"):
        assert "synthetic.life" not in file.read_text(encoding="utf-8"), file
