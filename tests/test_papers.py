"""Where people are and what papers they hold: the law, the curves, the villages, the prefix."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from data.synthetic.days import HORIZON, NEVER, age, anniversary, day
from data.synthetic.life import tuned
from data.synthetic.life.kin import last_days, memberships
from data.synthetic.life.people import People, people
from data.synthetic.life.years import lived
from data.synthetic.paper import STORIES, papers
from data.synthetic.paper.absences import LONGEST, SHORTEST, TET
from data.synthetic.paper.accounts import FIRST_DAY
from data.synthetic.paper.calibrate import away_by_group, table_away
from data.synthetic.paper.cards import CMND_VOID, EARLIEST, LAW_2023, THRESHOLDS, expiry
from data.synthetic.paper.curves import ENDS, counted, have, shares, wanted
from data.synthetic.tables import AWAY, CARD_KINDS, REASONS

SEEDS = (20241231, 1, 7)
DEFAULT = STORIES["default"]


@cache
def commune(seed: int, number: int = 1, until: int = 2030, residents: int = 5200) -> People:
    lives = lived(seed, number, residents, until, tuning=tuned(), older=DEFAULT.older)
    return people(lives, residents, last_days(lives, memberships(lives)))


@pytest.fixture(scope="module", params=SEEDS)
def both(request):
    who = commune(request.param)
    return who, papers(request.param, who, DEFAULT)


def code(words: tuple[str, ...], word: str) -> int:
    return words.index(word)


def follows(person: np.ndarray) -> np.ndarray:
    """Rows whose row before belongs to the same person."""
    return np.nonzero(person[1:] == person[:-1])[0] + 1


def away_on(who: People, made, then: int) -> np.ndarray:
    out = np.zeros(len(who.ids), dtype=bool)
    spells = made.absences
    out[spells.person[(spells.start <= then) & (then < spells.end)]] = True
    return out


def registered(who: People, then: int) -> np.ndarray:
    return (who.entry <= then) & (then < who.exit) & ~who.temporary


def test_people_born_on_a_leap_day_change_their_card_on_the_first_of_march():
    found = expiry(np.array([day("2000-02-29")]), np.array([day("2021-05-01")]))
    assert found[0] == day("2025-03-01")


# --- absences and visits ---------------------------------------------------------------------


def test_spells_are_disjoint_and_inside_residence(both):
    who, made = both
    away = made.absences
    assert (who.entry[away.person] <= away.start).all() and (away.start < away.end).all()
    assert (away.end <= who.exit[away.person]).all()
    next_ = follows(away.person)
    assert (away.end[next_ - 1] <= away.start[next_]).all()
    assert not who.temporary[away.person].any()


def test_only_leaving_the_register_makes_a_spell_shorter_than_thirty_days(both):
    who, made = both
    away = made.absences
    short = away.end - away.start < SHORTEST
    assert (away.end[short] == who.exit[away.person[short]]).all()
    assert short.sum() < 0.01 * len(short)


def test_visits_lie_around_tet_inside_a_spell_and_last_under_thirty_days(both):
    _, made = both
    home, away = made.visits, made.absences
    assert (away.start[home.spell] < home.start).all() and (home.start < home.end).all()
    assert (home.end <= away.end[home.spell]).all()
    assert (home.end - home.start <= LONGEST).all()
    assert (np.abs(home.start[:, None] - TET).min(axis=1) <= 14).all()


def test_three_in_five_come_home_at_tet_from_other_provinces_and_few_from_abroad(both):
    _, made = both
    away, home = made.absences, made.visits
    for kind, share in (("other_province", 0.60), ("abroad", 0.15)):
        mine = away.kind == code(AWAY, kind)
        chances = ((away.start[mine, None] < TET - 14) & (away.end[mine, None] > TET + 20)).sum()
        came = mine[home.spell].sum()
        assert came / chances == pytest.approx(share, abs=0.04)


def test_tet_changes_nobodys_state_of_residence(both):
    who, made = both
    before, eve = (away_on(who, made, day(text)) for text in ("2022-01-10", "2022-01-31"))
    assert abs(int(eve.sum()) - int(before.sum())) < 40  # 340 people are home on that evening


def test_about_six_absences_a_month_are_declared(both):
    _, made = both
    away = made.absences
    inside = (away.start > day("2021-01-01")) & (away.start < day("2025-01-01"))
    assert (away.declared & inside).sum() / 48 == pytest.approx(6, abs=1.5)
    assert away.declared[inside].mean() < 0.25


def test_the_share_away_fits_the_table_by_age_in_one_commune(both):
    who, made = both
    gone, there = away_by_group(who, made.absences)
    assert gone.sum() / there.sum() == pytest.approx(0.18, abs=0.03)
    big = there > 150 * 9  # nine half-years
    assert np.abs(gone / there - table_away())[big].mean() < 0.03


# --- cards -----------------------------------------------------------------------------------


def test_cards_count_from_one_without_gaps_and_later_ones_are_issued_later(both):
    _, made = both
    held = made.cards
    next_ = follows(held.person)
    assert (held.seq[next_] == held.seq[next_ - 1] + 1).all()
    assert (np.delete(held.seq, next_) == 1).all()
    assert (held.issued[next_ - 1] < held.issued[next_]).all()


def test_no_card_before_fourteen_until_the_law_of_2023(both):
    who, made = both
    held = made.cards
    fourteen = anniversary(who.born[held.person], 14)
    early = held.issued < fourteen
    assert (held.issued[early] >= LAW_2023).all() and early.any()
    asked = held.reason == code(REASONS, "under14")
    assert early[asked].all() and (held.seq[asked] == 1).all()
    others = [code(REASONS, word) for word in ("under14", "14", "lost", "info_change")]
    assert np.isin(held.reason[early], others).all()


def test_kinds_follow_their_dates(both):
    who, made = both
    held = made.cards
    first = {"cmnd9": "1950-01-01", "barcode": "2016-01-01", "chip_cccd": "2021-01-01"}
    for kind, text in first.items():
        assert (held.issued[held.kind == code(CARD_KINDS, kind)] >= day(text)).all()
    new = held.kind == code(CARD_KINDS, "can_cuoc")
    assert (new == (held.issued >= LAW_2023)).all()
    assert (held.issued < who.exit[held.person]).all() and not who.temporary[held.person].any()


def test_expiry_is_a_threshold_birthday_more_than_two_years_away_or_none(both):
    who, made = both
    held = made.cards
    citizen = held.kind > 0
    born, issued, ends = (x[citizen] for x in (who.born[held.person], held.issued, held.expires))
    assert (ends == expiry(born, issued)).all()
    birthdays = np.array([anniversary(born, years) for years in THRESHOLDS])
    assert ((birthdays == ends).any(axis=0) | (ends == NEVER)).all()
    assert (ends > anniversary(issued, 2)).all()
    assert ((ends == NEVER) == (anniversary(issued, 2) >= anniversary(born, 60))).all()


def test_a_paper_cmnd_is_worth_nothing_after_2024(both):
    _, made = both
    paper = made.cards.kind == code(CARD_KINDS, "cmnd9")
    assert (made.cards.expires[paper] <= CMND_VOID).all() and day("2025-01-01") == CMND_VOID


def test_nobody_renews_without_an_expiry_or_a_reason(both):
    who, made = both
    held = made.cards
    next_ = follows(held.person)
    chip = next_[held.kind[next_ - 1] >= 2]
    reason, before = held.reason[chip], held.expires[chip - 1]
    for number, years in enumerate(THRESHOLDS, start=1):
        due = reason == number
        birthday = anniversary(who.born[held.person[chip[due]]], years)
        assert (before[due] == birthday).all()
        assert (held.issued[chip[due]] >= birthday - EARLIEST).all()
    others = (code(REASONS, "lost"), code(REASONS, "info_change"))
    assert np.isin(reason, (1, 2, 3, 4, *others)).all()
    first = np.isin(held.reason, (code(REASONS, "first"), code(REASONS, "under14")))
    assert (first | np.isin(np.arange(len(first)), chip)).all()


def test_at_most_one_card_is_valid_for_a_person_on_a_day(both):
    """A reader ends a card at the next one's issue; what is left of each must not overlap."""
    _, made = both
    held = made.cards
    until = held.expires.copy()
    next_ = follows(held.person)
    until[next_ - 1] = np.minimum(until[next_ - 1], held.issued[next_])
    assert (held.issued <= until).all() and (until[next_ - 1] <= held.issued[next_]).all()


