"""How an indicator is named and counted on the pages."""

from __future__ import annotations

from simulation.indicators import INDICATORS
from visualizer.wording.indicators import COUNTED, spec

SPEAK_FOR_THEMSELVES = {"0..1", "-1..1", "ratio"}


def test_a_number_on_the_stage_says_what_it_counts() -> None:
    assert {one.unit for one in INDICATORS} == {*COUNTED} | SPEAK_FOR_THEMSELVES
    assert (spec("total_value")["counted"], spec("practice")["counted"]) == ("k", "of 100")
