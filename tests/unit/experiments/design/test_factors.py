"""What a factor may be set to."""

from dataclasses import replace

import pytest
from toy_model import catalogue

from experiments.design.factors import Factor, axes_of, value_misfit
from experiments.runs.catalogue import Range

SPEED = Factor.model_construct(parameter="speed")


@pytest.mark.parametrize(("value", "problem"), [(0.5, ""), (5.0, ""), (9.5, "9.5 is outside -1..9")])
def test_a_parameter_may_be_set_beyond_the_range_it_is_drawn_from(value: float, problem: str) -> None:
    wide = replace(catalogue(), parameters={"speed": Range(0.1, 0.0, 1.0, least=-1.0, most=9.0)})
    assert value_misfit(SPEED, value, wide, 156) == problem


def test_without_wider_limits_the_range_holds() -> None:
    assert value_misfit(SPEED, 5.0, catalogue(), 156) == "5 is outside 0..1"


def test_the_parameters_of_a_mechanism_are_those_of_it_that_are_drawn() -> None:
    ranges = {
        "speed": Range(0.1, 0.0, 1.0, part="pace"),
        "rest": Range(0.1, 0.0, 1.0, part="pace", drawn=False),
        "spread": Range(0.1, 0.0, 1.0, part="noise"),
    }
    factor = Factor.model_validate({"parameters": "all", "of": ["pace"]}, context=None)
    assert [axis.name for axis in axes_of("pace", factor, replace(catalogue(), parameters=ranges))] == ["speed"]
