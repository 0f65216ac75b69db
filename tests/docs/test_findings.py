"""docs/findings.md gives each claim the verdict that is published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.evidence.published import published_verdicts

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
CITED = re.findall(r"(S\d-\d+): ([a-z ]+(?:,\sby\sconstruction)?)", TEXT)
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