def test_three_in_five_renew_on_time_and_one_in_twenty_never(both):
    """A little fewer and more: one in ten is abroad on the day and renews after the return."""
    who, made = both
    held = made.cards
    stays_on = who.exit[held.person] > held.expires + 900
    due = np.nonzero((held.kind >= 2) & (held.expires < HORIZON - 900) & stays_on)[0]
    last = np.append(held.person[1:] != held.person[:-1], True)
    renewed = due[~last[due]]
    on_time = held.issued[renewed + 1] < held.expires[renewed]
    assert on_time.sum() / len(due) == pytest.approx(0.56, abs=0.06)
    assert last[due].mean() == pytest.approx(0.07, abs=0.03)


def test_lost_cards_are_about_one_a_year_in_a_hundred(both):
    who, made = both
    held = made.cards
    then, years = day("2024-01-01"), 5
    people_ = (have(who, made)["card"] < then) & registered(who, then)
    lost = (held.reason == code(REASONS, "lost")) & (held.issued >= then)
    lost &= held.issued < then + years * 365
    assert lost.sum() / (people_.sum() * years) == pytest.approx(0.01, abs=0.003)


# --- e-ID ------------------------------------------------------------------------------------


def test_a_dossier_is_submitted_then_approved_then_activated_and_rejected_ones_never(both):
    _, made = both
    of = made.accounts
    assert (of.submitted <= of.approved).all() and (of.approved <= of.activated).all()
    assert ((of.approved == NEVER) <= (of.activated == NEVER)).all()
    assert (of.approved[of.rejected < NEVER] == NEVER).all()
    assert (of.submitted <= of.rejected).all()
    assert (of.level[of.activated < NEVER] == 2).all()
    assert 0.02 < (of.level == 1).mean() < 0.06
    assert 0.002 < (of.rejected < NEVER).mean() < 0.009


