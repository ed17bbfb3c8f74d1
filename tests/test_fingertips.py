"""Fair comparison beside Fingertips: the same rates, to the last digit; fewer names, on purpose."""

from datetime import date
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from analytics.document import View
from analytics.form.chapters import VILLAGES
from analytics.form.fair.words import BESIDE
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.fair.compare import compared, comparison, standardised
from analytics.meaning.fair.groups import Crowd
from analytics.meaning.question import Reader

DATA = Path(__file__).parent / "fingertips"
MONTH, NINE = date(2024, 12, 31), BESIDE["group"]
PUBLISHED = {  # directly standardised, per 10,000, as their test results have them
    "testdata_big": 1043.0247991469423,
    "testdata_small": 110.3212025300104,
    "testdata_1976": 859.2097585022366,
}


@pytest.mark.parametrize("area", PUBLISHED)
def test_standardised_rates_are_those_of_fingertips_to_the_last_digit(area):
    table = pd.read_csv(DATA / "rates.csv").query("area == @area")
    people = [table[column].to_numpy(float)[None] for column in ("count", "pop")]
    crowd = Crowd((area,), tuple(table.ageband), *people)
    weights = table.weight.to_numpy(float)
    [rate] = 10_000 * standardised(crowd, weights / weights.sum())
    assert rate == pytest.approx(PUBLISHED[area], rel=1e-14)


def drawn(seed: int) -> np.ndarray:
    """Areas that truly differ, as large as villages: holders and people of each."""
    chance = np.random.default_rng(seed)
    people = chance.integers(BESIDE["least_size"], BESIDE["most_size"] + 1, BESIDE["areas"])
    rates = chance.normal(BESIDE["level"] / 100, BESIDE["apart"] / 100, BESIDE["areas"])
    return np.array([chance.binomial(people, rates), people], dtype=float).T


def named(areas: np.ndarray) -> tuple[int, int]:
    """How many are outside 99.8 % by their method (Wilson, people independent), and by ours."""
    theirs = ours = 0
    for group in areas.reshape(-1, NINE, 2):
        having, among = group.T
        low, high = wilson(having.sum() / among.sum(), among)
        theirs += int(((having / among < low) | (having / among > high)).sum())
        names = tuple(f"v{place}" for place in range(NINE))
        told = compared("x", MONTH, Crowd(names, ("14-17",), having[:, None], among[:, None]))
        ours += len(told.of("slow")) + len(told.of("good"))
    return theirs, ours


def wilson(share: float, among: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    z = NormalDist().inv_cdf(0.999)
    half = z * np.sqrt(share * (1 - share) / among + (z / among) ** 2 / 4)
    middle, whole = share + z**2 / among / 2, 1 + z**2 / among
    return (middle - half) / whole, (middle + half) / whole


def test_of_areas_as_small_as_villages_theirs_names_many_and_ours_few():
    several = np.array([named(drawn(seed)) for seed in range(BESIDE["draws"])])
    assert tuple(several.mean(axis=0).round()) == (BESIDE["theirs"], BESIDE["ours"])


def test_the_page_prints_the_factor_and_what_ordinary_does_not_mean(commune):
    view = View(Reader("chief", store=commune(7).store), MONTH)
    panels = {one.key: one for row in VILLAGES.build(view).rows for one in row}
    panel = panels["eid_activated-fair"]
    factor = f"{comparison(view.reader, EID_ACTIVATED, MONTH).overdispersion:.1f}"
    assert f"đã nới {factor.replace('.', ',')} lần về phương sai" in panel.subtitle
    assert "trong giới hạn không có nghĩa là không khác biệt" in panel.subtitle
    name, table = panel.more
    [[words]] = table.rows
    assert name == "Cách tính" and "không có nghĩa là “không khác biệt”" in words
    assert "297 vùng giả lập" in words and "gọi tên 38 vùng, ở đây 2." in words
