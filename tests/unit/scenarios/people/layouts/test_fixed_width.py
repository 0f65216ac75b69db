"""Columns of fixed width, with blanks between them."""

from scenarios.people import read_organization
from scenarios.people.layouts.fixed_width import split_columns

TEXT = """ID    NAME           MANAGER  DEPT
----------------------------------
1     Ana Ash                 Board
2     Ben Birch      1        Sales
3     Cleo Cedar     1        Sales
14    Dan Dale       2        Sales
"""


def test_columns_begin_where_the_words_of_the_heading_do() -> None:
    rows = split_columns(TEXT)
    assert rows is not None
    assert [cells for _, cells in rows][:3] == [
        ["ID", "NAME", "MANAGER", "DEPT"],
        ["1", "Ana Ash", "", "Board"],
        ["2", "Ben Birch", "1", "Sales"],
    ]


def test_the_hierarchy_of_a_list_of_fixed_width_is_kept() -> None:
    reading = read_organization(TEXT.encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1]
    assert reading.population.units == ("Board", "Sales")


def test_a_text_with_a_word_across_a_column_is_not_cut() -> None:
    assert split_columns("ID  NAME  UNIT\n1   Ana   Sales\n2   Benjamin Sales\n") is None


def test_a_delimited_text_is_not_cut_by_its_blanks() -> None:
    assert split_columns("ID,  NAME,  UNIT\n1,   Ana,   Sales\n2,   Ben,   Sales\n") is None
