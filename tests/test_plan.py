"""The planner of sittings: never worse than a simple hand, exact on small cases, honest on all."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from analytics.meaning.ask import ask
from analytics.meaning.catalogue import BIRTHS, EID_ACTIVATED, EID_MISSING_PRESENT
from analytics.meaning.plan import solve
from analytics.meaning.plan.asked import Asked, plan_asked
from analytics.meaning.plan.left import commune_needed, days_after, villages_left
from analytics.meaning.plan.notice import attendance_sheet, notice
from analytics.meaning.plan.options import planned
from analytics.meaning.plan.reach import measure
from analytics.meaning.plan.refusal import (
    AllAway,
    NobodyLeft,
    NoCapacity,
    NoneAsked,
    NoSitting,
    NoTarget,
    VenueClosed,
)
from analytics.meaning.plan.rota import blocks, fits, minutes, stops
from analytics.meaning.plan.sitting import (
    EVENING,
    KINDS,
    MARKET,
    MORNING,
    Closed,
    Day,
    Request,
    Travel,
    Village,
)
from analytics.meaning.plan.solve import Aim, solved
from analytics.meaning.plan.turnout import PRIOR, Beta, Held, Turnout, updated
from analytics.meaning.plan.yields import gains, people, stops_of, suited
from analytics.meaning.question import Question, Reader
from analytics.meaning.settings.assumed import Force
from analytics.paper.rows import PLAN_COLUMNS, plan_rows
from analytics.words.errors import BadArgument, ProjectError
from analytics.words.text import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
MONDAY = date(2025, 1, 6)
GOALS = ("most_people", "every_village_reaches", "make_date_with_fewest")
FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def village(number: int, *counts: int, away: int = 0, needed: int | None = None) -> Village:
    pupils, workers, elders = counts
    left = sum(counts)
    return Village(
        f"v{number}", f"Thôn {number}", pupils, workers, elders, away, 200, 200 + left, needed
    )


def days(count: int, first: date = MONDAY) -> tuple[Day, ...]:
    return tuple(Day(first + timedelta(step)) for step in range(count))


NINE = tuple(
    village(n, 2 + n, 20 + 7 * n % 40, 10 + 5 * n % 30, away=4 * n, needed=8 + 3 * n)
    for n in range(1, 10)
)
MONTH = Request("most_people", NINE, days(30, date(2025, 1, 1)))
FAR = Travel({frozenset(("commune", "v9")): 40})  # ways that differ need a search


@st.composite
def requests(draw, *, villages: int, dates: int, sittings: int):
    count = draw(st.integers(1, villages))
    people = st.integers(0, 60)
    told = tuple(
        village(
            n,
            draw(st.integers(0, 12)),
            draw(people),
            draw(people),
            away=draw(people),
            needed=draw(st.none() | st.integers(0, 30)),
        )
        for n in range(count)
    )
    places = ["commune", *(one.area for one in told)]
    ways = {frozenset(pair): draw(st.integers(5, 90)) for pair in combinations(places, 2)}
    chosen = draw(st.lists(st.integers(0, 20), min_size=1, max_size=dates, unique=True))
    shut = st.builds(
        Closed,
        st.sampled_from(["", *places[1:]]),
        st.sampled_from(["morning", "evening", "market"]),
        st.none() | st.sampled_from([MONDAY + timedelta(one) for one in chosen]),
    )
    return Request(
        draw(st.sampled_from(GOALS)),
        told,
        tuple(Day(MONDAY + timedelta(one), draw(st.none() | st.integers(0, 5))) for one in chosen),
        sittings=draw(st.integers(1, sittings)),
        needed=draw(st.integers(0, 60)),
        kinds=(MORNING, EVENING, MARKET),
        force=Force(
            officers=draw(st.integers(2, 6)),
            people_an_hour=draw(st.sampled_from([2.0, 8.0])),
            hours_a_day=draw(st.sampled_from([4.0, 8.0])),
            sittings_a_day=draw(st.sampled_from([1, 2])),
            longest_wait=draw(st.sampled_from([60, 600])),
        ),
        travel=Travel(ways),
        closed=tuple(draw(st.lists(shut, max_size=2))),
    )


def plan_or_none(request, probability=None):
    """None where no plan is possible at all: then the refusal must speak both languages."""
    try:
        return planned(request, probability)
    except ProjectError as refused:
        vi, en = map(refused.says.in_, LANGUAGES)
        assert vi != en and "{" not in vi + en
        return None


def likely_of(whole):
    """A probability that knows the total only, as that of the commune does."""
    return lambda extra: min(1.0, sum(extra.values()) / whole)


@FEW
@given(requests(villages=6, dates=8, sittings=9), st.sampled_from([None, likely_of(40)]))
def test_optimum_is_no_worse_than_the_heuristic_and_that_no_worse_than_rotation(asked, sure):
    plan = plan_or_none(asked, sure)
    assume(plan)
    assert plan.proved and plan.gap == 0
    assert close(plan.best.measure) >= close(plan.heuristic.measure)
    assert close(plan.heuristic.measure) >= close(plan.rotation.measure)


def close(told):
    return tuple(round(value, 4) for value in told)


@FEW
@given(requests(villages=3, dates=3, sittings=4))
def test_optimum_equals_trying_every_plan(asked):
    plan = plan_or_none(asked)
    assume(plan)
    every = [measure(asked, held, None) for held in every_plan(asked)]
    assert plan.best.measure == pytest.approx(max(every), abs=1e-4)


def every_plan(asked):
    """All multisets of sittings the calendar allows, day after day."""
    known = {()}
    for block in blocks(asked):
        own = [stop for stop in stops(asked) if stop in block.open]
        a_day = [
            chosen
            for size in range(min(len(own), asked.sittings) + 1)
            for chosen in combinations(own, size)
            if manned(asked, chosen, block.teams)
        ]
        for _ in block.days:
            known = {
                tuple(sorted(held + more))
                for held in known
                for more in a_day
                if len(held) + len(more) <= asked.sittings
            }
    return [list(held) for held in known]


def manned(asked, chosen, teams) -> bool:
    """Can so many teams hold these sittings in one day?"""
    if not chosen:
        return True
    if not teams:
        return False
    first, rest = chosen[0], chosen[1:]
    if fits(asked, (first,)) and manned(asked, rest, teams - 1):
        return True
    if asked.force.sittings_a_day == 1:
        return False
    return any(
        (fits(asked, (first, other)) or fits(asked, (other, first)))
        and manned(asked, tuple(one for one in rest if one != other), teams - 1)
        for other in rest
    )


@FEW
@given(requests(villages=5, dates=6, sittings=8))
def test_capacity_and_calendar_are_never_exceeded(asked):
    plan = plan_or_none(asked)
    assume(plan)
    officers = {day.day: day.officers for day in asked.days}
    for option in (*plan.options, plan.heuristic, plan.rotation):
        assert len(option.sittings) <= asked.sittings
        by_day = {}
        for one in option.sittings:
            assert asked.open((one.area, one.kind), one.day)
            assert 0 <= one.people <= asked.force.capacity(asked.kind(one.kind)) + 1e-9
            assert one.p10 <= one.p90 <= asked.force.capacity(asked.kind(one.kind))
            by_day.setdefault(one.day, []).append((one.area, one.kind))
        for day, held in by_day.items():
            assert max(Counter(held).values()) == 1
            assert manned(asked, tuple(held), asked.force.teams(officers[day]))
        for one in asked.villages:
            assert option.extra[one.area] <= one.home + 1e-9


@FEW
@given(requests(villages=4, dates=4, sittings=6), st.integers(1, 4))
def test_more_officers_never_hurt(asked, more):
    plan = plan_or_none(asked)
    assume(plan)
    force = replace(asked.force, officers=asked.force.officers + more)
    dates = tuple(
        replace(day, officers=day.officers + more) if day.officers is not None else day
        for day in asked.days
    )
    richer = planned(replace(asked, force=force, days=dates))
    assert close(richer.best.measure) >= close(plan.best.measure)


@FEW
@given(requests(villages=4, dates=5, sittings=8))
def test_every_further_sitting_of_a_kind_brings_no_more_than_the_one_before(asked):
    for stop, curve in gains(asked).items():
        assert list(curve) == sorted(curve, reverse=True)
        assert sum(curve) <= suited(asked, asked.village(stop[0]))[stop[1]] + 1e-9


def test_the_kth_sitting_serves_the_capacity_or_who_is_left_times_turnout():
    certain = Turnout({kind.key: Beta(5e9, 5e9) for kind in KINDS}, alike=0)
    asked = Request("most_people", (village(1, 0, 100, 0),), days(9), sittings=5, turnout=certain)
    # 65 workers suit the evening, 16 can be served: 16, 16, then (65 - 32) / 2 = 16.5, still 16
    assert gains(asked)["v1", "evening"] == pytest.approx((16, 16, 16, 17 / 2, 17 / 4), abs=1e-3)


def test_nobody_is_counted_with_two_kinds():
    one = village(1, 13, 57, 31)
    assert sum(suited(MONTH, one).values()) <= one.home


def test_a_crowded_calendar_is_still_solved_exactly(monkeypatch):
    """Two days, one team: the loose programme finds no days, and the strict one must."""
    looked = []
    usual = solve.Model

    def watched(*told, loose):
        looked.append(loose)
        return usual(*told, loose=loose)

    monkeypatch.setattr(solve, "Model", watched)
    force = Force(officers=2, longest_wait=600)
    asked = replace(MONTH, villages=NINE[:3], days=days(2), sittings=4, force=force)
    plan = planned(asked)
    assert False in looked and len(plan.best.sittings) == 4
    every = [measure(asked, held, None) for held in every_plan(asked)]
    assert plan.best.measure == pytest.approx(max(every), abs=1e-4)


def test_options_differ_and_keep_what_their_names_promise():
    plan = planned(MONTH)
    best, cheapest, lagging = plan.options
    assert cheapest.people >= 0.95 * best.people - 1e-6 and cheapest.hours <= best.hours
    gap = {one.area: one.gap for one in NINE}

    def weighted(option):
        return sum(gap[area] * people for area, people in option.extra.items())

    assert weighted(lagging) >= weighted(best) - 1e-6 and lagging.people <= best.people + 1e-6
    for option in plan.options:
        assert option.p10 < option.people < option.p90
        assert option.hours == pytest.approx(sum(s.officers * s.hours for s in option.sittings))


def test_the_same_question_has_the_same_plan():
    first, second = planned(MONTH), planned(MONTH)
    assert [one.sittings for one in first.options] == [one.sittings for one in second.options]


def test_fewest_sittings_make_the_date_and_one_less_does_not():
    asked = replace(MONTH, goal="make_date_with_fewest", sittings=20)
    best = planned(asked, likely_of(100)).best
    less = planned(replace(asked, sittings=len(best.sittings) - 1), likely_of(100)).best
    assert less.probability < 0.8 <= best.probability


def added_up_and_searched(asked, parts):
    """People and minutes for several aims, added up and by HiGHS, which knows nothing of that."""
    weights = tuple((one.area, one.gap) for one in asked.villages)
    best, lagging = (Aim(("people", "hours"), asked.sittings, weights=own) for own in ((), weights))
    most = sum(people(asked, stops_of(solved(asked, best).outings)).values())
    cheap = (Aim(("hours", "people"), asked.sittings, people=part * most) for part in parts)
    for aim in (best, lagging, *cheap):
        quick = solve.added_up(asked, blocks(asked), aim)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(solve, "added_up", lambda *_: None)
            searched = solved(asked, aim).outings
        yield quick if quick is None else brought(asked, aim, quick), brought(asked, aim, searched)


def brought(asked, aim, outings):
    weights, extra = dict(aim.weights), people(asked, stops_of(outings))
    whole = sum(weights.get(area, 1) * count for area, count in extra.items())
    return whole, sum(minutes(asked, one.stops) for one in outings)


@given(requests(villages=5, dates=10, sittings=8), st.sampled_from([60, 120]))
@settings(max_examples=25, deadline=None)
def test_sittings_added_up_bring_what_the_search_finds(asked, longest):
    force = replace(asked.force, longest_wait=longest)
    asked = replace(asked, goal="most_people", kinds=KINDS, travel=Travel(), force=force)
    assume(plan_or_none(asked))
    for quick, searched in added_up_and_searched(asked, (0.6, 0.95)):
        assert quick is None or quick == pytest.approx(searched, abs=1e-4)


@pytest.mark.parametrize("a_day", [1, 2])
def test_a_usual_month_needs_no_search(a_day):
    asked = replace(MONTH, force=Force(sittings_a_day=a_day))
    for quick, searched in added_up_and_searched(asked, (0.8, 0.95)):
        assert quick == pytest.approx(searched, abs=1e-4)


def test_time_that_runs_out_is_told():
    plan = planned(replace(MONTH, travel=FAR, seconds=0.0))
    assert not plan.proved and plan.warning and plan.gap > 0
    assert plan.best.measure >= plan.heuristic.measure


def test_the_solver_prints_nothing_among_the_rows():
    """Its greeting is written once a process, below Python: only a process of its own can tell."""
    asks = "from tests.test_plan import MONTH, planned; planned(MONTH)"
    ran = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, capture_output=True, check=True)
    assert ran.stdout == b""


def test_a_normal_month_is_solved_while_the_chief_waits():
    planned(MONTH)
    began = perf_counter()
    best = solved(MONTH, Aim(("people", "hours"), 12))
    assert best.proved and perf_counter() - began < 1.5  # 60 ms alone; a busy machine is slower


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"days": ()}, NoSitting),
        ({"sittings": 0}, NoneAsked),
        ({"force": Force(officers=1)}, NoSitting),
        ({"force": Force(hours_a_day=1)}, NoSitting),
        ({"force": Force(people_an_hour=0)}, NoCapacity),
        ({"closed": (Closed(),)}, VenueClosed),
        ({"villages": (village(1, 0, 0, 0, away=9),)}, AllAway),
        ({"villages": (village(1, 0, 0, 0),)}, NobodyLeft),
        ({"goal": "make_date_with_fewest"}, NoTarget),
        ({"goal": "every_village_reaches", "villages": (village(1, 0, 9, 0),)}, NoTarget),
        ({"force": Force(officers_a_sitting=0)}, BadArgument),
        ({"kinds": (MORNING, EVENING, replace(EVENING, key="late"))}, BadArgument),
    ],
)
def test_what_cannot_be_planned_is_refused_with_its_reason(change, refusal):
    with pytest.raises(refusal) as refused:
        planned(replace(MONTH, **change))
    vi, en = refused.value.says.in_("vi"), refused.value.says.in_("en")
    assert vi != en and "{" not in vi + en


def test_people_away_are_phoned_not_sat_for():
    with pytest.raises(AllAway) as refused:
        planned(replace(MONTH, villages=(village(1, 0, 0, 0, away=9),)))
    assert "gọi điện hoặc nhờ công an nơi tạm trú, không mở buổi" in refused.value.says.in_("vi")


def test_villages_out_of_reach_are_named_with_the_reason():
    asked = Request(
        "every_village_reaches",
        (
            village(1, 0, 60, 0, needed=10),
            village(2, 0, 0, 0, away=7, needed=5),
            village(3, 0, 6, 0, away=20, needed=15),
            village(4, 0, 40, 0, needed=40),
            village(5, 0, 40, 0, needed=0),
            village(6, 0, 40, 0),
            village(7, 0, 40, 0, needed=5),
        ),
        days(10),
        sittings=6,
        closed=(Closed("v7"),),
    )
    plan = planned(asked)
    told = {one.area: one.reason for one in plan.verdicts}
    assert told == {
        "v2": "all_away",
        "v3": "rest_away",
        "v4": "few_sittings",
        "v5": "done",
        "v6": "no_target",
        "v7": "closed",
    }
    assert plan.best.reached == ("v1",) and {one.area for one in plan.best.sittings} == {"v1"}
    for one in plan.verdicts:
        vi, en = map(one.says.in_, LANGUAGES)
        assert vi != en and "{" not in vi + en
    away = [one.says.in_("vi") for one in plan.verdicts if one.reason.endswith("away")]
    assert all("gọi điện hoặc nhờ công an nơi tạm trú, không mở buổi" in said for said in away)


def test_villages_that_would_fit_alone_but_not_together_are_named():
    both = (village(1, 0, 60, 0, needed=8), village(2, 0, 60, 0, needed=15))
    plan = planned(Request("every_village_reaches", both, days(10), sittings=2))
    assert [(one.area, one.reason) for one in plan.verdicts] == [("v2", "left_out")]


def test_past_sittings_move_the_turnout_and_narrow_it():
    past = [Held(f"v{n}", "evening", 40, 30) for n in range(9)]
    after = updated(PRIOR, past)
    assert PRIOR.of("evening").mean < 0.5 < after.of("evening").mean < 0.75
    assert after.of("market") == PRIOR.of("market")
    assert updated(updated(PRIOR, past[:4]), past[4:]).of("evening").came == pytest.approx(
        after.of("evening").came
    )
    before, now = planned(MONTH).best, planned(replace(MONTH, turnout=after)).best
    assert now.people > before.people
    assert (now.p90 - now.p10) / now.people < (before.p90 - before.p10) / before.people


def test_more_people_than_were_invited_is_an_error_of_entry():
    with pytest.raises(BadArgument):
        updated(PRIOR, [Held("v1", "evening", 10, 11)])


def test_what_is_printed_holds_dates_places_and_empty_lines():
    best = planned(MONTH).best
    poster, sheets = notice(MONTH, best.sittings[0]), attendance_sheet(MONTH, best)
    assert best.sittings[0].day in [value for _, value in poster.fields]
    assert len(sheets) == len(best.sittings)
    kinds = [MONTH.kind(one.kind) for one in best.sittings]
    assert [sheet.lines for sheet in sheets] == [MONTH.force.capacity(kind) for kind in kinds]


def test_inputs_are_the_figures_of_ask_and_rows_come_out(commune):
    reader, month = Reader("chief", store=commune(7).store), date(2024, 12, 31)
    told = villages_left(reader, month, EID_ACTIVATED)
    asked = Question((EID_ACTIVATED, EID_MISSING_PRESENT), month, by=("area",))
    answer = ask(asked, reader)
    for one in told:
        missing = answer.one(EID_MISSING_PRESENT, area=one.area).having
        assert (one.home, one.needed) == (
            missing,
            answer.one(EID_ACTIVATED, area=one.area).missing,
        )
    whole = answer.one(EID_ACTIVATED, area="commune").missing
    assert commune_needed(reader, month, EID_ACTIVATED) == whole
    assert [days_after(month)[0].day, days_after(month)[-1].day] == [
        date(2025, 1, 1),
        date(2025, 1, 31),
    ]
    rows = list(plan_rows(plan_asked(reader, month, Asked(sittings=6))))
    assert all(tuple(row) == PLAN_COLUMNS for row in rows)
    assert {"best", "heuristic", "rotation"} <= {row["option"] for row in rows}
    with pytest.raises(BadArgument):
        villages_left(reader, month, BIRTHS)
