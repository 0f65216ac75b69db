"""Rows about people at work: A01 to A08."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.mirror.effects import (
    Firms,
    Measure,
    Pair,
    correlate,
    difference,
    in_each_firm,
    level,
    of_one_size,
    regress,
    studies,
)
from analysis.mirror.firm import HALF_A_YEAR, SURVEY, YEAR, Firm
from analysis.mirror.meta import Pooled, Study, pool
from analysis.mirror.survey import LOGS, STAFF, Survey
from analysis.patterns.trace import standardized

if TYPE_CHECKING:
    from numpy.typing import NDArray

END = SURVEY + YEAR
LEAST_IN_UNIT = 5
SOON, LATER = (66, 78), (105, 117)
BEFORE = (40, 52)
"""Weeks in which performance is counted around the survey, 13 and 52 weeks after it."""


def of_turnover(indicator: str) -> Measure:
    """Return a measure: turnover of a year with an indicator at its end, across firms."""

    def measure(firms: Firms, ask: Survey) -> Pooled:
        found = []
        for group in studies(of_one_size(firms)):
            ask.begin(group[0].seed)
            quits = np.array([float((one.holder[END] - one.holder[SURVEY]).sum()) / one.people for one in group])
            outcome = np.array([one.indicator(indicator)[END] for one in group])
            found.append(correlate(quits, ask.read(outcome, LOGS)))
        return pool(found, math.tanh)

    return measure


def _units(group: Sequence[Firm], ask: Survey) -> list[NDArray[np.float64]]:
    """Return trust, later and earlier performance and trust in the boss, a row a unit."""
    rows = []
    for firm in group:
        ask.begin(firm.seed)
        unit = firm["52.unit"].astype(np.int64)
        there = firm.stayed(SURVEY - HALF_A_YEAR, SURVEY + HALF_A_YEAR)
        columns = (
            ask.read(firm["52.peer_trust"], STAFF),
            firm.met_share(SURVEY + 1, SURVEY + HALF_A_YEAR),
            firm.met_share(SURVEY - HALF_A_YEAR + 1, SURVEY),
            ask.read(firm["52.trust_boss"], STAFF),
        )
        for number in np.unique(unit):
            mine = (unit == number) & there
            if mine.sum() >= LEAST_IN_UNIT:
                rows.append([float(column[mine].mean()) for column in columns])
    return list(np.array(rows).T)


def team_trust(firms: Firms, ask: Survey) -> Pooled:
    """Return trust inside units with their later performance, across units of 20 firms."""
    found = (_units(group, ask) for group in studies(firms["ordinary"]))
    return pool([correlate(trust, later) for trust, later, _, _ in found], math.tanh)


def team_trust_partial(firms: Firms, ask: Survey) -> Pooled:
    """Return the same with trust in the boss and past performance held constant."""
    found = []
    for group in studies(firms["ordinary"]):
        trust, later, before, boss = _units(group, ask)
        found.append(correlate(trust, later, (before, boss)))
    return pool(found, math.tanh)


def of_people(read: Callable[[Firm, Survey], Pair | None]) -> Measure:
    """Return a measure: the correlation across people in each ordinary firm."""
    return lambda firms, ask: in_each_firm(firms["ordinary"], ask, read)


def word_deed(firm: Firm, ask: Survey) -> Pair:
    """Return the fit of leaders' words with the boss's practice, and job attitude."""
    fit = 1.0 - np.abs(firm["52.level.words"] - firm.of_boss(firm["52.practice"]))
    seats = ask.choose(firm.stayed(SURVEY, SURVEY) & np.isfinite(fit))
    first, second = ask.read_together(fit[seats], firm.attitude()[seats], STAFF)
    return first, second


def _criteria(firm: Firm) -> NDArray[np.float64]:
    active = firm.active_weeks(SURVEY + 1, SURVEY + HALF_A_YEAR)
    return standardized(firm.attitude()) + standardized(active)


def leader_conduct(firm: Firm, ask: Survey) -> Pair:
    """Return the boss's practice, and attitude with use."""
    conduct = firm.of_boss(firm["52.practice"])
    seats = ask.choose(firm.stayed(SURVEY, SURVEY + HALF_A_YEAR) & np.isfinite(conduct))
    return ask.read(conduct[seats], STAFF), ask.read(_criteria(firm)[seats], STAFF)


def absent_leader(firm: Firm, ask: Survey) -> Pair | None:
    """Return whether the boss is in the lowest tenth of practice, and attitude with use."""
    conduct = firm.of_boss(firm["52.practice"])
    leads = (firm["52.has_reports"] > 0) & firm.stayed(SURVEY, SURVEY)
    if leads.sum() < 5 or float(np.std(firm["52.practice"][leads])) == 0.0:
        return None
    seats = ask.choose(firm.stayed(SURVEY, SURVEY + HALF_A_YEAR) & np.isfinite(conduct))
    absent = conduct[seats] <= np.quantile(firm["52.practice"][leads], 0.1)
    return absent.astype(np.float64), ask.read(_criteria(firm)[seats], STAFF)


def _panel(firm: Firm, ask: Survey, later: tuple[int, int], reverse: bool) -> Study:
    """Return the coefficient of earlier attitude on later performance, or the other way round."""
    ask.begin(firm.seed)
    seats = ask.choose(firm.stayed(BEFORE[0], later[1]))
    attitude = ask.read(firm.attitude()[seats], STAFF)
    before = ask.read(firm.performance(*BEFORE)[seats], LOGS)
    if reverse:
        after = ask.read(firm.attitude(END)[seats], STAFF)
        return regress(after, [before, attitude])[0]
    return regress(ask.read(firm.performance(*later)[seats], LOGS), [attitude, before])[0]


