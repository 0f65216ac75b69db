"""What a heading says of the ends of a scale counts, and questions may stand in a second row."""

import math

import pytest

from scenarios.people.finding import Findings
from scenarios.survey.mapping import Mapping
from scenarios.survey.reader import ByUnit, read_answers
from scenarios.survey.scales import ends_in, find_level


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Trust (1 = very good, 6 = poor)", True),
        ("Vertrauen (1 = sehr gut, 6 = ungenügend)", True),
        ("Trust (1 = strongly agree; 5 = strongly disagree)", True),
        ("Trust (1 = strongly disagree, 5 = strongly agree)", False),
        ("Trust [1 = low, 7 = high]", False),
        ("Trust (1 = red, 5 = blue)", None),
    ],
)
def test_words_tell_which_end_of_a_scale_is_the_better_one(text: str, turned: bool | None) -> None:
    ends = ends_in(text)
    assert ends is not None and ends.turned is turned


def test_a_single_number_is_no_scale() -> None:
    assert ends_in("Trust (5 = best)") is None and ends_in("Trust in 2024: leaders") is None


def test_an_answer_in_words_may_have_its_number_before_it() -> None:
    assert find_level("4 - Agree") == find_level("Agree") == 0.75
    assert find_level("4 people") is None


def read(text: str) -> tuple[ByUnit | None, Findings]:
    findings = Findings()
    return read_answers(text.encode(), ["Sales", "Production"], [5, 5], Mapping(), findings), findings


def test_grades_of_which_one_is_the_best_are_turned_round() -> None:
    rows = [f"Sales,{grade}" for grade in (1, 1, 2)]
    found, _ = read("\n".join(['Department,"Trust in leadership (1 = very good, 6 = poor)"', *rows]))
    assert found is not None and math.isclose(found["trust"]["Sales"].mean, (1 + 1 + 0.8) / 3)


def test_a_question_whose_better_end_is_not_clear_is_left_out() -> None:
    found, findings = read('Department,"Trust in leadership (1 = red, 5 = blue)",Openness\nSales,1,3\nSales,2,4')
    assert found is not None and set(found) == {"openness"}
    assert any(one.kind == "reversed" for one in findings.found)


@pytest.mark.parametrize("heading", ["Status,Department,Q1,Q2", "Status,Department,Please rate,"])
def test_questions_in_a_second_row_are_the_headings(heading: str) -> None:
    second = "Response Type,Which department?,I trust our leaders,I feel free to speak up"
    found, _ = read("\n".join([heading, second, "x,Sales,Agree,Neutral", "x,Production,Disagree,Agree"]))
    assert found is not None and set(found) == {"trust", "openness"}
    assert found["trust"]["Sales"].mean == 0.75


@pytest.mark.parametrize("cells", [("Strongly agree", "Disagree"), ("1 - Strongly agree", "4 - Disagree"), ("1", "4")])
def test_words_name_their_end_and_only_numbers_are_turned_round(cells: tuple[str, str]) -> None:
    question = '"I trust our leaders (1 = strongly agree; 5 = strongly disagree)"'
    for text in (
        "\n".join([f"Department,{question}", *(f"Sales,{cell}" for cell in cells)]),
        "\n".join(["Department,Question,Value", *(f"Sales,{question},{cell}" for cell in cells * 2)]),
    ):
        found, _ = read(text)
        assert found is not None and math.isclose(found["trust"]["Sales"].mean, (1.0 + 0.25) / 2)


def test_a_mapping_file_may_go_by_the_codes_above_the_questions() -> None:
    heading = ["Status,Department,Q1,Q2", "Response Type,Which?,I like my manager,I feel free to speak up"]
    rows = [*heading, "x,Sales,Agree,Neutral", "x,Sales,Agree,Neutral"]
    mapping, findings = Mapping.model_validate({"questions": {"Q1": "trust"}}), Findings()
    found = read_answers("\n".join(rows).encode(), ["Sales"], [5], mapping, findings)
    assert found is not None, findings.found
    assert found["trust"]["Sales"].mean == 0.75 and found["openness"]["Sales"].mean == 0.5
