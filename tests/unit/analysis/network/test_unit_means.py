"""Means by unit, with the middle of each unit's people."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.network.unit_groups import unit_groups
from analysis.network.unit_means import unit_means


def test_each_unit_has_the_mean_of_its_people() -> None:
    found = unit_means("Trust", [0.2, 0.4, 0.9], unit_groups([0, 0, 1], ["Sales", "IT"]))
    assert found.mean == pytest.approx([0.3, 0.9])


def test_the_mean_of_all_is_that_of_people_not_of_units() -> None:
    found = unit_means("Trust", [0.2, 0.4, 0.9], unit_groups([0, 0, 1], ["Sales", "IT"]))
    assert found.everybody == pytest.approx(0.5)


def test_people_in_no_unit_count_for_the_mean_of_all_only() -> None:
    found = unit_means("Trust", [0.2, 0.8], unit_groups([0, -1], ["Sales"]))
    assert (found.mean.tolist(), found.everybody) == ([0.2], 0.5)


def test_the_line_of_a_unit_holds_the_middle_of_its_people() -> None:
    found = unit_means("Trust", np.arange(11) / 10, unit_groups([0] * 11, ["Sales"]))
    assert (found.low[0], found.high[0]) == pytest.approx((0.1, 0.9))


def test_a_unit_without_people_has_no_mean() -> None:
    assert np.isnan(unit_means("Trust", [0.5], unit_groups([0], ["Sales", "Empty"])).mean[1])


@pytest.mark.parametrize(("values", "alike"), [([0.5, 0.5], True), ([0.5, 0.6], False)])
def test_it_tells_whether_everybody_is_the_same(values: list[float], alike: bool) -> None:
    assert unit_means("Trust", values, unit_groups([0, 0], ["Sales"])).alike is alike
