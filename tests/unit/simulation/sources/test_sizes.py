"""Sizes with sources: the range of a parameter follows from the figure it names."""

import json

import pytest

from simulation.parameters import PARAMETERS
from simulation.sources.sizes import SizeSource, evaluate, size_sources

DEFAULTS = {name: parameter.default for name, parameter in PARAMETERS.items()}
ROUNDING = 0.02  # values are written with two or three digits


@pytest.mark.parametrize("size", size_sources().values(), ids=lambda size: size.parameter)
def test_default_and_range_follow_from_the_figure(size: SizeSource) -> None:
    declared = PARAMETERS[size.parameter]
    mapped = [size.map_figure(figure, DEFAULTS) for figure in (size.figure, size.low, size.high)]
    assert [declared.default, declared.low, declared.high] == pytest.approx(mapped, rel=ROUNDING)


@pytest.mark.parametrize("size", size_sources().values(), ids=lambda size: size.parameter)
def test_a_size_source_names_unit_finding_arithmetic_reason_and_place(size: SizeSource) -> None:
    assert all((size.unit, size.statement, size.mapping, size.note, size.where)) and "figure" in size.mapping


def test_a_survey_by_a_vendor_never_sets_a_size() -> None:
    assert not [size.parameter for size in size_sources().values() if size.reference.kind == "vendor"]


def test_a_size_source_can_be_written_as_json() -> None:
    row = json.loads(json.dumps(size_sources()["habit_gain"].as_row()))
    assert row["figure"] == 66 and row["reference"]["year"] == 2010


def test_arithmetic_knows_powers_functions_and_names() -> None:
    assert evaluate("1 - 0.5 ** (1 / figure) + log(exp(-a))", {"figure": 1.0, "a": 2.0}) == pytest.approx(-1.5)


@pytest.mark.parametrize("wrong", ["unknown + 1", "figure if figure else 0", "__import__('os')", "figure.real"])
def test_what_is_no_arithmetic_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no arithmetic"):
        evaluate(wrong, {"figure": 1.0})
