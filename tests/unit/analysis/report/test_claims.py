"""The report names the claims that bear on its leader, with their published verdicts."""

from dataclasses import replace

import pytest

from analysis.evidence.published import Verdict
from analysis.report import ReportData, Setting, page
from analysis.statistics.compare import compare, pairs

SUPPORTED = Verdict(
    "S0-2", 1, "Copying falls short", "supported", True, "being, above 0", "being 0.27", 0.94, "", "", ("a",), 13
)
REVERSED = Verdict(
    "S0-3", 1, "Nothing lasts", "reversed", False, "being, above 0", "being −0.1", None, "", "", ("a",), 13
)


@pytest.fixture(scope="module")
def text(make_runs, read) -> str:
    runs = make_runs({"nothing": 0.2, "a": 0.5})
    data = ReportData(Setting("Firm", 10, 20, 3, 0), compare(runs), pairs(runs))
    return read(page(replace(data, claims=(SUPPORTED, REVERSED))))[0]


def test_it_counts_verdicts(text: str) -> None:
    assert "Of 2: 1 supported, 1 reversed." in text


def test_a_claim_by_construction_is_marked(text: str) -> None:
    assert "supported, by construction" in text


def test_it_says_how_to_run_a_claim_again(text: str) -> None:
    assert "orgshift claims run S0-2" in text
