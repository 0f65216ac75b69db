"""XML and tables of web pages become staff lists."""

import pytest

from scenarios.people import Reading, read_organization
from scenarios.people.layouts.markup import read_page

TREE = [-1, 0, 0, 1]
PEOPLE = (("11", "Ana", "Ash", ""), ("12", "Ben", "Birch", "11"), ("13", "Cleo", "Cedar", "11"))
PEOPLE = (*PEOPLE, ("14", "Dan", "Dale", "12"))
FLAT = "".join(
    f"<employee><id>{own}</id><firstName>{first}</firstName><lastName>{last}</lastName><managerId>{boss}</managerId>"
    "</employee>"
    for own, first, last, boss in PEOPLE
)
ATTRIBUTES = "".join(
    f'<person id="{own}" name="{first} {last}" reportsTo="{boss}"/>' for own, first, last, boss in PEOPLE
)
FIELDS = "".join(
    f'<employee id="{own}"><field id="name">{first} {last}</field><field id="supervisorId">{boss}</field></employee>'
    for own, first, last, boss in PEOPLE
)
REFERENCES = "".join(
    f'<w:Entry><w:Employee_ID>{own}</w:Employee_ID><w:Worker w:Descriptor="{first} {last}"/>'
    + (f'<w:Manager w:Descriptor="x"><w:ID w:type="Employee_ID">{boss}</w:ID></w:Manager>' if boss else "")
    + "</w:Entry>"
    for own, first, last, boss in PEOPLE
)
NESTED = '<node name="Ana Ash"><node name="Ben Birch"><node name="Dan Dale"/></node><node name="Cleo Cedar"/></node>'
SHEET = "".join(
    f'<Row><Cell><Data>{own}</Data></Cell><Cell ss:Index="3"><Data>{boss}</Data></Cell></Row>'
    for own, _, _, boss in (("ID", "", "", "Manager ID"), *PEOPLE)
)
PAGE = "".join(f"<tr><td>{own}<td>{first} {last}</td><td>{boss}&nbsp;</td></tr>" for own, first, last, boss in PEOPLE)
ROWS = f"<tr><th>ID</th><th>Name</th><th>Manager ID</th></tr>{PAGE}"


def read(text: str) -> Reading:
    return read_organization(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        f"<employees>{FLAT}</employees>",
        f'<?xml version="1.0" encoding="UTF-8"?><data><staff>{ATTRIBUTES}</staff></data>',
        f"<directory><fieldset><field id='name'>Name</field></fieldset><employees>{FIELDS}</employees></directory>",
        f'<w:Report xmlns:w="urn:reports">{REFERENCES}</w:Report>',
        f'<Workbook xmlns:ss="urn:s"><Worksheet><Table>{SHEET}</Table></Worksheet></Workbook>',
        f"<html><body><table><tr><td>Menu</td></tr></table><table>{ROWS}</table></body></html>",
    ],
    ids=["elements", "attributes", "fields", "references", "sheet", "page"],
)
def test_markup_tells_who_reports_to_whom(text: str) -> None:
    reading = read(text)
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == TREE
    assert reading.population.ids == ("11", "12", "13", "14")


def test_people_inside_people_report_to_them() -> None:
    population = read(f"<chart>{NESTED}</chart>").population
    assert population is not None and population.manager.tolist() == [-1, 0, 1, 0]


def test_departments_around_people_are_their_units() -> None:
    inside = "".join(
        f'<department name="{unit}"><employee id="{own}"/><employee id="{own}1" managerId="{own}"/></department>'
        for unit, own in (("Sales", "1"), ("Production", "2"))
    )
    reading = read(f"<firm>{inside}</firm>")
    assert reading.repaired is not None and set(reading.repaired.units) == {"Sales", "Production"}
    assert reading.repaired.size == 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"<employees>{FLAT}", "broken in line 1"),
        ('<!DOCTYPE l [<!ENTITY a "aa">]><l><e><id>1</id><n>&a;</n></e></l>', "DOCTYPE"),
        ("<html><body><p>Log in</p></body></html>", "web page without a table"),
        ("<a>" * 100 + "</a>" * 100, "inside one another"),
        ("<note><to>all</to></note>", "JSON"),
    ],
)
def test_markup_that_is_no_list_is_refused_in_one_sentence(text: str, why: str) -> None:
    reading = read(text)
    assert reading.population is None
    assert any(why in one.what for one in reading.findings if one.severity == "error"), reading.findings


def test_names_in_markup_are_not_shown() -> None:
    reading = read(f"<employees>{FLAT}</employees>")
    assert not any(last in f"{reading.findings} {reading.columns}" for _, _, last, _ in PEOPLE)


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16", "windows-1252"])
def test_xml_may_declare_an_encoding(encoding: str) -> None:
    body = FLAT.replace("Birch", "Bärenklau")
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<employees>{body}<unit>Küche</unit></employees>'
    reading = read_organization(text.encode(encoding))
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == TREE


def test_the_line_where_xml_is_broken_is_counted_from_the_first_of_the_file() -> None:
    findings = read('<?xml version="1.0"\nencoding="UTF-8"?>\n<staff>\n<a></b></staff>').findings
    assert any("broken in line 4" in one.what for one in findings), findings


def test_letters_of_a_declared_encoding_are_kept() -> None:
    people = "".join(f"<person><id>{at}</id><department>Küche {at % 2}</department></person>" for at in range(4))
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?><staff>{people}</staff>'
    population = read_organization(text.encode("latin-1")).population
    assert population is not None and set(population.units) == {"Küche 0", "Küche 1"}


def test_cells_of_web_pages_may_span_rows_and_columns() -> None:
    heading = "<tr><th>Department<th>ID<th colspan=2>Name<th>Manager ID</tr>"
    first = "<tr><td rowspan='3'>Sales<td>11<td>Ana<td>Ash<td></tr>"
    second = "<tr><td>12<td colspan=2>Ben Birch<td rowspan=2>11</tr><tr><td>13<td>Cleo<td>Cedar</tr>"
    last = "<tr><td>Works<td>14<td>Dan<td>Dale<td>12</tr>"
    population = read(f"<table>{heading}{first}{second}{last}</table>").population
    assert population is not None and population.manager.tolist() == TREE
    assert [population.units[at] for at in population.unit] == ["Sales"] * 3 + ["Works"]
    spans = "<td rowspan=99999 colspan=99999>1" * 50
    assert read_page(f"<table>{'<tr>' * 2000}{spans}{'<tr>' * 2000}</table>") is not None
