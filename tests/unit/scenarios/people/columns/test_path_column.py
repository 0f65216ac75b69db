"""Columns of levels name the chain of command of each person, from either end."""

import pytest

from scenarios.people import Reading, read_organization

NAMES = ["Ana Ash", "Ben Birch", "Cleo Cedar", "Dan Dale", "Eva Elm"]
BOSSES = [-1, 0, 0, 1, 3]


def chain(person: int) -> list[int]:
    """Everybody above a person, the head first."""
    found: list[int] = []
    while BOSSES[person] >= 0:
        person = BOSSES[person]
        found.insert(0, person)
    return found


def read(heading: str, chains: list[list[str]]) -> Reading:
    lines = [f"{700 + at};{NAMES[at]};{';'.join(names + [''] * (4 - len(names)))}" for at, names in enumerate(chains)]
    head = ";".join(f"{heading}{number}" for number in range(1, 5))
    return read_organization("\n".join([f"Employee ID;Worker;{head}", *lines]).encode())


@pytest.mark.parametrize("heading", ["Management Chain - Level 0", "Management Level ", "Line "])
@pytest.mark.parametrize("own", [False, True], ids=["those above", "with the person"])
def test_the_last_of_levels_from_the_top_is_the_manager(heading: str, own: bool) -> None:
    rows = [[*chain(at), *[at] * own] for at in range(5)]
    reading = read(heading, [[f"{NAMES[one]} ({700 + one})" for one in row] for row in rows])
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == BOSSES


def test_the_first_of_levels_from_the_nearest_up_is_the_manager() -> None:
    reading = read("Manager Level ", [[NAMES[one] for one in reversed(chain(at))] for at in range(5)])
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == BOSSES


def test_numbered_columns_of_people_that_are_no_chain_are_no_managers() -> None:
    turns = [[NAMES[(at + 1) % 5], NAMES[(at + 3) % 5]] for at in range(5)]
    reading = read("Interviewer ", turns)
    assert reading.population is None or reading.population.manager.tolist() == [-1] * 5


def test_levels_in_brackets_are_levels() -> None:
    lines = [
        f"{700 + at};{NAMES[at]};{';'.join([*(NAMES[one] for one in reversed(chain(at))), '', ''][:2])}"
        for at in range(4)
    ]
    reading = read_organization("\n".join(["ID;Worker;Manager (Level 1);Manager (Level 2)", *lines]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1]


@pytest.mark.parametrize("heading", ["Level 0{} Manager", "L{} Manager", "Level {}"])
def test_numbers_of_levels_may_stand_before_the_manager(heading: str) -> None:
    lines = [
        f"{700 + at};{NAMES[at]};{';'.join((names := [NAMES[one] for one in chain(at)]) + [''] * (3 - len(names)))}"
        for at in range(5)
    ]
    head = ";".join(map(heading.format, range(1, 4)))
    reading = read_organization("\n".join([f"Employee ID;Worker;{head}", *lines]).encode())
    assert reading.population is not None and reading.population.manager.tolist() == BOSSES


def test_a_first_level_without_a_number_belongs_to_the_others() -> None:
    rows = [[NAMES[one] for one in chain(at)] for at in range(5)]
    lines = [f"{700 + at};{NAMES[at]};{';'.join(row + [''] * (3 - len(row)))}" for at, row in enumerate(rows)]
    reading = read_organization("\n".join(["Employee ID;Worker;CEO;CEO-1;CEO-2", *lines]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == BOSSES
