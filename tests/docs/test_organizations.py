"""The list and the survey shown in docs/organizations.md go together as printed."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "organizations.md").read_text(encoding="utf-8")


def shown(first: str) -> str:
    """The block of the page that begins so, as a file."""
    block = re.search(rf"^    {re.escape(first)}.*\n(?:    .*\n)*", PAGE, re.MULTILINE)
    assert block is not None
    return "".join(line[4:] + "\n" for line in block[0].splitlines())


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the command of the page prints."""
    from commands.main import app

    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text(shown("Headcount report"), encoding="utf-8")
    Path("survey.csv").write_text(shown("Abteilung;"), encoding="utf-8")
    typed = re.search(r"`orgshift (import people\.csv [^`]*--dry-run)`", PAGE)
    assert typed is not None
    done = CliRunner().invoke(app, typed[1].split())
    assert done.exit_code == 0, done.output
    return done.output


def test_the_list_and_the_survey_that_are_shown_fit_together(printed: str) -> None:
    assert "11 people in 3 units" in printed and "2 levels below the head" in printed
    assert "trust in leaders: 0." in printed and ", units 0." in printed
    for wrong in ("is no unit", "fewer than", "Wrong:"):
        assert wrong not in printed


def test_tenure_is_counted_from_the_day_above_the_heading_and_no_name_is_printed(printed: str) -> None:
    assert "counted back from 2024-06-30, the day asked for" in printed
    assert not re.search(r"Ash|Birch|Cedar|Juniper", printed)
