"""Whom the ends of ties name."""

import numpy as np

from scenarios.people.keys import Directory
from scenarios.people.tie_ends import Ends


def ends() -> Ends:
    return Ends(Directory([["a1", "a2", "a3"]]))


def test_each_cell_names_the_first_of_its_people() -> None:
    np.testing.assert_array_equal(ends().read(["a2", "A1", "a3; a1", "nobody", "", "a2"]), [1, 0, 2, -1, -1, 1])


def test_a_cell_with_several_people_is_an_end_for_each() -> None:
    rows, seats = ends().spread(["a1", "a3,a2", "a1"], None)
    assert (rows.tolist(), seats.tolist()) == ([0, 1, 1, 2], [0, 2, 1, 0])


def test_a_further_column_counts_where_it_is_filled_only() -> None:
    rows, seats = ends().spread(["a1", "", "x"], ["a1", "", "x"])
    assert (rows.tolist(), seats.tolist()) == ([0, 2], [0, -1])


def test_the_first_cell_that_names_nobody_is_kept_as_an_example() -> None:
    found = ends()
    found.read(["a1", "", "b7", "b8"])
    assert found.unknown == "b7"