def attitude_to_performance(firms: Firms, ask: Survey) -> Pooled:
    """Return the coefficient of attitude on performance 13 weeks later."""
    return pool([_panel(firm, ask, SOON, False) for firm in firms["ordinary"]])


def performance_to_attitude(firms: Firms, ask: Survey) -> Pooled:
    """Return the coefficient of performance on attitude a year later."""
    return pool([_panel(firm, ask, LATER, True) for firm in firms["ordinary"]])


def attitude_lag_fall(firms: Firms, ask: Survey) -> Pooled:
    """Return by how much the coefficient of attitude falls from 13 to 52 weeks."""
    pairs = ((_panel(firm, ask, SOON, False), _panel(firm, ask, LATER, False)) for firm in firms["ordinary"])
    return pool([difference(*pair) for pair in pairs])


def attitude_behaviour(firm: Firm, ask: Survey) -> Pair:
    """Return job attitude, and the first factor of behaviour in the year after."""
    seats = ask.choose(firm.stayed(SURVEY, SURVEY))
    gone = (firm.holder[SURVEY : END + 1] != firm.holder[SURVEY]).cumsum(axis=0) > 0
    last = np.where(gone.any(axis=0), gone.argmax(axis=0), YEAR)
    mine = np.arange(1, YEAR + 1)[:, None] <= last[None, :] - gone.any(axis=0)
    weeks = slice(SURVEY + 1, END + 1)
    active = (firm.acts[weeks] & mine).sum(axis=0)
    answers = (firm["weekly.answers"][weeks] * mine).sum(axis=0)
    posts = firm["weekly.posts"][weeks].astype(np.float64) * mine
    quality = (posts * firm["weekly.quality"][weeks].astype(np.float64)).sum(axis=0) / np.maximum(posts.sum(axis=0), 1)
    behaviour = [active, quality, answers, ~gone.any(axis=0)]
    columns = np.array([standardized(one[seats]) for one in behaviour])
    _, vectors = np.linalg.eigh(columns @ columns.T)
    first = vectors[:, -1] * np.sign(vectors[:, -1].sum() or 1.0)
    return ask.read(firm.attitude()[seats], STAFF), ask.read(first @ columns, LOGS)


def _motivation(firm: Firm, ask: Survey, outcome: str) -> Study:
    ask.begin(firm.seed)
    weeks = (SURVEY + 1, SURVEY + HALF_A_YEAR)
    posts, quality = firm.posts(*weeks), firm.quality(*weeks)
    there = firm.stayed(SURVEY, SURVEY + HALF_A_YEAR) & (posts > 0)
    chosen = {"posts": np.log1p(posts), "quality": quality, "both": np.log1p(posts * quality)}[outcome]
    return correlate(ask.read(firm["52.anchor"][there], STAFF), ask.read(chosen[there], LOGS))


def motivation_quality(firms: Firms, ask: Survey) -> Pooled:
    """Return how much more motivation goes with quality than with quantity."""
    pairs = [(_motivation(one, ask, "quality"), _motivation(one, ask, "posts")) for one in firms["uncounted"]]
    return pool([difference(*pair) for pair in pairs])


def motivation_with_quality(firms: Firms, ask: Survey) -> Pooled:
    """Return motivation with quality."""
    return pool([_motivation(one, ask, "quality") for one in firms["uncounted"]], math.tanh)


def motivation_performance(firms: Firms, ask: Survey) -> Pooled:
    """Return motivation with contributions times quality."""
    return pool([_motivation(one, ask, "both") for one in firms["uncounted"]], math.tanh)


def incentive_quantity(firms: Firms, ask: Survey) -> Pooled:
    """Return how much more counting raises quantity than quality, over how people differ."""
    weeks, found = (SURVEY + 1, SURVEY + HALF_A_YEAR), []
    for plain, counted in zip(firms["uncounted"], firms["counted"], strict=True):
        gains = []
        for name in ("posts", "quality"):
            without, with_it = (getattr(one, name)(*weeks) for one in (plain, counted))
            active = [one.posts(*weeks) > 0 for one in (plain, counted)]
            spread = float(without[active[0]].std()) if active[0].sum() > 2 else 0.0
            gain = float(with_it[active[1]].mean() - without[active[0]].mean()) if spread and active[1].any() else 0.0
            gains.append(gain / spread if spread else math.nan)
        found.append(gains[0] - gains[1])
    return level(found)


MEASURES: dict[str, Measure] = {
    "quits_help": of_turnover("help"),
    "quits_satisfaction": of_turnover("satisfaction"),
    "team_trust": team_trust,
    "team_trust_partial": team_trust_partial,
    "word_deed": of_people(word_deed),
    "leader_conduct": of_people(leader_conduct),
    "absent_leader": of_people(absent_leader),
    "attitude_to_performance": attitude_to_performance,
    "performance_to_attitude": performance_to_attitude,
    "attitude_lag_fall": attitude_lag_fall,
    "attitude_behaviour": of_people(attitude_behaviour),
    "motivation_quality": motivation_quality,
    "incentive_quantity": incentive_quantity,
    "motivation_performance": motivation_performance,
}
