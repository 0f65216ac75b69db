"""How densely units are tied: worked by hand, and in agreement with the measures of the whole."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.network.network_structure import measure
from analysis.network.unit_groups import unit_groups
from analysis.network.unit_ties import inside_and_between, tie_density


def test_shares_of_possible_ties_by_hand() -> None:
    groups = unit_groups([0, 0, 1, 1, 1], ["Sales", "IT"])
    found = tie_density([0, 0, 1, 2, 3], [1, 2, 3, 0, 2], groups)
    assert found == pytest.approx(np.array([[1 / 2, 2 / 6], [1 / 6, 1 / 6]]))


def test_a_unit_of_one_person_has_no_density_inside() -> None:
    found = tie_density([0], [1], unit_groups([0, 1, 1], ["Head", "IT"]))
    assert np.isnan(found[0, 0])
    assert found[0, 1] == 1 / 2


def test_ties_of_people_in_no_unit_do_not_count() -> None:
    ties = ([0, 1, 2], [1, 2, 0])
    assert tie_density(*ties, unit_groups([0, 0, -1], ["Sales"])) == pytest.approx(np.array([[1 / 2]]))


def test_self_ties_and_repeated_ties_do_not_count() -> None:
    found = tie_density([0, 0, 1], [1, 1, 1], unit_groups([0, 0], ["Sales"]))
    assert found == pytest.approx(np.array([[1 / 2]]))


@pytest.mark.parametrize("most", [3, 20])
def test_all_cells_together_make_the_density_of_the_whole(most: int) -> None:
    rng = np.random.default_rng(2)
    unit, source, target = rng.integers(0, 6, 50), rng.integers(0, 50, 300), rng.integers(0, 50, 300)
    groups = unit_groups(unit, list("abcdef"), most)
    possible = np.outer(groups.people, groups.people) - np.diag(groups.people)
    ties = np.nansum(tie_density(source, target, groups) * possible)
    assert ties / possible.sum() == pytest.approx(measure(source, target, unit).density)


def test_inside_and_between_by_hand() -> None:
    found = inside_and_between([0, 0, 1, 2, 3, 4], [1, 2, 3, 0, 2, 5], [0, 0, 1, 1, 1, -1])
    assert found == (2 / 8, 3 / 12)


def test_one_unit_has_nothing_between() -> None:
    inside, between = inside_and_between([0], [1], [0, 0])
    assert inside == 1 / 2
    assert np.isnan(between)
