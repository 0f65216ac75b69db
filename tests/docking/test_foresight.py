"""Attacks that a listening firm awaits, more of them than any firm has."""

from reference.comparison.agreement import both, run
from reference.comparison.scenarios import LIVELY, firm

from simulation.levers import Entry, Strategy

LISTENING = Strategy("listening", (Entry("listening", 1.0, 1), Entry("coordination", 0.5, 2)))
ALERT = {**LIVELY, "alarm_limit": 2.0, "brewing_talk": 6.0}


def test_both_models_await_the_same_attacks() -> None:
    engine, reference = both(firm(customers=100), LISTENING, parameters=ALERT, structure={"foresight": "cusum"})
    engine.state.p.attack_rate = reference.p.attack_rate = 4.0
    assert run(engine, reference) == []
    assert 0 < reference.strikes_awaited < reference.strikes
