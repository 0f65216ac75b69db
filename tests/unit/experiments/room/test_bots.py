"""Answers of bots: within what a person could answer, and by their kind."""

import numpy as np
import pytest

from experiments.room import bots
from experiments.room.people_round import PersonView
from experiments.room.teams import STEPS, make_plan

TRUTH = np.linspace(0.2, 0.6, 9)


def rng() -> np.random.Generator:
    """Random numbers of a rehearsal."""
    return np.random.default_rng(1)


def view(boss: bool | None = True, acted: bool = False, may_help: tuple[int, ...] = (3, 7)) -> PersonView:
    """A person who is played."""
    return PersonView(1, "Sales", False, True, True, 4, 2, acted, boss, 0, may_help)


@pytest.mark.parametrize("axis", [(0.0, 1.0), (-50.0, 150.0)])
def test_curves_begin_at_the_start_and_stay_on_the_axis(axis: tuple[float, float]) -> None:
    drawn = bots.draw_curves(TRUTH, 200, rng(), bias=0.4, spread=0.5, axis=axis)
    assert (drawn[:, 0] == TRUTH[0]).all() and drawn.min() >= axis[0] and drawn.max() <= axis[1]


def test_curves_have_the_bias_and_the_spread_that_were_asked_for() -> None:
    drawn = bots.draw_curves(TRUTH, 4000, rng(), bias=0.1, spread=0.05)
    assert drawn[:, -1].mean() == pytest.approx(TRUTH[-1] + 0.1, abs=0.01)
    assert drawn[:, -1].std() == pytest.approx(0.05, abs=0.01)


@pytest.mark.parametrize("seed", range(20))
def test_a_plan_by_lot_can_be_made(seed: int) -> None:
    deck = ("tools", "deeds", "training")
    choices = bots.draw_choices(deck, np.random.default_rng(seed), weeks=52)
    assert 1 <= len(make_plan("bot", choices, deck, 52).entries) <= 3
    assert all(level in STEPS for level, _ in choices.values())


@pytest.mark.parametrize(
    ("kind", "boss", "acts"), [("always", False, 1), ("never", True, 0), ("boss", True, 1), ("boss", False, 0)]
)
def test_a_type_decides_as_it_is_called(kind: bots.Kind, boss: bool, acts: int) -> None:
    assert bots.decide(kind, view(boss), 0.5, rng()).act == acts


def test_the_head_has_no_boss_and_goes_on_as_last_week() -> None:
    assert [bots.decide("boss", view(None, acted), 0.5, rng()).act for acted in (False, True)] == [0, 1]


def test_the_model_bot_says_yes_with_the_models_chance() -> None:
    draws = rng()
    assert np.mean([bots.decide("model", view(), 0.3, draws).act for _ in range(3000)]) == pytest.approx(0.3, abs=0.03)


def test_only_those_who_may_be_answered_are_named() -> None:
    draws = rng()
    assert {bots.decide("never", view(), 0.0, draws).helps for _ in range(50)} == {None, 3, 7}
    assert bots.decide("never", view(may_help=()), 0.0, draws).helps is None
