"""docs/findings.md gives each claim the verdict that is published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.evidence.published import Verdict, published_verdicts

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
CITED = re.findall(r"(S\d-\d+): ([a-z ]+(?:,\sby\sconstruction)?)", TEXT)
OTHERWISE = {"reversed": (0.4, 1.0), "conditional": (0.0, 0.6)}
"""Shares of draws in which a claim holds that have to be told beside its verdict at the defaults."""
VERDICTS = {one.id: one.verdict_in_words for one in published_verdicts()}


def test_it_cites_many_claims() -> None:
    assert len(CITED) > 30


@pytest.mark.parametrize(("claim", "verdict"), CITED)
def test_a_cited_claim_has_the_published_verdict(claim: str, verdict: str) -> None:
    assert " ".join(verdict.split()) == VERDICTS[claim]


def test_it_says_how_many_claims_are_reversed() -> None:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
    number = sum(verdict.startswith("reversed") for verdict in VERDICTS.values())
    assert f"{words[number]} of the claims that can be run come out reversed" in TEXT


def test_where_many_draws_say_otherwise_their_share_is_told() -> None:
    cited = {claim for claim, _ in CITED}
    shares = {one.id: round(100 * one.holds) for one in published_verdicts() if one.id in cited and differs(one)}
    assert {"S0-6", "S1-2", "S3-4", "S4-2"} == shares.keys()
    assert [claim for claim, share in shares.items() if f"{share} %" not in TEXT] == []


def differs(one: Verdict) -> bool:
    """Return whether the draws of a claim say otherwise than its verdict."""
    low, high = OTHERWISE.get(one.verdict, (2.0, 2.0))
    return one.holds is not None and low < one.holds < high
