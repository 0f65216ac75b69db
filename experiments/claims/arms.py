"""The arms that claims are read off.

Their own, those with the mechanism off, and in rival forms of the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from experiments.claims.claim import AS_WRITTEN, Arm, Claim

if TYPE_CHECKING:
    from simulation.levers import Entry, Strategy

OFF = "mechanism off"
FORMS: tuple[Mapping[str, str], ...] = (
    {"influence": "bounded-confidence"},
    {"trust": "symmetric"},
    {"trusts": "one"},
    {"contagion": "simple"},
    {"deeds": "consequence"},
    {"mandate": "push"},
    {"visibility": "firm-wide"},
    {"knowledge": "topics"},
    {"outside": "version1"},
    {"communities": "living"},
    {"cases": "departments"},
)
"""The rival forms in which every claim is tried, one at a time."""
FORM_NAMES = tuple(", ".join(f"{name} {option}" for name, option in form.items()) for form in FORMS)


def own_arms(claims: Iterable[Claim]) -> dict[str, Arm]:
    """Return the arms of claims by name, each once.

    Raises ValueError where two different arms have one name.
    """
    found: dict[str, Arm] = {}
    for claim in claims:
        for arm in claim.arms:
            if found.setdefault(arm.name, arm) != arm:
                raise ValueError(f"two arms are called '{arm.name}'")
    return found


def switched_off(claims: Iterable[Claim]) -> dict[str, Arm]:
    """Return the arms of claims with each claim's own mechanism off, by name."""
    return {
        name_off(claim, arm.name): replace(
            arm.under("", claim.off_structure, claim.off_parameters), name=name_off(claim, arm.name)
        )
        for claim in claims
        if claim.is_switched_off
        for arm in claim.arms
    }


def name_off(claim: Claim, arm: str) -> str:
    """Return the name of an arm in which the claim's own mechanism is off."""
    return f"{arm} | {claim.id} {OFF}"


def in_forms(claims: Iterable[Claim]) -> dict[str, Arm]:
    """Return the arms of claims in every rival form, by name; what an arm fixes itself stays."""
    return {
        name_form(name, place): replace(arm, name=name_form(name, place), structure={**form, **arm.structure})
        for name, arm in own_arms(claims).items()
        for place, form in enumerate(FORMS)
    }


def name_form(arm: str, place: int) -> str:
    """Return the name of an arm in one of the rival forms."""
    return f"{arm} | {FORM_NAMES[place]}"


def resolve_strategy(arm: Arm) -> Strategy:
    """Return the levers of an arm before they are scaled to its budget."""
    from scenarios.strategy import load_strategy
    from simulation.levers import Entry, Strategy

    if arm.levers:
        return Strategy(arm.name, tuple(Entry(**{"start": 8, **one}) for one in arm.levers))
    strategy = load_strategy(arm.strategy)
    entries: tuple[Entry, ...] = strategy.entries
    for lever, change in arm.changes.items():
        entries = _changed(entries, lever, change)
    return replace(strategy, name=arm.name, entries=entries)


def _changed(entries: tuple[Entry, ...], lever: str, change: Any) -> tuple[Entry, ...]:
    """Return the entries with one lever changed.

    Level 0 takes it out; fields replace those of its entries.
    """
    from simulation.levers import Entry

    fields = change if isinstance(change, Mapping) else {"level": change}
    if fields.get("level") == 0:
        return tuple(entry for entry in entries if entry.lever != lever)
    if any(entry.lever == lever for entry in entries):
        return tuple(replace(entry, **fields) if entry.lever == lever else entry for entry in entries)
    return (*entries, Entry(lever, **{"start": 8, **fields}))


def have_same_levers(one: Arm, other: Arm) -> bool:
    """Return whether two arms follow one programme, whatever it is called."""
    first, second = resolve_strategy(one), resolve_strategy(other)
    return (first.entries, first.funding) == (second.entries, second.funding)


def is_scaled(arm: Arm) -> bool:
    """Return whether the levels of an arm are scaled to a budget."""
    return arm.budget != AS_WRITTEN and bool(resolve_strategy(arm).entries)
