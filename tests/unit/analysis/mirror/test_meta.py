"""Random-effects meta-analysis against a published worked example."""

import math

import numpy as np
import pytest

from analysis.mirror.meta import Study, heterogeneity, of_correlation, pool

VACCINE = np.array(
    (
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ),
    dtype=float,
)
"""Ill and well with and without vaccine in thirteen trials (Colditz et al. 1994, as metafor ships them)."""


def log_risk_ratios() -> list[Study]:
    ill, well, ill_without, well_without = VACCINE.T
    treated, control = ill + well, ill_without + well_without
    ratio = np.log(ill / treated / (ill_without / control))
    variance = 1 / ill - 1 / treated + 1 / ill_without - 1 / control
    return [Study(float(one), float(v), 1) for one, v in zip(ratio, variance, strict=True)]


def test_the_pooled_figure_is_that_of_a_published_example() -> None:
    found = pool(log_risk_ratios())
    assert (found.value, found.low, found.high) == pytest.approx((-0.7145, -1.0669, -0.3622), abs=5e-5)


def test_the_heterogeneity_is_that_of_a_published_example() -> None:
    studies = log_risk_ratios()
    estimates, variances = (np.array([getattr(one, name) for one in studies]) for name in ("estimate", "variance"))
    assert heterogeneity(estimates, variances) == pytest.approx(0.3132, abs=5e-5)


def test_studies_that_agree_have_no_heterogeneity() -> None:
    assert pool([Study(0.3, 0.01, 10)] * 5).tau == 0.0


def test_a_study_without_an_estimate_is_left_out() -> None:
    found = pool([Study(0.3, 0.01, 10), Study(math.nan, 0.01, 10)])
    assert (found.value, found.studies, found.units) == (pytest.approx(0.3), 1, 10)


def test_nothing_is_pooled_from_nothing() -> None:
    assert math.isnan(pool([]).value) and pool([]).studies == 0


def test_correlations_are_pooled_as_fishers_z() -> None:
    found = pool([of_correlation(0.5, 103), of_correlation(0.5, 103)], math.tanh)
    assert found.value == pytest.approx(0.5)
    assert found.high == pytest.approx(math.tanh(math.atanh(0.5) + 1.959964 / math.sqrt(200)))


def test_a_partial_correlation_loses_a_unit_for_each_variable_held_constant() -> None:
    assert of_correlation(0.2, 53, held_constant=2).variance == pytest.approx(1 / 48)
