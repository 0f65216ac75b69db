"""Describes a claim in words: its arms, what is read and what the essay expects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.presentation.style import MINUS
from experiments.claims import arms
from experiments.claims.claim import FIRM, OVER_BEST, WEEKS, Arm, Claim
from experiments.claims.rivals import found_rivals, readings_with_rival


def describe(claim: Claim) -> dict[str, Any]:
    """Return a claim as a row of the list of claims."""
    return {
        "id": claim.id,
        "essay": claim.essay,
        "says": claim.says,
        "expected": describe_effect(claim),
        "reads": list(claim.reads),
        "arms": "; ".join(arm.name for arm in claim.arms),
        "contradicted": claim.contradicted,
        "proxy": claim.proxy,
        "first": claim.first,
        "missing": claim.missing,
    }


def describe_effect(claim: Claim) -> str:
    """Return what the effect is and on which side of 0 it is expected.

    "" for a claim that cannot be run.
    """
    if claim.missing:
        return ""
    title = claim.reads[0].replace("_", " ")
    reading = title if claim.above is None else f"share of firms with {title} above {claim.above:g}"
    names = [arm.name for arm in claim.arms]
    if claim.between is not None:
        low, high = claim.between
        return f"{reading}: {'above ' + format(low, 'g') if high > 1 else f'between {low:g} and {high:g}'}"
    side = "above" if claim.sign > 0 else "below"
    return f"{reading}: {_difference(claim, names)}, {side} 0"


def _difference(claim: Claim, names: list[str]) -> str:
    """Return what is subtracted from what."""
    if claim.statistic == OVER_BEST:
        return f"{names[0]} less the best of the others"
    if claim.weights == (1, -1):
        return f"{names[0]} less {names[1]}"
    terms = [_term(weight, name) for weight, name in zip(claim.weights, names, strict=True)]
    return " ".join(terms).removeprefix("+ ")


def _term(weight: float, name: str) -> str:
    sign, size = ("+" if weight > 0 else MINUS), abs(weight)
    return f"{sign} {name}" if size == 1 else f"{sign} {size:g} x {name}"


def print_claim(claim: Claim) -> str:
    """Return a claim as text: its arms lever by lever, what switches its mechanism off."""
    lines = [f"{claim.id}  {claim.says}"]
    if claim.missing:
        return f"{lines[0]}\n  cannot be run yet: {claim.missing}\n"
    lines += [f"  effect: {describe_effect(claim)}", f"  contradicted if {claim.contradicted}"]
    if claim.is_switched_off:
        lines.append(f"  mechanism off: {_pairs({**claim.off_structure, **claim.off_parameters})}")
    for arm in (*claim.arms, *_found_for(claim)):
        lines += ["", f"  {arm.name}: {_setting(arm)}", *(f"    {line}" for line in _levers(arm))]
    return "\n".join(lines) + "\n"


def _found_for(claim: Claim) -> list[Arm]:
    """Return the rivals found by search on what decides a claim."""
    found = found_rivals()
    return [found[reading].arm for reading in readings_with_rival(claim) if reading in found]


def _setting(arm: Arm) -> str:
    """Return what of an arm is not as usual, with its budget."""
    budget = f"{arm.budget} % of payroll" if arm.budget[0].isdigit() else arm.budget
    parts = [budget]
    if arm.organization != FIRM:
        parts.append(f"organization {arm.organization}")
    if arm.weeks != WEEKS:
        parts.append(f"{arm.weeks} weeks")
    parts += [_pairs(one) for one in (arm.dials, arm.structure, arm.parameters) if one]
    return ", ".join(parts + [_pairs(event) for event in arm.events])


def _pairs(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in values.items())


def _levers(arm: Arm) -> list[str]:
    """Return the levers of an arm before they are scaled, as a strategy's file writes them."""
    found = []
    for entry in arms.resolve_strategy(arm).entries:
        end = "" if entry.end is None else f", end: {entry.end}"
        place = f"start: {entry.start}, ramp: {entry.ramp}{end}, target: {entry.target}"
        found.append(f"- {{lever: {entry.lever}, level: {entry.level:g}, {place}}}")
    return found or ["(no levers)"]
