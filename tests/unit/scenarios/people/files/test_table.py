"""Delimited texts are cut into cells, with the line each row starts in."""

import pytest

from scenarios.people.files.table import Table, parse
from scenarios.people.finding import Findings


def table(text: str, findings: Findings | None = None) -> Table:
    """The table of a text that holds one."""
    found = parse(text, findings or Findings())
    assert found is not None
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (("id", "unit"), ("1", "Sales"), ("2", "IT")))
    assert table(text).columns == [["1", "2"], ["Sales", "IT"]]


def test_a_comma_inside_quotes_does_not_divide() -> None:
    assert table('id,unit\n1,"Sales, North"\n2,IT\n').columns[1] == ["Sales, North", "IT"]


def test_decimal_commas_do_not_mislead() -> None:
    assert table("id;tenure\n1;3,5\n2;4,25\n").columns[1] == ["3,5", "4,25"]


def test_excels_own_hint_counts() -> None:
    assert table("sep=;\nid;unit\n1;Sales, all\n").columns[1] == ["Sales, all"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read_and_lines_are_counted(end: str) -> None:
    assert table(end.join(["", "id,unit", "1,IT", "", "2,IT", ""])).lines == [3, 5]


def test_a_cell_over_two_lines_is_one_cell() -> None:
    found = table('id,unit\n1,"Sales\nNorth"\n2,IT\n')
    assert found.columns[1] == ["Sales North", "IT"]
    assert found.lines == [2, 4]


def test_a_quotation_mark_never_closed_does_not_swallow_the_rest() -> None:
    findings = Findings()
    found = table('id,unit\n1,"Sales\n' + "".join(f"{k},IT\n" for k in range(2, 40)), findings)
    assert len(found.lines) == 39
    assert [(f.kind, f.line) for f in findings.found] == [("quotes", 2)]


def test_cells_too_many_are_told_and_cells_too_few_are_empty() -> None:
    findings = Findings()
    found = table("id,unit,site\n1,IT,Rome,x\n2,IT\n", findings)
    assert found.columns[2] == ["Rome", ""]
    assert [(f.kind, f.line) for f in findings.found] == [("width", 2)]


def test_delimiters_at_the_end_of_lines_make_no_column() -> None:
    assert table("id;unit;;\n1;IT;;\n2;HR;;\n").heading == ["id", "unit"]


def test_lines_of_delimiters_alone_are_nobody() -> None:
    assert table("id;unit\n1;IT\n;\n2;HR\n;;;\n").lines == [2, 4]


def test_signs_for_nothing_are_empty() -> None:
    assert table("id,unit\n1,N/A\n2,-\n3,NULL\n4,#N/A\n").columns[1] == ["", "", "", ""]


def test_a_heading_alone_holds_nobody() -> None:
    findings = Findings()
    assert parse("id,unit\n", findings) is None
    assert "nobody under it" in findings.found[0].what


def test_a_line_whose_quotation_marks_make_no_sense_is_reported() -> None:
    findings = Findings()
    assert table('id,unit\n1,"A"x"\n"\n2,B\n', findings).heading == ["id", "unit"]
    assert any(found.kind == "quotes" and found.line == 2 for found in findings.found)


def test_the_null_of_mysql_is_empty() -> None:
    assert table("id,manager\n1,\\N\n2,1\n3,1\n").columns[1] == ["", "1", "1"]
