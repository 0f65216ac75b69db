"""The account of why measures after a step only the topics of indicators that the step declares: no other may move."""

import pytest
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, RIVALS, firm

from simulation import attribution, indicators
from simulation.indicators import measure
from simulation.indicators.measure import MEASURED
from simulation.mechanisms import STEPS, Step
from simulation.model import Organization
from simulation.parameter import OFF
from simulation.week import calendar

TOPIC = {one.name: topic for topic in MEASURED for one in getattr(indicators, topic).INDICATORS}


def organization(structure: dict[str, str]) -> Organization:
    """A firm to which everything happens, in 40 weeks."""
    return Organization(
        population=firm(60, customers=120),
        strategy=EVERY_LEVER,
        events=EVERY_EVENT,
        parameters=LIVELY,
        structure=structure,
        weeks=40,
        precision="float64",
        rng=1,
    )


@pytest.fixture(scope="module")
def moved() -> dict[str, set[str]]:
    """Topics of which an indicator moved, for each call of the week, in published and in rival forms."""
    found: dict[str, set[str]] = {}
    for structure in ({}, RIVALS):
        org = organization(structure)
        while org.week < 40:
            org.prepare()
            measure.measure(org.state)
            for name, kernel, switch in [("", calendar, ""), *((s.call, s.kernel, s.switch) for s in STEPS)]:
                before = org.values()
                if not switch or org.state.on[switch] != OFF:
                    kernel(org.state)
                measure.measure(org.state)
                now = org.values()
                found.setdefault(name, set()).update(TOPIC[one] for one in TOPIC if now[one] != before[one])
            org.close_week()
    return found


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.call)
def test_a_step_moves_no_topic_that_it_does_not_declare(step: Step, moved: dict[str, set[str]]) -> None:
    undeclared = moved[step.call] - set(MEASURED if step.moves is None else step.moves)
    assert not undeclared, f"simulation/mechanisms/__init__.py: add {sorted(undeclared)} to what {step.call} moves"


def test_levers_that_take_their_level_move_readers_the_market_and_money_only(moved: dict[str, set[str]]) -> None:
    assert moved[""] == {"collaboration", "market", "money"}


@pytest.mark.parametrize("structure", [{}, RIVALS], ids=["published", "rival"])
def test_the_parts_add_up_to_the_change_of_every_indicator(structure: dict[str, str]) -> None:
    org = organization(structure)
    split = attribution.explain(org)
    assert abs(split.sum(axis=(0, 1)) - (org.history[-1] - org.history[0])).max() < 1e-9
