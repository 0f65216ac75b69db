"""Makes the rows of `claims.csv` from the readings of arms.

Effect, draws, rival forms, mechanism off, rival, verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.claims import judging
from analysis.claims.judging import Effect, OverDraws
from analysis.patterns.judging import LEAST_RUNS, Simulated, simulate
from experiments.claims import arms, rivals
from experiments.claims.claim import OVER_BEST, Claim
from experiments.claims.claim_studies import DEFAULTS, DRAWS, FORMS, Table
from experiments.claims.listing import describe_effect
from simulation.indicators import BY_NAME

if TYPE_CHECKING:
    from numpy.typing import NDArray

Row = dict[str, Any]
Rename = Callable[[str], str]
FEW_CASES = 10
"""Draws of each kind that a condition is looked for in, at least."""
_NO_RIVAL: Row = {"rival": "", "rival_effect": None, "rival_low": None, "rival_high": None, "rival_found_by": ""}


@dataclass(frozen=True)
class Found:
    """What runs say of one reading of a claim."""

    reading: str
    sign: int
    effect: Simulated
    draws: OverDraws | None
    without: Simulated | None
    forms: float | None
    verdict: str


def judge(claims: Sequence[Claim], tables: Mapping[str, Table], people: int, version: int) -> list[Row]:
    """Return a row a claim.

    tables: those of the studies that were run, by the name of their store.
    """
    return [_row(claim, tables, version) | {"people": people, "model_version": version} for claim in claims]


def effect_of(claim: Claim, sign: int) -> Effect:
    """Return how the effect of a claim is computed from the readings of its arms."""
    if claim.between is not None:
        return judging.inside(*claim.between)
    if claim.statistic == OVER_BEST:
        return judging.over_best(sign)
    return judging.contrast(claim.weights)


def read(claim: Claim, table: Table | None, reading: str, rename: Rename = str) -> NDArray[np.float64] | None:
    """Return readings[arm, run] of the arms of a claim; None where one was not run."""
    if table is None:
        return None
    columns = [table.column(rename(arm.name), reading) for arm in claim.arms]
    known = [column for column in columns if column is not None]
    if not known or len(known) < len(columns):
        return None
    values = np.array(known)
    return values if claim.above is None else (values > claim.above).astype(float)


def find(claim: Claim, reading: str, sign: int, tables: Mapping[str, Table]) -> Found | None:
    """Return what runs say of one reading of a claim; None where there are too few of its arms."""
    effect = effect_of(claim, sign)
    seeds, draws = (read(claim, tables.get(name), reading) for name in (DEFAULTS, DRAWS))
    main = draws if claim.over_draws else seeds
    if main is None or seeds is None:
        return None
    found = simulate(effect, list(main))
    if found.runs < LEAST_RUNS:
        return None
    shares = None if draws is None or claim.over_draws else judging.over_draws(effect, sign, draws, seeds)
    off = read(claim, tables.get(DEFAULTS), reading, lambda arm: arms.name_off(claim, arm))
    without = None if off is None or not claim.is_switched_off else simulate(effect, list(off))
    verdict = judging.judge(sign, found, shares)
    if claim.over_draws and verdict == judging.CONDITIONAL:
        verdict = judging.SUPPORTED  # its interval is over the draws
    return Found(reading, sign, found, shares, without, _forms(claim, reading, sign, tables.get(FORMS)), verdict)


def _forms(claim: Claim, reading: str, sign: int, table: Table | None) -> float | None:
    """Return the share of rival forms in which the effect is on the expected side."""
    if claim.over_draws:
        return None
    effect = effect_of(claim, sign)
    found = []
    for place in range(len(arms.FORMS)):
        columns = read(claim, table, reading, lambda arm, place=place: arms.name_form(arm, place))  # type: ignore[misc]
        if columns is None:
            return None
        found.append(sign * effect(*columns) > 0)
    return float(np.mean(found))


def _row(claim: Claim, tables: Mapping[str, Table], version: int) -> Row:
    found = [one for reading, sign in claim.expected if (one := find(claim, reading, sign, tables))]
    fixed: Row = {"id": claim.id, "essay": claim.essay, "says": claim.says, "verdict": judging.NOT_RUN}
    texts = {
        "contradicted": claim.contradicted,
        "proxy": claim.proxy,
        "missing": claim.missing,
        "strategies": " ".join(dict.fromkeys(arm.strategy for arm in claim.arms if arm.strategy)),
    }
    if not found:
        runs = "parameter draws" if claim.over_draws else "runs"
        return fixed | _empty() | texts | {"missing": claim.missing or f"at least {LEAST_RUNS} {runs}"}
    parts = found if claim.every else found[:1]
    verdict = judging.weakest([one.verdict for one in parts])
    main = next(one for one in parts if one.verdict == verdict)
    return (
        fixed
        | {
            "verdict": verdict,
            "reading": main.reading
            if claim.above is None
            else f"share of runs with {main.reading} above {claim.above:g}",
            "expected": "above 0" if main.sign > 0 else "below 0",
            "expected_of": describe_effect(claim),
            "effect": main.effect.value,
            "low": main.effect.low,
            "high": main.effect.high,
            "robustness": main.draws and main.draws.right,
            "reversed": main.draws and main.draws.reversed,
            "forms": main.forms,
            "without": main.without and main.without.value,
            "by_construction": _by_construction(main),
            "condition": _condition(claim, main, tables) if verdict == judging.CONDITIONAL else "",
            **_NO_RIVAL,
            **_rival(claim, main, tables, version),
            "others": "; ".join(_in_words(one, claim) for one in found if one is not main),
            "runs": main.effect.runs,
            "draws": 0 if main.draws is None else main.draws.draws,
        }
        | texts
    )


def _empty() -> Row:
    """Return the columns of a claim that was not run, in the order of one that was."""
    words = {"reading", "expected", "expected_of", "by_construction", "condition"}
    numbers = ("effect", "low", "high", "robustness", "reversed", "forms", "without")
    order = ("reading", "expected", "expected_of", *numbers, "by_construction", "condition")
    empty: Row = {key: "" if key in words else None for key in order}
    return empty | _NO_RIVAL | {"others": "", "runs": 0, "draws": 0}


def _by_construction(found: Found) -> str:
    if found.without is None:
        return "not tried"
    return "yes" if judging.is_by_construction(found.sign, found.effect, found.without) else "no"


def _in_words(found: Found, claim: Claim) -> str:
    """Return the effect on a reading; its verdict only where the claim states a sign for it."""
    one = found.effect
    verdict = f": {found.verdict}" if claim.every else ""
    return f"{found.reading} {one.value:+.3g} ({one.low:+.3g} to {one.high:+.3g}){verdict}"


def _rival(claim: Claim, found: Found, tables: Mapping[str, Table], version: int) -> Row:
    """Return the strongest rival, where it comes from, and the lead over it with its interval.

    Of all that is tried against the claim, the best on average in the claim's own runs, which favours it. The lead is
    that of the arm the essay is for.
    """
    table = tables.get(DEFAULTS)
    if table is None or found.reading not in rivals.readings_with_rival(claim):
        return {}
    better = 1 if BY_NAME[found.reading].direction == "up" else -1
    ours = claim.arms[0] if found.sign == better else claim.arms[-1]
    others = {
        name: column
        for name, arm in rivals.rivals_on(found.reading).items()
        if not arms.have_same_levers(arm, ours) and (column := table.column(name, found.reading)) is not None
    }
    mine = table.column(ours.name, found.reading)
    if mine is None or not others:
        return {}
    best = max(others, key=lambda name: better * others[name].mean())
    lead = simulate(judging.contrast((1.0, -1.0)), [mine, others[best]])
    return {
        "rival": best,
        "rival_effect": lead.value,
        "rival_low": lead.low,
        "rival_high": lead.high,
        "rival_found_by": rivals.describe_origin(best, found.reading, version),
    }


def _condition(claim: Claim, found: Found, tables: Mapping[str, Table]) -> str:
    """Return in which range of which parameters the effect is on the expected side."""
    from analysis.discover.prim import prim

    draws = tables.get(DRAWS)
    columns = read(claim, draws, found.reading)
    if draws is None or columns is None:
        return "not tried over draws"
    effects = found.sign * judging.single_effects(effect_of(claim, found.sign), columns)
    cases = effects > 0
    names = [name for name in draws.points.attrs.get("factors", ()) if name in draws.points]
    if min(cases.sum(), (~cases).sum()) < FEW_CASES or not names:
        return "too few draws of the other kind to say where"
    names = judging.find_drivers(draws.points[names], effects)
    if not names:
        return "no single parameter tells where it holds"
    points = draws.points[names]
    points.attrs = {}
    box = prim(points, cases, "it holds").table
    if box.empty:
        return f"it depends on {', '.join(names)}, but no range of them makes sure that it holds"
    inside = "; ".join(f"{row.parameter} {row.low:.3g} to {row.high:.3g}" for row in box.itertuples())
    return f"{inside} (there in {box.attrs['density']:.0%} of draws, else in {_outside(box.attrs):.0%})"


def _outside(fit: Mapping[Any, Any]) -> float:
    """Return the share of cases among the points outside a box."""
    return float(fit["cases"] * (1 - fit["coverage"]) / max(1 - fit["support"], 1e-12))
