"""Measures of people as employees (patterns P15, P16, P21, P27, P31, P32)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.trace import HALF_A_YEAR, Trace, correlation, standardized

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAUNCH_WEEK = 8
FORTY_DAYS = 6  # weeks
RESTED = 0.25  # fatigue below which people count as rested
SURVEY = 104  # the week in which people are asked


def quits_a_month(trace: Trace) -> float:
    """Return the mean share of staff who quit in a month, in percent."""
    return float(trace.indicators["quits"][1:].mean() / 12)


def quits_after_launch(trace: Trace) -> float:
    """Return the mean rate of quitting from the week after the launch on, in percent a year."""
    return float(trace.indicators["quits"][LAUNCH_WEEK + 1 :].mean())


def quit_within_forty_days(trace: Trace) -> float:
    """Return the share of the people of the launch week who were gone six weeks later."""
    holder = trace.people["holder"]
    return float((holder[LAUNCH_WEEK] != holder[LAUNCH_WEEK + FORTY_DAYS]).mean())


def output_after_launch(trace: Trace) -> float:
    """Return the mean share of needs for knowledge that are met, from the launch on."""
    return float(trace.indicators["help"][LAUNCH_WEEK + 1 :].mean())


def mean_practice(trace: Trace) -> float:
    """Return the mean practice over the last 26 weeks."""
    return float(trace.indicators["practice"][-HALF_A_YEAR:].mean())


def practice_deviation(trace: Trace) -> float:
    """Return how much people differ in practice (standard deviation of their 26-week means)."""
    return float(trace.people["practice"][-HALF_A_YEAR:].mean(axis=0).std())


def willing_share(trace: Trace) -> float:
    """Return the share of people who are open and rested, over the last 12 weeks.

    Open: at least as open as the lower quartile of the firm at week 0, so that three quarters count as open there.
    """
    openness, fatigue = trace.people["openness"], trace.people["fatigue"]
    bar = np.quantile(openness[0], 0.25)
    return float(((openness[-12:] >= bar) & (fatigue[-12:] < RESTED)).mean())


def _attitude(trace: Trace) -> NDArray[np.float64]:
    return standardized(trace.people["anchor"][SURVEY]) + standardized(trace.people["usefulness"][SURVEY])


def _performance(trace: Trace) -> NDArray[np.float64]:
    """Return own needs met and answers given to others in the 26 weeks after the survey."""
    weeks = slice(SURVEY + 1, SURVEY + 1 + HALF_A_YEAR)
    need, met = trace.people["need"][weeks].sum(axis=0), trace.people["met"][weeks].sum(axis=0)
    answerers = np.asarray(trace.people["answerer"][weeks]).ravel()
    answers = np.bincount(answerers[answerers >= 0], minlength=len(need))
    return standardized(met / np.maximum(need, 1)) + standardized(answers)


def trust_with_attitude(trace: Trace) -> float:
    """Return r of trust in leaders with attitude (anchor and usefulness) at week 104."""
    stayed = trace.same_person(SURVEY, SURVEY + HALF_A_YEAR)
    return correlation(trace.people["trust"][SURVEY][stayed], _attitude(trace)[stayed])


def trust_with_performance(trace: Trace) -> float:
    """Return r of trust in leaders at week 104 with performance in the 26 weeks after it."""
    stayed = trace.same_person(SURVEY, SURVEY + HALF_A_YEAR)
    return correlation(trace.people["trust"][SURVEY][stayed], _performance(trace)[stayed])


def _fit(trace: Trace) -> NDArray[np.float64]:
    """Return how well everybody's openness fits the mean of the unit, week by week."""
    openness = np.asarray(trace.people["openness"], dtype=np.float64)
    unit = np.asarray(trace.people["unit"][0], dtype=np.int64)
    members = np.zeros((int(unit.max()) + 1, len(unit)))
    members[unit, np.arange(len(unit))] = 1.0
    means = openness @ members.T / members.sum(axis=1).clip(min=1.0)
    found: NDArray[np.float64] = 1.0 - np.abs(openness - means[:, unit])
    return found


def fit_before_leaving(trace: Trace) -> float:
    """Return the slope of fit in the 26 weeks before a quit minus that of stayers, a year.

    Stayers of the same weeks; the mean over all who quit after at least 26 weeks. NaN where nobody did.
    """
    fit, holder = _fit(trace), trace.people["holder"]
    week = np.arange(HALF_A_YEAR) - (HALF_A_YEAR - 1) / 2
    weights = week / (week**2).sum() * 52.0
    found: list[Any] = []
    for last in range(HALF_A_YEAR, trace.weeks):
        before = slice(last - HALF_A_YEAR + 1, last + 1)
        there = holder[before.start] == holder[last]
        leaves = there & (holder[last + 1] != holder[last])
        stays = there & (holder[last + 1] == holder[last])
        if leaves.any() and stays.any():
            slopes = weights @ fit[before]
            found += (slopes[leaves] - slopes[stays].mean()).tolist()
    return float(np.mean(found)) if found else float("nan")


def practice_kept(end: int) -> Any:
    """Return a measure: mean practice of the 4 weeks up to week `end`."""

    def measure(trace: Trace) -> float:
        return float(trace.indicators["practice"][end - 3 : end + 1].mean())

    return measure
