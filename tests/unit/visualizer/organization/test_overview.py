"""The figures of the Organization page: what they say in words, and the numbers that go with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from analysis.network.network_structure import TITLES
from analysis.network.real_companies import REAL_COMPANIES
from simulation.networks.dials import DIALS
from simulation.population import ASKED, Population, generate
from visualizer.organization import real_companies_figure, unit_map_figure
from visualizer.organization.culture_figure import CULTURE, before_anything, culture_of
from visualizer.organization.measures import measured
from visualizer.organization.overview import describe_culture_source, describe_source
from visualizer.organization.real_companies_figure import ITSELF, beside_of
from visualizer.organization.unit_map_figure import unit_map_of
from visualizer.plan.own_organizations import add_own
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import load_organization
from visualizer.wording.organization_texts import GENERATOR
from visualizer.wording.texts import OVERVIEW

COMPANY = {company.name: company for company in REAL_COMPANIES}


@pytest.fixture(scope="module")
def managers() -> Population:
    """Krackhardt's 21 managers."""
    return load_organization("krackhardt")


@pytest.fixture(scope="module")
def map_of_managers(managers: Population) -> dict[str, Any]:
    return unit_map_of(managers)


@pytest.fixture(scope="module")
def beside(managers: Population) -> dict[str, Any]:
    return beside_of("krackhardt", measured(managers))


@pytest.fixture(scope="module")
def culture() -> dict[str, Any]:
    return culture_of(Plan("krackhardt"))


def test_the_map_says_how_dense_units_are_inside_and_between(map_of_managers: dict[str, Any]) -> None:
    assert map_of_managers["description"] == "Inside a unit, 49 of 100 possible ties exist; between units, 44."


def test_the_numbers_of_the_map_have_a_row_and_a_column_for_each_unit(
    managers: Population, map_of_managers: dict[str, Any]
) -> None:
    head, *rows = map_of_managers["rows"]
    assert head[1:] == [row[0] for row in rows] == list(managers.units)


def test_where_nobody_could_be_tied_the_table_is_empty(map_of_managers: dict[str, Any]) -> None:
    assert map_of_managers["rows"][1][:2] == ["President", ""]


def test_an_organization_of_one_unit_has_nothing_between_units(managers: Population) -> None:
    one = replace(managers, unit=np.zeros(21), units=("All",), functions=("other",))
    assert unit_map_figure.describe_map(one) == "All people are in one unit, where 45 of 100 possible ties exist."


