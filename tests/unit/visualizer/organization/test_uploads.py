"""Files a visitor brings are bounded, and nothing in them does anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.people import ColumnRole
from simulation.errors import UserError
from visualizer.organization.uploads import (
    MOST_ANSWERS,
    MOST_BYTES,
    MOST_PEOPLE,
    MOST_TIES,
    Understanding,
    Upload,
    content_of,
    read_upload,
)

HEAD = b"id,unit,manager\n"
FEW = HEAD + b"1,Board,\n2,Sales,1\n3,Sales,2\n"


def test_a_path_in_a_file_name_is_only_a_name() -> None:
    assert content_of({"name": "..\\..\\/etc/passwd"}, [memoryview(b"x")]) == ("passwd", b"x")


def test_a_file_that_is_too_large_is_refused_by_the_server_too() -> None:
    with pytest.raises(ValueError, match="20 MB"):
        content_of({"name": "people.csv"}, [memoryview(bytes(MOST_BYTES + 1))])


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_file_with_too_many_people_is_refused_however_its_lines_end(end: bytes) -> None:
    with pytest.raises(UserError, match="100,000 rows"):
        read_upload(Upload(("people.csv", (HEAD + b"1,A,\n" * (MOST_PEOPLE + 1)).replace(b"\n", end))))


def test_a_file_with_too_many_ties_is_refused() -> None:
    with pytest.raises(UserError, match=r"ties\.csv: more than"):
        read_upload(Upload(("people.csv", FEW), ("ties.csv", b"source,target\n" + b"1,2\n" * (MOST_TIES + 1))))


def test_a_formula_in_a_name_is_refused() -> None:
    found = read_upload(Upload(("people.csv", HEAD + b"=cmd|' /C calc'!A0,Board,\n2,@SUM(1),1\n")))
    assert found.population is None
    assert "holds a formula" in found.errors


@pytest.mark.parametrize("content", [bytes(range(256)) * 100, HEAD + b'1,"' + b"A" * 200_000 + b'",\n'])
def test_what_is_no_table_is_told_and_not_a_crash(content: bytes) -> None:
    found = read_upload(Upload(("people.csv", content)))
    assert "people.csv" in found.errors + found.remarks


UNKNOWN = Upload(("our_staff-list.csv", HEAD + b"1,Board,\n2,=Sales,1\n3,Sales,9\n4,Sales,1\n"))


def test_what_repairs_would_mend_is_told_as_such() -> None:
    found = read_upload(UNKNOWN)
    assert found.mendable and found.population is None
    assert "our_staff-list.csv:4: manager: the manager '9' is not in the list; counts as" in found.errors


def test_a_repaired_list_is_taken_and_how_it_was_read_is_told() -> None:
    found = read_upload(replace(UNKNOWN, repair=True))
    assert found.population is not None and found.population.size == 4
    assert "(repaired)" in found.remarks and "spreadsheets would take it for a formula" in found.remarks


def test_the_organization_is_called_after_its_file() -> None:
    population = read_upload(replace(UNKNOWN, repair=True)).population
    assert population is not None and population.title == "Our staff list"


TWO_LINES = Upload(
    ("staff.csv", b"Nr;Name;Boss;Mentor of;Dept\n1;Ana Ash;;;A\n2;Ben Birch;1;1;B\n3;Cleo Cedar;2;1;B\n")
)


def column(found: Understanding, heading: str) -> ColumnRole:
    return next(one for one in found.columns if one.column == heading)


def test_another_manager_column_changes_the_line_of_command() -> None:
    found = read_upload(TWO_LINES)
    other = read_upload(TWO_LINES.give_role(column(found, "Mentor of"), "manager"))
    assert (found.facts[1][:10], other.facts[1][:9]) == ("2 managers", "1 manager")
    assert column(other, "Mentor of").why == "asked for"
    assert column(other, "Boss").role == ""


def test_a_column_that_is_not_used_leaves_its_role_to_none() -> None:
    found = read_upload(TWO_LINES)
    without = read_upload(TWO_LINES.give_role(column(found, "Boss"), ""))
    assert without.facts[1] == "no hierarchy"


def test_a_second_role_for_a_column_takes_the_first_one_back() -> None:
    dept = column(read_upload(TWO_LINES), "Dept")
    assert TWO_LINES.give_role(dept, "location").give_role(dept, "status").mapping == {"status": "Dept"}


def test_another_role_forgets_that_repairs_were_asked_for() -> None:
    dept = column(read_upload(TWO_LINES), "Dept")
    assert not replace(TWO_LINES, repair=True).give_role(dept, "location").repair


@pytest.mark.parametrize("role", ["id", "status", "name", "manager"])
def test_no_name_is_shown_whatever_a_column_of_names_is_read_as(role: str) -> None:
    found = read_upload(TWO_LINES.give_role(column(read_upload(TWO_LINES), "Name"), role))
    assert not any(name in str(replace(found, population=None)) for name in ("Ana", "Birch", "Cedar"))


STAFF = (
    "staff.csv",
    HEAD + b"1,Sales,\n" + b"".join(b"%d,%s,1\n" % (k, b"Sales" if k < 9 else b"IT") for k in range(2, 14)),
)
ANSWERS = b"Unit,E-mail,We share knowledge openly\n" + b"Sales,ana@firm.example,4\n" * 6 + b"IT,bo@firm.example,2\n" * 5


def test_a_survey_sets_week_0_of_an_uploaded_list_and_shows_nobody() -> None:
    found = read_upload(Upload(STAFF, survey=("survey.csv", ANSWERS)))
    assert found.population is not None and found.population.survey is not None
    assert "Week 0 from a culture survey: " in found.population.note
    assert "skill: not asked" in found.remarks and "@" not in found.remarks + found.errors


def test_no_question_of_a_survey_shows_a_name_of_the_list() -> None:
    people = b"id,name,unit,manager\n1,Ann Boss,Sales,\n2,Bob Low,Sales,1\n3,Cid Rex,Sales,1\n"
    found = read_upload(
        Upload(("p.csv", people), survey=("s.csv", b"Unit,Ann Boss listens openly\n" + b"Sales,4\n" * 6))
    )
    assert "... listens openly: read as openness" in found.remarks and "Boss" not in found.remarks + found.errors


def test_a_survey_that_cannot_be_used_stands_in_the_way_with_the_same_words() -> None:
    found = read_upload(Upload(STAFF, survey=("survey.csv", b"Unit,I trust our leaders\nNorth,4\n")))
    assert found.population is None and "survey.csv: Unit: names none of the organization's units" in found.errors


def test_a_survey_with_too_many_rows_is_refused() -> None:
    with pytest.raises(UserError, match=r"survey\.csv: more than"):
        read_upload(Upload(STAFF, survey=("survey.csv", b"Unit,Q\n" + b"IT,1\n" * (MOST_ANSWERS + 1))))


ASKED = ("survey.csv", b"Unit,Q1,Q2\n" + b"Sales,4,6\n" * 6 + b"IT,2,6\n" * 5)
SURVEY_MAP = ("map.yaml", b"scale: [1, 7]\nquestions:\n  Q1: openness\n  Q2: {measure: trust, reversed: true}\n")


def test_a_mapping_file_gives_the_questions_of_a_survey_their_measures() -> None:
    without = read_upload(Upload(STAFF, survey=ASKED))
    found = read_upload(Upload(STAFF, survey=ASKED, survey_map=SURVEY_MAP))
    assert without.population is None and "say so in --survey-map" in without.errors
    assert found.population is not None and found.population.survey is not None
    assert found.population.survey[0][:2].tolist() == pytest.approx([0.5, 1 / 6], abs=0.1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"questions: {Q1: opennes}",
            "map.yaml:1:13: questions.Q1: no measure is called 'opennes' (did you mean 'openness'?)",
        ),
        (b"questions: {Q9: openness}", "survey.csv: --survey-map: no question reads 'Q9'"),
        (b"unit: \xff", "map.yaml:1:7: is not UTF-8 text (byte 0xff); save the file as UTF-8"),
        (b"", "map.yaml: is empty"),
    ],
)
def test_a_mistake_in_a_mapping_file_is_named_beside_the_columns_of_the_list(content: bytes, message: str) -> None:
    found = read_upload(Upload(STAFF, survey=ASKED, survey_map=("map.yaml", content)))
    assert found.errors == message
    assert found.population is None and found.columns


def test_a_mapping_file_without_a_survey_waits_for_one() -> None:
    found = read_upload(Upload(STAFF, survey_map=SURVEY_MAP))
    assert found.population is not None and "map.yaml goes with a culture survey" in found.remarks


def test_staff_lists_in_xml_are_read_as_on_the_command_line() -> None:
    people = "".join(f"<p><id>{own}</id><manager>{boss}</manager></p>" for own, boss in ((1, ""), (2, 1), (3, 2)))
    found = read_upload(Upload(("people.xml", f"<staff>{people}</staff>".encode())))
    assert found.population is not None and found.population.manager.tolist() == [-1, 0, 1]
    assert [(one.column, one.role) for one in found.columns] == [("id", "id"), ("manager", "manager")]


def test_xml_that_defines_entities_is_refused_unread() -> None:
    bomb = b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><staff><p><id>&b;</id></p></staff>'
    found = read_upload(Upload(("people.xml", bomb)))
    assert found.population is None and "DOCTYPE" in found.errors
