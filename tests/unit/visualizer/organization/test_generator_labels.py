"""The dials of a made-up organization have one name each on the pages."""

from __future__ import annotations

from simulation.networks.dials import DIALS
from simulation.population import generate
from visualizer.organization.overview import describe_source
from visualizer.wording.page_texts import GENERATOR


def test_how_an_organization_was_made_is_told_in_the_words_of_the_form() -> None:
    assert {*GENERATOR} == {*DIALS}
    text = describe_source(generate(60, unit_mixing=0.8, seed=1).source)
    assert "ties across units 0.8" in text and "seed 1" in text and "_" not in text


def test_where_a_real_organization_comes_from_is_told_as_it_stands() -> None:
    assert describe_source("Krackhardt 1987, depth 3") == "Krackhardt 1987, depth 3"
