"""Judging plans: cards only of levers the room may see, and the same random seeds for all."""

from __future__ import annotations

import threading

import pytest

from visualizer.phones.rounds.judging import DECK, Choices, judge_with_model, make_question, run_spec
from visualizer.plan.plan import Plan


def test_hidden_levers_are_not_on_the_cards() -> None:
    spec = run_spec(Plan("krackhardt", "tools-only", weeks=26))
    question = make_question(spec, DECK, frozenset({"tools", "deeds"}), 100.0)
    assert {card.lever for card in question.deck} == set(DECK) - {"tools", "deeds"}
    assert all(len(card.costs) == 2 for card in question.deck)


def test_the_model_judges_two_plans_with_the_same_random_seeds() -> None:
    spec = run_spec(Plan("krackhardt", "tools-only", weeks=26))
    judge = judge_with_model(spec, 150.0)
    plans: dict[str, Choices] = {
        "1": {"tools": (1.0, 0), "training": (0.5, 0)},
        "2": {"tools": (1.0, 0), "deeds": (0.5, 0)},
    }
    told: list[tuple[int, int]] = []
    found = judge(plans, lambda *done: told.append(done), threading.Event())
    assert {place.team for place in found.places} == {"1", "2"} and found.places[0].seeds == 24
    assert told and len(found.worth) == 3
    assert all(one.planned == pytest.approx(150.0) or one.remark for one in found.plans.values())
    assert found.choices("1")["training"][0] == found.plans["1"].strategy.entries[1].level
