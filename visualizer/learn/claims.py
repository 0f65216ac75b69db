"""The claims of the essays on the page Learn: their verdicts, and their arms on the Stage."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analysis.evidence.published import Verdict, published_verdicts
from analysis.presentation.headline import OF_100
from analysis.presentation.language import localize, translate
from analysis.presentation.shown_units import FACTOR
from analysis.presentation.style import format_number
from scenarios.strategy import load_strategy
from visualizer.plan.link import to_query
from visualizer.plan.own_strategies import pack
from visualizer.plan.plan import Happening, Plan
from visualizer.widgets.elements import tag
from visualizer.wording.indicators import factor_of, spec, words
from visualizer.wording.page_texts import LEARN
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from experiments.claims.claim import Arm, Claim

Row = tuple[Any, ...]
SHARE = re.compile(r"[a-z ]+ (?P<name>\w+) above (?P<level>[\d.]+)")
"""A reading that counts the runs in which an indicator lies above a level."""


def claims() -> list[Any]:
    """The section on claims: how many have which verdict, and the table of all."""
    found = published_verdicts()
    return [describe_verdicts(found), LEARN["how_verdicts"], claim_rows()] if found else [LEARN["no_verdicts"]]


def claim_rows() -> tuple[tuple[str, ...], list[Row]]:
    """The table of claims: sentence, verdict, effect, share of draws, links to the Stage."""
    from experiments.claims.claim_file import find

    known = {one.id: one for one in find(())}
    heads = ("claim", "verdict", "effect_of", "holds", "see_it")
    rows = [
        (
            f"{one.id} {one.says}",
            one.verdict_in_words,
            _effect(one),
            "" if one.holds is None else say(LEARN, "holds_in", share=round(100 * one.holds)),
            _links(known[one.id]),
        )
        for one in published_verdicts()
        if one.id in known
    ]
    return tuple(LEARN[head] for head in heads), rows


def describe_effect(one: Verdict) -> tuple[str, str]:
    """Effect and interval as the other pages show the indicator, and what is compared."""
    share = SHARE.fullmatch(one.reading)
    name = share["name"] if share else one.reading
    shown = spec(name)
    title = (
        say(LEARN, "share_above", title=shown["title"], level=f"{FACTOR * float(share['level']):g}") if share else ""
    )
    factor = FACTOR if share else factor_of(name)
    effect, low, high = (format_number(factor * number) for number in one.found)
    counted = translate(OF_100) if share else shown["counted"]
    line = say(LEARN, "effect", title=title or shown["title"], effect=effect, low=low, high=high, counted=counted)
    arms, _, side = one.expected.partition(": ")[2].rpartition(", ")
    for name in one.strategies:
        arms = arms.replace(name, words(load_strategy(name).title))
    side = re.sub(r"\d+(\.\d+)?", lambda number: localize(f"{factor * float(number[0]):g}"), side)
    return line.strip(), say(LEARN, "compared" if arms else "expected", arms=arms, side=side)


def _effect(one: Verdict) -> Any:
    """The cell of an effect; what the model lacks where it was not run."""
    if not one.found:
        return say(LEARN, "lacks", missing=one.missing)
    line, compared = describe_effect(one)
    return tag("div", line, tag("div", compared, cls="os-note"))


def describe_verdicts(verdicts: tuple[Verdict, ...]) -> str:
    """How many claims have which verdict, and with which version of the model."""
    counts: dict[str, int] = {}
    for one in verdicts:
        counts[one.verdict] = counts.get(one.verdict, 0) + 1
    built = sum(one.by_construction for one in verdicts)
    version = max((one.model_version for one in verdicts), default=0)
    return say(
        LEARN,
        "verdicts",
        counts=", ".join(f"{number} {verdict}" for verdict, number in counts.items()),
        built=built,
        version=version,
    )


def stage_plans(claim: Claim) -> list[tuple[str, Plan]]:
    """What the Stage plays of a claim, each with its name.

    One plan where the first two arms differ by their strategies alone: the second is what the first is compared with.
    Else a plan an arm. None for arms in a firm that a link cannot hold.
    """
    playable = [arm for arm in claim.arms if not arm.dials and "." not in arm.organization]
    plans = [(arm.name, _plan(arm)) for arm in playable]
    if len(playable) >= 2 and len(playable) == len(claim.arms):
        (_, first), (_, second) = plans[:2]
        if replace(first, strategy=second.strategy) == second:
            return [(LEARN["play"], replace(first, rival=second.strategy))]
    return plans


def _plan(arm: Arm) -> Plan:
    """The arm as what a session looks at."""
    from experiments.claims.claim import AS_WRITTEN

    return Plan(
        organization=arm.organization,
        strategy=_strategy(arm),
        events=tuple(_happening(dict(event)) for event in arm.events),
        weeks=arm.weeks,
        structure=tuple(arm.structure.items()),
        parameters=tuple((name, float(value)) for name, value in arm.parameters.items()),
        percent=None if arm.budget == AS_WRITTEN else float(arm.budget),
    )


def _strategy(arm: Arm) -> str:
    """The name of the arm's strategy: a built-in one, or one that holds its levers."""
    from experiments.claims.arms import resolve_strategy

    if arm.strategy and not arm.changes and not arm.levers:
        return arm.strategy
    title = arm.name[0].upper() + arm.name[1:]
    return pack(replace(resolve_strategy(arm), name="claim", title=title))


def _happening(event: dict[str, Any]) -> Happening:
    kind, week = event.pop("kind"), event.pop("week")
    return Happening(kind, week, tuple(event.items()))


def _links(claim: Claim) -> Any:
    """The links to the Stage, one a line."""
    links = [
        tag("div", tag("a", name, href=f"/?{to_query(plan)}", aria_label=f"{claim.id}: {name}"))
        for name, plan in stage_plans(claim)
    ]
    return tag("div", *links)
