"""A staff list becomes an organization, or every reason why not is told with its line."""

import numpy as np
import pytest

from scenarios.people import Details, Finding, Severity, finding, read_people, summary
from simulation.errors import UserError
from simulation.population import Population

GOOD = "id,manager,unit\n1,,Board\n2,1,Sales\n3,2,Sales\n4,2,Sales\n5,1,IT\n"


def imported(text: str, ties: str | None = None, *, repair: bool = False, at_least: float = 0) -> Population:
    """The organization of a list that can be read."""
    tied = None if ties is None else ties.encode()
    population, findings = read_people(text.encode(), tied, repair=repair, accept_loss=repair, at_least=at_least)
    assert population is not None, findings
    return population


def errors(text: str, ties: str | None = None) -> list[Finding]:
    """What stands in the way of a list, nothing being repaired."""
    population, findings = read_people(text.encode(), None if ties is None else ties.encode())
    found = [finding for finding in findings if finding.severity == "error"]
    assert (population is None) == bool(found)
    return found


def told(text: str, severity: Severity) -> str:
    """What is said of all findings of a severity."""
    found = read_people(text.encode(), repair=True)[1]
    return "\n".join(finding.describe_findings(found, "p.csv", "t.csv").get(severity, []))


def test_a_good_list_is_read_without_a_word_of_doubt() -> None:
    firm = imported(GOOD)
    assert firm.manager.tolist() == [-1, 0, 1, 1, 0]
    assert [firm.units[unit] for unit in firm.unit] == ["Board", "Sales", "Sales", "Sales", "IT"]
    assert firm.ids == ("1", "2", "3", "4", "5")
    assert not errors(GOOD) and not told(GOOD, "warning")


@pytest.mark.parametrize(
    ("line", "kind", "at"),
    [
        ("6,99,IT", "unknown manager", 7),
        ("6,6,IT", "self", 7),
        ("5,1,IT", "duplicate", 7),
        ("5,2,Sales", "duplicate", 7),
        (",1,IT", "no id", 7),
        ("6,=B2,IT", "formula", 7),
        ("6,1,=IT()", "formula", 7),
        ("6,1,sales", "spelling", 7),
        ("6,1,IT,extra", "width", 7),
        ('6,1,"IT', "quotes", 7),
        ("6,,IT\n7,6,IT", "second head", 7),
        ("6,7,IT\n7,6,IT", "circle", 7),
    ],
)
def test_what_stands_in_the_way_is_told_with_its_line_and_can_be_repaired(line: str, kind: str, at: int) -> None:
    text = GOOD + line + "\n"
    assert (kind, at) in [(finding.kind, finding.line) for finding in errors(text)]
    assert all(finding.repair for finding in errors(text))
    imported(text, repair=True)


def test_everything_wrong_is_told_at_once() -> None:
    text = GOOD + "6,99,IT\n6,1,IT\n7,7,sales\n8,9,IT\n9,8,IT\n"
    kinds = {finding.kind for finding in errors(text)}
    assert {"unknown manager", "duplicate", "self", "spelling", "circle"} <= kinds


def test_repairs_are_listed_and_noted() -> None:
    population, findings = read_people((GOOD + "6,99,IT\n").encode(), repair=True, accept_loss=True)
    assert [finding.repaired for finding in findings if finding.severity == "error"] == [True]
    assert population is not None
    assert "1 x unknown manager" in population.note


def test_nothing_is_repaired_unasked() -> None:
    assert read_people((GOOD + "6,99,IT\n").encode())[0] is None


def test_a_circle_is_opened_at_the_one_with_most_reports() -> None:
    firm = imported("id,manager,unit\n1,,A\n2,3,A\n3,2,A\n4,3,A\n5,3,A\n", repair=True)
    assert firm.manager.tolist() == [-1, 2, -1, 2, 2]


def test_of_several_heads_the_one_with_most_people_below_stays() -> None:
    firm = imported("id,manager,unit\n1,,A\n2,1,A\n3,,A\n4,3,A\n5,3,A\n", repair=True)
    assert firm.head == 2
    assert firm.manager[0] == 2


def test_a_head_that_reports_to_itself_is_the_head_and_this_is_told() -> None:
    text = "id,manager,unit\n1,1,A\n2,1,A\n"
    assert imported(text).head == 0
    assert "this is the head" in told(text, "warning")


def test_people_without_manager_and_reports_stand_outside_and_this_is_told() -> None:
    text = GOOD + "6,,IT\n"
    assert imported(text).levels()[5] == -1
    assert "p.csv:7: " in told(text, "warning")


