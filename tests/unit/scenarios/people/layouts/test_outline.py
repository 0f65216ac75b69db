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
