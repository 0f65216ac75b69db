"""Everything at once: all levers with ramps, ends and targets; hires, new ties and customers; every event."""

from dataclasses import replace
from itertools import combinations

import pytest
from reference.comparison.agreement import both, docked, run
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, firm
from reference.organization import Organization

from simulation.levers import LEVERS


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_indicator_and_state_agrees_for_thirty_weeks_of_all_levers(seed: int) -> None:
    assert docked(firm(seed=seed), EVERY_LEVER, seed=seed) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_they_agree_in_a_livelier_firm_to_which_everything_happens(seed: int) -> None:
    engine, reference = both(firm(seed=seed), EVERY_LEVER, EVERY_EVENT, seed=seed, parameters=LIVELY)
    at_first = turned_to(reference)
    assert run(engine, reference) == []
    assert ways_not_taken(reference, at_first) == []


def test_they_agree_for_a_year_and_a_half() -> None:
    assert docked(firm(31, customers=100), EVERY_LEVER, EVERY_EVENT, seed=4, weeks=80, parameters=LIVELY) == []


def test_no_two_levers_run_alike_so_that_one_taken_for_another_shows() -> None:
    paths = {
        lever: [replace(entry, lever="tools") for entry in EVERY_LEVER.entries if entry.lever == lever]
        for lever in LEVERS
    }
    assert [f"{a} and {b}" for a, b in combinations(LEVERS, 2) if paths[a] == paths[b]] == []


def turned_to(org: Organization) -> dict[int, set[int]]:
    """Whom everybody turns to, by seat."""
    return {person.seat: {tie.to.seat for tie in person.ties} for person in org.people}


def ways_not_taken(org: Organization, at_first: dict[int, set[int]]) -> list[str]:
    """What a run must have met for its agreement to say something, and did not."""
    now = turned_to(org)
    met = {
        "hires": any(person.holder for person in org.people),
        "layoffs": len(org.people) < len(org.seats),
        "new ties": any(now[seat] - at_first[seat] for seat in now),
        "members": sum(len(community.members) for community in org.communities) > 10,
        "people asked and not asked": len({r.asked for person in org.people for r in person.running.values()}) == 2,
        "new customers": any(org.refilled),
        "outrage": any(week["outrage"] > 1.0 for week in org.history),
        "ideas put to work": any(week["ideas_implemented"] > 0.0 for week in org.history),
        "fatigue": org.history[-1]["fatigue"] > 0.1,
    }
    return [way for way, taken in met.items() if not taken]
