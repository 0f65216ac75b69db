"""Rows about taking part: A10 to A14, and the levels and curves B13 to B18."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.mirror.effects import Firms, Measure, level, logistic, share_difference, share_ratio
from analysis.mirror.firm import HALF_A_YEAR, MET, NEED, SURVEY, YEAR, Firm
from analysis.mirror.meta import Pooled, Study, pool
from analysis.mirror.survey import Survey

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIRST_WEEK = 8
IDLE_WEEKS = 4
OFTEN = 10
"""Active weeks of the people whose persistence is computed."""
SHOWN_ACTIVE = {1: 0.72, 4: 0.64, 13: 0.58, 26: 0.54, 52: 0.51}
SHOWN_STOPPING = {1: 0.51, 3: 0.32, 6: 0.15, 12: 0.13, 20: 0.05}
SHOWN_RETURNING = {1: 0.34, 3: 0.17, 6: 0.11, 12: 0.06, 20: 0.035}
"""Published curves (B14, B15): by lag, and by length of the run, in weeks."""
POINTS_COME, POINTS_GONE = 8, 60
"""Weeks in which counting starts, and in which it is taken away (A13)."""


def contact_gain(firms: Firms, ask: Survey) -> Pooled:
    """Return by how much the tool changes pairs in contact, beyond firms without it."""
    found = []
    for plain, with_tool in zip(firms["no tool"], firms["tool"], strict=True):
        changes = [one["pairs"][HALF_A_YEAR:].mean() / one["pairs"][:HALF_A_YEAR].mean() for one in (plain, with_tool)]
        found.append(changes[1] / changes[0] - 1.0)
    return level(found)


def new_ties_weak(firms: Firms, ask: Survey) -> Pooled:
    """Return the share of weak ties among those that are new half a year after the tool."""
    return level([one["new_ties"][1] / one["new_ties"][0] for one in firms["tool"] if one["new_ties"][0] > 0])


def _first_weeks(acts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the first week in which each person acts; the number of weeks where nobody does."""
    return np.where(acts.any(axis=0), acts.argmax(axis=0), len(acts))


def _own_acts(firm: Firm) -> NDArray[np.bool_]:
    """Return the acts of the people who hold their seats in the first week, from that on."""
    acts = firm.acts[FIRST_WEEK:]
    found: NDArray[np.bool_] = acts & (firm.holder[FIRST_WEEK:] == firm.holder[FIRST_WEEK])
    return found


def first_answer(firms: Firms, ask: Survey) -> Pooled:
    """Return how much oftener people act again if the need at their first act was met."""
    return pool([_first_answer(firm) for firm in firms["ordinary"] if firm.has_tool])


def _first_answer(firm: Firm) -> Study:
    acts = _own_acts(firm)
    first, seats = _first_weeks(acts), np.arange(acts.shape[1])
    inside = first + HALF_A_YEAR < len(acts)
    first = np.minimum(first, len(acts) - 1)
    needed = inside & firm.did(NEED)[FIRST_WEEK:][first, seats]
    met = firm.did(MET)[FIRST_WEEK:][first, seats]
    again = np.array([acts[week + 1 : week + 1 + HALF_A_YEAR, seat].any() for seat, week in enumerate(first)])
    return share_difference(again[needed & met], again[needed & ~met])


def old_hands(firms: Firms, ask: Survey) -> Pooled:
    """Return how much oftener people act again within four weeks after the 20th act."""
    found = []
    for firm in firms["ordinary"]:
        acts = _own_acts(firm)
        count = acts.cumsum(axis=0)
        again: dict[int, list[bool]] = {1: [], 20: []}
        for number, flags in again.items():
            weeks, seats = np.nonzero(acts & (count == number))
            inside = weeks + 4 < len(acts)
            flags += [bool(acts[w + 1 : w + 5, s].any()) for w, s in zip(weeks[inside], seats[inside], strict=True)]
        found.append(share_ratio(np.array(again[20]), np.array(again[1])))
    return pool(found, math.exp)


def points_gone(firms: Firms, ask: Survey) -> Pooled:
    """Return the relative change of contributions once points are taken away."""
    return level([_around(one, one["weekly.posts"].sum(axis=1).astype(np.float64)) for one in firms[_POINTS]])


