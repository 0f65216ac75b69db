"""A table of two columns that holds reporting lines becomes a list of all who appear in it."""

import pytest

from scenarios.people import Wishes, read_organization
from simulation.population import Population

LINES = "{}\n7,1\n7,2\n1,3\n1,4\n"


def read(text: str, **mapping: str) -> tuple[Population | None, str]:
    """The organization of a table, and what is wrong with it."""
    reading = read_organization(text.encode(), wishes=Wishes(mapping=mapping))
    return reading.population, "\n".join(one.what for one in reading.findings if one.severity == "error")


@pytest.mark.parametrize("heading", ["from,to", "source,target", "manager,employee", "parent,child", "boss,report"])
def test_the_head_has_no_line_of_its_own_and_is_not_lost(heading: str) -> None:
    firm, wrong = read(LINES.format(heading))
    assert firm is not None, wrong
    assert firm.ids == ("7", "1", "2", "3", "4")
    assert firm.manager.tolist() == [-1, 0, 0, 1, 1]


def test_the_other_direction_is_found_by_structure() -> None:
    firm, wrong = read("from,to\n1,7\n2,7\n3,1\n4,1\n")
    assert firm is not None, wrong
    assert firm.manager.tolist() == [-1, 0, 0, 1, 1]


def test_columns_that_are_asked_for_keep_the_head() -> None:
    firm, wrong = read(LINES.format("from,to"), id="to", manager="from")
    assert firm is not None, wrong
    assert firm.manager.tolist() == [-1, 0, 0, 1, 1]


def test_a_chain_asks_for_a_choice() -> None:
    chain = "from,to\n1,2\n2,3\n3,4\n"
    firm, wrong = read(chain)
    assert firm is None and "--map 'manager=from'" in wrong
    firm, _ = read(chain, manager="from")
    assert firm is not None and firm.manager.tolist() == [-1, 0, 1, 2]


def test_contacts_are_no_reporting_lines() -> None:
    firm, wrong = read("from,to\n1,2\n2,1\n1,3\n3,1\n2,3\n")
    assert firm is None and "looks like a list of reporting lines" in wrong and "--ties" in wrong


def test_names_in_lines_are_not_stored() -> None:
    firm, wrong = read("manager,employee\nAnn Ash,Ben Birch\nAnn Ash,Cleo Cedar\nBen Birch,Dan Dale\n")
    assert firm is not None, wrong
    assert firm.ids == ("1", "2", "3", "4")
    assert firm.manager.tolist() == [-1, 0, 0, 1]


def test_an_unknown_manager_in_a_list_with_its_head_stays_an_error() -> None:
    assert "not in the list" in read("employee,manager\n1,\n2,1\n3,99\n")[1]


@pytest.mark.parametrize("heading", ["sender,recipient", "ego,alter", "from,recipient"])
def test_columns_that_name_a_contact_are_no_reporting_lines_unless_asked_for(heading: str) -> None:
    assert read(LINES.format(heading))[0] is None
    firm, wrong = read(LINES.format(heading), manager=heading.split(",")[0])
    assert firm is not None, wrong
    assert firm.manager.tolist() == [-1, 0, 0, 1, 1]
