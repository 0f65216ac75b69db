"""Columns are known by any usual heading, in several languages, also misspelt."""

import pytest

from scenarios.people.columns.roles import Roles, assign_roles
from scenarios.people.files.table import parse
from scenarios.people.finding import Findings
from scenarios.people.reader import read_organization
from scenarios.people.staff import Wishes
from simulation.errors import UserError


def roles(*headings: str, row: str = "") -> Roles:
    """What the columns under these headings are; without a row every cell holds something."""
    table = parse(";".join(headings) + "\n" + (row or ";".join(f"v{at}" for at in range(len(headings)))), Findings())
    assert table is not None
    return assign_roles(table, {}, Findings())


@pytest.mark.parametrize(
    "headings",
    [
        ("id", "manager", "unit", "location", "tenure"),
        ("Employee ID", "Manager ID", "Department", "Office Location", "Hire Date"),
        ("EMPLOYEE_NUMBER", "SUPERVISOR_ID", "COST_CENTER", "WORK_SITE", "YEARS_OF_SERVICE"),
        ("Emp. No.", "Reports To", "Business Unit", "City", "Start Date"),
        ("Personalnummer", "Vorgesetzter", "Abteilung", "Standort", "Eintrittsdatum"),
        ("Pers.-Nr.", "Führungskraft", "Organisationseinheit", "Arbeitsort", "Betriebszugehörigkeit"),
        ("Matricule", "Responsable", "Département", "Site", "Ancienneté"),
        ("Nº empleado", "Jefe", "Departamento", "Ubicación", "Fecha de ingreso"),
        ("Matricola", "Responsabile", "Reparto", "Sede", "Data assunzione"),
        ("Medewerkernummer", "Leidinggevende", "Afdeling", "Vestiging", "Datum in dienst"),
        ("employe id", "manger", "departement", "locaton", "tenur"),
        ("employeeId", "managerId", "orgUnit", "workLocation", "hireDate"),
        ("Associate ID", "Line Manager Employee Number", "Cost Centre Name", "Site Name", "Date of Joining"),
    ],
)
def test_usual_headings_are_recognized(headings: tuple[str, ...]) -> None:
    found = roles(*headings).read
    assert [found.get(role) for role in ("id", "manager", "unit", "location", "tenure")] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("heading", ["Name", "Full Name", "First name", "Nachname", "Prénom", "E-Mail", "Work Email"])
def test_names_and_addresses_are_private(heading: str) -> None:
    found = roles("id", heading, "unit")
    assert sum(map(len, found.private.values())) == 1
    assert 1 not in found.read.values()


def test_a_column_of_addresses_is_private_whatever_its_heading() -> None:
    found = roles("id", "e-contact", "unit", row="1;jo@example.org;IT")
    assert found.read == {"id": 0, "unit": 2}


def test_the_managers_id_is_preferred_to_the_managers_name() -> None:
    found = roles("Employee ID", "Manager Name", "Manager ID", row="1;Jo Doe;2")
    assert found.read["manager"] == 2


def test_an_empty_column_is_not_taken_for_a_full_one() -> None:
    assert roles("id", "unit", "department", row="1;;IT").read["unit"] == 2


def test_order_does_not_matter() -> None:
    assert roles("Site", "Dept", "Manager", "ID").read == {"id": 3, "manager": 2, "unit": 1, "location": 0}


def test_what_is_not_used_is_told() -> None:
    findings = Findings()
    table = parse("id;shoe size\n1;42\n", findings)
    assert table is not None
    assign_roles(table, {}, findings)
    assert any("shoe size" in finding.what and finding.kind == "unused" for finding in findings.found)


def test_a_column_that_is_the_same_for_all_is_no_unit_if_another_tells_them_apart() -> None:
    findings = Findings()
    table = parse("ID,Organisation,Team\n1,Acme,A\n2,Acme,B\n3,Acme,B\n", findings)
    assert table is not None
    assert assign_roles(table, {}, findings).read["unit"] == 2


def test_an_organization_called_after_its_manager_is_a_unit_where_managers_stand_elsewhere() -> None:
    findings = Findings()
    rows = "1,Ana Ash,Board (Ana Ash),\n2,Ben Birch,Sales (Ana Ash),Ana Ash\n3,Cleo Cedar,Sales (Ben Birch),Ben Birch\n"
    table = parse("ID,Worker,Supervisory Organization,Worker's Manager\n" + rows, findings)
    assert table is not None
    read = assign_roles(table, {}, findings).read
    assert (read["unit"], read["manager"]) == (2, 3)


LIST = "Nr;Name;Boss;Dept\n1;Ana Ash;;Board\n2;Ben Birch;1;Sales (Ana Ash)\n3;Cleo Cedar;1;IT\n"


@pytest.mark.parametrize("role", ["unit", "location"])
def test_a_column_of_names_is_no_unit_and_no_location_even_if_asked_for(role: str) -> None:
    with pytest.raises(
        UserError, match=f"--map {role}: column 'Name' holds names or addresses, which are never stored"
    ):
        read_organization(LIST.encode(), wishes=Wishes(mapping={role: "Name"}))