def points_gone_quality(firms: Firms, ask: Survey) -> Pooled:
    """Return the relative change of the mean quality of contributions."""
    found = []
    for firm in firms[_POINTS]:
        posts = firm["weekly.posts"].astype(np.float64)
        total = (posts * firm["weekly.quality"].astype(np.float64)).sum(axis=1)
        found.append(_around(firm, total) + 1.0)
        found[-1] = found[-1] / (_around(firm, posts.sum(axis=1)) + 1.0) - 1.0
    return level(found)


_POINTS = "points taken away"


def _around(firm: Firm, weekly: NDArray[np.float64]) -> float:
    before = weekly[POINTS_GONE - 8 : POINTS_GONE].mean()
    return float(weekly[POINTS_GONE : POINTS_GONE + 8].mean() / before - 1.0) if before > 0 else math.nan


def of_hazard(place: int) -> Measure:
    """Return a measure: a log odds of acting after four idle weeks."""
    return lambda firms, ask: pool([_hazard(one)[place] for one in firms["ordinary"] if one.has_tool])


def _hazard(firm: Firm) -> list[Study]:
    acts, met = firm.acts, firm.did(MET)
    manager, unit = firm["52.manager"].astype(np.int64), firm["52.unit"].astype(np.int64)
    members = (unit[:, None] == unit[None, :]).astype(np.float64)
    np.fill_diagonal(members, 0.0)
    members /= np.maximum(members.sum(axis=1, keepdims=True), 1.0)
    boss, share, answered, outcome = [], [], [], []
    last_met = np.zeros(acts.shape[1], dtype=bool)
    idle = np.zeros(acts.shape[1], dtype=np.int64)
    for week in range(1, len(acts) - 1):
        idle = np.where(acts[week], 0, idle + 1)
        last_met = np.where(acts[week], met[week], last_met)
        seats = np.flatnonzero((idle >= IDLE_WEEKS) & (manager >= 0) & (week >= FIRST_WEEK) & (idle < week))
        boss.append(acts[week][manager[seats]])
        share.append((members @ acts[week])[seats])
        answered.append(last_met[seats])
        outcome.append(acts[week + 1][seats])
    causes = [np.concatenate(one).astype(np.float64) for one in (boss, share, answered)]
    return logistic(np.concatenate(outcome), causes)


def with_tool(firms: Firms) -> list[Firm]:
    """Return the ordinary firms that have the tool and in which people act."""
    return [one for one in firms["ordinary"] if one.has_tool and one.acts[SURVEY:].any()]


def of_level(read: Callable[[Firm], float]) -> Measure:
    """Return a measure: the mean of a number over firms with the tool."""
    return lambda firms, ask: level([read(one) for one in with_tool(firms)])


def gini(values: NDArray[Any]) -> float:
    """Return the Gini coefficient; NaN where all are 0."""
    ordered = np.sort(np.asarray(values, dtype=np.float64))
    total, count = ordered.sum(), len(ordered)
    return float((2 * np.arange(1, count + 1) - count - 1) @ ordered / (count * total)) if total > 0 else math.nan


def _half_year_posts(firm: Firm) -> NDArray[np.float64]:
    posts = firm.posts(79, 104)
    return posts[posts > 0]


def _posts_gini(firm: Firm) -> float:
    posts = _half_year_posts(firm)
    return gini(posts) if len(posts) else math.nan


def _top_tenth(firm: Firm) -> float:
    posts = np.sort(_half_year_posts(firm))[::-1]
    return float(posts[: max(1, round(0.1 * len(posts)))].sum() / posts.sum()) if len(posts) else math.nan


def _week_gini(firm: Firm) -> float:
    weeks = [row[row > 0] for row in firm["weekly.posts"][79:105]]
    found = [gini(row) for row in weeks if len(row) >= 5]
    return float(np.median(found)) if found else math.nan


def _often(firm: Firm) -> NDArray[np.bool_]:
    """Return acts, from the first one on, of people with at least ten active weeks.

    The rows before the first act of a person are left out by a mask: [weeks, people], -1 there.
    """
    acts = _own_acts(firm)
    mine = acts[:, acts.sum(axis=0) >= OFTEN]
    found = mine.astype(np.int8)
    found[np.arange(len(mine))[:, None] < _first_weeks(mine)[None, :]] = -1
    return found  # type: ignore[return-value]


def _persistence(firm: Firm, lag: int, active: int) -> float:
    acts = _often(firm)
    now, later = acts[:-lag], acts[lag:]
    there = now == active
    return float((later[there] == 1).mean()) if there.sum() >= OFTEN else math.nan


def of_persistence(lag: int, active: int) -> Measure:
    """Return a measure: the share active after a lag, of those active now or not."""
    return of_level(lambda firm: _persistence(firm, lag, active))


