"""The column of managers is found by where its values point, and what is not taken is reported."""

import pytest

from scenarios.people import Reading, Wishes, read_organization
from simulation.errors import UserError

NAMES = [("Ana", "Ash"), ("Ben", "Birch"), ("Cleo", "Cedar"), ("Dan", "Dale"), ("Eva", "Elm")]
BOSS = [None, 0, 0, 1, 1]


def full(at: int) -> str:
    """First and last name."""
    return f"{NAMES[at][0]} {NAMES[at][1]}"


def mail(at: int) -> str:
    """The address."""
    return f"{NAMES[at][0]}.{NAMES[at][1]}@firm.example"


def read(heading: str, *columns: list[str], mapping: dict[str, str] | None = None) -> Reading:
    """What comes of a list with these columns beside ids and units, divided by semicolons."""
    cells = [[f'"{column[at]}"' for column in columns] for at in range(5)]
    rows = [";".join([f"{1001 + at}", f"U{at % 2}", *cells[at]]) for at in range(5)]
    text = "\n".join([f"Employee ID;Unit;{heading}", *rows])
    return read_organization(text.encode(), wishes=Wishes(mapping=mapping or {}))


def name(form: object) -> list[str]:
    """The managers, as a function of their place writes them."""
    assert callable(form)
    return ["" if boss is None else form(boss) for boss in BOSS]


@pytest.mark.parametrize(
    "form",
    [
        lambda at: f"{1001 + at}",
        lambda at: f"{1001 + at}.0",
        lambda at: f"{1001 + at:,}",
        lambda at: f"E{1001 + at}",
        lambda at: f"0{1001 + at}",
        full,
        lambda at: f"{NAMES[at][1]}, {NAMES[at][0]}",
        lambda at: full(at).upper(),
        lambda at: f"{full(at)} ({1001 + at})",
        lambda at: f"{1001 + at} - {full(at)}",
        lambda at: f"Dr. {NAMES[at][0]} M. {NAMES[at][1]}",
        mail,
        lambda at: mail(at).upper(),
        lambda at: f"CN={full(at)},OU=Staff,DC=firm",
        lambda at: f"{1001 + at}; 9999",
    ],
)
def test_managers_are_found_however_they_are_written(form: object) -> None:
    people = [list(map(full, range(5))), list(map(mail, range(5)))]
    reading = read("Who;Where to write;Reports to", *people, name(form))
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]


def test_first_and_last_name_in_two_columns_are_joined() -> None:
    first, last = ([names[at] for names in NAMES] for at in (0, 1))
    reading = read("Vorname;Nachname;Vorgesetzter", first, last, name(full))
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]


def test_the_managers_first_and_last_name_in_two_columns_are_joined_too() -> None:
    own = [[names[at] for names in NAMES] for at in (0, 1)]
    above = [name(lambda at, part=part: NAMES[at][part]) for part in (0, 1)]
    reading = read("First Name;Last Name;Manager First Name;Manager Last Name", *own, *above)
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]
    assert "First Name" in next(one.why for one in reading.columns if one.role == "manager")


def test_managers_may_be_named_by_a_second_column_of_ids() -> None:
    badges = [f"b-{7 * at + 70}" for at in range(5)]
    reading = read("Badge;Manager badge", badges, name(lambda at: badges[at]))
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Years with current manager", ["1", "2", "0", "3", "1"]),
        ("Is manager", ["Yes", "Yes", "No", "No", "No"]),
        ("Manager since", ["2001-01-01"] * 5),
        ("Parent Department", ["Ministry"] * 5),
        ("Manager Title", ["Head of A"] * 5),
    ],
)
def test_what_only_speaks_of_managers_is_skipped_with_a_line(heading: str, column: list[str]) -> None:
    reading = read(heading, column)
    assert reading.population is not None
    assert reading.population.head == -1
    assert [one.column for one in reading.findings if one.kind == "skipped"] == [heading]


def test_of_several_lines_it_is_said_which_is_taken_and_what_the_other_would_give() -> None:
    reading = read("Functional manager;Administrative manager", ["", *["1001"] * 4], name(lambda at: str(1001 + at)))
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]
    said = [one for one in reading.findings if one.kind == "manager column"]
    assert "would give 1 manager, 1 level" in said[0].what and "2 managers, 2 levels" in said[0].what


def test_the_other_line_is_taken_if_it_is_asked_for() -> None:
    columns = (["", *["1001"] * 4], name(lambda at: str(1001 + at)))
    reading = read("Functional manager;Line manager", *columns, mapping={"manager": "Functional manager"})
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1, 0, 0, 0, 0]


def test_a_mentor_is_no_manager() -> None:
    reading = read("Mentor ID", name(lambda at: str(1001 + at)))
    assert reading.population is not None
    assert reading.population.head == -1


def test_managers_nobody_knows_are_one_error_without_a_repair_and_without_a_name() -> None:
    found = [one for one in read("Supervisor", name(full)).findings if one.severity == "error"]
    assert [(one.kind, one.repair) for one in found] == [("no manager found", "")]
    assert "looks like 'Aaa Aaa'" in found[0].what and "full name" in found[0].what


@pytest.mark.parametrize(
    "heading",
    [
        "Reporting Senior Post",
        "Team Lead",
        "Department Manager ID",
        "Manager Position ID",
        "Former manager",
        "Managed By",
    ],
)
def test_any_heading_that_asks_who_the_manager_is_is_an_error_if_nobody_is_found(heading: str) -> None:
    reading = read(heading, ["", *["9001"] * 4])
    assert [(one.kind, one.column) for one in reading.findings if one.severity == "error"] == [
        ("no manager found", heading)
    ]


