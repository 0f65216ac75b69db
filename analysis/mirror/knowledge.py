"""Rows about knowledge and leaders' support: A15, A17 and A19."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.mirror.effects import Firms, Measure, correlate, difference, regress, studies
from analysis.mirror.firm import HALF_A_YEAR, SURVEY, Firm
from analysis.mirror.meta import Pooled, Study, pool
from analysis.mirror.survey import LOGS, STAFF, Survey


def _of_places(firm: Firm, place: str) -> Study:
    there = firm.stayed(SURVEY, SURVEY + HALF_A_YEAR)
    values = firm["52.in_degree"] if place == "degree" else 1.0 - firm["52.constraint"]
    return correlate(values[there], firm.performance(SURVEY + 1, SURVEY + HALF_A_YEAR)[there])


def of_place(place: str) -> Measure:
    """Return a measure: in-degree, or brokerage, with performance."""
    return lambda firms, ask: pool([_of_places(one, place) for one in firms["ordinary"]], math.tanh)


def degree_beyond_brokerage(firms: Firms, ask: Survey) -> Pooled:
    """Return how much more in-degree goes with performance than brokerage does."""
    return pool([difference(_of_places(one, "degree"), _of_places(one, "brokerage")) for one in firms["ordinary"]])


def _support(firms: Sequence[Firm]) -> list[Study]:
    """Return slopes of practice on leaders' deeds, a study each."""
    found = []
    for group in studies(firms):
        deeds = np.array([one["52.level.deeds"].max() for one in group])
        practice = np.array([one.indicator("practice")[-HALF_A_YEAR:].mean() for one in group])
        found.append(regress(practice, [deeds], scale=False)[0])
    return found


def support_rare(firms: Firms, ask: Survey) -> Pooled:
    """Return the slope of practice on deeds where needs are rare."""
    return pool(_support(firms["rare needs"]))


def support_frequent(firms: Firms, ask: Survey) -> Pooled:
    """Return the slope of practice on deeds where needs are frequent."""
    return pool(_support(firms["frequent needs"]))


def support_interdependence(firms: Firms, ask: Survey) -> Pooled:
    """Return the slope with frequent needs less that with rare ones, in the same firms."""
    found = []
    pairs = zip(studies(firms["frequent needs"]), studies(firms["rare needs"]), strict=True)
    for frequent, rare in pairs:
        deeds = np.array([one["52.level.deeds"].max() for one in rare])
        practice = [
            np.array([one.indicator("practice")[-HALF_A_YEAR:].mean() for one in group]) for group in (frequent, rare)
        ]
        found.append(regress(practice[0] - practice[1], [deeds], scale=False)[0])
    return pool(found)


def _sharing(group: Sequence[Firm], ask: Survey) -> list[Study]:
    """Return the coefficients of anchor, reward and others' practice on sharing, of 20 firms."""
    columns: list[list[Any]] = [[], [], [], []]
    for firm in group:
        ask.begin(firm.seed)
        weeks = (SURVEY + 1, SURVEY + HALF_A_YEAR)
        seats = ask.choose(firm.stayed(SURVEY, SURVEY + HALF_A_YEAR))
        shared = np.log1p(firm.posts(*weeks) * firm.quality(*weeks))
        read = (
            ask.read(shared[seats], LOGS),
            ask.read(firm["52.anchor"][seats], STAFF),
            firm["52.level.reward_collaborative"][seats],
            ask.read(firm["52.neighbours"][seats], STAFF),
        )
        for column, values in zip(columns, read, strict=True):
            column.append(values)
    outcome, *causes = (np.concatenate(one) for one in columns)
    return regress(outcome, causes)


def of_sharing(place: int) -> Measure:
    """Return a measure: one of the coefficients of sharing."""
    return lambda firms, ask: pool([_sharing(group, ask)[place] for group in studies(firms["ordinary"])])


def sharing_attitude_first(firms: Firms, ask: Survey) -> Pooled:
    """Return the coefficient of the anchor less the larger of the others."""
    found = []
    for group in studies(firms["ordinary"]):
        attitude, *others = _sharing(group, ask)
        found.append(difference(attitude, max(others, key=lambda one: one.estimate)))
    return pool(found)


MEASURES: dict[str, Measure] = {
    "degree_beyond_brokerage": degree_beyond_brokerage,
    "degree": of_place("degree"),
    "brokerage": of_place("brokerage"),
    "support_interdependence": support_interdependence,
    "support_rare": support_rare,
    "support_frequent": support_frequent,
    "sharing_attitude_first": sharing_attitude_first,
    "sharing_attitude": of_sharing(0),
    "sharing_reward": of_sharing(1),
    "sharing_culture": of_sharing(2),
}
