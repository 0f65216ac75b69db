"""`orgshift study`: what it prints, what it writes, and the exit codes scripts rely on."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commands.main import app

STUDY = """\
title: Two ways, five weeks
organizations: [krackhardt]
strategies: [nothing, say-one-thing-do-another]
weeks: 5
budget: as written
factors:
  how open: {parameter: openness_mean, values: [0.2, 0.5]}
replications: 2
keep: every week
indicators: [openness, total_cost]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "study.yaml").write_text(STUDY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def orgshift(*words: str) -> Result:
    return CliRunner().invoke(app, ["study", *words])


def run(*words: str) -> Result:
    return orgshift("run", "study.yaml", "--executor", "inline", *words)


def test_a_study_is_run_and_says_where_it_is_and_what_to_do_next(folder: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert "study.sqlite: 8 good runs, 0 failed, 0 left" in result.stdout
    assert "Next: orgshift study export study.sqlite --to study.csv" in result.stdout
    assert "8 done, 0 failed, 0 left" in result.stderr


def test_it_goes_on_where_it_stopped(folder: Path) -> None:
    first = run("--limit", "3", "--out", "s.sqlite").stdout
    assert "3 good runs, 0 failed, 5 left" in first and "Next: orgshift study extend s.sqlite" in first
    assert "3 there before, 5 done" in run("--out", "s.sqlite").stderr


def test_the_status_tells_how_far_it_is(folder: Path) -> None:
    run("--limit", "3")
    result = orgshift("status", "study.sqlite", "--digest")
    assert "Two ways, five weeks: 4 scenarios, model version" in result.stdout
    assert "3 done, 0 failed, of 8" in result.stdout
    assert "digest of all good runs in the store: " in result.stdout


def test_the_status_counts_points_that_come_up_several_times(folder: Path) -> None:
    study = STUDY.replace("values: [0.2, 0.5]", "range: [0.2, 0.5]") + "design: {kind: morris, trajectories: 6}\n"
    (folder / "study.yaml").write_text(study)
    run("--limit", "1")
    assert "Two ways, five weeks: 8 scenarios for 24 points, model version" in orgshift("status", "study.sqlite").stdout


def test_the_status_of_a_study_whose_planning_was_stopped_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(store: object, plan: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("experiments.study.plan_table._complete", stopped)
    assert run().exit_code == 130
    assert orgshift("status", "study.sqlite").stdout.splitlines() == [
        "study.sqlite: a study is planned in part (4 points), and nothing of it is run yet",
        "Next: orgshift study run FILE.yaml --out study.sqlite",
    ]


def test_a_study_that_is_refused_leaves_no_store_behind(folder: Path) -> None:
    Path("mine.yaml").write_text("title: Mine\nlevers:\n  - {lever: training, level: 0.5, target: unit:Nowhere}\n")
    Path("study.yaml").write_text(STUDY.replace("say-one-thing-do-another", "mine.yaml").replace("as written", "1.5"))
    result = run()
    assert (result.exit_code, Path("study.sqlite").exists()) == (2, False), result.output


def test_an_extension_runs_only_what_is_new(folder: Path) -> None:
    run()
    result = orgshift("extend", "study.sqlite", "--replications", "3", "--executor", "inline")
    assert "8 there before, 4 done" in result.stderr
    assert "3 done" not in result.stderr


def test_a_study_run_again_as_it_was_before_its_extension_says_what_it_leaves_out(folder: Path) -> None:
    run()
    orgshift("extend", "study.sqlite", "--replications", "3", "--executor", "inline")
    said = run().stdout
    assert "4 more runs are further replications: they are kept, export and analysis leave them out" in said
    assert "`orgshift study extend study.sqlite --replications 3` takes them in again." in said


def test_runs_of_other_points_are_said_to_be_kept_and_not_to_come_back_by_extending(folder: Path) -> None:
    run()
    Path("study.yaml").write_text(STUDY.replace("weeks: 5", "weeks: 6"))
    said = run().stdout
    assert "8 more runs are of other points or seeds than the study has now: they are kept" in said
    assert "study extend" not in said
    assert "8 more runs are of other points or seeds" in orgshift("status", "study.sqlite").stdout


def test_next_steps_can_be_copied_where_a_name_has_blanks_in_it(folder: Path) -> None:
    assert "Next: orgshift study extend 'my own.sqlite' " in run("--limit", "3", "--out", "my own.sqlite").stdout
    assert "export 'my own.sqlite' --to 'my own.csv'" in run("--out", "my own.sqlite").stdout


def test_shards_are_merged_into_the_whole(folder: Path) -> None:
    run()
    for part in ("1/2", "2/2"):
        run("--shard", part, "--out", f"{part[0]}.sqlite")
    result = orgshift("merge", "1.sqlite", "2.sqlite", "--out", "both.sqlite")
    assert "both.sqlite: 8 runs added, 0 there already" in result.stdout
    digests = [orgshift("status", name, "--digest").stdout.splitlines()[2] for name in ("study.sqlite", "both.sqlite")]
    assert digests[0] == digests[1]


def test_the_export_has_a_row_for_every_run(folder: Path) -> None:
    run()
    assert "study.csv: 8 rows" in orgshift("export", "study.sqlite", "--to", "study.csv").stdout
    with open("study.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["strategy"] for row in rows[:3]] == ["nothing", "nothing", "say-one-thing-do-another"]
    assert {row["how open"] for row in rows} == {"0.2", "0.5"}
    assert "w.csv: 48 rows" in orgshift("export", "study.sqlite", "--to", "w.csv", "--weeks").stdout


def test_a_run_is_shown_again_exactly(folder: Path) -> None:
    run()
    orgshift("export", "study.sqlite", "--to", "study.csv")
    with open("study.csv", newline="") as file:
        run_id = next(csv.DictReader(file))["run_id"]
    result = orgshift("show", run_id, "--store", "study.sqlite", "--out", "weeks.csv")
    assert "nothing in krackhardt, 5 weeks, replication 1, seed " in result.stdout
    assert "The numbers are exactly those in the store." in result.stdout
    assert Path("weeks.csv").read_text().splitlines()[0] == "week,openness,total_cost"
    assert len(Path("weeks.csv").read_text().splitlines()) == 7


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "none.yaml"), "none.yaml: no such file"),
        (("run", "study.yaml", "--shard", "3/2"), "--shard: '3/2' should be I/N with I from 1 to N, as 3/8"),
        (("run", "study.yaml", "--shard", "²/3"), "--shard: '²/3' should be I/N with I from 1 to N, as 3/8"),
        (
            ("run", "study.yaml", "--executor", "ray"),
            "--executor: 'ray' is none of: processes, inline, dask://HOST:PORT",
        ),
        (("run", "study.yaml", "--journal", "off"), "--journal: 'off' is neither wal nor delete"),
        (("status", "none.sqlite"), "none.sqlite: no such store"),
        (("status", "study.yaml"), "study.yaml: is not a store"),
        (("show", "abc", "--store", "none.sqlite"), "none.sqlite: no such store"),
        (("merge", "none.sqlite", "--out", "x.sqlite"), "none.sqlite: no such store"),
    ],
)
def test_a_mistake_of_the_user_is_one_line_and_exit_code_2(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = orgshift(*words)
    assert (result.exit_code, result.stderr.strip().splitlines()[0]) == (2, said + result.stderr.strip()[len(said) :])
    assert len(result.stderr.strip().splitlines()) == 1


def test_every_mistake_in_a_study_file_is_told_at_once(folder: Path) -> None:
    Path("study.yaml").write_text(STUDY.replace("krackhardt", "krackhart").replace("openness_mean", "opennes_mean"))
    result = run()
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "study.yaml:2:17: organizations[0]: 'krackhart' is not known (did you mean 'krackhardt'?); "
        "a file's name ends in .yaml",
        "study.yaml:7:14: factors.how open.parameter: no parameter is called 'opennes_mean' "
        "(did you mean 'openness_mean'?)",
    ]


