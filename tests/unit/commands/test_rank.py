"""`orgshift rank`: which of its options a study has a use for."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commands.main import app

STUDY = "title: T\norganizations: [krackhardt]\nstrategies: [nothing, tools-only]\nweeks: 2\n"


def orgshift(*words: str) -> Result:
    return CliRunner().invoke(app, words)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ranked(study: str, *words: str) -> Result:
    Path("my study.yaml").write_text(study)
    assert orgshift("study", "run", "my study.yaml", "--executor", "inline").exit_code == 0
    done = orgshift("rank", "my study.sqlite", *words)
    assert done.exit_code == 0, done.output
    return done


def test_good_enough_is_said_to_need_a_study_that_varies_something(folder: Path) -> None:
    told = ranked(STUDY + "replications: 3\n", "--wanted", "being >= 0.1", "--next", "10")
    said = "--wanted: counts parameter draws, and this study has one, since it varies nothing: left out.\n"
    assert told.stderr == said
    assert (folder / "ranking" / "next-runs.csv").exists()


def test_of_a_study_that_varies_few_points_what_is_left_out_and_doubtful_is_said(folder: Path) -> None:
    varied = STUDY + "factors: {o: {parameter: openness_mean, levels: 3}}\nreplications: 1\n"
    told = ranked(varied, "--wanted", "being >= 0.1", "--next", "10")
    assert told.stderr.startswith("--next: hands out runs at one point, and this study varies factors: left out.\n")
    assert "Careful: 3 points of the design are few" in told.stderr
    assert (folder / "ranking" / "good-enough.csv").exists()
    assert "Next: orgshift discover 'my study.sqlite' --strategy" in told.stdout
