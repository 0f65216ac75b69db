"""A table of positions gives managers where positions say who is above whom, and else an error."""

import pytest

from scenarios.people import Reading, Wishes, read_organization

HOLDS = ["P100", "P110", "P120", "P111", "P111"]
ABOVE = ["", "P100", "P100", "P110", "P110"]


def read(heading: str, rows: list[str], mapping: dict[str, str] | None = None) -> Reading:
    """What comes of a list with these lines."""
    return read_organization("\n".join([heading, *rows]).encode(), wishes=Wishes(mapping=mapping or {}))


@pytest.mark.parametrize(
    ("person", "held", "above"),
    [
        ("Employee ID", "Position ID", "Reports To Position ID"),
        ("Employee ID", "Position Number", "Manager Position"),
        ("Personalnummer", "Planstelle", "Übergeordnete Planstelle"),
        ("PERNR", "PLANS", "Superior Position"),
    ],
)
def test_the_manager_is_whoever_holds_the_superior_position(person: str, held: str, above: str) -> None:
    rows = [f"{1001 + at},{HOLDS[at]},{ABOVE[at]},U{at % 2}" for at in range(5)]
    reading = read(f"{person},{held},{above},Department", rows)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]
    assert reading.population.ids[0] == "1001"


def test_people_without_ids_are_numbered_when_positions_are_shared() -> None:
    rows = [f"{HOLDS[at]},{ABOVE[at]},U{at % 2}" for at in range(5)]
    reading = read("Position ID,Reports To Position ID,Department", rows)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1]


def test_a_superior_position_that_several_hold_is_reported() -> None:
    rows = ["1,P1,,A", "2,P2,P1,A", "3,P2,P1,A", "4,P3,P2,A"]
    reading = read("Employee ID,Position ID,Superior Position ID,Department", rows)
    assert reading.population is not None
    assert reading.population.manager.tolist() == [-1, 0, 0, 1]
    assert any("a position that several hold" in one.what for one in reading.findings)


def test_superior_positions_that_nobody_holds_are_an_error() -> None:
    rows = [f"{1001 + at},T{at % 2},{ABOVE[at]},U" for at in range(5)]
    reading = read("Employee ID,Position ID,Superior Position ID,Department", rows)
    assert reading.population is None
    assert any(one.kind == "no manager found" for one in reading.findings)


def test_positions_without_an_order_are_an_error_that_says_what_to_give() -> None:
    rows = [f"{1001 + at},{50000100 + at},{50000010 + at % 2}" for at in range(5)]
    reading = read("PERNR,PLANS,ORGEH", rows)
    assert reading.population is None
    assert any("with the position above" in one.what for one in reading.findings)
    assert read("PERNR,PLANS,ORGEH", rows, {"manager": "none"}).population is not None
