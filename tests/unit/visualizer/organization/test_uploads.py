"""Files a visitor brings are bounded, and nothing in them does anything."""

from __future__ import annotations

import pytest

from simulation.errors import UserError
from visualizer.organization.uploads import MOST_BYTES, MOST_PEOPLE, MOST_TIES, Repairable, content_of, imported
from visualizer.plan.resolve import organization_of

HEAD = b"id,unit,manager\n"
FEW = HEAD + b"1,Board,\n2,Sales,1\n3,Sales,2\n"


def test_a_path_in_a_file_name_is_only_a_name() -> None:
    assert content_of({"name": "..\\..\\/etc/passwd"}, [memoryview(b"x")]) == ("passwd", b"x")


def test_a_file_that_is_too_large_is_refused_by_the_server_too() -> None:
    with pytest.raises(ValueError, match="20 MB"):
        content_of({"name": "people.csv"}, [memoryview(bytes(MOST_BYTES + 1))])


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_file_with_too_many_people_is_refused_however_its_lines_end(end: bytes) -> None:
    with pytest.raises(UserError, match="100,000 rows"):
        imported(("people.csv", (HEAD + b"1,A,\n" * (MOST_PEOPLE + 1)).replace(b"\n", end)), None)


def test_a_file_with_too_many_ties_is_refused() -> None:
    with pytest.raises(UserError, match=r"ties\.csv: more than"):
        imported(("people.csv", FEW), ("ties.csv", b"source,target\n" + b"1,2\n" * (MOST_TIES + 1)))


def test_a_formula_in_a_name_is_refused() -> None:
    with pytest.raises(UserError, match="holds a formula"):
        imported(("people.csv", HEAD + b"=cmd|' /C calc'!A0,Board,\n2,@SUM(1),1\n"), None)


@pytest.mark.parametrize("content", [bytes(range(256)) * 100, HEAD + b'1,"' + b"A" * 200_000 + b'",\n'])
def test_what_is_no_table_is_told_and_not_a_crash(content: bytes) -> None:
    try:
        imported(("people.csv", content), None)
    except UserError as problem:
        assert "people.csv" in str(problem)


UNKNOWN = HEAD + b"1,Board,\n2,=Sales,1\n3,Sales,9\n4,Sales,1\n"


def test_what_repairs_would_mend_is_told_as_such() -> None:
    with pytest.raises(Repairable, match=r"staff\.csv:4: manager: the manager '9' is not in the list; counts as"):
        imported(("staff.csv", UNKNOWN), None)


def test_a_repaired_list_is_taken_and_how_it_was_read_is_told() -> None:
    name, read_so = imported(("staff.csv", UNKNOWN), None, repair=True)
    assert organization_of(name).size == 4
    assert "(repaired)" in read_so and "spreadsheets would take it for a formula" in read_so


def test_what_each_column_was_taken_for_is_told() -> None:
    _, read_so = imported(("staff.csv", UNKNOWN), None, repair=True)
    assert "'manager': manager (heading, values point to 'id'; 2 of 3 cells)" in read_so


def test_the_organization_is_called_after_its_file() -> None:
    name, _ = imported(("our_staff-list.csv", UNKNOWN), None, repair=True)
    assert organization_of(name).title == "Our staff list"


def test_the_same_list_under_another_name_is_called_anew() -> None:
    first, _ = imported(("first.csv", UNKNOWN), None, repair=True)
    again, _ = imported(("second.csv", UNKNOWN), None, repair=True)
    assert (first, organization_of(again).title) == (again, "Second")
