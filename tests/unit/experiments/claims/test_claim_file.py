"""The claims as data: all of them are there, name what exists, and assert no verdict."""

from __future__ import annotations

import re

import pytest

from experiments.claims import arms, claim_model
from experiments.claims.claim import Claim
from experiments.claims.claim_file import FOLDER, claims, find
from experiments.claims.listing import describe_effect
from simulation.errors import UserError
from simulation.indicators import NAMES
from simulation.parameters import resolve
from simulation.structure import resolve as resolve_structure

RUN = [one for one in claims() if not one.missing]


def test_there_are_68_claims_of_five_essays_and_24_come_first() -> None:
    counts = [sum(one.essay == number for one in claims()) for number in range(1, 6)]
    assert counts == [13, 12, 11, 20, 12]
    assert sum(one.first for one in claims()) == 24


def test_no_verdict_is_written_down() -> None:
    text = (FOLDER / "claims.toml").read_text(encoding="utf-8")
    assert not re.search(r"^(verdict|effect|supported)\b", text, re.MULTILINE)


@pytest.mark.parametrize("claim", RUN, ids=lambda one: one.id)
def test_a_claim_names_what_the_model_has(claim: Claim) -> None:
    assert set(claim.reads) <= set(NAMES)
    assert len(claim.arms) == len(claim.weights) or claim.statistic != "contrast" or claim.between
    resolve(dict(claim.off_parameters))
    resolve_structure(claim.off_structure)
    for arm in claim.arms:
        arms.resolve_strategy(arm)
        resolve(dict(arm.parameters))
        resolve_structure(arm.structure)


@pytest.mark.parametrize("claim", RUN, ids=lambda one: one.id)
def test_a_claim_says_what_would_contradict_it(claim: Claim) -> None:
    assert claim.contradicted and describe_effect(claim)


@pytest.mark.parametrize("claim", [one for one in RUN if one.statistic == "contrast" and not one.between])
def test_arms_of_a_contrast_are_weighed_in_both_directions_or_against_zero(claim: Claim) -> None:
    assert len(claim.weights) == 1 or (min(claim.weights) < 0 < max(claim.weights))


def test_the_24_can_be_asked_for_by_one_word() -> None:
    assert {one.id for one in find(["first"])} == {one.id for one in claims() if one.first}


def test_an_unknown_claim_names_the_nearest() -> None:
    with pytest.raises(UserError, match=r"claim 'S4-21' is unknown \(did you mean 'S4-2'"):
        find(["S4-21"])


def test_arms_of_all_claims_have_names_of_their_own() -> None:
    named = claim_model.all_arms()
    assert all(name == arm.name for name, arm in named.items())


def test_a_changed_level_of_zero_takes_a_lever_out() -> None:
    arm = next(arm for arm in find(["S0-6"])[0].arms if arm.changes)
    assert "deeds" not in {entry.lever for entry in arms.resolve_strategy(arm).entries}


def test_changed_fields_replace_those_of_the_lever_and_leave_the_others() -> None:
    arm = next(arm for arm in find(["S0-8"])[0].arms if arm.changes)
    (entry,) = (one for one in arms.resolve_strategy(arm).entries if one.lever == "involvement")
    assert (entry.start, entry.end, entry.level) == (20, 32, 0.6)
