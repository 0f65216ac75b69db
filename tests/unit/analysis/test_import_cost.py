"""What importing the analysis costs: nothing heavy, and none of the other packages."""

from __future__ import annotations

import subprocess
import sys

import pytest

MODULES = (
    "analysis.statistics.compare, analysis.statistics.crossover, analysis.figures, analysis.report, "
    "analysis.presentation.tables, analysis.sensitivity"
)


@pytest.mark.parametrize("heavy", ["pandas", "matplotlib", "scipy", "rich", "simulation", "scenarios", "experiments"])
def test_importing_the_analysis_loads_no(heavy: str, loaded: set[str]) -> None:
    assert heavy not in loaded


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Names of the top-level packages in memory after importing all of the analysis' front doors."""
    code = f"import {MODULES}, sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())


def test_comparing_does_not_load_the_slow_half_of_scipy() -> None:
    code = (
        "import sys, pandas as pd; from analysis.statistics.compare import compare, pairs\n"
        "rows = {'strategy': ['nothing'] * 2 + ['b'] * 2, 'seed': [1, 2] * 2, 'draw': 0, 'x': [1, 2, 3, 5]}\n"
        "runs = pd.DataFrame(rows)\n"
        "compare(runs); pairs(runs); print('scipy.stats' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert out.strip() == "False"
