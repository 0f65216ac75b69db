"""Each event alone."""

import pytest
from reference.comparison.agreement import docked
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, firm

from simulation.events import Event

MORE = (
    Event("layoff", 1, {"share": 0.9}, "unit:Marketing"),
    Event("layoff", 6, {"share": 0.9}),
    Event("leader_leaves", 3, {}, "seat:5"),
    Event("leader_leaves", 3, {}, "unit:Office"),
    Event("technology", 9, {"share": 1.0}),
    Event("budget_cut", 2, {"share": 1.0}),
    Event("demand", 2, {"factor": 0.0, "weeks": 30}),
)


@pytest.mark.parametrize("event", [*EVERY_EVENT, *MORE], ids=lambda event: f"{event.kind}-{event.week}")
def test_an_event_agrees(event: Event) -> None:
    assert docked(firm(37, customers=80), EVERY_LEVER, [event], weeks=event.week + 5, parameters=LIVELY) == []
