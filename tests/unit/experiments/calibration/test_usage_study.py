"""The runs of a fit: what is counted, that it resumes, and how runs become the figures of a report."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from experiments.calibration import usage_model, usage_study
from experiments.calibration.usage_results import UsageResults
from experiments.calibration.usage_study import Question, Runs
from experiments.design.fitted_draws import load_fitted_draws
from experiments.execution.executors import inline
from experiments.runs.run import RunSpec, build
from experiments.study.sweep import Sweep
from scenarios.strategy import load_strategy
from scenarios.usage import UsageFigures
from simulation.levers import Entry, Strategy
from simulation.parameters import PARAMETERS

WEEKS, PEOPLE = 24, 150.0
TOOLS = load_strategy("tools-only")
PLATFORM = Strategy("platform", (Entry("tools", 1.0, 1, 0),))


def firm(seed: int = 3, **parameters: float) -> np.ndarray:
    """Counts of a made-up firm: [weeks, counted]."""
    org = build(RunSpec("workshop", PLATFORM, seed, WEEKS, parameters=parameters))
    return usage_model.count_weeks(org, [(name, -1) for name in usage_model.COUNTED])[1:]


def figures(counts: np.ndarray, *measures: str) -> UsageFigures:
    return UsageFigures({name: counts[:, [usage_model.COUNTED.index(name)]] for name in measures}, ())


def swept(question: Question, draws: int, folder: Path) -> tuple[Runs, int]:
    """The runs of a question, and how many had to be computed."""
    usage_study.write_tools(folder)
    study = usage_study.make_study(question, ["propensity_mean", "posts_mean"], draws, 1, folder)
    last = deque(Sweep(study, folder / "draws.sqlite", inline, usage_study.MODEL), maxlen=1).pop()
    return usage_study.read_runs(folder / "draws.sqlite"), last.done


@pytest.fixture(scope="module")
def question() -> Question:
    return Question(figures(firm(posts_mean=3.0), "active", "posts"), "workshop")


@pytest.fixture(scope="module")
def runs(question: Question, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return swept(question, 150, tmp_path_factory.mktemp("runs"))[0]


def test_units_add_up_to_the_firm() -> None:
    org = build(RunSpec("workshop", TOOLS, 1, 12))
    units = len(org.state.units)
    wanted = [(name, unit) for unit in range(-1, units) for name in usage_model.COUNTED]
    counts = usage_model.count_weeks(org, wanted).reshape(13, units + 1, 3)
    assert (counts[:, 0] == counts[:, 1:].sum(axis=1)).all() and counts[1:].sum() > 0
    active, posters, _ = counts[:, 0].T
    assert (posters <= active).all()


def test_counting_changes_nothing_of_a_run() -> None:
    counted, plain = (build(RunSpec("krackhardt", TOOLS, 1, 12)) for _ in range(2))
    usage_model.count_weeks(counted, [("active", -1)])
    assert (counted.history == plain.run()).all()


def test_a_study_goes_on_where_it_stopped_and_runs_only_what_is_new(question: Question, tmp_path: Path) -> None:
    assert swept(question, 20, tmp_path)[1] == 20
    more, computed = swept(question, 32, tmp_path)
    assert computed == 12 and len(more.values) == 32


def test_runs_hold_what_their_draw_gives_alone(runs: Runs, question: Question) -> None:
    assert runs.counts.shape == (150, WEEKS, 1, 3)
    posts, active = runs.counts[..., 2].sum(axis=(1, 2)), runs.counts[..., 0].sum(axis=(1, 2))
    assert np.corrcoef(runs.values[:, runs.names.index("posts_mean")], posts / np.maximum(active, 1))[0, 1] > 0.6
    assert np.corrcoef(runs.values[:, runs.names.index("propensity_mean")], active)[0, 1] > 0.6


def test_counts_of_days_are_parts_of_those_of_the_week(runs: Runs) -> None:
    shares = np.linspace(0.2, 1.0, len(runs.counts))
    weekly, days = (usage_study.observe(name, runs.counts, shares) for name in ("active", "active_day"))
    assert (days <= weekly).all()
    assert days[-30:].sum() / weekly[-30:].sum() > 0.85 > 0.4 > days[:30].sum() / weekly[:30].sum()


def test_a_fit_narrows_how_much_is_posted_and_its_draws_can_be_compared_with(
    runs: Runs, question: Question, tmp_path: Path
) -> None:
    results = UsageResults(question, runs, PEOPLE)
    table = results.parameters.set_index("parameter")
    assert table.loc["posts_mean", "narrowed"] > 0.2
    assert table.loc["posts_mean", "low"] < 3.0 < table.loc["posts_mean", "high"]
    path = tmp_path / "posterior.csv"
    results.draws.to_csv(path, index=False)
    fitted = load_fitted_draws(path)
    assert fitted is not None and sorted(fitted.parameters) == ["posts_mean", "propensity_mean"]
    for name in fitted.parameters:
        assert PARAMETERS[name].low <= min(fitted.column(name)) <= max(fitted.column(name)) <= PARAMETERS[name].high


def test_a_run_of_no_draw_has_no_share_of_days(runs: Runs, question: Question) -> None:
    results = UsageResults(question, runs, PEOPLE)
    fitted = replace(runs, values=results.draws[runs.names].to_numpy()[:9], counts=runs.counts[:9])
    assert len(results.weeks_table(fitted))
    with pytest.raises(KeyError):
        results.weeks_table(replace(fitted, values=fitted.values + 1.0))


def test_the_text_names_what_is_told_what_is_not_and_the_back_test(runs: Runs, question: Question) -> None:
    told = "\n".join(UsageResults(question, runs, PEOPLE).describe())
    assert "posts mean" in told.partition("They tell about")[2].splitlines()[0]
    assert "fitted to the first 16 weeks alone" in told
    assert "stayed at their defaults" in told


def test_messages_that_cannot_be_contributions_are_left_out_and_it_is_said(runs: Runs, question: Question) -> None:
    chatty = Question(figures(firm() * [1, 1, 40], "active", "posts"), "workshop")
    found = UsageResults.of(chatty, runs, PEOPLE)
    assert list(found.question.figures.values) == ["active"]
    assert any(line.startswith("Posts are left out: the report has") for line in found.describe())
    assert UsageResults.of(question, runs, PEOPLE).left_out == ""


def test_figures_that_no_run_comes_near_are_called_so(runs: Runs, question: Question) -> None:
    wild = figures(firm() * [0, 0, 400], "posts")
    told = "\n".join(UsageResults.of(Question(wild, "workshop"), runs, PEOPLE).describe())
    assert "Careful:" in told and "Careful:" not in "\n".join(UsageResults(question, runs, PEOPLE).describe())


def test_a_strategy_of_ones_own_is_found_from_any_folder(
    question: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("title: Mine\nlevers:\n  - {lever: tools, level: 1, start: 3}\n")
    study = usage_study.make_study(replace(question, strategy="mine.yaml"), ["posts_mean"], 4, 1, tmp_path / "runs")
    assert study.strategies == [str(tmp_path / "mine.yaml")]


def test_levers_in_use_bring_their_own_parameters() -> None:
    assert "mandate_push" in usage_study.drawn_names(load_strategy("mandate"))
    assert "mandate_push" not in usage_study.drawn_names(TOOLS)
    assert set(usage_study.drawn_names(TOOLS)) <= set(PARAMETERS)
