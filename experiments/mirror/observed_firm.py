"""Runs one firm and records what the rows of the mirror are computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from analysis.mirror.firm import ACT, FORCED, HALF_A_YEAR, MET, NEED, PRESENT, YEAR

if TYPE_CHECKING:
    from simulation.simulation import Simulation

Arrays = dict[str, NDArray[Any]]
STATES = (
    "openness anchor trust trust_boss trust_top peer_trust skill usefulness habit practice neighbours "
    "tenure unit manager has_reports propensity posts_rate"
).split()
"""States of people that are asked for in the weeks of a survey."""
LEVERS = ("tools", "words", "reward_collaborative", "open_ideas", "deeds")
INDICATORS = "help satisfaction customers spend quits ideas ideas_implemented incidents churn practice".split()
CUSTOMERS = ("satisfaction", "trust", "social", "channel", "holder", "present")


def observe(org: Simulation, survey: int, tool: int | None) -> Arrays:
    """Run a firm to its horizon; return what was recorded, by name.

    survey: the first week in which people and customers are asked; a year later they are asked again. tool: the week
    around which pairs in contact are counted; None = not at all.
    """
    weeks: list[Arrays] = [_week(org)]
    found: Arrays = {}
    pairs: list[float] = []
    start: Arrays = {}
    while org.week < org.horizon:
        before = _expectations(org) if org.week + 1 == survey else {}
        org.run(1)
        weeks.append(_week(org))
        if org.week in (survey, survey + YEAR):
            found |= {f"{org.week}.{name}": values for name, values in _asked(org).items()}
        if org.week == survey:
            found |= {f"contact.{name}": values for name, values in _contacts(org, before).items()}
            start = _ties(org)
        if org.week == survey + YEAR:
            found |= _survival(org, start, _ties(org))
        if tool is not None and tool - HALF_A_YEAR < org.week <= tool + HALF_A_YEAR:
            pairs.append(_pairs_in_contact(org))
            if org.week == tool:
                before_tool = _keys(org)
            if org.week == tool + HALF_A_YEAR:
                found["new_ties"] = _new_ties(org, before_tool)
    found |= {f"weekly.{name}": np.array([week[name] for week in weeks]) for name in weeks[0]}
    found |= {f"indicator.{name}": org.indicator(name).astype(np.float32) for name in INDICATORS}
    found["pairs"] = np.array(pairs)
    found["staff"] = np.array([org.population.size])
    return found


def _week(org: Simulation) -> Arrays:
    """Return what everybody did in this week, and the firm's words of mouth and new customers."""
    people, firm, customers = org.people, org.state.firm, org.state.customers
    bits = people.act * ACT + people.need * NEED + people.met * MET + people.present * PRESENT + people.forced * FORCED
    answerers = people.answerer[people.answerer >= 0]
    here = customers.present > 0
    return {
        "bits": bits.astype(np.uint8),
        "posts": people.posts.astype(np.uint16),
        "holder": people.holder.astype(np.uint16),
        "answers": np.bincount(answerers, minlength=len(people)).astype(np.uint8),
        "quality": people.quality.astype(np.float16),
        "happy": np.int64((customers.satisfaction[here] > 0.75).sum()),
        "unhappy": np.int64((customers.satisfaction[here] < 0.35).sum()),
        "arrivals": np.float64(firm.arrivals),
        "promptness": np.float64(firm.promptness),
        "customers": np.int64(here.sum()),
    }


def _asked(org: Simulation) -> Arrays:
    """Return the states of people and customers, levels of levers, and places in the network."""
    from simulation.levers import INDEX

    people, customers = org.people, org.state.customers
    found: Arrays = {name: np.asarray(people[name]).astype(np.float32) for name in STATES}
    found |= {f"level.{name}": org.state.levers.level[INDEX[name]].astype(np.float32) for name in LEVERS}
    found |= {f"customer.{name}": np.asarray(getattr(customers, name)).astype(np.float32) for name in CUSTOMERS}
    return found | _places(org)


def _places(org: Simulation) -> Arrays:
    """Return how many turn to each person, and Burt's constraint of each."""
    source, target, weight = org.ties()
    size = len(org.people)
    degree = np.bincount(target, minlength=size)
    strength = np.zeros((size, size), dtype=np.float32)
    np.add.at(strength, (source, target), weight)
    both = strength + strength.T
    share = both / np.maximum(both.sum(axis=1, keepdims=True), 1e-9)
    through = share + share @ share
    constraint = np.where(both > 0, through, 0.0) ** 2
    return {"in_degree": degree.astype(np.float32), "constraint": constraint.sum(axis=1).astype(np.float32)}


