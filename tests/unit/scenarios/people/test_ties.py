"""Ties between the people of a list are read from tables and logs, or every reason why not is reported."""

import pytest

from scenarios.people import Finding, read_people
from simulation.population import Population

GOOD = "id,manager,unit\n1,,Board\n2,1,Sales\n3,2,Sales\n4,2,Sales\n5,1,IT\n"


def imported(text: str, ties: str, *, repair: bool = False, at_least: float = 0) -> Population:
    """The organization of a list and ties that can be read."""
    population, findings = read_people(text.encode(), ties.encode(), repair=repair, at_least=at_least)
    assert population is not None, findings
    return population


def errors(text: str, ties: str) -> list[Finding]:
    """What stands in the way of a list and ties, nothing being repaired."""
    found = read_people(text.encode(), ties.encode())[1]
    return [finding for finding in found if finding.severity == "error"]


def test_they_are_read_with_their_weights() -> None:
    firm = imported(GOOD, "source,target,weight\n3,2,1.5\n2,1,0.5\n4,2,1\n5,1,1\n")
    assert list(zip(firm.tie_source, firm.tie_target, firm.tie_weight, strict=True)) == [
        (1, 0, 0.5), (2, 1, 1.5), (3, 1, 1.0), (4, 0, 1.0)]  # fmt: skip


def test_contacts_are_divided_by_their_median_and_cut() -> None:
    firm = imported(GOOD, "from,to,emails\n2,1,20\n3,2,10\n4,2,200\n5,1,1\n1,2,20\n")
    assert firm.tie_weight.tolist() == [1.0, 1.0, 0.5, 3.0, 0.1]


def test_fewer_contacts_than_asked_for_are_no_tie_but_nobody_is_left_alone() -> None:
    firm = imported(GOOD, "from,to,emails\n2,1,20\n3,2,9\n4,2,40\n5,2,10\n", at_least=10)
    ties = set(zip(firm.tie_source.tolist(), firm.tie_target.tolist(), strict=True))
    assert ties == {(1, 0), (3, 1), (4, 1), (2, 1), (1, 2)}
    assert firm.tie_weight.min() == firm.tie_weight[(firm.tie_source == 2)][0] == 0.5


def test_a_person_without_any_is_told_of_with_the_line_and_in_the_note() -> None:
    population, findings = read_people(GOOD.encode(), b"source,target,weight\n2,1,1\n3,2,1\n4,2,1\n")
    assert [(finding.kind, finding.line) for finding in findings] == [("no tie", 6)]
    assert population is not None
    assert "where a person had none (1 x)" in population.note


def test_a_log_with_a_line_for_each_message_is_counted() -> None:
    firm = imported(GOOD, "sender,recipient\n2,1\n2,1\n2,1\n3,2\n3,2\n4,2\n4,2\n5,1\n")
    assert firm.tie_weight.tolist() == [1.5, 1.0, 1.0, 0.5]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2,2,1", "self-tie"),
        ("2,77,1", "unknown"),
        ("2,1,x", "weight"),
        ("2,1,-4", "weight"),
        ("3,2,1", "duplicate tie"),
    ],
)
def test_what_stands_in_the_way_is_told_with_its_line_and_can_be_repaired(line: str, kind: str) -> None:
    ties = f"source,target,contacts\n3,2,5\n4,2,5\n{line}\n"
    assert [(f.kind, f.line, f.file) for f in errors(GOOD, ties)] == [(kind, 4, "ties")]
    imported(GOOD, ties, repair=True)


def test_a_table_that_says_nothing_of_two_people_is_no_table_of_ties() -> None:
    assert "no column says" in errors(GOOD, "source,amount\n1,2\n")[0].what


def test_a_tie_file_without_known_headings_is_read_in_its_order_and_this_is_told() -> None:
    population, findings = read_people(GOOD.encode(), b"x1,x2\n2,1\n3,2\n")
    assert population is not None
    assert any("first column" in finding.repair for finding in findings)


def test_addresses_find_their_people() -> None:
    people = "e-mail;manager;unit\na.b@x.org;;A\nc.d@x.org;a.b@x.org;A\n"
    firm = imported(people, "from;to\nc.d@x.org;a.b@x.org\n")
    assert (firm.tie_source.tolist(), firm.tie_target.tolist()) == ([1], [0])


@pytest.mark.parametrize("mark", ["; ", ", ", "|"])
def test_a_mail_to_several_is_a_contact_to_each_in_any_order(mark: str) -> None:
    people = "id,name,e-mail,manager\n1,Ana Ash,a@x.org,\n2,Ben Birch,b@x.org,1\n3,Cleo Cedar,c@x.org,1\n"
    to = ["Ben Birch <b@x.org>", "Cleo Cedar <c@x.org>"]
    rest = '"b@x.org","a@x.org"\n"c@x.org","a@x.org"\n'
    firms = [imported(people, f'from,to\n"a@x.org","{mark.join(order)}"\n{rest}') for order in (to, to[::-1])]
    assert [(f.tie_source.tolist(), f.tie_target.tolist()) for f in firms] == [([0, 0, 1, 2], [1, 2, 0, 0])] * 2


@pytest.mark.parametrize("line", ["3;99,2", "2,3;99"])
def test_somebody_unknown_beside_somebody_known_is_reported_on_either_side(line: str) -> None:
    found = errors(GOOD, f"source,target\n3,2\n4,2\n5,1\n2,1\n{line}\n")
    assert [(one.kind, one.line) for one in found] == [("unknown", 6)]


def test_two_senders_of_one_line_have_a_tie_each() -> None:
    firm = imported(GOOD, "source,target\n3; 4,2\n5,1\n2,1\n")
    assert list(zip(firm.tie_source.tolist(), firm.tie_target.tolist(), strict=True)) == [
        (1, 0),
        (2, 1),
        (3, 1),
        (4, 0),
    ]