def test_no_account_before_a_chip_card_fourteen_and_the_first_day(both):
    who, made = both
    of = made.accounts
    card = have(who, made)["card"][of.person]
    assert (card <= of.submitted).all() and of.submitted.min() >= FIRST_DAY
    child = of.submitted < anniversary(who.born[of.person], 14)
    assert (of.submitted[child] >= LAW_2023).all() and child.any()
    small = of.submitted < anniversary(who.born[of.person], 6)
    assert (of.level[small] == 1).all()


def test_a_level_two_dossier_lies_on_a_chip_card_that_is_valid_that_day(both):
    """Law 24: not on a card that ran out while its holder put off the next one."""
    _, made = both
    of, held = made.accounts, made.cards
    chip = held.kind >= code(CARD_KINDS, "chip_cccd")
    ends = held.expires.copy()
    next_ = follows(held.person)
    ends[next_ - 1] = np.minimum(ends[next_ - 1], held.issued[next_])
    for person, then in zip(of.person[of.level == 2], of.submitted[of.level == 2], strict=True):
        low, high = np.searchsorted(held.person, (person, person + 1))
        mine = slice(low, high)
        valid = chip[mine] & (held.issued[mine] <= then) & (then < ends[mine])
        assert valid.sum() == 1


def test_those_who_come_late_and_not_the_eager_stay_at_level_one(both):
    """A person at level 1 rises on wanting to activate: the ages keep their propensities."""
    who, made = both
    of = made.accounts
    then = day("2024-12-31")
    risen = np.isin(of.person, of.person[(of.level == 2) & (of.activated <= then)])
    one = (of.level == 1) & (of.submitted <= then) & (who.born[of.person] < day("2010-01-01"))
    assert 0.0 < risen[one].mean() < 0.6