@pytest.mark.parametrize("figure", ["map_of_managers", "beside", "culture"])
def test_every_figure_is_drawn_for_pages_and_narrower_for_phones(figure: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue(figure)
    assert width(found["narrow"]) < 300 < width(found["drawing"])


def width(drawing: str) -> float:
    """The width an SVG is drawn for, in points."""
    return float(drawing.split('viewBox="0 0 ')[1].split()[0])


def test_sizes_are_not_compared_and_everything_else_is(beside: dict[str, Any]) -> None:
    compared = [row[0] for row in beside["rows"][1:]]
    assert compared == [title for name, title in TITLES.items() if name not in ("people", "ties")]


def test_an_organization_that_is_a_real_company_is_said_to_be_it_and_held_against_the_others(
    beside: dict[str, Any],
) -> None:
    assert beside["description"].startswith(
        "This organization is itself one of the real companies (High-tech managers, advice)"
    )
    assert "Against the other 2: " in beside["description"]


@pytest.mark.parametrize(("name", "company"), ITSELF.items())
def test_what_is_said_to_be_a_real_company_is_built_like_it(name: str, company: str) -> None:
    found = measured(load_organization(name)).as_dict()
    for one in ("density", "mean_degree", "reciprocity", "clustering"):
        assert found[one] == pytest.approx(COMPANY[company].figures[one], rel=0.05), one


def test_a_made_up_organization_is_held_against_all_of_them() -> None:
    own = dict.fromkeys(TITLES, 1e9)
    text = real_companies_figure.describe_ranges("generated:people=60", own)
    assert text.startswith("Against 3 real companies: above all of them: density, ") and "itself" not in text


@pytest.mark.parametrize(("value", "place"), [(0.9, "below"), (1.0, "within"), (2.0, "within"), (2.1, "above")])
def test_the_ends_of_a_range_belong_to_it(value: float, place: str) -> None:
    assert real_companies_figure.where(value, [1.0, 2.0]) == place


def test_culture_is_told_unit_by_unit_and_for_everybody(managers: Population, culture: dict[str, Any]) -> None:
    head, *rows = culture["rows"]
    assert head[2:] == [OVERVIEW[state] for state in CULTURE]
    assert [row[0] for row in rows] == [*managers.units, "everybody"]


def test_the_line_of_everybody_is_the_mean_of_all_people(culture: dict[str, Any]) -> None:
    people, trust = (np.array([row[column] for row in culture["rows"][1:]]) for column in (1, 3))
    assert trust[-1] == pytest.approx(np.average(trust[:-1], weights=people[:-1]), abs=1e-3)


def test_what_is_the_same_for_everybody_is_said_and_not_drawn(culture: dict[str, Any]) -> None:
    assert "The same for everybody at week 0: Trust that colleagues help" in culture["title"]
    assert "Trust that colleagues help" not in culture["drawing"]
    assert "Trust in leaders" in culture["drawing"]


def test_what_is_decided_later_does_not_change_week_0() -> None:
    plan = Plan("krackhardt", seed=4, parameters=(("initial_trust", 0.7),))
    later = replace(plan, strategy="mandate", weeks=20).branched(5, ())
    assert before_anything(later) == before_anything(plan)


@pytest.mark.parametrize("change", [{"seed": 5}, {"parameters": (("initial_trust", 0.7),)}])
def test_luck_and_assumptions_change_culture(culture: dict[str, Any], change: dict[str, Any]) -> None:
    assert culture_of(replace(Plan("krackhardt"), **change))["rows"] != culture["rows"]


def test_an_assumption_that_does_not_exist_is_told() -> None:
    with pytest.raises(ValueError, match="initial_trus"):
        culture_of(Plan("krackhardt", parameters=(("initial_trus", 0.7),)))


def test_an_organization_of_one_person_is_drawn_too() -> None:
    alone = Population("alone", "Alone", [-1], [0], ("All",), ("other",), [], [], [], [np.nan], 0)  # type: ignore[arg-type]
    found = culture_of(Plan(add_own(alone)))
    assert "Trust in leaders" in found["drawing"]
    assert unit_map_figure.describe_map(alone) == "All people are in one unit, where 0 of 100 possible ties exist."


def test_long_names_of_units_are_whole_in_the_numbers(managers: Population) -> None:
    names = [f"Division {number} of a very long name indeed" for number in range(5)]
    found = unit_map_of(replace(managers, units=names))
    assert found["rows"][0][1:] == names
    assert names[0] not in found["drawing"]


@pytest.mark.parametrize(("share", "text"), [(0.0, "0"), (0.0006, "0.06"), (0.0441, "4.4"), (0.49, "49"), (1, "100")])
def test_shares_are_given_in_hundredths(share: float, text: str) -> None:
    assert unit_map_figure.of_100(share) == text


def test_many_units_share_the_last_row() -> None:
    firm = generate(600, seed=1)
    firm = replace(firm, unit=np.arange(600) % 30, units=tuple(map(str, range(30))), functions=("other",) * 30)
    assert unit_map_of(firm)["rows"][0][-1] == "10 other units"


def test_small_units_of_an_organization_of_ones_own_share_a_row_and_it_is_said(managers: Population) -> None:
    found = culture_of(Plan(add_own(managers)))
    sizes = {row[0]: row[1] for row in found["rows"][1:]}
    assert "President" not in sizes
    assert sizes["3 smallest units as one"] == 8
    assert "fewer than 5 people are shown together" in found["title"]


def test_units_of_an_organization_that_comes_along_are_all_drawn(culture: dict[str, Any]) -> None:
    assert "President" in [row[0] for row in culture["rows"]]
    assert "together" not in culture["title"]


def test_how_an_organization_was_made_is_told_in_the_words_of_the_form() -> None:
    assert {*GENERATOR} == {*DIALS}
    text = describe_source(generate(60, unit_mixing=0.8, seed=1).source)
    assert "ties across units 0.8" in text and "seed 1" in text and "_" not in text


def test_where_a_real_organization_comes_from_is_told_as_it_stands() -> None:
    assert describe_source("Krackhardt 1987, depth 3") == "Krackhardt 1987, depth 3"


def test_culture_from_a_survey_is_not_called_chance(managers: Population) -> None:
    asked = replace(managers, survey=np.full((len(managers.units), len(ASKED)), 0.5))
    assert "differ by chance, small ones most" in describe_culture_source(managers, 7)
    assert describe_culture_source(asked, 7).startswith("What the survey asked starts at its level in each unit")
