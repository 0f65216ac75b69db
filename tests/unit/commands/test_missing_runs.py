"""What analyses say of a study of which runs are missing."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commands.main import app

STUDY = """\
title: T
organizations: [krackhardt]
strategies: [nothing, tools-only]
weeks: 2
factors: {several: {parameters: [openness_mean, initial_trust]}}
design: {kind: morris, trajectories: 4}
replications: 1
"""


def orgshift(*words: str) -> Result:
    return CliRunner().invoke(app, words)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "study.yaml").write_text(STUDY)
    return tmp_path


def run(text: str = STUDY, *words: str) -> None:
    Path("study.yaml").write_text(text)
    done = orgshift("study", "run", "study.yaml", "--executor", "inline", *words)
    assert done.exit_code == 0, done.output


def test_a_screening_of_an_unfinished_study_tells_what_is_missing_and_how_to_complete_it(folder: Path) -> None:
    run(STUDY, "--limit", "13")
    told = orgshift("sensitivity", "study.sqlite", "--strategy", "nothing")
    assert told.exit_code == 0, told.output
    assert told.stderr == "study.sqlite: 13 of 20 runs are there: what follows is about these only.\n"
    assert "Left out because runs are missing: 2 trajectories." in told.stdout
    assert "Next: orgshift study extend study.sqlite      does what is missing" in told.stdout


def test_of_a_finished_study_nothing_is_said(folder: Path) -> None:
    run()
    told = orgshift("sensitivity", "study.sqlite", "--strategy", "nothing")
    assert (told.stderr, "missing" in told.stdout) == ("", False)
    assert "Next: orgshift study extend study.sqlite --points 8" in told.stdout


def test_variance_shares_of_an_unfinished_study_count_the_blocks_left_out(folder: Path) -> None:
    run(STUDY.replace("morris, trajectories: 4", "saltelli, points: 16"), "--limit", "100")
    told = orgshift("sensitivity", "study.sqlite", "--strategy", "nothing")
    assert "100 of 128 runs are there" in told.stderr
    assert "Left out because runs are missing: 4 blocks." in told.stdout


def test_boxes_and_rankings_of_an_unfinished_study_end_in_its_completion(folder: Path) -> None:
    run(STUDY.replace("morris, trajectories: 4", "sobol sequence, points: 16"), "--limit", "20")
    for words in (
        ("discover", "study.sqlite", "--strategy", "nothing", "--fails", "being < -1"),
        ("rank", "study.sqlite"),
    ):
        told = orgshift(*words)
        assert told.exit_code == 0, told.output
        assert "20 of 32 runs are there" in told.stderr
        assert "Next: orgshift study extend study.sqlite      does what is missing" in told.stdout


def test_where_intervals_decide_the_runs_at_least_needed_are_named(folder: Path) -> None:
    text = STUDY.replace("replications: 1", "replications: {indicator: being, half_width: 1, min: 2}")
    run(text.replace("morris, trajectories: 4", "sobol sequence, points: 4"), "--limit", "9")
    assert "9 of at least 16 runs are there" in orgshift("rank", "study.sqlite").stderr


def test_failed_runs_are_told_though_nothing_is_left_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import experiments.runs.model_adapter

    honest, count = experiments.runs.model_adapter.record, iter(range(100))

    def failing(request: object) -> object:
        if next(count) == 19:
            raise ZeroDivisionError("no luck")
        return honest(request)  # type: ignore[arg-type]

    monkeypatch.setattr(experiments.runs.model_adapter, "record", failing)
    orgshift("study", "run", "study.yaml", "--executor", "inline")
    told = orgshift("sensitivity", "study.sqlite", "--strategy", "nothing")
    assert "19 of 20 runs are there, 1 failed: what follows is about these only." in told.stderr
    assert "study extend study.sqlite --points 8" in told.stdout
