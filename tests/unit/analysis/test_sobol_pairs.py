"""Indices of pairs against textbook values and, where it is installed, against SALib."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import qmc

from analysis.sensitivity import sobol_pairs

NAMES = ["x1", "x2", "x3"]


def ishigami(x: np.ndarray) -> np.ndarray:
    """Ishigami & Homma (1990), a = 7, b = 0.1."""
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def design(count: int, seed: int = 0) -> pd.DataFrame:
    """A Saltelli design of second order over the Ishigami function, as a table of blocks and roles."""
    points = qmc.Sobol(6, rng=np.random.default_rng(seed)).random_base2(int(np.ceil(np.log2(count))))[:count]
    a, b = np.split(np.pi * (2 * points - 1), 2, axis=1)
    parts = {"A": a}
    for ending, own, other in (("", a, b), (" (B)", b, a)):
        for place, name in enumerate(NAMES):
            parts[f"{name}{ending}"] = own.copy()
            parts[f"{name}{ending}"][:, place] = other[:, place]
    parts["B"] = b
    blocks = np.arange(count)
    return pd.concat(
        [pd.DataFrame({"block": blocks, "role": role, "being": ishigami(x)}) for role, x in parts.items()],
        ignore_index=True,
    )


def test_the_one_pair_of_ishigami_that_acts_together_has_its_textbook_share() -> None:
    found = sobol_pairs(design(8192), "being").table.set_index(["parameter", "other"])
    assert found.loc[("x1", "x3"), "S2"] == pytest.approx(0.2437, abs=0.02)
    assert found.loc[("x1", "x2"), "S2"] == pytest.approx(0, abs=0.02)
    assert found.loc[("x2", "x3"), "S2"] == pytest.approx(0, abs=0.02)


def test_pairs_agree_with_salib() -> None:
    theirs = pytest.importorskip("SALib.analyze.sobol")
    table = design(1024)
    order = ["A", *NAMES, *(f"{name} (B)" for name in NAMES), "B"]
    wide = table.pivot(index="block", columns="role", values="being")[order]
    problem = {"num_vars": 3, "names": NAMES, "bounds": [[-np.pi, np.pi]] * 3}
    wanted = theirs.analyze(problem, wide.to_numpy().ravel(), calc_second_order=True, seed=1)["S2"]
    found = sobol_pairs(table, "being").table.set_index(["parameter", "other"])["S2"]
    for (j, one), (k, other) in (((0, "x1"), (1, "x2")), ((0, "x1"), (2, "x3")), ((1, "x2"), (2, "x3"))):
        assert found[one, other] == pytest.approx(wanted[j, k], abs=0.01)


def test_the_sentence_names_the_pair_that_certainly_acts_together() -> None:
    said = sobol_pairs(design(4096), "being").sentence
    assert said.startswith("Beyond each alone, pairs of parameters explain of the variance of being: x1 with x3 (2")


def test_with_few_points_no_pair_is_claimed() -> None:
    said = sobol_pairs(design(16), "being").sentence
    assert said.startswith("No pair of parameters is known to explain more") and "from 16 base points" in said


def test_an_outcome_that_never_varies_has_no_pairs() -> None:
    assert (sobol_pairs(design(20).assign(being=0.3), "being").table["S2"] == 0).all()


def test_too_few_complete_blocks_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 8 complete blocks; there are 7"):
        sobol_pairs(design(7), "being")


def test_pairs_are_drawn_with_both_names() -> None:
    figure = sobol_pairs(design(64), "being").figure()
    labels = [label.get_text().replace("\n", " ") for label in figure.axes[0].get_yticklabels()]
    assert "x1 with x3" in labels
