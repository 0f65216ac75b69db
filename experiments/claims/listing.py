"""Describes a claim in words: its arms, what is read and what the essay expects."""

from __future__ import annotations

from typing import Any

from analysis.presentation.style import MINUS
from experiments.claims.claim import OVER_BEST, Claim


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
    reading = claim.reads[0] if claim.above is None else f"share of firms with {claim.reads[0]} above {claim.above:g}"
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