@pytest.mark.parametrize("role", ["status", "name", "kind"])
def test_names_are_known_where_their_column_is_asked_for_as_something_else(role: str) -> None:
    reading = read_organization(LIST.encode(), wishes=Wishes(mapping={role: "Name"}))
    assert reading.population is not None
    assert not any("Ash" in unit for unit in reading.population.units)


TWICE = "id,manager,Department,Department\n1,,Board,Head office\n2,1,Sales,North\n3,2,Sales,South\n"


def roles_of(text: str, mapping: dict[str, str]) -> dict[str, str]:
    """Column -> role of a list, as it is shown."""
    findings = Findings()
    table = parse(text, findings)
    assert table is not None
    return {one.column: one.role for one in assign_roles(table, mapping, findings).describe()}


def test_columns_of_one_heading_are_told_apart_by_their_number() -> None:
    assert roles_of(TWICE, {"location": "Department (column 3)"})["Department (column 3)"] == "location"


def test_a_heading_that_two_columns_have_is_refused_with_both_labels() -> None:
    with pytest.raises(UserError, match=r"write 'Department \(column 3\)' or 'Department \(column 4\)'"):
        roles_of(TWICE, {"unit": "Department"})


def test_names_cannot_be_mapped_away() -> None:
    with pytest.raises(UserError, match="never stored"):
        roles_of("id,name\n1,Ana Ash\n2,Bo Birk\n", {"name": "none"})


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("PERNR,PERNR_CHEF,ORGTX,BEGDA", ("id", "manager", "unit", "tenure")),
        ("empno,mgr,deptno,hiredate", ("id", "manager", "unit", "tenure")),
    ],
)
def test_headings_of_common_systems_are_known(heading: str, roles: tuple[str, ...]) -> None:
    lines = [f"{1000 + k},{1000 + (k - 1) // 2 if k else ''},{'AB'[k % 2]}1,200{k}-03-01" for k in range(6)]
    assert tuple(roles_of("\n".join([heading, *lines]), {}).values()) == roles


@pytest.mark.parametrize("heading", ["Password", "SSN", "Social Security No", "Tax ID", "Photo URL", "IBAN"])
def test_what_must_never_be_stored_is_no_id_though_it_tells_people_apart(heading: str) -> None:
    rows = [f"U{at % 2},{'' if at == 0 else 'login1'},login{at + 1},k{at}i2zoo{at},Clerk" for at in range(6)]
    reading = read_organization("\n".join([f"Department,Manager,Login,{heading},Title", *rows]).encode())
    assert reading.population is not None, reading.findings
    assert not any("zoo" in one for one in reading.population.ids)
    assert reading.population.manager.tolist() == [-1, 0, 0, 0, 0, 0]


def test_the_size_of_a_team_is_no_unit() -> None:
    assert roles("id", "team_size", row="7;12")["unit"] is None


def test_a_column_that_is_the_same_for_all_is_no_id() -> None:
    """As in a load file, whose first columns say what is done with which object."""
    lines = [f"MERGE|Worker|{9000 + k}|{9000 + (k - 1) // 2 if k else ''}" for k in range(6)]
    head = "METADATA|Worker|PersonNumber|ManagerPersonNumber"
    reading = read_organization("\n".join([head, *lines]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1, 1, 2]


@pytest.mark.parametrize("heading", ["Person Number", "PersonNumber", "Personio ID", "Pers.No."])
def test_numbers_of_persons_are_ids_and_no_names(heading: str) -> None:
    text = f"{heading};Vorname;Nachname;Manager\n701;Ana;Ash;\n702;Ben;Birch;701\n703;Cleo;Cedar;701\n"
    reading = read_organization(text.encode())
    assert reading.population is not None, reading.findings
    assert reading.population.ids == ("701", "702", "703")


def test_levels_of_organizations_are_units_where_they_differ() -> None:
    text = "ID,Org Level 1,Org Level 2,Manager\n1,Corp,Board,\n2,Corp,Sales,1\n3,Corp,Sales,2\n"
    reading = read_organization(text.encode())
    assert reading.population is not None and reading.population.units == ("Board", "Sales")


def test_names_under_the_line_of_a_unit_are_not_stored_as_units() -> None:
    text = "Unit: Sales\nAna Ash\nBen Birch\nUnit: Production\nCleo Cedar\nDan Dale\n"
    reading = read_organization(text.encode())
    assert reading.population is not None and reading.population.units == ("Everybody",)


def test_numbers_of_positions_are_no_locations() -> None:
    found = roles("PersNr", "Planst.", "Vorgesetzter", row="00001;50012;\n00002;50013;00001\n00003;50014;00001")
    assert found["location"] is None


@pytest.mark.parametrize("heading", ["Legal Name", "Payroll Name"])
def test_names_that_come_again_are_offered_as_no_units(heading: str) -> None:
    reading = read_organization(
        f"ID,{heading},Manager\n1,Ana Ash,\n2,Ben Birch,1\n3,Ben Birch,1\n4,Dan Dale,2".encode()
    )
    assert not reading.groups


def test_a_name_of_units_goes_before_their_number() -> None:
    rows = ["1,,100,Sales", "2,1,100,Sales", "3,1,200,Finance"]
    text = "\n".join(["ID,Manager ID,Home Department Code,Home Department Description", *rows])
    population = read_organization(text.encode()).population
    assert population is not None and set(population.units) == {"Sales", "Finance"}
