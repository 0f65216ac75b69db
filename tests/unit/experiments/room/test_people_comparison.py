"""A people round beside the model: the same seed without people, and other chance for those who decided."""

import numpy as np
import pytest

from experiments.room.people_comparison import compare_with_model
from experiments.room.people_round import Answer, PeopleRound
from simulation.levers import Entry, Strategy
from simulation.model import Organization

STAFF, START, WEEKS, AFTER, RUNS = 40, 8, 4, 3, 24
PROGRAMME = Strategy("tools and deeds", (Entry("tools", 1.0, 1), Entry("deeds", 0.5, 1)))


def played(act: int, persons: range = range(5, 25)) -> PeopleRound:
    """Four weeks in which twenty people decide the same."""
    org = Organization(STAFF, strategy=PROGRAMME, weeks=START + WEEKS + AFTER, rng=2)
    org.run(START)
    found = PeopleRound(org, persons)
    for _ in range(WEEKS):
        found.close_week({person: Answer(act) for person in persons})
    return found


def compared(round_: PeopleRound, runs: int = RUNS):  # type: ignore[no-untyped-def]
    """Its comparison, on few runs."""
    return compare_with_model(round_, AFTER, runs)


def test_the_courses_are_those_of_the_round_and_of_the_same_seed_without_people() -> None:
    round_ = played(1)
    found = compared(round_, 1)
    plain = Organization(STAFF, strategy=PROGRAMME, weeks=START + WEEKS + AFTER, rng=2)
    plain.run()
    round_.org.run(AFTER)
    for column, name in enumerate(found.indicators):
        assert np.array_equal(found.plain[:, column], plain.indicator(name)[START:])
        assert np.array_equal(found.played[:, column], round_.org.indicator(name)[START:])


def test_a_comparison_leaves_the_round_where_it_stands() -> None:
    round_ = played(1)
    history = round_.org.history.copy()
    compared(round_, 1)
    assert round_.org.week == START + WEEKS and np.array_equal(round_.org.history, history)


def test_other_draws_differs_from_week_to_week_of_the_round_but_not_before() -> None:
    found = compared(played(0))
    assert np.ptp(found.other_draws[:, 0], axis=0).max() == 0.0
    assert np.ptp(found.other_draws[:, 1, 0]) > 0.0


def test_people_who_all_say_yes_are_seen_and_said_to_differ() -> None:
    found = compared(played(1))
    assert found.played[WEEKS, 0] > found.other_draws[:, WEEKS, 0].max()
    assert any(line.startswith("Practice in week 12 is higher") for line in found.sentences)
    assert all(week is not None and week.share > week.high for week in found.by_week)


def test_only_the_chance_of_those_who_decided_is_another() -> None:
    found = compare_with_model(played(1, range(3)), AFTER, RUNS)
    everybody = compare_with_model(played(1, range(STAFF)), AFTER, RUNS)
    assert found.other_draws[:, WEEKS, 0].std() < everybody.other_draws[:, WEEKS, 0].std()
    assert found.by_week == [None] * WEEKS  # three people are too few to be shown


def test_a_strategy_adopted_during_the_round_is_part_of_the_comparison() -> None:
    round_ = played(1)
    round_.org.adopt(Strategy("mandate", (Entry("mandate", 1.0, START + WEEKS + 1),)))
    found = compared(round_, 1)
    round_.org.run(AFTER)
    assert np.array_equal(found.played[:, 0], round_.org.indicator("practice")[START:])


@pytest.mark.parametrize("runs", [1, 5])
def test_progress_is_reported_run_by_run(runs: int) -> None:
    seen: list[tuple[int, int]] = []
    compare_with_model(played(0), AFTER, runs, report=lambda done, total: seen.append((done, total)))
    assert seen == [(done, runs + 2) for done in range(1, runs + 3)]