def persistence_distance(firms: Firms, ask: Survey) -> Pooled:
    """Return the largest distance of the curve of persistence from the published one."""
    curves = [[_persistence(one, lag, 1) for lag in SHOWN_ACTIVE] for one in with_tool(firms)]
    return level(curves, _distance(list(SHOWN_ACTIVE.values())))


def _distance(shown: Sequence[float]) -> Callable[..., float]:
    def statistic(*columns: NDArray[Any]) -> float:
        return max(abs(float(np.mean(column)) - one) for column, one in zip(columns, shown, strict=True))

    return statistic


def of_runs(state: int, shown: dict[int, float]) -> Measure:
    """Return a measure: the distance of the hazard that a run ends from the published curve."""

    def measure(firms: Firms, ask: Survey) -> Pooled:
        curves = [_run_hazards(one, state, list(shown)) for one in with_tool(firms)]
        return level(curves, _distance(list(shown.values())))

    return measure


def _run_hazards(firm: Firm, state: int, lengths: Sequence[int]) -> list[float]:
    """Return the chance that a run of active (1) or idle (0) weeks of each length ends."""
    acts = _often(firm)
    length = np.zeros(acts.shape[1], dtype=np.int64)
    ended, there = np.zeros(200), np.zeros(200)
    for week in range(len(acts) - 1):
        length = np.where(acts[week] == state, length + 1, 0)
        running = length > 0
        np.add.at(there, np.minimum(length[running], 199), 1)
        ends = running & (acts[week + 1] != state)
        np.add.at(ended, np.minimum(length[ends], 199), 1)
    return [float(ended[k] / there[k]) if there[k] >= 5 else math.nan for k in lengths]


def _active_shares(firm: Firm) -> NDArray[np.float64]:
    stayed = firm.stayed(SURVEY, 3 * YEAR)
    active = firm.active_weeks(SURVEY + 1, 3 * YEAR)
    return active[stayed & firm.acts.any(axis=0)]


def _active_mean(firm: Firm) -> float:
    active = _active_shares(firm)
    return float(active.mean() / (2 * YEAR)) if len(active) else math.nan


def _active_logit_sd(firm: Firm) -> float:
    active = _active_shares(firm)
    share = (active + 0.5) / (2 * YEAR + 1)
    return float(np.log(share / (1 - share)).std()) if len(active) >= OFTEN else math.nan


def _posts_log_sd(firm: Firm) -> float:
    own = firm.holder == firm.holder[FIRST_WEEK]
    posts = np.where(own, firm["weekly.posts"], 0).astype(np.float64)
    weeks = (posts > 0).sum(axis=0)
    often = weeks >= OFTEN
    return float(np.log(posts.sum(axis=0)[often] / weeks[often]).std()) if often.sum() >= OFTEN else math.nan


def of_ties(least: float, most: float) -> Measure:
    """Return a measure: ties that live a year later, of those with so many contacts."""

    def read(firm: Firm) -> float:
        contacts = firm["tie.contacts"]
        there = (contacts >= least) & (contacts < most)
        return float(firm["tie.lives"][there].mean()) if there.any() else math.nan

    return lambda firms, ask: level([read(one) for one in firms["ordinary"]])


MEASURES: dict[str, Measure] = {
    "contact_gain": contact_gain,
    "new_ties_weak": new_ties_weak,
    "first_answer": first_answer,
    "old_hands": old_hands,
    "points_gone": points_gone,
    "points_gone_quality": points_gone_quality,
    "hazard_boss": of_hazard(0),
    "hazard_unit": of_hazard(1),
    "hazard_answer": of_hazard(2),
    "posts_gini": of_level(_posts_gini),
    "posts_top_tenth": of_level(_top_tenth),
    "posts_gini_week": of_level(_week_gini),
    "persistence_distance": persistence_distance,
    "persistence_1": of_persistence(1, 1),
    "persistence_26": of_persistence(26, 1),
    "return_26": of_persistence(26, 0),
    "stopping_distance": of_runs(1, SHOWN_STOPPING),
    "returning_distance": of_runs(0, SHOWN_RETURNING),
    "active_mean": of_level(_active_mean),
    "active_logit_sd": of_level(_active_logit_sd),
    "posts_log_sd": of_level(_posts_log_sd),
    "tie_survival_20": of_ties(20, math.inf),
    "tie_survival_5": of_ties(5, 20),
    "tie_survival_1": of_ties(1, 5),
}
