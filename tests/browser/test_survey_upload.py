"""A culture survey is uploaded beside a list of people: week 0 starts from it, and nobody is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PEOPLE = "id,name,unit,manager\n1,Ana Ash,Sales,\n" + "".join(
    f"{number},Ben Birch{number},{'Sales' if number < 9 else 'IT'},1\n" for number in range(2, 14)
)
ANSWERS = "Unit,E-mail,Q1,Ana Ash keeps her word as our manager\n" + (
    "Sales,ana@firm.example,2,4\n" * 6 + "IT,ben@firm.example,1,2\n" * 5
)
SURVEY_MAP = "scale: [1, 5]\nquestions:\n  Q1: openness\n"


def hand_over(page: Any, field: str, file: Path, content: str) -> None:
    """Choose a new file in the field that is labelled so."""
    file.write_text(content, encoding="utf-8")
    page.get_by_label(field).set_input_files(str(file))


def test_a_survey_and_its_mapping_file_set_the_culture_and_show_nobody(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/organization", reduced_motion="reduce")
    hand_over(page, "People file", tmp_path / "people.csv", PEOPLE)
    hand_over(page, "Culture survey", tmp_path / "survey.csv", ANSWERS)
    page.wait_for_selector(".os-own [role=status]:has-text('... keeps her word as our manager: read as trust')")
    hand_over(page, "Mapping file", tmp_path / "map.yaml", SURVEY_MAP)
    page.wait_for_selector(".os-own [role=status]:has-text('openness: 0.')")
    shown = page.locator(".os-own").inner_text()
    assert not [name for name in ("Ana", "Ash", "Birch", "firm.example") if name in shown]
    page.click("button:has-text('Use these files')")
    page.wait_for_selector("b:has-text('13 people in 2 units')")
    page.wait_for_selector(".os-figure img[alt*='Trust in leaders: 0.']")


def test_a_survey_that_cannot_be_used_is_refused_with_its_column(open_page: Any, tmp_path: Path) -> None:
    page = open_page("/organization", reduced_motion="reduce")
    hand_over(page, "People file", tmp_path / "people.csv", PEOPLE)
    hand_over(page, "Culture survey", tmp_path / "survey.csv", "Unit,I trust our leaders\n" + "North,4\n" * 6)
    page.wait_for_selector('[role=alert]:has-text("survey.csv: Unit: names none of the organization\'s units")')
    assert page.locator("button:has-text('Use these files')").is_disabled()
