"""Every law of the book holds for every clean register, and notices when it is broken."""

from datetime import date
from functools import cache

import pytest

from data.synthetic.proof import sample
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.laws import LAWS
from data.synthetic.proof.laws.homes import households_of_minors
from tests.invariants import OF_THE_GENERATOR, SPECIFIED, differences, known_at, people_who_differ

SEEDS = (20241231, 1, 7, 424242)
DATES = (date(2024, 12, 31), date(2026, 6, 30))
HISTORIES = ("wandering", "campaigns", "late", "stalled")
SMALL = 700  # residents: enough people for every law, made in a moment


@cache
def facts(seed: int, as_of: date) -> Facts:
    return Facts(sample.commune(seed=seed, as_of=as_of), as_of)


@cache
def small(seed: int, as_of: date, number: int = 0, story: str = "default"):
    return sample.commune(number, seed=seed, residents=SMALL, as_of=as_of, story=story)


def test_the_book_has_all_57_laws_each_once():
    assert set(SPECIFIED) == (set(LAWS) & set(SPECIFIED)) | set(OF_THE_GENERATOR)
    assert not set(LAWS) & set(OF_THE_GENERATOR)


@pytest.mark.parametrize("as_of", DATES, ids=str)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("number", sorted(LAWS))
def test_the_law_holds(number, seed, as_of):
    broken = LAWS[number].offenders(facts(seed, as_of))
    assert not len(broken), (
        f"{LAWS[number].in_('en')} {len(broken)} × {LAWS[number].table}: {broken[:5]}"
    )


@pytest.mark.parametrize("story", HISTORIES)
def test_the_laws_hold_whatever_the_history_of_the_country(story):
    found = Facts(small(7, DATES[1], story=story), DATES[1])
    broken = {number: len(law.offenders(found)) for number, law in LAWS.items()}
    assert not any(broken.values()), {number: count for number, count in broken.items() if count}


@pytest.mark.parametrize("story", HISTORIES)
def test_another_history_changes_papers_and_no_life(story):
    usual, other = small(7, DATES[1]), small(7, DATES[1], story=story)
    for name in ("residents", "households", "household_membership", "marriages", "absences"):
        assert usual[name].equals(other[name]), name
    assert not usual["eid_accounts"].equals(other["eid_accounts"])
    again = sample.commune(seed=7, residents=SMALL, as_of=DATES[1], story=story)
    assert other["eid_accounts"].equals(again["eid_accounts"])


@pytest.mark.parametrize("as_of", DATES, ids=str)
@pytest.mark.parametrize("seed", SEEDS)
def test_households_left_to_minors_are_very_few(seed, as_of):
    """The named exception to law 36: the last adult died or left."""
    found = facts(seed, as_of)
    assert len(households_of_minors(found)) <= max(3, 0.002 * len(found.homes))


@pytest.mark.slow
def test_twenty_communes_side_by_side_break_no_law_and_share_no_number():
    numbers, people = [], []
    for register in sample.communes(20, seed=99, residents=SMALL):
        found = Facts(register, sample.AS_OF)
        broken = {n: len(LAWS[n].offenders(found)) for n in LAWS}
        assert not any(broken.values()), {n: count for n, count in broken.items() if count}
        numbers += register["residents"]["personal_id"].tolist()
        people += found.ids.tolist()
    assert len(set(numbers)) == len(numbers) and len(set(people)) == len(people)


# --- laws of the generator --------------------------------------------------------------------


def test_33_a_number_never_changes_with_the_data_date():
    early, late = (small(3, day)["residents"] for day in (date(2022, 6, 30), DATES[1]))
    held = dict(zip(late["resident_id"], late["personal_id"], strict=True))
    assert all(
        held[person] == number
        for person, number in zip(early["resident_id"], early["personal_id"], strict=True)
    )


def test_53_the_same_seed_gives_the_same_tables():
    one = small(3, DATES[0])
    again = sample.commune(seed=3, residents=SMALL, as_of=DATES[0])
    for name, frame in one.items():
        assert frame.equals(again[name]), name


def test_53_another_seed_gives_other_people():
    one, other = (small(seed, DATES[0])["residents"]["full_name"] for seed in (3, 4))
    assert not one.equals(other)


@pytest.mark.parametrize("number", [0, 3])
def test_54_a_commune_alone_is_the_commune_among_others(number):
    alone = small(3, DATES[0], number)
    batch = list(sample.communes(number + 2, seed=3, residents=SMALL))
    for name, frame in alone.items():
        assert frame.equals(batch[number][name]), name


@pytest.mark.parametrize(
    "early", [date(2021, 3, 31), date(2023, 1, 22), date(2024, 12, 31)], ids=str
)
@pytest.mark.parametrize("seed", [1, 7])
def test_55_an_earlier_history_is_the_later_one_cut_there(seed, early):
    assert differences(small(seed, early), known_at(small(seed, date(2027, 5, 31)), early)) == []


def test_56_a_slower_village_leaves_all_others_alone(monkeypatch):
    """The ninth village is told to lag two years; only its own people take things up later."""
    from dataclasses import replace

    from data.synthetic.paper import story

    usual = small(3, DATES[0])
    told = story.STORIES["default"]
    slow = replace(told, lag=(*told.lag[:8], 24.0))
    monkeypatch.setitem(story.STORIES, "default", slow)
    changed = people_who_differ(usual, sample.commune(seed=3, residents=SMALL, as_of=DATES[0]))
    people = usual["residents"]
    ninth = set(people.loc[people["village_id"] == "v9", "resident_id"])
    assert changed and changed <= ninth
