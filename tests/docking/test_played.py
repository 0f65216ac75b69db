"""Weeks with people who are played: the plain week where nobody decides, or where all decide as the model would."""

from typing import Any

import numpy as np
import pytest
from reference.comparison.agreement import apart, both
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, RIVALS, firm

from simulation.model import Organization
from simulation.played.decisions import decisions

WEEKS, PLAYED = 24, range(6, 19)
STAFF = 13


def started(seed: int = 1, structure: dict[str, str] | None = None) -> Organization:
    """A small firm at week 0 to which everything happens, in float64."""
    return both(
        firm(STAFF, customers=25),
        EVERY_LEVER,
        EVERY_EVENT,
        seed=seed,
        weeks=WEEKS,
        parameters=LIVELY,
        structure=structure or {},
    )[0]


def as_the_model(org: Organization) -> list[Any]:
    """Run it and return, week by week, what the model decided for everybody as a table of decisions."""
    tables = []
    while org.week < WEEKS:
        if org.week + 1 in PLAYED:
            org.play(org.week + 1, decisions(len(org.people)))
        org.step()
        if org.week in PLAYED:
            found = org.state.played  # seats that opened since are in it
            table = decisions(len(found))
            table["decision"] = found["model"]
            for asker, answerer in enumerate(found["drawn"]):
                if answerer >= 0:
                    table["helps"][answerer] = asker
            tables.append(table)
    return tables


@pytest.mark.parametrize(("seed", "structure"), [(1, {}), (2, RIVALS)], ids=["published", "rivals"])
def test_with_nobody_deciding_it_is_the_plain_run(seed: int, structure: dict[str, str]) -> None:
    plain, played = started(seed, structure), started(seed, structure)
    for week in PLAYED:
        played.play(week, decisions(len(played.people)))
    assert np.abs(plain.run() - played.run()).max() <= 1e-12


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_all_deciding_as_the_models_draws_would_it_is_the_plain_run(seed: int) -> None:
    tables, plain, played = as_the_model(started(seed)), started(seed), started(seed)
    assert {int(choice) for table in tables for choice in table["decision"]} == {0, 1, 2}
    assert any((table["helps"] >= 0).any() for table in tables)
    for week, table in zip(PLAYED, tables, strict=True):
        played.run(week - 1 - played.week)
        played.play(week, table[: len(played.people)])  # nobody sits yet on a seat that opens in the week
    assert np.abs(plain.run() - played.run()).max() <= 1e-12


@pytest.mark.parametrize("seed", [1, 2])
def test_engine_and_reference_agree_on_any_decisions_and_any_help(seed: int) -> None:
    engine, reference = both(
        firm(STAFF, customers=25), EVERY_LEVER, EVERY_EVENT, seed=seed, weeks=WEEKS, parameters=LIVELY
    )
    rng = np.random.default_rng(seed)
    for week in PLAYED:
        table = decisions(STAFF)
        table["decision"], table["helps"] = rng.integers(-1, 3, STAFF), rng.integers(0, 4, STAFF)
        engine.play(week, table)
        for seat, (choice, asker) in enumerate(zip(table["decision"], table["helps"], strict=True)):
            reference.named[week, seat] = int(asker)
            if choice >= 0:
                reference.decisions[week, seat] = int(choice)
    changed = 0
    for _ in range(WEEKS):
        engine.run(1)
        reference.step()
        assert apart(engine, reference)[:5] == []
        drawn = engine.state.played["drawn"] if len(engine.state.played) else engine.people["answerer"]
        changed += int((drawn != engine.people["answerer"]).sum())
    assert changed > 0  # somebody who was named did answer