def test_level_one_comes_before_level_two_and_a_second_dossier_follows_the_answer(both):
    _, made = both
    of = made.accounts
    next_ = follows(of.person)
    assert (of.level[next_] == 2).all() and len(next_)
    answered = np.minimum(of.approved, of.rejected)
    assert (answered[next_ - 1] < of.submitted[next_]).all()
    assert ((of.level[next_ - 1] == 1) | (of.rejected[next_ - 1] < NEVER)).all()


def test_nothing_happens_after_an_exit_but_the_lock_of_a_death(both):
    who, made = both
    of = made.accounts
    out = who.exit[of.person]
    for days in (of.submitted, of.approved, of.rejected, of.activated):
        assert ((days < out) | (days == NEVER)).all()
    dead = who.died[of.person] & (of.approved < NEVER)
    assert (of.locked[dead] == out[dead]).all() and (of.locked[~dead] == NEVER).all()
    assert not who.temporary[of.person].any()


def test_activated_are_among_approved_among_submitted_among_eligible_each_month(both):
    who, made = both
    found = shares(who, made)
    of = made.accounts
    approved = np.full(len(who.ids), NEVER)
    np.minimum.at(approved, of.person, of.approved)
    approved = counted(who, made.absences, approved, ENDS)
    having = {name: part[0] for name, part in found.items()}
    assert (having["activated"] <= approved).all() and (approved <= having["submitted"]).all()
    assert (having["submitted"] <= having["card"]).all()
    assert (having["card"] <= found["card"][1]).all()


# --- notices ---------------------------------------------------------------------------------


def test_births_are_notified_within_sixty_days_movers_within_thirty(both):
    who, made = both
    told = made.notices
    wait = told.notified - who.entry[told.person]
    assert (wait >= 0).all() and (told.notified < who.exit[told.person]).all()
    born_here = (who.born == who.entry)[told.person]
    assert wait[born_here].max() <= 60 and (wait[born_here] <= 30).mean() > 0.8
    moved = ~born_here & ~who.initial[told.person]
    assert wait[moved].max() <= 30 and not who.temporary[told.person].any()
    here = registered(who, day("2022-12-31")) & (who.entry < day("2022-10-01"))
    assert np.isin(np.nonzero(here)[0], told.person).mean() == pytest.approx(0.985, abs=0.006)


# --- the curves and the villages -------------------------------------------------------------


def test_a_commune_follows_the_curves_though_it_is_never_forced_to(both):
    who, made = both
    curves = wanted()
    for name, (having, among) in shares(who, made).items():
        assert np.abs(having / among - curves[name]).max() < 0.03, name
        assert np.abs(having / among - curves[name]).mean() < 0.012, name


@pytest.mark.parametrize("name", ["default", "none"])
def test_communes_together_are_close_to_the_curves(name):
    story, curves = STORIES[name], wanted()
    found = []
    for number in range(1, 9):
        lives = lived(3, number, 5200, 2026, tuning=tuned(), older=story.older)
        who = people(lives, 5200, last_days(lives, memberships(lives)))
        found.append(shares(who, papers(3, who, story, last=int(ENDS[-1]))))
    for curve, share in curves.items():
        having, among = (sum(one[curve][part] for one in found) for part in (0, 1))
        assert np.abs(having / among - share).max() < 0.0125, curve


def test_the_old_activate_as_seldom_as_their_propensity_says():
    """People of 70-79 at .42 to .48 of the others: some seven in ten, and 80 and over three."""
    then, having, among = day("2024-12-31"), np.zeros(3), np.zeros(3)
    for number in range(1, 9):
        who = commune(3, number, until=2024)
        made = papers(3, who, DEFAULT, last=then)
        here = registered(who, then) & ~away_on(who, made, then)
        years = age(np.minimum(who.born, then), then)
        for at, (low, high) in enumerate(((35, 45), (70, 80), (80, 120))):
            mine = here & (low <= years) & (years < high)
            among[at] += mine.sum()
            having[at] += (mine & (have(who, made)["activated"] <= then)).sum()
    assert having / among == pytest.approx([0.90, 0.69, 0.32], abs=0.045)


