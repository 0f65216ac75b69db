"""A column of chains of command gives the manager of each, whichever end is nearest."""

import pytest

from scenarios.people import Reading, read_organization

CHAINS = ["", "E1", "E1", "E2 > E1", "E4 > E2 > E1", "E3 > E1"]


def read(column: str, cells: list[str]) -> Reading:
    """What comes of six people with this column beside ids and units."""
    rows = [f"E{at + 1};U{at % 2};{cell}" for at, cell in enumerate(cells)]
    return read_organization("\n".join([f"Employee ID;Unit;{column}", *rows]).encode())


@pytest.mark.parametrize("divider", [" > ", " -> ", "/", " | ", ", "])
def test_the_first_of_a_chain_from_the_nearest_up_is_the_manager(divider: str) -> None:
    reading = read("Reporting Chain", [cell.replace(" > ", divider) for cell in CHAINS])
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 3, 2]


def test_the_last_of_a_chain_from_the_top_down_is_the_manager() -> None:
    turned = [" > ".join(reversed(cell.split(" > "))) for cell in CHAINS]
    reading = read("Line of command", turned)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 3, 2]


def test_the_own_id_at_the_end_of_a_chain_is_no_manager() -> None:
    turned = [" > ".join([*reversed(cell.split(" > ")), f"E{at + 1}"]).lstrip(" >") for at, cell in enumerate(CHAINS)]
    reading = read("Org path", turned)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 3, 2]


def test_lists_of_colleagues_are_no_chains() -> None:
    reading = read("Works with", ["E2 > E3", "E1 > E4", "E5 > E6", "E6 > E1", "E3 > E2", "E4 > E5"])
    assert all(one.column != "Works with" for one in reading.findings)