def test_of_several_that_name_nobody_each_but_the_likeliest_has_a_line() -> None:
    reading = read(
        "Supervisor;Team Lead;Former manager", *([f"{start + at}" for at in range(5)] for start in (70, 80, 90))
    )
    said = {one.kind: one.column for one in reading.findings if one.kind == "no manager found"}
    skipped = [one.column for one in reading.findings if one.kind == "skipped"]
    assert said == {"no manager found": "Supervisor"} and skipped == ["Team Lead", "Former manager"]


def test_small_numbers_that_lead_to_one_head_point_to_people() -> None:
    text = "ID;PID;Level;Boss ID\n1;;0;\n2;1;1;1\n3;1;1;1\n4;2;2;3\n5;2;2;3\n6;3;2;2\n"
    reading = read_organization(text.encode())
    other = next(one for one in reading.findings if one.kind == "manager column")
    assert other.column == "PID" and "would give 3 managers, 2 levels" in other.what
    alone = read_organization(text.replace("Boss ID", "Room").replace(";0;", ";0;9").encode())
    assert alone.population is not None
    assert alone.population.manager.tolist() == [-1, 0, 0, 1, 1, 2]


def test_counts_of_something_are_no_managers() -> None:
    text = "ID;Children\n1;0\n2;1\n3;1\n4;2\n5;0\n6;3\n"
    reading = read_organization(text.encode())
    assert reading.population is not None
    assert reading.population.head == -1


def test_an_import_without_hierarchy_has_to_be_asked_for() -> None:
    reading = read("Supervisor", name(full), mapping={"manager": "none"})
    assert reading.population is not None
    assert reading.population.head == -1


def test_words_for_nobody_are_no_manager() -> None:
    reading = read("Manager ID", ["NO_MANAGER", *name(lambda at: str(1001 + at))[1:]])
    assert reading.population is not None
    assert reading.population.head == 0


def test_a_column_without_a_telling_heading_is_taken_with_a_warning() -> None:
    reading = read("B1", name(lambda at: str(1001 + at)))
    assert reading.population is not None
    assert reading.population.head == 0
    assert any(one.kind == "manager column" and one.severity == "warning" for one in reading.findings)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"manger": "Supervisor"}, "no role 'manger' (did you mean 'manager'?)"),
        ({"manager": "Superviser"}, "no column is called 'Superviser' (did you mean 'Supervisor'?)"),
    ],
)
def test_a_mapping_that_fits_nothing_is_refused_with_the_nearest_name(mapping: dict[str, str], said: str) -> None:
    with pytest.raises(UserError) as problem:
        read("Supervisor", name(full), mapping=mapping)
    assert said in str(problem.value)


@pytest.mark.parametrize(
    "paths",
    [
        ["/", "/1/", "/2/", "/1/1/", "/1/2/"],
        ["1", "1.1", "1.2", "1.1.1", "1.1.2"],
        ["7", "7/1", "7/2", "7/1/1", "7/1/2"],
    ],
)
def test_paths_in_a_tree_say_who_reports_to_whom(paths: list[str]) -> None:
    reading = read("Node", paths)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]
    assert any(one.kind == "path" for one in reading.findings)


@pytest.mark.parametrize(
    "numbers", [["1.5", "2.5", "1.1", "1.2", "2.1"], ["1", "2", "3", "4", "5"], ["1", "1", "1.1", "1.1", "1"]]
)
def test_numbers_with_points_are_no_paths(numbers: list[str]) -> None:
    reading = read("Weight", numbers)
    assert reading.population is not None
    assert reading.population.head == -1


def test_paths_of_names_say_who_reports_to_whom_and_no_name_is_shown() -> None:
    text = "id,value\nAna Ash,\nAna Ash.Ben Birch,\nAna Ash.Cleo Cedar,1\nAna Ash.Ben Birch.Dan Dale,2\n"
    reading = read_organization(text.encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1]
    assert reading.population.ids == ("1", "2", "3", "4")


def test_columns_of_levels_say_who_reports_to_whom() -> None:
    first, second, third = (["Ana Ash"] * 5, ["", full(1), full(2), full(1), full(1)], ["", "", "", full(3), full(4)])
    reading = read("Name;Level 1;Level 2;Level 3", list(map(full, range(5))), first, second, third)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]


def test_levels_that_name_nobody_are_no_managers() -> None:
    reading = read("Level 1;Level 2", ["A", "A", "B", "B", "B"], ["x", "y", "x", "y", "x"])
    assert reading.population is not None
    assert reading.population.head == -1


@pytest.mark.parametrize("line", ["{0}^{1}^{2}", "{0}~{1}~{2}", "'{0}','{1}','{2}'"], ids=["^", "~", "single quotes"])
def test_rarer_marks_between_and_around_cells_lose_no_manager(line: str) -> None:
    rows = [("ID", "Name", "Manager ID"), ("1", "Ana Ash", ""), ("2", "Ben Birch", "1"), ("3", "Cleo Cedar", "2")]
    reading = read_organization("\n".join(line.format(*row) for row in rows).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 1]


def test_of_two_managers_by_name_the_first_counts() -> None:
    rows = ["1;Ana Ash;", "2;Ben Birch;Ana Ash, Cleo Cedar", "3;Cleo Cedar;Ana Ash"]
    reading = read_organization("\n".join(["No;Name;Manager", *rows]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0]


def test_ids_may_stand_in_braces() -> None:
    rows = ["{A-1};", "{A-2};a-1", "{A-3};a-1"]
    reading = read_organization("\n".join(["Guid;Manager", *rows]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0]
