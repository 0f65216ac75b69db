"""Acceptance: made-up firms with the figures of three real ones look like them, over several seeds.

Bands: within 25 % of density, clustering, reciprocity, mean path and inequality of degree, within 0.1 of the share of
ties that cross units and of assortativity. The dials are the figures of the real firm; mean path and assortativity
are no dials, so they are results. Figures: `analysis/network/real_companies.py`.
"""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from analysis.network.network_structure import Structure, measure
from analysis.network.real_companies import REAL_COMPANIES
from simulation.population import Population, generate

SEEDS = range(1, 6)
REAL = {company.name: company.figures for company in REAL_COMPANIES}
RATIO = ("density", "clustering", "reciprocity", "mean_path", "degree_gini")
DIFFERENCE = ("cross_unit_share", "assortativity")

HIGH_TECH = [1, 5, 8, 3, 4]  # the president, four departments
MANUFACTURER = [1, 83, 16, 10, 8, 8, 8, 7, 6, 4, 2, 1, 13]  # the head, eleven branches, accounts outside the tree
# 42 sizes of mean 24, median 14.5, largest 109
INSTITUTION = [1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 9, 10, 11, 12, 12, 13, 14]
INSTITUTION += [15, 16, 17, 18, 20, 21, 22, 24, 26, 28, 30, 33, 36, 40, 44, 48, 55, 66, 81, 105, 109]
IN_NO_UNIT = {"krackhardt": [0], "manufacturing": [0, 12], "email_eu_core": []}  # as in the real figures


def dials(name: str) -> dict[str, float]:
    """The dials that ask for the figures of a real firm."""
    real = REAL[name]
    return {
        "mean_degree": real["mean_degree"],
        "clustering": real["clustering"],
        "reciprocity": real["reciprocity"],
        "degree_spread": real["degree_gini"],
        "unit_mixing": real["cross_unit_share"] / real["cross_unit_share_if_blind"],
    }


MADE: dict[str, Callable[[int], Population]] = {
    "krackhardt": lambda seed: generate(
        21, unit_sizes=HIGH_TECH, span=4, depth=2, hierarchy_weight=0.95, seed=seed, **dials("krackhardt")
    ),
    "manufacturing": lambda seed: generate(
        167, unit_sizes=MANUFACTURER, span=4.5, depth=5, hierarchy_weight=0.51, seed=seed, **dials("manufacturing")
    ),
    "email_eu_core": lambda seed: generate(1005, unit_sizes=INSTITUTION, seed=seed, **dials("email_eu_core")),
}


@cache
def made(name: str, seed: int) -> Structure:
    """Figures of one made-up firm."""
    firm = MADE[name](seed)
    unit = np.where(np.isin(firm.unit, IN_NO_UNIT[name]), -1, firm.unit)
    return measure(firm.tie_source, firm.tie_target, unit)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("figure", RATIO)
@pytest.mark.parametrize("name", REAL)
def test_a_figure_is_within_a_quarter_of_the_real_one(name: str, figure: str, seed: int) -> None:
    assert getattr(made(name, seed), figure) == pytest.approx(REAL[name][figure], rel=0.25)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("figure", DIFFERENCE)
@pytest.mark.parametrize("name", REAL)
def test_a_figure_about_units_is_within_a_tenth_of_the_real_one(name: str, figure: str, seed: int) -> None:
    assert getattr(made(name, seed), figure) == pytest.approx(REAL[name][figure], abs=0.1)


@pytest.mark.parametrize(("name", "real"), [("krackhardt", 0.67), ("manufacturing", 0.12)])
def test_the_higher_in_rank_are_turned_to_more_as_in_the_real_firm(name: str, real: float) -> None:
    """Rank correlation of level and indegree: no dial and no band, so only its sign and rough size are held."""
    from scipy.stats import spearmanr

    found = []
    for seed in SEEDS:
        firm = MADE[name](seed)
        inside = firm.levels() >= 0
        asked = np.bincount(firm.tie_target, minlength=firm.size)
        found.append(-spearmanr(firm.levels()[inside], asked[inside]).statistic)
    assert np.mean(found) == pytest.approx(real, abs=0.3)


def test_ties_follow_the_line_of_command_as_in_the_manufacturer() -> None:
    """Chance of a tie between manager and report, of people with one manager, of others in the branch."""
    line, siblings, branch = np.mean([_chances(MADE["manufacturing"](seed)) for seed in SEEDS], axis=0)
    assert line == pytest.approx(0.51, abs=0.1)
    assert siblings == pytest.approx(0.29, abs=0.1)
    assert branch == pytest.approx(0.06, abs=0.05)


def _chances(firm: Population) -> list[float]:
    tied = np.zeros((firm.size, firm.size), dtype=bool)
    tied[firm.tie_source, firm.tie_target] = tied[firm.tie_target, firm.tie_source] = True
    upper = np.triu(np.ones_like(tied), 1)
    boss = firm.manager
    line = (boss[:, None] == np.arange(firm.size)) | (boss[None, :] == np.arange(firm.size)[:, None])
    siblings = (boss[:, None] == boss[None, :]) & (boss[:, None] >= 0)
    branch = (firm.unit[:, None] == firm.unit[None, :]) & ~line & ~siblings
    return [float(tied[upper & pairs].mean()) for pairs in (line, siblings, branch)]
