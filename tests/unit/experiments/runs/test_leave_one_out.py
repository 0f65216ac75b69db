"""One decision left out: the list of alternatives, and what each decision was worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from experiments.runs.leave_one_out import REST, alternatives, worth_of_decisions
from experiments.runs.run import RunSpec, build
from simulation.events import Event
from simulation.levers import Entry, Strategy

TOOLS, MORE, DEEDS = Entry("tools", 1.0, 2), Entry("tools", 0.5, 9, end=12), Entry("deeds", 0.5, 4)
STRATEGY = Strategy("mine", (TOOLS, DEEDS, MORE))
EVENTS = (Event("attack", 5), Event("layoff", 8), Event("attack", 5))


def test_every_lever_is_left_out_once_with_all_of_its_entries() -> None:
    found = [(one.lever, one.strategy.entries, one.events) for one in alternatives(STRATEGY)]
    assert found == [("tools", (DEEDS,), ()), ("deeds", (TOOLS, MORE), ())]


def test_of_two_equal_events_one_is_left_out_at_a_time() -> None:
    found = [one for one in alternatives(STRATEGY, EVENTS) if not one.lever]
    assert [one.events for one in found] == [EVENTS[1:], (EVENTS[0], EVENTS[2]), EVENTS[:2]]
    assert all(one.strategy == STRATEGY for one in found)


def test_worths_and_the_rest_add_up_to_what_all_decisions_changed_together() -> None:
    spec = RunSpec("krackhardt", STRATEGY, 1, 16, events=EVENTS[:2])
    org, bare = build(spec), build(replace(spec, strategy=Strategy("nothing"), events=()))
    org.run(), bare.run()
    worth = worth_of_decisions(spec, org)
    assert set(worth) == {"tools", "deeds", "attack in week 5", "layoff in week 8", REST}
    assert sum(worth.values()) == pytest.approx(org.final()["being"] - bare.final()["being"], abs=1e-12)