@pytest.mark.parametrize(
    ("lines", "kind", "repair"),
    [
        ("6,99,IT\n", "unknown manager", "counts as having no manager and stands outside the line of command"),
        ("6,99,IT\n7,6,IT\n", "unknown manager", "reports to the one in line 2"),
        ("6,6,IT\n7,6,IT\n", "self", "reports to the one in line 2"),
        ("6,7,IT\n7,6,IT\n", "circle", "the one in line 7 reports to the one in line 2"),
        ("6,,IT\n7,6,IT\n", "second head", "reports to the one in line 2"),
    ],
)
def test_a_person_without_a_manager_is_told_of_once_with_what_becomes_of_him(
    lines: str, kind: str, repair: str
) -> None:
    _, findings = read_people((GOOD + lines).encode())
    assert [(finding.kind, finding.line, finding.repair) for finding in findings] == [(kind, 7, repair)]


def test_a_head_whose_manager_is_not_in_the_list_counts_as_the_head() -> None:
    assert [finding.repair for finding in errors("id,manager\n1,99\n2,1\n")] == ["counts as the head"]


def test_no_repair_is_offered_that_removes_the_hierarchy() -> None:
    found = errors("id,manager\n1,99\n2,\n")
    assert [(finding.kind, finding.repair) for finding in found] == [("no manager found", "")]


def test_without_a_manager_column_there_is_no_hierarchy() -> None:
    text = "id,unit\n1,A\n2,A\n3,B\n"
    assert imported(text).head == -1
    assert "no hierarchy" in told(text, "warning")


def test_managers_may_be_named_by_address_or_name_where_the_list_says_whose_they_are() -> None:
    by_name = "id;Full name;Manager\n7;Ann Boss;\n8;Bob Low;Ann Boss\n9;Cid Rex;Bob Low\n"
    assert imported(by_name).manager.tolist() == [-1, 0, 1]


def test_two_people_of_one_name_are_no_manager() -> None:
    text = "id;Full name;Manager\n7;Ann Boss;\n8;Ann Boss;\n9;Cid Rex;Ann Boss\n5;Dan Foo;Cid Rex\n"
    assert [finding.kind for finding in errors(text)] == ["unknown manager"]


@pytest.mark.parametrize("column", ["Name", "Employee", "E-mail"])
def test_names_and_addresses_are_never_stored(column: str) -> None:
    people = ["ann.boss@example.org", "bob.low@example.org"] if column == "E-mail" else ["Ann Boss", "Bob Low"]
    text = f"{column};Manager;Unit\n{people[0]};;Board\n{people[1]};{people[0]};Board\n"
    firm = imported(text)
    assert firm.ids == ("1", "2")
    assert firm.manager.tolist() == [-1, 0]
    assert "Ann" not in repr(vars(firm)) and "ann" not in repr(vars(firm))


def test_log_in_names_as_ids_become_numbers() -> None:
    assert imported("id,unit\nannboss,A\nboblow,A\n").ids == ("1", "2")


def test_units_called_after_people_become_numbers() -> None:
    firm = imported("id,Full name,unit\n1,Ann Boss,Team Ann Boss\n2,Bob Low,Team Ann Boss\n3,Cid Rex,IT\n")
    assert not any("Ann" in unit for unit in firm.units)
    assert "IT" in firm.units


@pytest.mark.parametrize(("ids", "managers"), [(("001", "002"), ("", "1")), (("1.0", "2.0"), ("", "1"))])
def test_zeros_that_spreadsheets_add_or_drop_do_no_harm(ids: tuple[str, str], managers: tuple[str, str]) -> None:
    text = "id,manager\n" + "".join(f"{a},{b}\n" for a, b in zip(ids, managers, strict=True))
    assert imported(text).manager.tolist() == [-1, 0]


def test_excels_text_trick_is_the_text() -> None:
    assert imported('id,unit\n"=""0012""",A\n').ids == ("0012",)


def test_a_leading_sign_taken_off_a_name_is_told_once() -> None:
    text = GOOD + "6,1,=Vertrieb\n7,1,=Vertrieb\n"
    assert "Vertrieb" in imported(text).units
    assert told(text, "note") == (
        "p.csv: unit: the leading = is taken off '=Vertrieb' (2 cells): spreadsheets would take it for a formula"
    )


def test_a_formula_is_never_stored() -> None:
    firm = imported("id,unit,site\n1,A,=HYPERLINK(\"http://x\")\n2,=cmd|' /C calc'!A0,@SUM(A1)\n", repair=True)
    assert not any(value.startswith(("=", "@")) for value in (*firm.units, *firm.location, *firm.ids))


