"""Columns of a survey are found by headings written in any way."""

import pytest

from scenarios.people.files.table import read_table
from scenarios.people.finding import Findings
from scenarios.survey.layout import Layout, find_layout
from scenarios.survey.mapping import Mapping


def lay_out(heading: str, cells: str, mapping: dict[str, object] | None = None) -> tuple[Layout | None, list[str]]:
    """What the columns of a survey of two units hold, and what is wrong."""
    findings = Findings()
    text = f"{heading}\n" + "".join(f"{unit},{cells}\n" for unit in ("Sales", "Works"))
    table = read_table(text.encode(), findings)
    assert table is not None
    layout = find_layout(table, ["Sales", "Works"], Mapping.model_validate(mapping or {}), findings)
    return layout, [one.what for one in findings.found]


@pytest.mark.parametrize("value", ["Mean", "MEAN SCORE", "meanScore", "Mittelwert", "Result_Value"])
@pytest.mark.parametrize("n", ["N", "No. of responses", "responseCount", "ANZAHL-Antworten"])
def test_means_and_their_number_are_found_in_any_spelling(value: str, n: str) -> None:
    layout, _ = lay_out(f"Unit,Item,{value},{n}", "I trust my manager,3.5,20")
    assert layout is not None and (layout.question, layout.value, layout.n) == (1, 2, 3)


@pytest.mark.parametrize(
    "heading", ["% favourable", "favorable%", "% agree", "Agree %", "percentAgree", "Top-2", "top2"]
)
def test_shares_who_agree_are_found_in_any_spelling(heading: str) -> None:
    layout, _ = lay_out(f"Unit,Item,{heading}", "I trust my manager,60")
    assert layout is not None and layout.favourable and layout.value == 2


@pytest.mark.parametrize("asked", ["Stand. dev.", "stand dev", "STAND. DÉV"])
def test_a_column_of_the_mapping_file_is_found_but_for_case_accents_and_signs(asked: str) -> None:
    layout, _ = lay_out("Unit,Trust in leadership,Stand. dev.", "3.5,0.9", {"sd": asked})
    assert layout is not None and layout.sd == 2


def test_a_question_of_the_mapping_file_is_found_but_for_case_accents_and_signs() -> None:
    mapping = Mapping.model_validate({"questions": {"Q1 – leaders": "trust"}})
    found = mapping.find("q1: LEADERS")
    assert found is not None and found.measure == "trust" and mapping.find("q2: leaders") is None


def test_a_name_of_two_columns_in_the_mapping_file_is_refused_with_both() -> None:
    layout, wrong = lay_out("Unit,Score,score", "3,4", {"value": "Score"})
    either = "write 'Score (column 2)' or 'score (column 3)'"
    assert layout is None and wrong == [f"--survey-map: value: 2 columns are called 'Score'; {either}"]
    assert lay_out("Unit,Item,Score,score", "q,3,4", {"value": "Score (column 3)"})[1] == []
