"""A people round: what persons see, what their decisions do, and that it can be played again."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from experiments.room.people_round import Answer, PeopleRound
from simulation.errors import UserError
from simulation.levers import Entry, Strategy
from simulation.model import Organization
from simulation.population import generate
from simulation.simulation import Simulation

STAFF, START, WEEKS = 40, 6, 4
PROGRAMME = Strategy("tools and deeds", (Entry("tools", 1.0, 1), Entry("deeds", 1.0, 1)))


def running(**options: Any) -> Organization:
    """A firm that stands at the end of week 6."""
    org = Organization(STAFF, strategy=PROGRAMME, weeks=30, rng=2, **options)
    org.run(START)
    return org


def played(answers: dict[int, Answer], persons: range = range(10)) -> PeopleRound:
    """A round of four weeks in which the same is answered each week, without the colleagues who cannot be helped."""
    found = PeopleRound(running(), persons)
    for _ in range(WEEKS):
        found.open_week()
        found.close_week(answers)
    return found


def test_a_round_without_answers_is_the_plain_run() -> None:
    plain = running()
    plain.run(WEEKS)
    assert np.array_equal(played({}).org.history, plain.history)


def test_looking_at_needs_changes_nothing_and_tells_the_truth() -> None:
    round_ = PeopleRound(running(), range(STAFF))
    views = round_.open_week()
    assert round_.org.week == START
    round_.close_week({i: Answer(0) for i in range(STAFF)})
    assert [views[i].need for i in range(STAFF)] == (round_.org.people["need"] > 0).tolist()


def test_the_chances_of_a_week_that_was_opened_are_those_of_the_week_itself() -> None:
    round_ = PeopleRound(running(), range(STAFF))
    round_.open_week()
    before = round_.chances
    assert round_.close_week({i: Answer(i % 3) for i in range(STAFF)}).chance == dict(enumerate(before))


def test_a_view_tells_whom_one_turns_to_and_what_they_did() -> None:
    round_ = PeopleRound(running(), range(STAFF))
    people, (source, target, _) = round_.org.people, round_.org.ties()
    for person, view in round_.open_week().items():
        turned_to = target[source == person]
        assert (view.colleagues, view.colleagues_acted) == (len(turned_to), int(people["act"][turned_to].sum()))
        assert view.acted == bool(people["act"][person])
        assert view.boss_acted == (None if people["manager"][person] < 0 else people["act"][people["manager"][person]])
        assert view.leader == bool(people["has_reports"][person]) == (view.reports > 0)


def test_those_who_can_be_helped_are_in_need_and_could_draw_the_person() -> None:
    round_ = PeopleRound(running(), range(STAFF))
    source, target, _ = round_.org.ties()
    views = round_.open_week()
    assert any(view.may_help for view in views.values())
    for person, view in views.items():
        assert len(view.may_help) <= 3
        for asker in view.may_help:
            assert views[asker].need and asker != person
            assert set(target[source == asker]) & set(source[target == person])


def test_a_round_says_who_took_part_and_what_the_model_would_have_done() -> None:
    round_ = PeopleRound(running(), range(10))
    found = round_.close_week({0: Answer(1), 1: Answer(0)})
    assert (found.week, found.decided) == (START + 1, 2)
    assert found.acted[0] and not found.acted[1]
    plain = running()
    plain.step()
    assert [found.model[i] > 0 for i in range(10)] == (plain.people["act"][:10] > 0).tolist()
    assert all(0.0 <= chance <= 1.0 for chance in found.chance.values())


def test_who_has_no_tool_is_told_that_it_was_out_of_reach() -> None:
    org = Organization(STAFF, weeks=30, rng=2)
    round_ = PeopleRound(org, range(STAFF))
    found = round_.close_week({i: Answer(1) for i in range(STAFF)})
    assert found.out_of_reach == {i for i in range(STAFF) if not found.acted[i]} != frozenset()


def test_a_person_who_leaves_is_named() -> None:
    round_ = PeopleRound(running(parameters={"quit_base": 0.006}), range(STAFF))
    left: set[int] = set()
    for _ in range(20):
        holders = round_.org.people["holder"].copy()
        found = round_.close_week({})
        changed = round_.org.people["holder"] != holders
        assert set(np.flatnonzero(changed)) <= found.left
        left |= found.left
    assert left


def test_a_run_is_its_plan_its_seed_and_its_decisions() -> None:
    round_ = played({i: Answer(i % 3) for i in range(10)})
    again = running()
    round_.decisions.apply(again)
    again.run(WEEKS)
    assert np.array_equal(again.history, round_.org.history)
    assert not np.array_equal(again.history, played({}).org.history)


def test_the_round_keeps_what_everybody_did_and_would_have_done() -> None:
    round_ = played({0: Answer(1)})
    assert round_.acted.shape == round_.found("chance").shape == (WEEKS, STAFF)
    assert round_.acted[:, 0].all() and (round_.decisions.acts[:, 0] == 1).all()
    assert (round_.decisions.acts[:, 1:] == -1).all()
    would = round_.found("model")[:, 1:] > 0
    assert np.array_equal(would, round_.acted[:, 1:] > 0)


def test_a_round_in_a_firm_that_opens_seats_keeps_the_seats_of_its_start() -> None:
    population = replace(generate(20, seed=2), growth=1.0)
    runs = [Simulation(population, strategy=PROGRAMME, weeks=30, seed=2) for _ in range(3)]
    round_, again, plain = PeopleRound(runs[0], range(20)), runs[1], runs[2]
    for _ in range(5):
        round_.open_week()
        assert len(round_.chances) == 20
        round_.close_week({i: Answer(i % 3) for i in range(20)})
    assert len(round_.org.people) > 20
    assert round_.acted.shape == round_.found("chance").shape == round_.decisions.acts.shape == (5, 20)
    round_.decisions.apply(again)
    again.run(5)
    plain.run(5)
    assert np.array_equal(again.history, round_.org.history) and not np.array_equal(plain.history, again.history)


def test_a_round_in_a_firm_that_has_opened_seats_plays_these_too() -> None:
    org = Simulation(replace(generate(20, seed=2), growth=1.0), strategy=PROGRAMME, weeks=30, seed=2)
    org.run(START)
    round_, seats = PeopleRound(org, range(20)), len(org.people)
    for _ in range(WEEKS):
        views = round_.open_week()
        assert all(asker < seats for view in views.values() for asker in view.may_help)
        round_.close_week({seats - 1: Answer(0)})
    assert seats > 20 and round_.acted.shape == (WEEKS, seats) and not round_.acted[:, -1].any()
    with pytest.raises(UserError, match="no person"):
        round_.close_week({seats: Answer(0)})


@pytest.mark.parametrize(
    ("person", "answer", "words"),
    [
        (STAFF, Answer(1), "no person 40"),
        (0, Answer(3), "is no decision"),
        (0, Answer(1, helps=0), "cannot answer person 0"),
    ],
)
def test_an_answer_that_was_not_to_be_chosen_is_refused(person: int, answer: Answer, words: str) -> None:
    round_ = PeopleRound(running(), range(5))
    round_.open_week()
    with pytest.raises(UserError, match=words):
        round_.close_week({person: answer})
    assert round_.org.week == START


def test_a_round_where_nobody_can_take_part_is_refused() -> None:
    with pytest.raises(UserError, match="participation is off"):
        PeopleRound(running(structure={"participation": False}))


def test_an_organization_without_mesa_is_played_too() -> None:
    org = running()
    bare = Simulation(org.population, strategy=PROGRAMME, weeks=30, seed=2)
    bare.run(START)
    round_ = PeopleRound(bare, range(10))
    for _ in range(WEEKS):
        round_.close_week({i: Answer(1) for i in range(10)})
    assert np.array_equal(round_.org.history, played({i: Answer(1) for i in range(10)}).org.history)