def test_a_list_with_nothing_known_in_it_says_what_is_needed() -> None:
    assert "needed: id" in errors("colour;size\nred;4\n")[0].what


def test_ids_alone_make_one_unit_without_hierarchy() -> None:
    firm = imported("id\n1\n2\n3\n")
    assert firm.units == ("Everybody",)


def test_functions_follow_from_the_names_of_units_or_are_given() -> None:
    assert imported(GOOD).functions == ("other", "sales", "it")
    given = read_people(GOOD.encode(), details=Details(functions={"IT": "service"}))[0]
    assert given is not None
    assert given.functions == ("other", "sales", "service")


def test_units_of_one_branch_stand_together() -> None:
    """Neighbouring units of the list are near each other for generated ties."""
    text = "id,manager,unit\n1,,Top\n2,1,A\n3,1,B\n4,2,A1\n5,3,B1\n6,2,A2\n"
    units = imported(text).units
    assert units.index("A2") < units.index("B")


def test_generated_ties_do_not_depend_on_the_order_of_units_in_the_file() -> None:
    firm = imported(GOOD)
    inside = firm.unit[firm.tie_source] == firm.unit[firm.tie_target]
    assert set(firm.tie_weight[inside]) <= {1.0}
    assert set(firm.tie_weight[~inside]) <= {0.5}


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(UserError, match=r"nobody\.csv: no such file"):
        read_people("nobody.csv")


def test_a_summary_names_a_few_of_each_kind_and_counts_the_rest() -> None:
    found = errors(GOOD + "".join(f"{k},1,IT,x\n" for k in range(10, 40)))
    short = summary(found, most=5)
    assert len(short) == 5
    assert "25 more" in short[-1].what


def test_two_hundred_thousand_people_with_a_thousand_faults_are_read() -> None:
    rows = [f"{k},{'' if k == 0 else (k - 1) // 6},Unit {k // 50}" for k in range(200_000)]
    for k in range(1, 1_001):
        rows[200 * k - 1] = f"{200 * k - 1},none-such,Unit 1"
    population, findings = read_people(("id,manager,unit\n" + "\n".join(rows)).encode())
    assert population is None
    unknown = [finding.line for finding in findings if finding.kind == "unknown manager"]
    assert unknown[:2] == [201, 401] and len(unknown) == 1_000


def test_products_of_seats_in_large_firms_do_not_overflow() -> None:
    people = "id,manager\n" + "".join(f"{k},{'' if k == 0 else (k - 1) // 8}\n" for k in range(70_000))
    firm = imported(people, "source,target,weight\n69999,1,1\n")
    assert len(np.unique(firm.tie_source)) == 70_000


def test_a_harmless_heading_is_shown_and_one_that_names_somebody_is_not() -> None:
    rows = "".join(f"{k},First{k},Birch,Late Shift: 9:00 PM - {k % 2 + 1}:00 PM,x,Zoe Zander\n" for k in range(1, 9))
    _, findings = read_people(f"employee_id,first_name,last_name,shift,Birch,manager_name\n{rows}".encode())
    unused = next(one.what for one in findings if one.kind == "unused")
    assert "'shift'" in unused and "Birch" not in unused


def test_people_without_ids_are_told_apart_by_first_and_last_name_and_all_stay() -> None:
    people = "first name,last name,unit\nAna,Ash,A\nAna,Birch,A\nBen,Ash,B\nBen,Ash,A\nCleo,Elm,B\n"
    population, findings = read_people(people.encode())
    assert population is not None and population.size == 5
    assert any(one.repair == "people are told apart by 'first name' + 'last name'" for one in findings)
    assert [one.what for one in findings if one.kind == "alike"] == [
        "the names of line 5 stand in other lines already, with other details"
    ]


def test_ids_that_each_company_of_a_list_has_for_itself_are_one_error_without_a_repair() -> None:
    rows = "".join(f"{firm},{at},{max(at - 1, 0) or ''}\n" for firm in ("North", "South") for at in range(1, 6))
    population, findings = read_people(f"company,employee id,manager id\n{rows}".encode())
    assert population is None
    wrong = {one.kind: one for one in findings if one.severity == "error"}
    assert "5 ids stand for people in several of the 2 values of 'company'" in wrong["companies"].what
    assert wrong["companies"].repair == "" and "duplicate" not in wrong


def test_telephone_numbers_of_an_office_are_no_places() -> None:
    people = "id,manager,office no\n" + "".join(f"{at},{at // 2 or ''},888-000-{at:04}\n" for at in range(1, 7))
    population, _ = read_people(people.encode())
    assert population is not None
    assert not population.location
