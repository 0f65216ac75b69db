"""Which rows are measured, and that every one can be."""

import pytest

from benchmarks.registry import ROWS, Row, UnknownRow, select


def test_without_names_the_optional_rows_are_left_out() -> None:
    chosen = {row.name for row in select([])}
    assert chosen == {row.name for row in ROWS if not row.optional}


def test_rows_come_in_the_order_of_the_table() -> None:
    assert [row.name for row in select(["call", "week"])] == ["week", "call"]


def test_an_optional_row_is_measured_when_it_is_named() -> None:
    assert [row.name for row in select(["million"])] == ["million"]


def test_all_takes_every_row() -> None:
    assert select(["all"]) == list(ROWS)


def test_a_misspelt_row_gets_the_nearest_name() -> None:
    with pytest.raises(UnknownRow, match=r"^row 'refernce' is unknown; did you mean 'reference'\?$"):
        select(["refernce"])


def test_a_name_like_no_other_gets_all_names() -> None:
    with pytest.raises(UnknownRow, match=r"^row 'xyzzy' is unknown; reference, week, "):
        select(["xyzzy"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_has_its_function(row: Row) -> None:
    assert callable(row.measure)
