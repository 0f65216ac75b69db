"""What a factor may be set to."""

from dataclasses import replace

import pytest
from toy_model import catalogue

from experiments.design.factors import Factor, value_misfit
from experiments.runs.catalogue import Range

SPEED = Factor.model_construct(parameter="speed")


@pytest.mark.parametrize(("value", "problem"), [(0.5, ""), (5.0, ""), (9.5, "9.5 is outside -1..9")])
def test_a_parameter_may_be_set_beyond_the_range_it_is_drawn_from(value: float, problem: str) -> None:
    wide = replace(catalogue(), parameters={"speed": Range(0.1, 0.0, 1.0, least=-1.0, most=9.0)})
    assert value_misfit(SPEED, value, wide, 156) == problem


def test_without_wider_limits_the_range_holds() -> None:
    assert value_misfit(SPEED, 5.0, catalogue(), 156) == "5 is outside 0..1"
