"""What becomes of each community, week by week: what `orgshift run --communities` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from simulation.mechanisms.readers import LATELY

if TYPE_CHECKING:
    from simulation.simulation import Simulation


def describe_communities(org: Simulation) -> dict[str, NDArray[Any]]:
    """Return a row for each community there is in this week, as columns by name.

    community: its number, in the order in which they were founded. topic: where knowledge has topics. age: in weeks.
    contributors: members who contributed lately. answered: contributors whom only a manager answered, this week. met:
    needs that it met, this week; shares of needs where knowledge is pooled.
    """
    table = org.state.communities
    there = np.flatnonzero(table.alive)
    slots, lately = org.state.slots, org.people.recent >= LATELY
    giving = np.bincount(slots[(slots >= 0) & lately[:, None]], minlength=len(table))
    topic = {"topic": org.state.facts.communities.topic[there] + 1} if len(org.state.facts.communities) else {}
    return {
        "week": np.full(len(there), org.week),
        "community": table.number[there],
        **topic,
        "age": org.week - table.since[there],
        "members": table.members[there],
        "contributors": giving[there],
        **{name: table[name][there].astype(np.float64) for name in ("content", "answered", "met")},
    }


def run_and_describe(org: Simulation) -> dict[str, NDArray[Any]]:
    """Run an organization from week 0 to its horizon; return the rows of all weeks."""
    weeks = [describe_communities(org)]
    while org.week < org.horizon:
        org.run(1)
        weeks.append(describe_communities(org))
    return {name: np.concatenate([week[name] for week in weeks]) for name in weeks[0]}
