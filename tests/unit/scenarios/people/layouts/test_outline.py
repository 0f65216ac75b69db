"""Outlines of names give who reports to whom, and keep every name to themselves."""

import pytest

from scenarios.people import Reading, read_organization
from scenarios.people.layouts.outline import BY_INDENT, add_levels, read_outline

TREE = [-1, 0, 1, 1, 0, 4]
TABS = "Ana Ash\n\tBen Birch - Sales\n\t\tDan Dale\n\t\tEva Elm\n\tCleo Cedar\n\t\tFinn Fern"
BULLETS = "- Ana Ash\n  - Ben Birch\n    - Dan Dale\n    - Eva Elm\n  - Cleo Cedar\n    - Finn Fern"
LINES = "Ana Ash\n├── Ben Birch\n│   ├── Dan Dale\n│   └── Eva Elm\n└── Cleo Cedar\n    └── Finn Fern"
HASHES = "# Ana Ash\n## Ben Birch\n### Dan Dale\n### Eva Elm\n## Cleo Cedar\n### Finn Fern"
MARKDOWN = "\n".join(["# Chart", "", *(f"{line.replace('- ', '* **')}**" for line in BULLETS.split("\n"))])
PLACES = ["Ana Ash", "{0}Ben Birch", "{0}{0}Dan Dale", "{0}{0}Eva Elm", "{0}Cleo Cedar", "{0}{0}Finn Fern"]
BLANKS = "\n".join(["Employee,Job", *(f"{one.format('  ')},Clerk" for one in PLACES)])
STEPS = "\n".join(["L1,L2,L3,Job", *(f"{one.format(',')}{',' * (3 - one.count('{0}'))}Clerk" for one in PLACES)])


def read(text: str) -> Reading:
    return read_organization(text.encode())


@pytest.mark.parametrize("text", [TABS, BULLETS, LINES, HASHES, MARKDOWN, BLANKS, STEPS])
def test_who_is_set_in_reports_to_the_last_one_further_out(text: str) -> None:
    reading = read(text)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == TREE
    assert any(one.kind == "outline" and one.severity == "warning" for one in reading.findings)


@pytest.mark.parametrize("text", [TABS, BULLETS, LINES, HASHES, MARKDOWN, BLANKS, STEPS])
def test_no_name_of_an_outline_is_stored_or_printed(text: str) -> None:
    reading = read(text)
    assert reading.population is not None
    printed = " ".join(one.what + one.column + one.repair for one in reading.findings)
    stored = " ".join([*reading.population.ids, *reading.population.units])
    assert not any(name in printed + stored for name in ("Ash", "Birch", "Dale", "Elm", "Cedar", "Fern"))


def test_a_text_set_in_by_chance_is_no_outline() -> None:
    assert read_outline("the minutes of\n   a meeting\n   that went on") is None


def test_a_table_is_no_outline_in_text() -> None:
    assert read_outline("Name,Unit\nAna Ash,Sales\n Ben Birch,Sales\n  Dan Dale,Sales") is None


def test_columns_side_by_side_that_hold_no_names_stay_as_they_are() -> None:
    heading = ["a", "b", "c"]
    rows = [(line, list(cells)) for line, cells in enumerate([("1", "", "x"), ("", "2", "x"), ("", "3", "x")], 2)]
    assert add_levels(heading, rows) == heading


def test_levels_of_blanks_count_from_the_outermost() -> None:
    rows = [(line, [f"{' ' * blanks}Ana Ash", "x"]) for line, blanks in enumerate((0, 3, 7, 3, 9), 2)]
    assert add_levels(["name", "b"], rows) == ["name", "b", BY_INDENT]
    assert [cells[-1] for _, cells in rows] == ["0", "1", "2", "1", "2"]


TSV = """Reports to\tName\tUnit
\tAna Ash\tBoard
Ana Ash\tBen Birch\tSales
Ana Ash\tCleo Cedar\tProduction
Ben Birch\tDan Dale\tSales
Cleo Cedar\tEva Elm\tProduction"""
CSV = """Name,Manager,Unit
Ana Ash,,Board
 Ben Birch,Ana Ash,"Sales, EMEA"
Cleo Cedar,Ana Ash,Production
Dan Dale,Ben Birch,Sales
Eva Elm,Cleo Cedar,Production"""


@pytest.mark.parametrize(("text", "units"), [(TSV, 3), (CSV, 4)], ids=["an empty first cell", "a stray blank"])
def test_a_list_with_blanks_or_tabs_before_a_cell_keeps_its_columns(text: str, units: int) -> None:
    reading = read(text)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 2]
    assert len(set(reading.population.units)) == units


@pytest.mark.parametrize("first", ["L1\tL2\tL3", "L1\tL2\tL3\tJob"])
def test_a_heading_above_columns_side_by_side_is_nobody(first: str) -> None:
    rows = [f"{one.format(chr(9))}{chr(9) * (2 - one.count('{0}'))}" for one in PLACES]
    body = [f"{row}{chr(9)}Clerk" for row in rows] if "Job" in first else rows
    reading = read("\n".join([first, *body]))
    assert reading.population is not None and reading.population.manager.tolist() == TREE


@pytest.mark.parametrize(
    "tail",
    [", VP, Sales", "\tVP"],
    ids=["commas after bullets", "a tab after names set in by tabs"],
)
def test_what_follows_a_name_makes_no_table_of_an_outline(tail: str) -> None:
    text = BULLETS if "," in tail else "\n".join(one.format("\t") for one in PLACES)
    lines = [
        f"{line}{tail if at % 2 or tail.startswith(chr(9)) else ', CEO'}" for at, line in enumerate(text.split("\n"))
    ]
    assert read_outline("\n".join(lines)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ash\n  Ben Birch\n  Cleo Cedar\n    Dan Dale\n    Eva Elm",
        "Name\nAna Ash\n Ben Birch\nCleo Cedar\nDan Dale",
    ],
    ids=["sorted by level", "a stray blank"],
)
def test_lines_set_in_without_coming_up_again_or_by_mistake_are_no_outline(text: str) -> None:
    assert read_outline(text) is None


def test_two_stray_blanks_in_a_table_are_no_levels() -> None:
    names = ["Ana Ash", " Ben Birch", "Cleo Cedar", "  Dan Dale", "Eva Elm", "Finn Fern"]
    assert add_levels(["name", "job"], [(line, [name, "x"]) for line, name in enumerate(names, 2)]) == ["name", "job"]


def test_a_level_stands_under_its_heading_in_a_row_with_too_many_cells() -> None:
    rows = [(line, [f"{' ' * at}Ana Ash", "x", *["y"] * (at == 1)]) for line, at in enumerate((0, 1, 2, 1), 2)]
    add_levels(["name", "b"], rows)
    assert [cells[2] for _, cells in rows] == ["0", "1", "2", "1"]


def test_a_table_of_two_columns_with_most_first_cells_empty_is_no_outline() -> None:
    reading = read("Team lead\tName\n\tAna Ash\n\tBen Birch\n\tCleo Cedar\nAna Ash\tDan Dale\nAna Ash\tEva Elm")
    assert reading.population is not None and reading.population.manager.tolist() == [-1, -1, -1, 0, 0]
