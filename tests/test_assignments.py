"""What a chief gives somebody to do: never lost, only forward, seen by whom it concerns."""

import contextlib
import io
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from analytics.document import Decision, View
from analytics.form.assignment.told import duties_panel, line_of, with_duties
from analytics.form.chapters import OVERVIEW
from analytics.form.html import given as printed
from analytics.form.report.report import report_of
from analytics.form.stage.handed import handed_out
from analytics.meaning import giving
from analytics.meaning.ask import areas_of, ask, provenance_of
from analytics.meaning.assignment import (
    DONE,
    DROPPED,
    GIVEN,
    KIND,
    assignments,
    at_month,
    folded,
    left_of,
    recipients,
)
from analytics.meaning.catalogue import (
    CARD_MISSING_PRESENT,
    EID_ACTIVATED,
    EID_APPROVED,
    EID_MISSING_PRESENT,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.door import entries_of, sequence
from analytics.meaning.forecast.state import NOT_YET, state_of
from analytics.meaning.giving import (
    Asked,
    ClosedMeanwhile,
    EditionMoved,
    FarDay,
    GivenMeanwhile,
    NoAssignment,
    NobodyLeft,
    NoDay,
    NoRecipient,
    OlderMonth,
    OnlyChiefGives,
    OthersWork,
    PastDay,
    close,
    day_told,
    give,
)
from analytics.meaning.question import Filters, Question, Reader
from analytics.meaning.work import WORKS, left
from analytics.paper.handout import handout_docx
from analytics.paper.office.check import paragraphs
from analytics.paper.report.file import report_docx
from analytics.paper.workbook import workbook
from analytics.screen.assignments import done, today
from analytics.words.errors import BadArgument, ProjectError, UnknownArea, UnknownMonth
from analytics.words.text import LANGUAGES
from tests.laws.walk import Spot, breaches, said_at
from tests.stores import copied

END, BEFORE, FIRST = date(2024, 12, 31), date(2024, 11, 30), date(2024, 10, 31)
AT = "2026-11-12T08:30"
ENROL = Asked("enrol", (), "team", date(2025, 1, 27), END, 1, END)
NOTIFY = replace(ENROL, work="notify", to="village")


@pytest.fixture
def chief(commune, tmp_path) -> Reader:
    return Reader("chief", store=copied(commune(7).store, tmp_path / "store"))


def given(chief: Reader, asked: Asked = ENROL):
    return give(chief, asked, at=AT, who=chief.role)


def closed(reader: Reader, number: int, state: str = DONE, day: date = END):
    return close(reader, number, state, day=day, month=day, at=AT, who=reader.role)


def police(chief: Reader, area: str) -> Reader:
    return Reader("village", area, store=chief.store)


def officer(chief: Reader) -> Reader:
    return replace(chief, role="officer")


def test_the_people_of_a_work_are_those_the_pages_speak_of(chief):
    """Not enrolled, approved and not activated, without a card, at home and not told."""
    asked = (EID_SUBMITTED, EID_APPROVED, EID_ACTIVATED, EID_MISSING_PRESENT, CARD_MISSING_PRESENT)
    answer = ask(Question(asked, END), chief)
    enrolled, approved, activated, inactive, cardless = (answer.one(key) for key in asked)
    told = state_of(chief, ID_NUMBER_NOTIFIED, END)
    assert {key: left(chief, END, one, ()) for key, one in WORKS.items()} == {
        "enrol": enrolled.missing,
        "activate": approved.having - activated.having,
        "visit": inactive.having,
        "card": cardless.having,
        "notify": told.stock[-1, :, NOT_YET].sum(),
    }


@pytest.mark.parametrize("work", WORKS.values())
def test_the_villages_add_up_and_their_police_count_the_same(chief, work):
    parts = {area: left(chief, END, work, (area,)) for area in areas_of(chief)}
    assert sum(parts.values()) == left(chief, END, work, ())
    assert parts["v9"] == left(police(chief, "v9"), END, work, ())


def test_what_was_given_says_to_whom_by_when_about_how_many_and_what_became_of_them(chief):
    earlier = replace(ENROL, month=FIRST, day=FIRST, due=date(2024, 12, 20))
    [one] = given(chief, earlier)
    assert (one.number, one.to, one.role, one.state) == (1, "team", "officer", GIVEN)
    then, now = (left(chief, month, WORKS["enrol"], ()) for month in (FIRST, END))
    assert (one.people, left_of(chief, one, END)) == (then, now) and then != now
    assert not one.late_at(BEFORE) and one.late_at(END)
    assert at_month(chief, date(2024, 9, 30)) == () and at_month(chief, END) == (one,)


def test_the_day_it_is_due_is_over_on_its_evening(chief):
    [one] = given(chief, replace(ENROL, month=FIRST, day=FIRST, due=END))
    assert one.late_at(END) and not one.late_at(BEFORE)


def test_what_is_closed_stands_on_that_briefing_and_on_none_after_it(chief):
    given(chief, replace(ENROL, month=FIRST, day=FIRST, due=END))
    done = closed(officer(chief), 1, day=BEFORE)
    assert (done.state, done.closed, done.open) == (DONE, BEFORE, False)
    assert at_month(chief, FIRST) == at_month(chief, BEFORE) == (done,)
    assert at_month(chief, END) == () and assignments(chief) == (done,)


def test_the_police_of_each_village_get_their_own_part(chief):
    told = given(chief, NOTIFY)
    assert [one.to for one in told] == [f"village/v{place}" for place in range(1, 10)]
    assert sum(one.people for one in told) == left(chief, END, WORKS["notify"], ())
    for area in ("v2", "v9"):
        [own] = assignments(police(chief, area))
        assert own.areas == (area,) and left_of(police(chief, area), own, END) == own.people
    [own] = given(chief, replace(ENROL, to="village/v9"))
    assert (own.areas, own.people) == (("v9",), left(chief, END, WORKS["enrol"], ("v9",)))
    with pytest.raises(NoRecipient):
        given(chief, replace(ENROL, to="village/v9", areas=("v1",)))


def test_a_village_in_which_nobody_is_left_gets_nothing(chief, monkeypatch):
    monkeypatch.setattr(giving, "left", lambda _r, _m, _w, areas: int(areas == ("v2",)))
    assert [one.areas for one in given(chief, NOTIFY)] == [("v2",)]
    with pytest.raises(NobodyLeft):
        given(chief, replace(ENROL, areas=("v1",)))


def test_who_may_do_what(chief):
    given(chief)
    given(chief, NOTIFY)
    own, other = police(chief, "v2"), police(chief, "v3")
    number = assignments(own)[0].number
    for nobody in (officer(chief), own, replace(chief, role="viewer")):
        with pytest.raises(OnlyChiefGives):
            given(nobody, replace(ENROL, work="card"))
        with pytest.raises(OnlyChiefGives):
            closed(nobody, number, DROPPED)
    assert assignments(replace(chief, role="viewer")) == ()
    with pytest.raises(NoAssignment):
        closed(other, number)
    assert closed(own, number).open is False
    assert closed(officer(chief), 1).state == DONE
    assert closed(chief, assignments(other)[0].number, DROPPED).state == DROPPED


def test_states_go_only_forward(chief):
    given(chief)
    closed(chief, 1)
    for state in (DONE, DROPPED):
        with pytest.raises(ClosedMeanwhile):
            closed(chief, 1, state)
    with pytest.raises(BadArgument):
        closed(chief, 1, GIVEN)
    [again] = given(chief)
    assert again.number == 2 and [one.state for one in assignments(chief)] == [DONE, GIVEN]


@pytest.mark.parametrize(
    ("slip", "refusal"),
    [
        ({"to": "viewer"}, NoRecipient),
        ({"to": "village/v10"}, NoRecipient),
        ({"areas": ("v10",)}, UnknownArea),
        ({"work": "eid"}, BadArgument),
        ({"due": END}, PastDay),
        ({"due": date(2025, 1, 2), "day": date(2025, 1, 3)}, PastDay),
        ({"due": date(9999, 12, 31)}, FarDay),
        ({"due": date(2027, 1, 1)}, FarDay),
        ({"edition": 2}, EditionMoved),
        ({"month": date(2025, 1, 31), "due": date(2025, 3, 1)}, UnknownMonth),
    ],
)
def test_what_cannot_be_given_is_said_in_one_sentence_and_nothing_is_written(chief, slip, refusal):
    with pytest.raises(refusal) as problem:
        given(chief, replace(ENROL, **slip))
    for language in LANGUAGES:
        assert "{" not in problem.value.says.in_(language)
    assert assignments(chief) == () and entries_of(chief, KIND) == ()


def test_work_is_due_within_the_two_years_that_are_counted_ahead(chief):
    """A year 9999 was taken, and the work would never have been late."""
    with pytest.raises(FarDay) as problem:
        given(chief, replace(ENROL, due=date(2027, 1, 1)))
    assert "muộn nhất là 31/12/2026" in problem.value.says.in_("vi")
    [one] = given(chief, replace(ENROL, due=date(2026, 12, 31)))
    assert one.due == date(2026, 12, 31)


@pytest.mark.parametrize("words", ["", "2025-01-27", "30/02/2025", "chờ ông A"])
def test_a_day_that_is_in_no_calendar_is_refused(words):
    with pytest.raises(NoDay):
        day_told(words)
    assert day_told("27/01/2025") == date(2025, 1, 27)


def test_an_entry_is_never_lost_whichever_is_read_first(chief):
    given(chief)
    given(chief, NOTIFY)
    closed(chief, 3)
    closed(chief, 5, DROPPED)
    told, entries = assignments(chief), list(entries_of(chief, KIND))
    assert len(told) == 10 and {one.number for one in told} == set(range(1, 11))
    for seed in range(20):
        random.Random(seed).shuffle(entries)
        assert folded(entries) == told


def test_two_chiefs_who_give_at_once(chief):
    """The same work: one gives it and the other is told. Different work: both are written."""
    works = ("enrol", "enrol", "card", "activate", "notify", "visit")

    def tried(work: str):
        try:
            return given(chief, replace(ENROL, work=work))
        except ProjectError as problem:
            return problem

    with ThreadPoolExecutor(6) as sessions:
        made = list(sessions.map(tried, works))
    assert sorted(one.work.key for one in assignments(chief)) == sorted(set(works))
    [refused] = [one for one in made if isinstance(one, ProjectError)]
    assert isinstance(refused, GivenMeanwhile)
    assert [one.number for one in assignments(chief)] == [1, 2, 3, 4, 5]


def test_two_who_close_at_once(chief):
    given(chief)

    def tried(state: str):
        try:
            return closed(chief, 1, state).state
        except ClosedMeanwhile:
            return None

    with ThreadPoolExecutor(2) as sessions:
        states = list(sessions.map(tried, (DONE, DROPPED)))
    assert states.count(None) == 1 and assignments(chief)[0].state in states


def test_no_letter_of_a_reader_is_written(chief):
    """Kinds, roles, villages, days and counts: nothing personal can enter."""
    given(chief)
    [entry] = entries_of(chief, KIND)
    assert set(entry.new) == {"work", "areas", "to", "edition", "people", "due", "month", "day"}
    assert entry.new["work"] in WORKS and entry.new["to"] in recipients(chief)
    assert entry.new["edition"] == sequence(chief) and not entry.reason


CARD = Decision("late", "", "", ("", ""), work="enrol", who="team", due=date(2025, 1, 31))


def card(reader: Reader, month: date = END, told: Decision = CARD) -> Decision:
    [one] = with_duties(View(reader, month), [told])
    return one


def test_a_card_offers_work_to_a_chief_alone_until_somebody_has_it(chief):
    offer = card(chief).offer
    assert (offer.who, offer.due) == ("team", CARD.due)
    assert [key for key, _ in offer.whom] == list(recipients(chief))
    assert dict(offer.whom)["village/v9"] == "Công an viên Thôn 9"
    for other in (officer(chief), police(chief, "v2")):
        assert card(other).offer is None
    given(chief)
    told = card(chief)
    assert told.offer is None
    [duty] = told.duties
    assert duty.words == "Đã giao Tổ lưu động, trước 27/01/2025"
    assert duty.standing == "○ Đang làm" and duty.ways == (("done", "Xong"), ("dropped", "Bỏ"))
    assert card(officer(chief)).duties[0].ways == (("done", "Xong"),)
    assert card(police(chief, "v2")).duties == ()
    assert card(chief, told=replace(CARD, work="card")).duties == ()
    closed(chief, 1)
    assert card(chief).offer and card(chief).duties[0].standing == "● Xong 31/12/2024"


def test_what_nobody_can_be_given_offers_nothing(chief):
    assert card(chief, told=replace(CARD, work="")).offer is None


def test_the_next_briefing_says_what_became_of_the_people(chief):
    [one] = given(chief, replace(ENROL, month=BEFORE, day=date(2024, 12, 20), due=END))
    assert card(chief, BEFORE).duties[0].became == f"{one.people} người"
    [duty] = card(chief).duties
    now = left_of(chief, one, END)
    assert duty.became == f"khi giao {one.people}, nay {now}"
    assert (duty.status, duty.standing) == ("late", "■ Trễ hạn")
    panel = duties_panel(View(chief, END))
    assert panel.title == "Đã giao: 1 việc đang làm, 1 trễ hạn"
    [listed] = panel.drawn.duties
    assert listed.became == f"giao 20/12/2024: {one.people} người, nay {now}"
    assert panel.table.rows[0][-3:] == (one.people, now, "■ Trễ hạn")
    english = View(replace(chief, language="en"), END)
    assert duties_panel(english).title == "Assigned: 1 under way, 1 overdue"


def test_what_the_police_of_each_village_were_given_is_one_line_on_the_card(chief):
    told = given(chief, NOTIFY)
    notify = replace(CARD, work="notify")
    closed(police(chief, "v2"), told[1].number)
    [duty] = card(chief, told=notify).duties
    assert duty.words == "Đã giao Công an từng thôn, trước 27/01/2025" and not duty.ways
    assert duty.standing == f"○ 1/{len(told)} thôn xong"
    assert len(duties_panel(View(chief, END)).drawn.duties) == len(told)
    [own] = duties_panel(View(police(chief, "v3"), END)).drawn.duties
    assert own.words == "Báo số định danh, Thôn 3: Công an viên Thôn 3, trước 27/01/2025"
    assert own.ways == (("done", "Xong"),)


def test_what_is_left_of_a_card_can_still_be_given(chief):
    """One village has it: the others are free. Given to every village, only those get it."""
    given(chief, replace(ENROL, to="village/v9"))
    told = card(chief)
    assert told.offer and len(told.duties) == 1
    assert card(chief, told=replace(CARD, areas=("v9",))).offer is None
    more = given(chief, replace(ENROL, to="village"))
    assert [one.areas for one in more] == [(f"v{place}",) for place in range(1, 9)]
    assert card(chief).offer is None
    with pytest.raises(GivenMeanwhile):
        given(chief, replace(ENROL, to="village"))


def test_whom_one_has_in_hand_nobody_else_is_given(chief):
    """One village and all of them, or two sets that share one, counted the same people twice."""
    given(chief, replace(ENROL, areas=("v9", "v2")))
    told = done(chief, FORM)
    [rest] = [one for one in assignments(chief) if one.number == 2]
    assert rest.areas == ("v1", "v3", "v4", "v5", "v6", "v7", "v8")
    assert told.endswith("người. Thôn 2, Thôn 9: đã giao từ trước.")
    assert rest.people == left(chief, END, WORKS["enrol"], rest.areas)
    for areas in (("v9",), ("v2", "v3"), ()):
        with pytest.raises(GivenMeanwhile):
            given(chief, replace(ENROL, areas=areas, to="chief"))
    closed(chief, 2)
    assert given(chief, replace(ENROL, areas=("v2", "v3")))[0].areas == ("v3",)


@pytest.mark.parametrize("seed", range(4))
def test_each_persons_work_is_in_one_hand_whatever_was_given_and_closed(chief, seed):
    draw, villages = random.Random(seed), list(areas_of(chief))
    for _ in range(25):
        areas = tuple(draw.sample(villages, draw.choice((0, 1, 2, 5))))
        asked = replace(ENROL, areas=areas, to=draw.choice(recipients(chief)))
        with contextlib.suppress(GivenMeanwhile, NoRecipient):
            given(chief, asked)
        if draw.random() < 0.3 and (open_ones := [one for one in assignments(chief) if one.open]):
            closed(chief, draw.choice(open_ones).number)
        held = [one for one in assignments(chief) if one.open]
        had = [area for one in held for area in one.areas or villages]
        assert len(had) == len(set(had)), "each village in one hand"
        everybody = left(chief, END, WORKS["enrol"], tuple(set(had))) if had else 0
        assert sum(one.people for one in held) == everybody


def test_a_place_that_is_looked_at_shows_what_is_about_it(chief):
    given(chief, replace(ENROL, areas=("v9",)))
    for areas, count in (((), 1), (("v9", "v2"), 1), (("v2",), 0)):
        view = View(chief, END, Filters(areas=areas))
        [told] = with_duties(view, [replace(CARD, areas=areas)])
        assert len(told.duties) == count and bool(duties_panel(view)) == bool(count)


def test_work_of_a_wider_area_is_told_whole_and_closed_only_where_it_is_looked_at_whole(chief):
    """Narrowed to one village, a press of "Bỏ" under 45 people dropped the commune's 247."""
    [whole] = given(chief)
    [pair] = given(chief, replace(ENROL, work="card", areas=("v9", "v2")))
    view = View(chief, END, Filters(areas=("v9",)))
    own = replace(CARD, areas=("v9",))
    for work, words in (
        ("enrol", f"việc của cả xã: {whole.people} người"),
        ("card", f"việc của 2 thôn: {pair.people} người"),
    ):
        [told] = with_duties(view, [replace(own, work=work)])
        [duty] = told.duties
        assert (duty.became, duty.ways, told.offer) == (words, (), None)
        words_of_link, address = duty.link
        assert words_of_link == "Giao ban cả xã" and "thon=" not in address
        assert words_of_link in printed(told) and "<form" not in printed(told)
    assert not any(one.ways for one in duties_panel(view).drawn.duties)
    both = View(chief, END, Filters(areas=("v2", "v9")))
    [duty] = with_duties(both, [replace(own, work="card")])[0].duties
    assert duty.ways and duty.link is None and duty.became == f"{pair.people} người"


def test_what_became_of_wider_work_is_counted_of_the_whole_of_it(chief):
    [one] = given(chief, replace(ENROL, month=BEFORE, day=BEFORE))
    view = View(chief, END, Filters(areas=("v9",)))
    [duty] = with_duties(view, [replace(CARD, areas=("v9",))])[0].duties
    now = left(chief, END, WORKS["enrol"], ())
    assert duty.became == f"việc của cả xã: khi giao {one.people}, nay {now}"


def test_village_police_see_the_work_of_their_village_and_leave_it_to_whom_it_was_given(chief):
    [one] = given(chief, replace(ENROL, areas=("v9",)))
    own = police(chief, "v9")
    [duty] = duties_panel(View(own, END)).drawn.duties
    assert duty.words == "Thu nhận định danh, Thôn 9: Tổ lưu động, trước 27/01/2025"
    assert (duty.became, duty.ways) == (f"{one.people} người", ())
    assert assignments(police(chief, "v8")) == ()
    with pytest.raises(OthersWork):
        closed(own, one.number)
    assert assignments(chief)[0].open


def test_work_is_given_in_the_newest_month_alone(chief):
    """Given while an older month was looked at, it counted as given in that month."""
    view = View(chief, BEFORE, Filters(areas=("v9",)))
    cards = with_duties(view, [replace(CARD, areas=("v9",)), replace(CARD, work="card")])
    assert [one.offer for one in cards] == [None, None] and cards[1].elsewhere is None
    words, (there, address) = cards[0].elsewhere
    assert words == "Chỉ giao việc ở tháng mới nhất." and there == "Giao ban 12/2024"
    assert "thang=2024-12" in address and "thon=v9" in address
    assert words in printed(cards[0]) and "<form" not in printed(cards[0])
    assert card(officer(chief), BEFORE).elsewhere is None and card(chief).elsewhere is None


def test_a_form_for_an_older_month_is_refused_and_nothing_is_written(chief):
    with pytest.raises(OlderMonth) as refused:
        done(chief, FORM | {"month": ["2024-11"]})
    assert "12/2024" in refused.value.says.in_("vi") and entries_of(chief, KIND) == ()


def test_work_is_closed_in_the_newest_month_alone(chief):
    """Closed while an older month was looked at, it counted as done in that month."""
    number = str(given(chief, replace(ENROL, month=BEFORE, day=BEFORE))[0].number)
    told = {"act": ["close"], "number": [number], "state": [DONE], "month": ["2024-11"]}
    with pytest.raises(OlderMonth):
        done(chief, told)
    assert assignments(chief)[0].open
    [here], [older] = (card(chief, month).duties for month in (END, BEFORE))
    assert here.ways and not here.link
    assert not older.ways and older.link[0] == "Giao ban 12/2024"


def test_nothing_was_given_at_the_beginning(chief):
    for role in (chief, officer(chief), police(chief, "v2")):
        assert duties_panel(View(role, END)) is None


def test_a_form_is_real_fields_whose_day_is_written_as_everywhere(chief):
    """A browser's calendar would write 01/31/2025 for a reader whose system is English."""
    markup = printed(card(chief))
    assert '<option value="team" selected>Tổ lưu động</option>' in markup
    assert 'value="31/01/2025"' in markup and "date" not in markup and "textarea" not in markup


FORM = {
    "act": ["give"],
    "work": ["enrol"],
    "to": ["team"],
    "due": ["27/01/2025"],
    "month": ["2024-12"],
    "edition": ["1"],
}


def test_who_reads_comes_from_the_gate_and_never_from_the_form(chief):
    with pytest.raises(OnlyChiefGives):
        done(officer(chief), FORM | {"role": ["chief"], "who": ["chief"]})
    assert assignments(chief) == ()
    assert done(chief, FORM).startswith("● Đã giao Tổ lưu động, trước 27/01/2025: ")
    told = {"act": ["close"], "number": ["1"], "state": ["done"], "month": ["2024-12"]}
    assert done(officer(chief), told) == "● Đã ghi xong: Thu nhận định danh."
    assert entries_of(chief, KIND)[-1].who == "officer"


@pytest.mark.parametrize("lost", [*FORM, "number"])
def test_a_form_that_lacks_a_field_is_refused(chief, lost):
    told = {key: one for key, one in FORM.items() if key != lost}
    if lost == "number":
        told |= {"act": ["close"], "number": ["một"], "state": ["done"]}
    with pytest.raises(ProjectError):
        done(chief, told)
    assert assignments(chief) == ()


@pytest.mark.parametrize("key", ["work", "to", "areas", "due", "month"])
def test_of_a_form_without_end_a_refusal_says_the_beginning(chief, key):
    with pytest.raises(ProjectError) as refused:
        done(chief, FORM | {key: ["x" * 90_000]})
    assert len(refused.value.says.in_("vi")) < 200 and assignments(chief) == ()


def test_a_village_said_twice_is_given_once(chief):
    done(chief, FORM | {"areas": ["v1", "v1"]})
    assert [one.areas for one in assignments(chief)] == [("v1",)]


def test_work_is_closed_in_a_month_that_has_figures(chief):
    """Else it would stand on every briefing until then."""
    given(chief)
    with pytest.raises(UnknownMonth):
        closed(chief, 1, day=date(2030, 1, 31))
    assert assignments(chief)[0].open


def test_a_synthetic_briefing_is_on_the_evening_of_its_figures(chief, monkeypatch):
    assert today(chief, BEFORE) == BEFORE
    real = replace(provenance_of(chief), synthetic=False)
    monkeypatch.setattr("analytics.screen.assignments.provenance_of", lambda _: real)
    assert today(chief, BEFORE) == date.today()
    with pytest.raises(PastDay):
        done(chief, FORM)


@pytest.fixture
def briefed(chief) -> Reader:
    """Three things on the table of December: one late, one of each village, one done."""
    given(chief, replace(ENROL, month=FIRST, day=FIRST, due=END))
    given(chief, NOTIFY)
    given(chief, replace(ENROL, work="activate", areas=("v9",), to="village/v9"))
    closed(police(chief, "v9"), assignments(police(chief, "v9"))[-1].number)
    return chief


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["chief", "officer", "village"])
def test_a_briefing_with_work_on_the_table_breaks_no_law(briefed, role, language):
    area = "v9" if role == "village" else "commune"
    for month in (FIRST, END):
        spot = Spot("overview", month, Reader(role, area, language, briefed.store))
        told = any(one.part.endswith("duty") for one in said_at(spot))
        assert told == bool(at_month(spot.reader, month))
        assert not breaches(spot)[1]