def test_runs_that_failed_give_exit_code_3(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import experiments.runs.model_adapter

    def fail(request: object) -> None:
        raise ZeroDivisionError("no luck")

    monkeypatch.setattr(experiments.runs.model_adapter, "record", fail)
    result = run()
    assert result.exit_code == 3
    assert "0 good runs, 8 failed, 0 left" in result.stdout
    assert "failed 8 times: ZeroDivisionError: no luck" in orgshift("status", "study.sqlite").stdout
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert run("--retry-failed").exit_code == 0


def test_workers_that_went_away_give_exit_code_4(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from experiments.execution.pool import EngineStopped
    from experiments.study.sweep import Sweep

    def lose(self: Sweep) -> None:
        raise EngineStopped("the cluster went away while runs were under way")

    monkeypatch.setattr(Sweep, "__iter__", lose)
    result = run()
    assert result.exit_code == 4
    assert result.stderr == (
        "Stopped: the cluster went away while runs were under way. What was finished is kept in study.sqlite; "
        "run the same again.\n"
    )


def test_a_ranked_study_of_one_organization_is_not_divided(folder: Path) -> None:
    Path("study.yaml").write_text(
        "title: R\norganizations: [krackhardt]\nstrategies: [nothing, tools-only]\nweeks: 5\n"
        "replications: {rank: being, mean: 4, min: 2}\n"
    )
    result = run("--shard", "2/8")
    assert result.exit_code == 2
    assert "--shard: '2/8': " in result.stderr and "at most 1 part; more --workers" in result.stderr
    assert not Path("study.sqlite").exists()


def test_failures_of_an_adaptive_study_are_still_told_by_the_next_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import experiments.runs.model_adapter

    def fail(request: object) -> None:
        raise ZeroDivisionError("no luck")

    until = "replications: {indicator: openness, half_width: 0.5, min: 2, max: 3}"
    Path("study.yaml").write_text(STUDY.replace("replications: 2", until))
    monkeypatch.setattr(experiments.runs.model_adapter, "record", fail)
    run()
    again = run()
    assert again.exit_code == 3
    assert "0 good runs, 12 failed, 0 left" in again.stdout and "export" not in again.stdout


def test_an_interruption_keeps_what_is_finished_and_gives_exit_code_130(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import experiments.runs.model_adapter

    honest, count = experiments.runs.model_adapter.record, iter(range(100))

    def interrupted(request: object) -> object:
        if next(count) == 7:
            raise KeyboardInterrupt
        return honest(request)

    monkeypatch.setattr(experiments.runs.model_adapter, "record", interrupted)
    result = run()
    assert result.exit_code == 130
    done = int(orgshift("status", "study.sqlite").stdout.splitlines()[1].split()[0])
    assert 0 < done < 8


def test_the_schema_knows_the_models_names(folder: Path) -> None:
    import json

    assert orgshift("schema").exit_code == 0
    text = Path("study.schema.json").read_text()
    assert "openness_mean" in json.loads(text)["$defs"]["Factor"]["properties"]["parameter"]["anyOf"][0]["enum"]
