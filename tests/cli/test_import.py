"""`orgshift import` as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from scenarios.organization import load_organization

Command = Callable[..., "CompletedProcess[str]"]

GOOD = """Personalnummer;Name;Vorgesetzter;Abteilung;Standort
1;Ann Boss;;Leitung;Köln
2;Bob Low;1;Vertrieb;Köln
3;Cid Rex;2;Vertrieb;Ulm
"""
BAD = GOOD + "4;Dan Foo;9;Vertrieb;Ulm\n"


@pytest.fixture
def staff(tmp_path: Path) -> Callable[[str], str]:
    """Writes staff.csv as Excel in Germany would and gives its name."""

    def write(text: str) -> str:
        (tmp_path / "staff.csv").write_bytes(text.encode("cp1252"))
        return "staff.csv"

    return write


def test_a_good_list_is_saved_and_the_next_command_is_named(
    orgshift: Command, staff: Callable[[str], str], tmp_path: Path
) -> None:
    done = orgshift("import", staff(GOOD))
    assert done.returncode == 0, done.stderr
    assert "3 people in 2 units" in done.stdout
    assert "Next: orgshift compare --organization staff.yaml" in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"staff.csv", "staff.yaml", "staff.people.csv"}


def test_names_are_in_none_of_its_files(orgshift: Command, staff: Callable[[str], str], tmp_path: Path) -> None:
    orgshift("import", staff(GOOD))
    stored = "".join(path.read_text() for path in tmp_path.glob("staff.*") if path.name != "staff.csv")
    assert not any(name in stored for name in ("Ann", "Boss", "Bob", "Rex"))


def test_a_wrong_list_is_not_saved_and_the_repair_is_offered(
    here: Command, staff: Callable[[str], str], tmp_path: Path
) -> None:
    done = here("import", staff(BAD))
    assert done.returncode == 2
    assert "staff.csv:5: Vorgesetzter: the manager '9' is not in the list" in done.stderr
    assert "orgshift import staff.csv --repair --accept-loss" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["staff.csv"]


def test_the_repair_offered_keeps_what_was_asked_for(here: Command, staff: Callable[[str], str]) -> None:
    options = ("--out", "our firm.yaml", "--customers", "0", "--title", "Our firm", "--seed", "7", "--overwrite")
    done = here("import", staff(BAD), *options)
    again = "--out 'our firm.yaml' --customers 0 --title 'Our firm' --seed 7 --overwrite --repair --accept-loss"
    assert f"orgshift import staff.csv {again}\n" in done.stderr


def test_repairs_are_made_when_asked_for_and_listed(here: Command, staff: Callable[[str], str]) -> None:
    done = here("import", staff(BAD), "--repair", "--accept-loss")
    assert done.returncode == 0
    assert "(repaired)" in done.stderr


def test_json_holds_every_finding_and_nothing_else_is_printed(here: Command, staff: Callable[[str], str]) -> None:
    done = here("import", staff(BAD), "--json")
    content = json.loads(done.stdout)
    assert done.returncode == 2
    assert content["organization"] is None
    assert [finding["line"] for finding in content["findings"] if finding["severity"] == "error"] == [5]


def test_ties_and_options_are_used(here: Command, staff: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "mail.csv").write_text("from,to,mails\n2,1,30\n3,2,4\n3,1,12\n")
    options = ("--ties", "mail.csv", "--at-least", "10", "--customers", "50", "--out", "ours.yaml", "--title", "Ours")
    done = here("import", staff(GOOD), *options)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ours.ties.csv").read_text().splitlines() == [
        "source,target,weight",
        "2,1,1.4286",
        "3,1,0.5714",
    ]
    assert "2 working ties; 50 customers" in done.stdout
    assert 'title: "Ours"' in (tmp_path / "ours.yaml").read_text()
    assert "customers: 50" in (tmp_path / "ours.yaml").read_text()


def test_ties_that_were_not_given_are_called_made_up(
    here: Command, staff: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "mail.csv").write_text("from,to,mails\n2,1,30\n")
    none, some = here("import", staff(GOOD)), here("import", "staff.csv", "--ties", "mail.csv", "--overwrite")
    assert "working ties (made up); " in none.stdout
    assert "3 working ties (those of 1 person made up); " in some.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nobody.csv",), "nobody.csv: no such file"),
        (("staf.csv",), "staf.csv: no such file (did you mean 'staff.csv'?)"),
        (("empty.csv",), "empty.csv: is empty"),
        (("staff.csv", "--ties", "empty.csv"), "empty.csv: is empty"),
        (("book.xlsx",), "no workbook that can be read"),
        (("staff.csv", "--as-of", "yesterday"), "--as-of: 'yesterday' is no day"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(
    here: Command, staff: Callable[[str], str], tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    staff(GOOD)
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04rest")
    done = here("import", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_an_earlier_import_is_not_overwritten_unasked(here: Command, staff: Callable[[str], str]) -> None:
    assert here("import", staff(GOOD)).returncode == 0
    again = here("import", "staff.csv")
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert here("import", "staff.csv", "--overwrite").returncode == 0


SURVEY = "Unit;I trust our leaders;I do not feel heard;Comment\n" + "Sales;4;2;Ana Ash is kind\n" * 5 + "IT;2;1;x\n" * 4


def test_a_survey_is_kept_as_levels_beside_the_organization(
    here: Command, staff: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "answers.csv").write_text(SURVEY)
    people = "id,manager,unit\n1,,Sales\n" + "".join(f"{k},1,{'Sales' if k < 8 else 'IT'}\n" for k in range(2, 14))
    done = here("import", staff(people), "--survey", "answers.csv", "--out", "ours.yaml")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ours.survey.csv").read_text().splitlines()[0].startswith("unit,answers,openness,trust")
    assert done.stdout.count("Understood:") == 1
    assert 'survey: "ours.survey.csv"' in (tmp_path / "ours.yaml").read_text()
    assert "skill: not asked; keeps its default in every unit" in done.stdout and "Ash" not in done.stdout
    found = load_organization(tmp_path / "ours.yaml").survey
    assert found is not None and 0.5 < found[0, 1] <= 0.75


@pytest.mark.parametrize(
    ("survey", "message"),
    [
        ("Unit;I trust our leaders\n" + "North;4\n" * 6, "names none of the organization's units"),
        ("", "is empty"),
    ],
)
def test_a_survey_that_cannot_be_used_saves_nothing(
    here: Command, staff: Callable[[str], str], tmp_path: Path, survey: str, message: str
) -> None:
    (tmp_path / "answers.csv").write_text(survey)
    done = here("import", staff(GOOD), "--survey", "answers.csv", "--out", "ours.yaml")
    assert done.returncode == 2 and message in done.stderr and not list(tmp_path.glob("ours*"))


def test_no_question_shows_a_name_of_the_list(here: Command, staff: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("Unit;I trust my manager Bob Low;Ann Boss sings\n" + "Vertrieb;4;3\n" * 6)
    done = here("import", staff(GOOD), "--survey", "answers.csv", "--dry-run")
    assert "I trust my manager ...: read as trust in leaders" in done.stdout
    assert not any(name in done.stdout + done.stderr for name in ("Ann", "Boss", "Bob", "Low"))


def test_a_map_without_a_survey_is_refused(here: Command, staff: Callable[[str], str]) -> None:
    done = here("import", staff(GOOD), "--survey-map", "map.yaml")
    assert done.returncode == 2 and "--survey-map: goes with --survey" in done.stderr


def test_every_column_is_said_to_be_read_or_not(here: Command, staff: Callable[[str], str]) -> None:
    done = here("import", staff(GOOD))
    assert "Read from staff.csv: " in done.stdout and "location = 'Standort'" in done.stdout
