"""How an indicator is named and counted on the pages."""

from __future__ import annotations

from simulation.indicators import INDICATORS
from visualizer.wording.indicators import COUNTED, format_change, spec

SPEAK_FOR_THEMSELVES = {"0..1", "-1..1", "ratio"}


def test_a_number_on_the_stage_says_what_it_counts() -> None:
    assert {one.unit for one in INDICATORS} == {*COUNTED} | SPEAK_FOR_THEMSELVES
    assert (spec("total_value")["counted"], spec("practice")["counted"]) == ("k", "of 100")


def test_a_change_has_a_real_minus_and_none_before_0() -> None:
    assert [format_change(value, 2) for value in (-0.001, 0.0, -4.48, 0.17)] == ["+0.00", "+0.00", "−4.48", "+0.17"]
