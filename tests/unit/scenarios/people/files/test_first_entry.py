"""A list without a heading loses nobody, and a heading is never taken for a person."""

import pytest

from scenarios.people import Reading, Wishes, read_organization
from scenarios.people.files.first_entry import is_entry

NAMES = ("Mara Holt", "Joss Wynd", "Pia Lund", "Tom Reed", "Una Finch", "Vic Dorn", "Wes Hart", "Yan Kerr")
WITHOUT_IDS = "\n".join(
    f"{name},{unit},{post},{place}"
    for name, unit, post, place in zip(
        NAMES,
        ("Sales", "Sales", "IT", "IT", "IT", "Sales", "IT", "IT"),
        ("Analyst", "Manager", "Analyst", "Manager", "Analyst", "Analyst", "Analyst", "Analyst"),
        ("Berlin", "Berlin", "Bonn", "Bonn", "Berlin", "Bonn", "Bonn", "Bonn"),
        strict=True,
    )
)
WITH_IDS = "\n".join(
    f"E{at + 1},{name},{name.replace(' ', '.')}@firm.example,{above},{unit}"
    for at, (name, above, unit) in enumerate(
        zip(NAMES[:5], ("", "E1", "E1", "E2", "E3"), ("Board", "A", "B", "A", "B"), strict=True)
    )
)


def read(text: str, **mapping: str) -> Reading:
    """What comes of a list with these columns asked for."""
    return read_organization(text.encode(), wishes=Wishes(mapping=mapping))


def rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a text."""
    return [(number, line.split(",")) for number, line in enumerate(text.splitlines(), start=1)]


def test_people_and_managers_are_found_by_the_values_alone() -> None:
    reading = read(WITH_IDS)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 2]
    missing = [one for one in reading.findings if one.kind == "no heading"]
    assert [(one.line, "headings of the columns is missing" in one.what) for one in missing] == [(1, True)]


def test_where_nothing_says_who_reports_to_whom_it_is_an_error_that_asks_for_headings() -> None:
    reading = read(WITHOUT_IDS)
    assert reading.population is None
    wrong = [one.what for one in reading.findings if one.severity == "error"]
    assert len(wrong) == 1 and "write the headings above the first line" in wrong[0]


def test_an_import_of_it_without_hierarchy_has_to_be_asked_for() -> None:
    population = read(WITHOUT_IDS, manager="none", unit="column 2").population
    assert population is not None
    assert population.size == 8 and set(population.units) == {"Sales", "IT"}


@pytest.mark.parametrize(
    "text", [WITHOUT_IDS, WITH_IDS, "Mara,Holt,,Board\nJoss,Wynd,Mara Holt,A\nPia,Lund,Mara Holt,B"]
)
def test_no_name_is_printed(text: str) -> None:
    reading = read(text)
    shown = [
        *(f"{one.column} {one.what} {one.repair}" for one in reading.findings),
        *(one.column for one in reading.columns),
    ]
    words = {word for name in NAMES for word in name.split()}
    assert not [line for line in shown if any(word in line for word in words)]


@pytest.mark.parametrize(
    "heading",
    [
        "Who,Where,What,Place",
        "Full Name,Department,Title,Location",
        "Colleague Called,Group A,Post,Town",
    ],
)
def test_a_heading_is_no_entry(heading: str) -> None:
    assert not is_entry(rows(f"{heading}\n{WITHOUT_IDS}"), 0)


def test_the_numbers_over_an_adjacency_matrix_are_no_entry() -> None:
    assert not is_entry(rows(",1,2,3\n1,0,1,0\n2,1,0,1\n3,0,1,0"), 0)


def test_keys_of_json_are_always_the_headings() -> None:
    people = ", ".join(f'{{"name": "{name}", "post": "{post}"}}' for name, post in zip(NAMES, "ABCDEFGH", strict=True))
    reading = read(f"[{people}]".replace('"C"', '"Team Lead"'), manager="none", id="name")
    assert reading.population is not None, reading.findings
    assert reading.population.size == 8


@pytest.mark.parametrize("post", ["Manager", "Chair", "President"])
def test_the_first_of_a_committee_of_names_and_posts_is_a_member(post: str) -> None:
    members = "\n".join(f"{name},{post if not at else 'Member'}" for at, name in enumerate(NAMES))
    assert is_entry(rows(members), 0)
    reading = read(members, manager="none")
    assert reading.population is not None and reading.population.size == len(NAMES)


def test_a_list_of_names_alone_loses_nobody() -> None:
    reading = read("\n".join(NAMES), manager="none")
    assert reading.population is not None and reading.population.size == len(NAMES)
    assert not any(name in one.what + one.column for one in reading.findings for name in NAMES)


def test_a_word_for_people_above_a_list_of_names_is_its_heading() -> None:
    assert not is_entry(rows("\n".join(["Committee Members", *NAMES])), 0)
