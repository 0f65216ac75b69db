"""People who are played: what a decision changes in a week, and what it leaves alone."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from simulation.attribution import explain
from simulation.errors import UserError
from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.model import Organization
from simulation.played.decisions import MODEL, MUST, NO, YES, decisions
from simulation.population import generate
from simulation.snapshots import Timeline

STAFF, WEEK = 30, 4
PROGRAMME = Strategy("tools and mandate", (Entry("tools", 1.0, 1), Entry("mandate", 1.0, 1)))


def played(decision: int, **columns: int) -> Organization:
    """A firm at the end of a week in which everybody decided the same."""
    org = Organization(STAFF, strategy=PROGRAMME, weeks=8, rng=1)
    table = decisions(STAFF)
    table["decision"] = decision
    for name, value in columns.items():
        table[name] = value
    org.play(WEEK, table)
    org.run(WEEK)
    return org


@pytest.mark.parametrize(("decision", "acts", "forced"), [(NO, 0, 0), (YES, 1, 0), (MUST, 1, 1)])
def test_a_decision_is_what_is_done(decision: int, acts: int, forced: int) -> None:
    people = played(decision).people
    assert (people["act"] == acts).all() and (people["forced"] == forced).all()


def test_who_says_yes_without_the_tool_acts_only_where_it_is_within_reach() -> None:
    org = Organization(STAFF, weeks=8, rng=1)
    table = decisions(STAFF)
    table["decision"] = YES
    org.play(WEEK, table)
    org.run(WEEK)
    reached = org.state.played["reaches"] > 0
    assert 0 < reached.sum() < STAFF and (org.people["act"] == reached).all()


def test_needs_do_not_depend_on_decisions() -> None:
    assert (played(NO).people["need"] == played(YES).people["need"]).all()


def test_the_models_own_decision_is_kept_beside_the_one_taken() -> None:
    org = played(NO)
    plain = Organization(STAFF, strategy=PROGRAMME, weeks=8, rng=1)
    plain.run(WEEK)
    assert ((org.state.played["model"] != NO) == (plain.people["act"] > 0)).all()
    assert ((org.state.played["model"] == MUST) == (plain.people["forced"] > 0)).all()


def test_other_luck_changes_the_models_decision_and_not_its_chance() -> None:
    own, other = played(MODEL), played(MODEL, luck=1)
    assert np.array_equal(own.state.played["chance"], other.state.played["chance"])
    assert (own.people["act"] != other.people["act"]).any()
    assert (played(MODEL, luck=2).people["act"] != other.people["act"]).any()


def test_a_week_after_one_that_is_played_is_the_models_again() -> None:
    org = played(YES)
    org.step()
    assert len(org.state.played) == 0


def test_a_run_in_one_go_equals_one_step_by_step() -> None:
    table = decisions(STAFF)
    table["decision"] = YES
    runs = []
    for weeks in ([8], [1] * 8):
        org = Organization(STAFF, strategy=PROGRAMME, weeks=8, rng=1)
        org.play(3, table)
        org.play(5, table)
        for count in weeks:
            org.run(count)
        runs.append(org.history.copy())
    assert np.array_equal(*runs)


def test_decisions_of_a_week_are_taken_back_with_none() -> None:
    org = Organization(STAFF, strategy=PROGRAMME, weeks=8, rng=1)
    table = decisions(STAFF)
    table["decision"] = YES
    org.play(WEEK, table)
    org.play(WEEK, None)
    org.run(WEEK)
    assert len(org.state.played) == 0 and (org.people["act"] == 0).any()


@pytest.mark.parametrize(
    ("week", "people", "words"),
    [(2, STAFF, "week 2 has passed"), (5, STAFF + 1, "decisions for 31 seats, where there are 30")],
)
def test_what_cannot_be_played_is_refused(week: int, people: int, words: str) -> None:
    org = Organization(STAFF, weeks=8, rng=1)
    org.run(2)
    with pytest.raises(UserError, match=words):
        org.play(week, decisions(people))


def test_the_model_decides_for_seats_beyond_the_table() -> None:
    org = Organization(population=replace(generate(STAFF, seed=2), growth=1.0), strategy=PROGRAMME, weeks=8, rng=1)
    table = decisions(3)
    table["decision"] = NO
    org.play(WEEK, table)
    org.run(WEEK)
    assert len(org.people) == len(org.state.played) > STAFF
    assert (org.people["act"][:3] == 0).all() and (org.people["act"] > 0).any()


def lively(named: dict[int, int]) -> Organization:
    """A firm in which everybody takes part for twelve weeks, at the last of which some name a colleague."""
    org = Organization(STAFF, strategy=PROGRAMME, weeks=12, rng=1)
    for week in range(1, 13):
        table = decisions(STAFF)
        table["decision"] = YES
        for seat, asker in named.items() if week == 12 else ():
            table["helps"][seat] = asker
        org.play(week, table)
    org.run()
    return org


def test_a_colleague_who_is_named_answers_where_an_answer_came_through_the_network() -> None:
    drawn = lively({}).state.played["drawn"].tolist()
    asker = next(seat for seat in range(STAFF) if drawn[seat] >= 0)
    willing = next(seat for seat in range(STAFF) if seat not in (asker, drawn[asker]))
    found = lively({willing: asker}).people["answerer"].tolist()
    assert found == [*drawn[:asker], willing, *drawn[asker + 1 :]]


def test_of_several_who_name_one_colleague_the_one_drawn_by_the_model_answers() -> None:
    plain = lively({})
    drawn = plain.state.played["drawn"].tolist()
    asker = next(seat for seat in range(STAFF) if drawn[seat] >= 0)
    named = {seat: asker for seat in range(STAFF) if seat != asker}
    org = lively(named)
    assert org.people["answerer"][asker] == drawn[asker]
    assert np.array_equal(plain.people["met"], org.people["met"])


def test_naming_somebody_who_got_no_answer_through_the_network_changes_nothing() -> None:
    plain = lively({})
    alone = next(seat for seat in range(STAFF) if plain.people["answerer"][seat] < 0)
    assert np.array_equal(plain.history, lively({(alone + 1) % STAFF: alone}).history)


def test_any_week_of_a_played_run_can_be_shown_again() -> None:
    table = decisions(STAFF)
    table["decision"] = YES
    org = Organization(STAFF, strategy=PROGRAMME, weeks=12, rng=1)
    for week in (5, 6, 9):
        org.play(week, table)
    timeline = Timeline(org, every=4)
    timeline.goto(12)
    history = org.history.copy()
    assert np.array_equal(timeline.goto(6).history, history[:7])
    assert np.array_equal(timeline.goto(12).history, history)


def test_a_copy_of_a_played_run_goes_on_the_same() -> None:
    org = played(YES)
    org.play(6, decisions(STAFF))
    other = pickle.loads(pickle.dumps(org))
    other.play(7, decisions(STAFF))
    assert 7 not in org.played and np.array_equal(org.run(4), other.run(4))


def test_a_week_that_was_played_is_explained_in_full() -> None:
    table = decisions(STAFF)
    table["decision"] = YES
    org = Organization(STAFF, strategy=PROGRAMME, weeks=8, rng=1)
    org.play(3, table)
    split = explain(org)
    assert np.allclose(split.sum(axis=1), np.diff(org.history, axis=0), atol=1e-6)


def test_the_model_decides_for_seats_that_opened_since_the_decisions_were_written() -> None:
    org = Organization(STAFF, strategy=PROGRAMME, weeks=8, rng=1)
    table = decisions(STAFF)
    table["decision"] = NO
    org.play(WEEK, table)
    org.trigger(Event("hiring_wave", WEEK, {"share": 0.5}))
    org.run(WEEK)
    assert len(org.people) == len(org.state.played) == STAFF + 15
    assert (org.state.played["decision"][STAFF:] == MODEL).all() and not org.people["act"][:STAFF].any()
