"""A fit for a session: sentences, figures and draws, for an organization of one's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from experiments.calibration.usage_study import Question
from experiments.execution.executors import inline
from scenarios.organization import load_organization
from scenarios.usage.figures import UsageFigures
from visualizer.organization.usage_process import SHOWN, FitOutcome, FitTask, make_fit

STEPS: list[tuple[str, int, int]] = []


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> FitOutcome:
    counts = {"active": np.array([4.0, 5.0, 6.0] * 4)[:, None], "posts": np.array([9.0, 10.0, 11.0] * 4)[:, None]}
    figures = UsageFigures(counts, (), date(2024, 1, 1))
    task = FitTask(Question(figures, "own:gone"), load_organization("krackhardt"), "usage.csv", 100, 1, True)
    folder: Path = tmp_path_factory.mktemp("fit")
    return make_fit(task, str(folder), inline, lambda *step: STEPS.append(step))


def test_the_back_test_is_told_and_all_is_drawn(fitted: FitOutcome) -> None:
    assert any(sentence.startswith("Back-test: fitted to the first 8 weeks alone") for sentence in fitted.sentences)
    assert [one["name"] for one in fitted.figures] == ["posterior", "weeks"]
    assert all("<svg" in one["drawing"] and one["rows"] for one in fitted.figures)
    assert set(fitted.files) == set(SHOWN)


def test_the_draws_are_called_after_the_report(fitted: FitOutcome) -> None:
    assert fitted.draws.source == "usage.csv"
    assert "propensity_mean" in fitted.draws.parameters and len(fitted.draws.rows) >= 20


def test_how_far_it_is_is_reported_to_the_end(fitted: FitOutcome) -> None:
    titles = dict.fromkeys(title for title, *_ in STEPS)
    assert list(titles) == ["Usage in parameter draws", "Usage at fitted draws", "drawing"]
    assert ("Usage in parameter draws", 100, 100) in STEPS