def _expectations(org: Simulation) -> Arrays:
    """Return what customers expect before a week."""
    customers = org.state.customers
    names = ("expectation", "expectation_social", "demands", "holder")
    return {name: np.asarray(getattr(customers, name)).astype(np.float64) for name in names}


def _contacts(org: Simulation, before: Arrays) -> Arrays:
    """Return the contacts of this week: what was expected and met, and satisfaction after.

    The service met is read off how the expectation moved (E12).
    """
    customers, firm, p = org.state.customers, org.state.firm, org.state.p
    size = len(before["holder"])
    there = {name: np.asarray(getattr(customers, name))[:size] for name in ("channel", "social", "present", "holder")}
    with_contact = (there["channel"] > 0) & (there["present"] > 0) & (there["holder"] == before["holder"])
    seats = np.flatnonzero(with_contact)
    online = there["channel"][seats] == 2
    old = np.where(online, before["expectation_social"][seats], before["expectation"][seats])
    new = np.where(online, customers.expectation_social[seats], customers.expectation[seats])
    lead = float(firm.service_social - firm.service_traditional)
    carried = p.carry_over * np.maximum(0.0, np.where(online, -lead, lead)) * there["social"][seats]
    met = (new - old) / p.expectation_step + old - before["demands"][seats] - carried
    return {
        "channel": there["channel"][seats].astype(np.uint8),
        "social": there["social"][seats].astype(np.uint8),
        "expected": old.astype(np.float32),
        "met": met.astype(np.float32),
        "satisfaction": np.asarray(customers.satisfaction)[seats].astype(np.float32),
        "failure_below": np.array([p.failure_below]),
    }


def _ties(org: Simulation) -> Arrays:
    """Return the ties of this week: keys of pairs, weights, and holders of the seats."""
    source, target, weight = org.ties()
    return {
        "key": source.astype(np.int64) * len(org.people) + target,
        "weight": np.asarray(weight, dtype=np.float64),
        "holder": np.asarray(org.people.holder).copy(),
    }


def _survival(org: Simulation, start: Arrays, end: Arrays) -> Arrays:
    """Return contacts expected of each tie in half a year, and whether it lives a year later."""
    p, size = org.state.p, len(org.people)
    rate = HALF_A_YEAR * p.tie_decay / p.tie_gain
    same = start["holder"] == end["holder"]
    lives = np.isin(start["key"], end["key"][end["weight"] * rate >= 1.0])
    lives &= same[start["key"] // size] & same[start["key"] % size]
    return {"tie.contacts": (start["weight"] * rate).astype(np.float32), "tie.lives": lives}


def _undirected(org: Simulation) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Return tied pairs once each: keys, and the larger base rate and weight of both directions."""
    rows, table, size = org.state.rows, org.state.ties, len(org.people)
    source, target, weight = org.ties()
    place = np.arange(len(source)) - np.repeat(np.cumsum(rows["count"]) - rows["count"], rows["count"])
    rate = table["rate"][rows["start"][source] + place]
    low, high = np.minimum(source, target).astype(np.int64), np.maximum(source, target)
    keys, inverse = np.unique(low * size + high, return_inverse=True)
    rates, weights = np.zeros(len(keys)), np.zeros(len(keys))
    np.maximum.at(rates, inverse, rate)
    np.maximum.at(weights, inverse, weight)
    return keys, rates, weights


def _pairs_in_contact(org: Simulation) -> float:
    """Return the pairs expected to be in contact in this week: by their tie, or by an answer."""
    people, size = org.people, len(org.people)
    keys, rates, _ = _undirected(org)
    act = np.asarray(people.act, dtype=np.float64)
    chance = 1.0 - np.exp(-(rates + org.state.p.acting_contact * act[keys // size] * act[keys % size]))
    asked = np.flatnonzero(people.answerer >= 0)
    low, high = np.minimum(asked, people.answerer[asked]), np.maximum(asked, people.answerer[asked])
    answered = np.unique(low.astype(np.int64) * size + high)
    chance[np.isin(keys, answered)] = 1.0
    return float(chance.sum() + (~np.isin(answered, keys)).sum())


def _keys(org: Simulation) -> NDArray[np.int64]:
    return _undirected(org)[0]


def _new_ties(org: Simulation, before: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many pairs are tied that were not before, and how many of these weakly."""
    keys, _, weights = _undirected(org)
    new = ~np.isin(keys, before)
    return np.array([new.sum(), (new & (weights < org.state.p.strong_weight)).sum()])
