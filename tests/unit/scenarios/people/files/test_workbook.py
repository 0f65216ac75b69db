"""Workbooks of Excel and OpenDocument are read as the table on their largest sheet."""

import io
import zipfile

from scenarios.people import read_people
from scenarios.people.files.table import read_table
from scenarios.people.finding import Findings

ROWS: list[list[str | float]] = [["Employee ID", "Manager ID", "Unit"], [1001, "", "Board"], [1002, 1001, "Sales"]]
_X = "http://schemas.openxmlformats.org"
_O = "urn:oasis:names:tc:opendocument:xmlns"


def packed(files: dict[str, str]) -> bytes:
    """A zip file of these texts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def xlsx(*sheets: list[list[str | float]], titles: tuple[str, ...] = ()) -> bytes:
    """A workbook of Excel with these sheets, called S1, S2 ... if no titles are given."""
    start = f'<Relationships xmlns="{_X}/package/2006/relationships">'
    kind = f"{_X}/officeDocument/2006/relationships/officeDocument"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_X}/package/2006/content-types"/>',
        "_rels/.rels": f'{start}<Relationship Id="r1" Type="{kind}" Target="xl/workbook.xml"/></Relationships>',
    }
    numbers = range(1, len(sheets) + 1)
    for number, rows in zip(numbers, sheets, strict=True):
        body = ""
        for at, row in enumerate(rows, start=1):
            cells = ""
            for column, cell in enumerate(row):
                place = f'r="{"ABCDEF"[column]}{at}"'
                text = isinstance(cell, str)
                inside = f"<is><t>{cell}</t></is>" if text else f"<v>{cell}</v>"
                kind = ' t="inlineStr"' if text else ""
                cells += f"<c {place}{kind}>{inside}</c>" if cell != "" else ""
            body += f'<row r="{at}">{cells}</row>'
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_X}/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
        )
    titles = titles or tuple(f"S{number}" for number in numbers)
    names = "".join(f'<sheet name="{titles[at - 1]}" sheetId="{at}" r:id="r{at}"/>' for at in numbers)
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_X}/officeDocument/2006/relationships/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    files["xl/workbook.xml"] = (
        f'<workbook xmlns="{_X}/spreadsheetml/2006/main" xmlns:r="{_X}/officeDocument/2006/relationships">'
        f"<sheets>{names}</sheets></workbook>"
    )
    files["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_X}/package/2006/relationships">{links}</Relationships>'
    )
    return packed(files)


def ods(rows: list[list[str | float]]) -> bytes:
    """A sheet of OpenDocument."""

    def cell(value: str | float) -> str:
        kind = "string" if isinstance(value, str) else "float"
        number = "" if isinstance(value, str) else f' office:value="{value}"'
        return f'<table:table-cell office:value-type="{kind}"{number}><text:p>{value}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{_O}:office:1.0" xmlns:table="{_O}:table:1.0" '
        f'xmlns:text="{_O}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{_O}:manifest:1.0"/>'
    return packed({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def test_a_workbook_of_excel_becomes_an_organization() -> None:
    population, findings = read_people(xlsx(ROWS))
    assert population is not None, findings
    assert population.manager.tolist() == [-1, 0]
    assert population.ids == ("1001", "1002")


def test_a_sheet_of_opendocument_becomes_an_organization() -> None:
    population, findings = read_people(ods(ROWS))
    assert population is not None, findings
    assert population.manager.tolist() == [-1, 0]


def test_the_largest_sheet_is_read_and_the_others_are_named() -> None:
    findings = Findings()
    table = read_table(xlsx([["Read me"]], ROWS), findings)
    assert table is not None
    assert table.heading == ROWS[0]
    assert "1 other sheets" in findings.found[0].what


def test_a_zip_file_that_is_no_workbook_is_named() -> None:
    findings = Findings()
    assert read_table(packed({"a.txt": "x"}), findings) is None
    assert "no workbook" in findings.found[0].what


STAFF: list[list[str | float]] = [["ID", "Name", "Manager ID"], [1, "Ana Ash", ""], [2, "Ben Birch", 1]]


def test_a_larger_sheet_with_other_headings_is_not_read_for_the_list() -> None:
    centers: list[list[str | float]] = [["Code", "Text", "Owner"], *([at, f"Center {at}", "x"] for at in range(20))]
    population, findings = read_people(xlsx(centers, STAFF))
    assert population is not None and population.size == 2
    assert any("number 2" in one.what for one in findings if one.kind == "sheet")


def test_a_larger_sheet_of_counts_by_department_is_not_read_for_the_list() -> None:
    counts: list[list[str | float]] = [["Department", "Count", "Sum"], *([f"D{at}", at, at] for at in range(20))]
    population, _ = read_people(xlsx(counts, STAFF))
    assert population is not None and population.size == 2


def test_further_sheets_with_the_same_people_are_a_warning() -> None:
    population, findings = read_people(xlsx(STAFF, [*STAFF, [3, "Cleo Cedar", 1]]))
    (warning,) = [one for one in findings if one.kind == "sheet" and one.severity == "warning"]
    assert "number 1" in warning.what and "not read" in warning.repair
    assert population is not None and population.size == 3


def test_sheets_with_the_same_headings_and_other_people_are_one_list() -> None:
    further: list[list[str | float]] = [["Manager ID", "ID", "Name"], [2, 3, "Cleo Cedar"], [1, 4, "Dan Dale"]]
    population, findings = read_people(xlsx([["Summary"]], STAFF, further, titles=("All", "Board", "Sales")))
    assert population is not None, findings
    assert population.ids == ("1", "2", "3", "4") and population.manager.tolist() == [-1, 0, 1, 0]
    assert [population.units[at] for at in population.unit] == ["Board", "Board", "Sales", "Sales"]
    (warning,) = [one for one in findings if one.kind == "sheet" and one.severity == "warning"]
    assert "2 sheets have the same headings" in warning.what and "3 at line 4" in warning.what


def test_names_in_the_titles_of_sheets_are_not_stored() -> None:
    population, findings = read_people(xlsx(STAFF, [STAFF[0], [3, "Cleo Cedar", 1]], titles=("Ana Ash", "Ben Birch")))
    assert population is not None and not {"Ash", "Birch"} & set(" ".join(population.units).split())
    assert "Ash" not in f"{findings}"


def test_numbers_that_begin_again_on_each_sheet_are_no_ids() -> None:
    first: list[list[str | float]] = [["No", "Name", "Manager"], [1, "Ana Ash", ""], [2, "Ben Birch", "Ana Ash"]]
    second: list[list[str | float]] = [first[0], [1, "Cleo Cedar", "Ben Birch"], [2, "Dan Dale", "Cleo Cedar"]]
    population, findings = read_people(xlsx(first, second))
    assert population is not None, findings
    assert population.manager.tolist() == [-1, 0, 1, 2]


def test_the_sheet_of_ties_is_found_by_its_headings() -> None:
    legend: list[list[str | float]] = [["Sign", "Meaning"], *([f"s{at}", "x"] for at in range(20))]
    ties: list[list[str | float]] = [["From", "To", "Weight"], [1, 2, 0.5]]
    population, findings = read_people(xlsx(STAFF), xlsx(legend, ties))
    assert population is not None, findings
    assert population.size == 2


def test_a_sheet_of_leavers_is_not_joined_to_the_staff() -> None:
    head: list[str | float] = ["Employee ID", "Manager ID"]
    staff, works = [head, [1, ""], [2, 1]], [head, [3, 1], [4, 1]]
    gone = [head, *([number, 1] for number in range(5, 12))]
    for sheets, titles, size in (
        ((staff, gone), ("Staff", "Leavers 2025"), 2),
        ((staff, works, gone), ("Sales", "Works", "Terminated"), 4),
    ):
        findings = Findings()
        table = read_table(xlsx(*sheets, titles=titles), findings)
        assert table is not None and len(table.lines) == size
        assert any(f"number {len(sheets)}" in one.what for one in findings.found)
