"""The heading is found wherever it stands, and what is no entry is left out."""

import pytest

from scenarios.people.files.table import Table, parse
from scenarios.people.finding import Findings

ROWS = "1001,,Board\n1002,1001,Sales\n1003,1001,Sales\n1004,1002,Sales\n"
HEADING = "Employee ID,Manager ID,Department"


def read(text: str) -> tuple[Table, Findings]:
    """The table of a text, and what was found."""
    findings = Findings()
    table = parse(text, findings)
    assert table is not None
    return table, findings


@pytest.mark.parametrize(
    "above",
    ["Headcount Report,,\nAs of 2024-06-30,,\n", "Headcount Report\n\n", "Person,,Organisation\n", "Company:,Acme,\n"],
)
def test_titles_above_the_heading_are_left_out_and_this_is_noted(above: str) -> None:
    table, findings = read(above + HEADING + "\n" + ROWS)
    assert table.heading == HEADING.split(",")
    assert table.columns[0] == ["1001", "1002", "1003", "1004"]
    assert [one.kind for one in findings.found if one.kind == "title"] == ["title"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("EMPLOYEE ID,manager id,DEPARTMENT", "repeated headings"),
        ("Worker ID,Supervisor,Team", "labels"),
        ("Text(10),Text(10),Text(50)", "an example"),
        ("e.g. 12345,e.g. 12346,e.g. Sales", "an example"),
        ("EMPLOYEE_ID,MANAGER ID,department", "repeated headings"),
    ],
)
def test_a_second_row_of_labels_or_examples_is_no_entry(row: str, why: str) -> None:
    table, findings = read(f"{HEADING}\n{row}\n{ROWS}")
    assert len(table.lines) == 4
    assert [why in one.what for one in findings.found] == [True]


def test_a_first_row_that_says_what_to_enter_in_three_columns_is_no_entry() -> None:
    heading = "id,name,title,unit,reports_to,phone,email,photo,floor,since"
    people = "".join(f"k{at},N{at},T,A,{'k1' if at > 1 else ''},1{at},m{at},p,1,1999\n" for at in range(1, 5))
    table, findings = read(
        f"{heading}\nfirst_last,FIRST LAST,TITLE,Led Group,reports_to,PHONE,EMAIL,x.jpg,1,1999\n{people}"
    )
    assert len(table.lines) == 4
    assert any("what to enter" in one.what for one in findings.found)


@pytest.mark.parametrize(
    "row",
    ["Total,4,", "Grand Total: 4", "Confidential - internal use only,,", "Page 1 of 1", "Gesamt,,4", "4 employees"],
)
def test_totals_and_footers_are_no_entries(row: str) -> None:
    table, findings = read(f"{HEADING}\n{ROWS}{row}\n")
    assert len(table.lines) == 4
    assert [(one.kind, one.line) for one in findings.found] == [("no entry", 6)]


def test_somebody_with_an_id_alone_is_an_entry() -> None:
    assert len(read(f"{HEADING}\n{ROWS}1005,,\n")[0].lines) == 5


def test_a_comma_in_the_heading_shifts_no_column() -> None:
    text = "ID,Name (Last, First),Manager ID\n" + "".join(f'{k},"Ash, Ana",1\n' for k in range(1, 5))
    table, findings = read(text)
    assert table.heading == ["ID", "Name (Last, First)", "Manager ID"]
    assert [one.kind for one in findings.found] == ["shifted"]


def test_a_comma_in_every_row_shifts_no_column() -> None:
    table, _ = read("ID,Name,Unit\n1,Ash, Ana,Board\n2,Birch, Ben,Sales\n3,Cedar, Cleo,Sales\n")
    assert table.columns[1] == ["Ash, Ana", "Birch, Ben", "Cedar, Cleo"]
    assert table.columns[2] == ["Board", "Sales", "Sales"]


def test_row_names_without_a_heading_are_a_column_of_their_own() -> None:
    table, _ = read('"id","unit"\n"1",1001,"A"\n"2",1002,"B"\n"3",1003,"B"\n')
    assert table.heading == ["", "id", "unit"]


def test_a_list_without_heading_is_read_and_its_columns_are_numbered() -> None:
    table, findings = read("1000,,Board\n" + ROWS + "1005,1001,Sales\n1006,1001,Sales\n")
    assert table.heading == ["column 1", "column 2", "column 3"]
    assert len(table.lines) == 7
    assert [one.kind for one in findings.found] == ["no heading"]


def test_na_among_regions_is_a_value_and_elsewhere_said_to_be_read_as_empty() -> None:
    table, findings = read("id,region,city\n1,NA,NA\n2,EMEA,Rome\n3,APAC,Oslo\n")
    assert table.columns[1:] == [["NA", "EMEA", "APAC"], ["", "Rome", "Oslo"]]
    assert [(one.kind, one.column) for one in findings.found] == [("empty", "region"), ("empty", "city")]


@pytest.mark.parametrize(
    ("text", "said"), [("<html><table></table></html>", "web page"), ("<?xml version='1.0'?><a/>", "XML")]
)
def test_what_is_no_table_is_named(text: str, said: str) -> None:
    findings = Findings()
    assert parse(text, findings) is None
    assert said in findings.found[0].what
