"""sensitivity, discover, rank, optimise and calibrate, as a user types them, on a tiny firm."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest

STUDY = """
title: small
organizations: [krackhardt]
strategies: [nothing, tools-only, mandate]
weeks: 10
factors: {several: {parameters: [openness_mean, initial_trust]}}
design: {kind: saltelli, points: 16}
replications: 1
"""


@pytest.fixture
def store(orgshift, tmp_path: Path) -> str:
    (tmp_path / "small.yaml").write_text(STUDY)
    done = orgshift("study", "run", "small.yaml", "--executor", "inline")
    assert done.returncode == 0, done.stderr
    return "small.sqlite"


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_stored_runs_say_what_a_result_depends_on_where_it_fails_and_who_leads(orgshift, tmp_path, store) -> None:
    told = orgshift("sensitivity", store, "--strategy", "tools-only", "--against", "nothing", "--out", "s")
    assert told.returncode == 0, told.stderr
    assert "being social under Tools only against Nothing" in told.stdout
    assert "orgshift study extend small.sqlite" in told.stdout
    assert written(tmp_path / "s") == ["sobol-being.csv", "sobol-being.png", "sobol-being.svg"]
    assert pd.read_csv(tmp_path / "s" / "sobol-being.csv")["parameter"].isin(["openness_mean", "initial_trust"]).all()

    level = orgshift("sensitivity", store, "--strategy", "nothing", "--method", "morris")
    assert (level.returncode, level.stdout) == (2, "")
    assert "its design is `kind: saltelli`; --method morris needs `design: {kind: morris" in level.stderr

    fails = orgshift("discover", store, "--strategy", "mandate", "--fails", "trust < 0.45", "--out", "d")
    assert fails.returncode == 0, fails.stderr
    assert "Mandate has trust < 0.45" in fails.stdout
    assert {"box.csv", "box.svg", "tree.csv", "tree.png"} <= set(written(tmp_path / "d"))
    never = orgshift("discover", store, "--strategy", "mandate", "--fails", "being < -1", "--out", "n")
    assert never.returncode == 0 and "In none of the 32 points" in never.stdout
    wrong = orgshift("discover", store, "--fails", "bein < 0.4")
    assert (wrong.returncode, wrong.stderr) == (2, "--fails: 'bein' is no indicator (did you mean 'being'?)\n")

    ranked = orgshift("rank", store, "--wanted", "being >= 0.2", "--out", "r")
    assert ranked.returncode == 0, ranked.stderr
    assert "over 32 parameter draws" in ranked.stdout and "largest regret on being social" in ranked.stdout
    leader = pd.read_csv(tmp_path / "r" / "leading.csv")["strategy"][0]
    assert leader != "nothing" and f"--strategy {leader} -o krackhardt" in ranked.stdout
    assert {"leading.csv", "regret.csv", "good-enough.csv"} <= set(written(tmp_path / "r"))


def test_without_a_store_or_a_screening_both_are_named(here) -> None:
    done = here("sensitivity")
    assert done.returncode == 2 and "--screen STRATEGY" in done.stderr
    assert here("sensitivity", "--screen", "insideout").stderr == (
        "--screen: 'insideout' is neither built in nor a file (did you mean 'inside-out'?)\n"
    )
    assert here("sensitivity", "--screen", "mandate", "--against", "nothng").stderr.startswith("--against: 'nothng'")


@pytest.mark.skipif(find_spec("optuna") is None, reason="optuna is not installed (make research)")
def test_a_search_ends_in_a_strategy_file_that_compare_takes(orgshift, tmp_path) -> None:
    where = ("-o", "krackhardt", "--weeks", "8", "--workers", "1", "--budget", "1%")
    done = orgshift(
        "optimise",
        *where,
        "--lever",
        "training",
        "--trials",
        "8",
        "--runs",
        "1",
        "--draws",
        "0",
        "--fresh",
        "2",
        "--out",
        "o",
    )
    assert done.returncode == 0, done.stderr
    assert "fresh seeds" in done.stdout
    rival = pd.read_csv(tmp_path / "o" / "gains.csv")["hand_written"][0]
    assert f"compare o/found.yaml {rival} --organization krackhardt --weeks 8 --budget 1%" in done.stdout
    assert {"found.yaml", "search.csv", "gains.csv", "fresh.svg", "search.sqlite"} <= set(written(tmp_path / "o"))
    compared = orgshift("compare", "o/found.yaml", "--quick", "--runs", "2", "--draws", "0", *where)
    assert compared.returncode == 0, compared.stderr
    other = orgshift("optimise", *where, "--lever", "deeds", "--runs", "1", "--draws", "0", "--out", "o")
    assert other.returncode == 2 and "holds another search" in other.stderr
    assert orgshift("optimise", "--executor", "ray").stderr.startswith("--executor: 'ray' is none of: processes")
    assert orgshift("optimise", "--lever", "trainign").stderr.startswith("--lever: 'trainign' is unknown (did you mean")


def test_calibration_ends_in_a_parameter_file_that_compare_takes(orgshift, tmp_path) -> None:
    (tmp_path / "t.yaml").write_text(
        "title: small\nweeks: 8\nparameters: [openness_mean, trust_gain]\ntargets:\n"
        "  - {name: trust, indicator: trust, low: 0.4, high: 0.5, kind: vendor survey, source: none}\n"
    )
    done = orgshift(
        "calibrate", "t.yaml", "-o", "krackhardt", "--draws", "24", "--runs", "1", "--executor", "inline", "--out", "c"
    )
    assert done.returncode == 0, done.stderr
    assert "Vendor surveys are opinions" in done.stdout
    assert {"posterior.csv", "posterior.svg", "fit.csv", "draws.csv", "parameters.yaml"} <= set(written(tmp_path / "c"))
    compared = orgshift(
        "compare",
        "nothing",
        "tools-only",
        "--quick",
        "--runs",
        "2",
        "--draws",
        "0",
        "--weeks",
        "8",
        "-o",
        "krackhardt",
        "--workers",
        "1",
        "--set",
        "c/parameters.yaml",
    )
    assert compared.returncode == 0, compared.stderr
    assert orgshift("calibrate", "rolout").stderr.startswith("targets: 'rolout' is neither built in nor a .yaml file")


def test_rest_measures_drift_over_seeds_and_draws(orgshift, tmp_path) -> None:
    done = orgshift("rest", "-o", "krackhardt", "--runs", "3", "--draws", "4", "--executor", "inline", "--out", "r")
    assert done.returncode == 0, done.stderr
    assert "Over 3 seeds" in done.stdout and "Over 4 parameter draws the median drift is largest in" in done.stdout
    assert written(tmp_path / "r") == ["drift.csv", "drift.png", "drift.svg", "drift_in_draws.csv"]
    table = pd.read_csv(tmp_path / "r" / "drift.csv")
    assert {"customer_trust", "who_knows_what"} <= set(table["indicator"]) and "total_cost" not in set(
        table["indicator"]
    )
    assert pd.read_csv(tmp_path / "r" / "drift_in_draws.csv")["goes_with"].notna().all()
