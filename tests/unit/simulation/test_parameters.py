"""The uncertain properties of the world, and the structure of the model."""

import pytest

from simulation import parameters, structure
from simulation.errors import UserError
from simulation.mechanisms import MECHANISMS
from simulation.parameter import Parameter, constant
from simulation.parameters import DRAWN, PARAMETERS


def test_every_parameter_has_a_unit_a_meaning_a_range_and_a_source() -> None:
    for parameter in PARAMETERS.values():
        assert parameter.unit and parameter.meaning and parameter.source and parameter.low <= parameter.high


def test_every_parameter_belongs_to_one_place() -> None:
    places = {*MECHANISMS, "newcomers", "prices", "indicators"}
    assert {parameters.where_declared(name) for name in PARAMETERS} <= places


def test_a_share_never_ranges_beyond_one() -> None:
    shares = [parameter for parameter in PARAMETERS.values() if parameter.unit in ("share", "chance", "0..1")]
    assert len(shares) > 40 and max(parameter.high for parameter in shares) <= 1.0
    assert constant("c", 0.8, "share", "m").high == 1.0 and constant("c", 0.8, "x", "m").high == 1.6


def test_what_is_drawn_has_room_to_be_drawn_from() -> None:
    assert len(DRAWN) > 60
    assert all(PARAMETERS[name].low < PARAMETERS[name].high for name in DRAWN)


def test_given_values_take_the_place_of_defaults() -> None:
    found = parameters.resolve({"trust_gain": 0.05})
    assert found["trust_gain"] == 0.05 and found["trust_asymmetry"] == 3.0 and len(found) == len(PARAMETERS)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(UserError) as told:
        parameters.resolve({"trust_gian": 1, "trust_gain": 9, "need_rate": "many", "lateness": True})  # type: ignore[dict-item]
    assert len(str(told.value).splitlines()) == 4 and "did you mean 'trust_gain'" in str(told.value)


def test_a_default_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        Parameter("p", 2.0, 0.0, 1.0, "x", "m")


def test_on_and_off_are_understood_for_every_mechanism() -> None:
    given = {"trust": False, "habit": "off", "influence": "on", "ideas": True}
    found = structure.resolve(given)
    assert [found[name] for name in given] == ["off", "off", "friedkin-johnsen", "on"]


def test_unknown_choices_are_told_at_once() -> None:
    with pytest.raises(UserError) as told:
        structure.resolve({"trusst": "off", "contagion": "none"})
    assert "did you mean 'trust'" in str(told.value) and "known: complex, simple" in str(told.value)


def test_every_mechanism_of_the_catalogue_is_there_with_its_text() -> None:
    assert {mechanism.code for mechanism in MECHANISMS.values()} >= {f"E{k}" for k in range(1, 15)}
    assert all(mechanism.title and mechanism.text for mechanism in MECHANISMS.values())
    assert {choice for mechanism in MECHANISMS.values() for choice in mechanism.choices} == set(structure.CHOICES)


def test_a_value_beyond_the_range_of_a_figure_may_be_set_where_it_is_a_special_case() -> None:
    assert parameters.resolve({"quit_base": 0.006})["quit_base"] == 0.006
    with pytest.raises(UserError, match=r"outside 0\.001\.\.0\.006"):
        parameters.resolve({"quit_base": 0.007})


def test_what_may_be_set_holds_the_range_that_is_drawn() -> None:
    for name, (least, most) in parameters.SETTABLE.items():
        assert least <= PARAMETERS[name].low and PARAMETERS[name].high <= most, name
