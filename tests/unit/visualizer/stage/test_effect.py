"""The effect of a change on the headline at the end: equal seeds against each other, nothing said too early."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from visualizer.live.session import Session
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import title_of
from visualizer.stage.effect import describe_effect
from visualizer.wording.indicators import columns

PLAN = Plan("krackhardt", weeks=4)


def course(being: float) -> np.ndarray:
    """A run that stays at one value of being social."""
    return np.full((5, len(columns())), being, np.float32)


@pytest.fixture
def session() -> Iterator[Session]:
    """A session whose threads are not started."""
    one = Session(PLAN)
    one.background.start = lambda _plan: None  # type: ignore[method-assign]
    yield one
    one.close()


def test_a_change_is_told_against_the_same_seeds_before_it_also_after_several_moves(session: Session) -> None:
    session._take_over("band", PLAN, [course(0.3 + 0.01 * n) for n in range(8)])
    assert "of 100" in describe_effect(session) and "against" not in describe_effect(session)
    for seed in (2, 3):  # nothing is finished between two moves of a lever
        session.change(Plan("krackhardt", weeks=4, seed=seed))
        assert "Working" in describe_effect(session)
    session._take_over("band", session.plan, [course(0.5 + 0.01 * n) for n in range(4)])
    assert describe_effect(session).startswith("Being social at the end: 51.5 of 100 (mean of 4 runs, ")
    assert describe_effect(session).endswith("; +20.0 points against before the last change")


def test_another_strategy_is_told_against_the_one_before_by_name(session: Session) -> None:
    session._take_over("band", session.plan, [course(0.3)] * 4)
    session.change(replace(PLAN, strategy="tools-only", rival="mandate", percent=None))
    session._take_over("band", session.plan, [course(0.4)] * 4)
    assert describe_effect(session).endswith(f"; +10.00 points against {title_of(PLAN)}")


def test_another_organization_is_no_effect_of_a_change(session: Session) -> None:
    session._take_over("band", session.plan, [course(0.3)] * 4)
    session.change(replace(PLAN, organization="workshop"))
    session._take_over("band", session.plan, [course(0.4)] * 4)
    assert "against" not in describe_effect(session)


def test_nothing_is_told_while_the_room_guesses_or_after_a_branch(session: Session) -> None:
    session._take_over("band", PLAN, [course(0.3)] * 4)
    session.outcomes_hidden = True
    assert describe_effect(session) == ""
    session.outcomes_hidden = False
    session.change(PLAN.branched(2, ()))
    assert describe_effect(session) == ""


def test_another_horizon_is_no_effect_of_a_change(session: Session) -> None:
    session._take_over("band", PLAN, [course(0.3)] * 4)
    longer = Plan("krackhardt", weeks=5)
    session.change(longer)
    session._take_over("band", longer, [np.vstack([course(0.5), course(0.5)[:1]])] * 4)
    assert "against" not in describe_effect(session)