def test_the_book_of_a_briefing_lists_what_was_given(briefed):
    view = View(briefed, END)
    page, rows = OVERVIEW.build(view), len(at_month(briefed, END))
    book = workbook(page, view, provenance_of(briefed))
    sheet = openpyxl.load_workbook(io.BytesIO(book))["Việc đã giao"]
    words = [one for line in sheet.iter_rows(values_only=True) for one in line if one]
    assert words.count("Công an viên Thôn 2") == 1 and "■ Trễ hạn" in words
    assert len([one for one in words if one == "Báo số định danh"]) == rows - 2


def test_the_report_says_how_much_was_given_and_what_is_late(briefed):
    told = report_of(View(briefed, END), date(2025, 1, 3))
    [words] = [one for page in told.body for one in page.sentences if "Đã giao" in one]
    lines = [one for page in told.body for one in page.sentences if one.startswith("- ")]
    rows = at_month(briefed, END)
    open_ones = len([one for one in rows if one.open])
    said = (
        f"Đã giao {len(rows)} việc: {open_ones} đang làm, trong đó 1 trễ hạn; 1 đã xong, 0 đã bỏ."
    )
    view = View(briefed, END)
    assert lines == [f"- {line_of(view, one)}." for one in rows], "each as the briefing has it"
    [late] = [one for one in lines if one.endswith(": ■ Trễ hạn.")]
    assert ", trước " in late and " người, nay " in late
    assert said in words and report_docx(briefed, END, dated=date(2025, 1, 3))
    earlier = report_of(View(briefed, date(2024, 9, 30)), date(2024, 10, 3))
    assert not [one for page in earlier.body for one in page.sentences if "Đã giao" in one]


def test_the_handout_lists_what_was_given_as_the_page_does(briefed):
    view = View(briefed, END)
    given_out, panel = handed_out(view)[-1], duties_panel(view)
    assert (given_out.title, given_out.table) == (panel.title, panel.table)
    told = "".join(paragraphs(handout_docx(view))).replace("\xa0", " ")
    for row in panel.table.rows:
        assert row[0] in told and row[2] in told and row[-1] in told
    assert {"■ Trễ hạn", "○ Đang làm"} <= {row[-1] for row in panel.table.rows}
    untouched = View(briefed, date(2024, 9, 30))
    assert all(one.key != "assignments" for one in handed_out(untouched))