def village_shares(who: People, made, name: str, text: str) -> np.ndarray:
    then, since = np.array([day(text)]), have(who, made)[name]
    found = []
    for village in range(9):
        mine = who.village == village
        having = counted(who, made.absences, np.where(mine, since, NEVER), then)
        among = counted(who, made.absences, np.where(mine, 0, NEVER), then)
        found.append(having[0] / among[0])
    return np.array(found)


def test_the_ninth_village_sends_most_people_away_and_lags(both):
    who, made = both
    share = village_shares(who, made, "activated", "2024-12-31")
    assert share.argmin() == 8 and share[8] < share.mean() - 0.10
    here = registered(who, day("2024-12-31"))
    away = away_on(who, made, day("2024-12-31"))
    by_village = [away[here & (who.village == v)].mean() for v in range(9)]
    assert np.argmax(by_village) == 8


def test_the_eighth_village_recovers_after_its_campaign(both):
    who, made = both
    before, after = (
        village_shares(who, made, "activated", text)[[7, 0, 1, 2, 3, 4, 5, 6]]
        for text in ("2023-04-30", "2024-12-31")
    )
    assert before[0] < before[1:].mean() - 0.05
    assert after[0] > after[1:].mean() - 0.05


def test_each_story_of_a_village_belongs_to_another_village():
    villages = {
        int(np.argmax(DEFAULT.away)),
        int(np.argmax(DEFAULT.older)),
        DEFAULT.campaign_village,
        int(np.argmax(DEFAULT.defects)),
    }
    assert len(villages) == 4


def test_without_a_story_all_villages_are_alike():
    who = commune(SEEDS[0])
    share = village_shares(who, papers(1, who, STORIES["none"]), "activated", "2023-06-30")
    assert share.max() - share.min() < 0.20  # nine samples of some 350


def columns(group) -> dict[str, np.ndarray]:
    return {name: column for name, column in vars(group).items() if name != "spell"}


def test_changing_one_villages_lag_changes_nobody_elses_dates():
    who = commune(SEEDS[0])
    lag = (*DEFAULT.lag[:4], 5.0, *DEFAULT.lag[5:])
    one, other = (papers(1, who, story) for story in (DEFAULT, replace(DEFAULT, lag=lag)))
    changed = 0
    for name in vars(one):
        first, second = columns(getattr(one, name)), columns(getattr(other, name))
        kept = [who.village[table["person"]] != 4 for table in (first, second)]
        for column in first:
            assert np.array_equal(first[column][kept[0]], second[column][kept[1]]), (name, column)
        changed += not np.array_equal(first["person"], second["person"])
    assert changed


# --- the prefix ------------------------------------------------------------------------------

BEGINS = {"absences": "start", "visits": "start", "cards": "issued"}
BEGINS |= {"accounts": "submitted", "notices": "notified"}
LATER = ("end", "approved", "rejected", "activated", "locked")


def known(who: People, made, then: int) -> dict[tuple[str, str], np.ndarray]:
    """What was known at the end of a day, by id; ends to come are open."""
    out = {}
    for name, begin in BEGINS.items():
        table = columns(getattr(made, name))
        rows = (table[begin] <= then) & (who.entry[table["person"]] <= then)
        for column, values in table.items():
            if column == "person":
                values = who.ids[values]
            values = values[rows]
            out[name, column] = (
                np.where(values > then, NEVER, values) if column in LATER else values
            )
    return out


@pytest.mark.parametrize("text", ["2021-12-31", "2023-06-30", "2024-12-31"])
def test_a_shorter_history_is_the_longer_one_cut(text):
    then = day(text)
    short = commune(7, until=int(text[:4]), residents=2000)
    long = commune(7, residents=2000)
    early = known(short, papers(7, short, DEFAULT, last=then), then)
    late = known(long, papers(7, long, DEFAULT), then)
    for key, values in early.items():
        assert np.array_equal(values, late[key]), key


def test_a_commune_of_nobody_but_guests_has_no_papers():
    who = commune(SEEDS[0])
    guests = np.nonzero(who.temporary)[0]
    alone = People(**{name: column[guests] for name, column in vars(who).items()})
    made = papers(1, alone, DEFAULT)
    assert not any(len(getattr(made, name).person) for name in vars(made))
