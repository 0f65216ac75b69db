"""A design's points in the values of its factors."""

from dataclasses import replace

import numpy as np
import pytest
from pydantic import TypeAdapter

from experiments.design.designs import Design, LatinHypercube, Saltelli, design_draws
from experiments.design.factors import Axis, Value

DESIGN = LatinHypercube(kind="latin hypercube", points=5)
SPEED = Axis("speed", "parameter", "speed")
LEVEL = Axis("push", "lever", "push", part="level")
START = Axis("late", "lever", "push", high=20.0, whole=True, part="start")
TOP = Axis("top", "lever", "push", part="level", target="top")


def columns(*axes: Axis) -> dict[str, list[Value]]:
    """The values of every factor, by its name in the file."""
    rows = [DESIGN.row(axes, number) for number in range(DESIGN.points)]
    return {axis.name: [row[k] for row in rows] for k, axis in enumerate(axes)}


def test_another_factor_changes_no_other_values_of_a_latin_hypercube() -> None:
    assert columns(SPEED, LEVEL).items() <= columns(START, LEVEL, TOP, SPEED).items()


def test_each_part_and_target_of_a_lever_has_an_order_of_its_own() -> None:
    found = columns(LEVEL, replace(START, high=1.0, whole=False), TOP)
    assert len({tuple(values) for values in found.values()}) == 3


def test_another_label_in_the_file_changes_no_values_of_a_latin_hypercube() -> None:
    assert columns(SPEED)["speed"] == columns(replace(SPEED, name="how fast"))["how fast"]


@pytest.mark.parametrize("count", [64, 200])
def test_draws_of_many_factors_are_hardly_correlated(count: int) -> None:
    axes = [Axis(f"p{place}", "parameter", f"p{place}") for place in range(188)]
    design = TypeAdapter(Design).validate_python(design_draws(count, 188, 1))
    columns = np.corrcoef(np.asarray(design.places(axes)).T) - np.eye(188)
    assert np.abs(columns).max() < 5 / np.sqrt(count)


def test_more_draws_of_many_factors_hold_the_fewer() -> None:
    axes = [Axis(f"p{place}", "parameter", f"p{place}") for place in range(40)]
    few, more = (TypeAdapter(Design).validate_python(design_draws(count, 40, 1)) for count in (8, 20))
    assert np.array_equal(few.places(axes), more.places(axes)[:8])


def test_the_parameters_of_a_factor_are_one_group_with_one_index() -> None:
    axes = [Axis("a", "parameter", "a", factor="two"), SPEED, Axis("b", "parameter", "b", factor="two")]
    alone, grouped = (Saltelli(kind="saltelli", points=4, groups=groups) for groups in (False, True))
    assert grouped.moved(axes) == {"two": (0, 2), "speed": (1,)}
    assert (alone.size(axes), grouped.size(axes)) == (4 * 5, 4 * 4)


def test_base_points_of_few_factors_are_even_and_those_of_many_independent() -> None:
    design = Saltelli(kind="saltelli", points=64)
    few, many = ([Axis(f"p{place}", "parameter", f"p{place}") for place in range(count)] for count in (3, 100))
    assert set(np.histogram(design.places(few)[:: 3 + 2, 0], bins=8, range=(0, 1))[0]) == {8}
    base = design.places(many)[:: 100 + 2]
    assert np.abs(np.corrcoef(base.T) - np.eye(100)).max() < 0.6  # a Sobol sequence has pairs above 0.9
