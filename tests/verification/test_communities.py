"""E6: communities live on contributions and die of silence (Butler 2001; Oliver & Marwell 1985)."""

import math
from collections.abc import Callable

import pytest

from simulation import levers as lever
from simulation.mechanisms import communities
from simulation.model import Organization

Firm = Callable[..., Organization]


def closed(firm: Firm, members: int, **levels: float) -> Organization:
    """A firm whose people are all members of community 0 and neither join nor leave another."""
    org = firm(members, [(i, (i + 1) % members) for i in range(members)])
    p = org.state.p
    p.joining = p.leaving_base = p.leaving_useless = 0.0
    org.state.slots[:, 0] = 0
    org.state.levers.level[lever.TOOLS, :] = 1.0
    communities.count_members(org.state)
    for name, level in levels.items():
        org.state.levers.level[lever.INDEX[name], :] = level
    return org


def content(org: Organization, posts: int, quality: float, weeks: int = 1500) -> float:
    """Content of community 0 at rest, when person 0 contributes so much a week."""
    org.people.posts[0], org.people.quality[0] = posts, quality
    for _ in range(weeks):
        communities.live(org.state)
    return float(org.state.communities[0].content)


@pytest.mark.parametrize("purpose", [0.0, 1.0])
def test_a_closed_community_rests_at_relevant_flow_over_decay(firm: Firm, purpose: float) -> None:
    relevance = 0.3 + 0.4 * purpose
    assert abs(content(closed(firm, 4, purpose=purpose), 6, 0.5) - relevance * 3.0 / math.sqrt(4) / 0.04) < 1e-9


def test_a_community_manager_slows_decay_and_seeds_content(firm: Firm) -> None:
    org = closed(firm, 4, community_managers=1.0)
    assert abs(content(org, 6, 0.5) - (0.6 * 3.0 / 2.0 + 0.5) / (0.04 * 0.6)) < 1e-9


def test_size_alone_lowers_the_benefit_per_head(firm: Firm) -> None:
    small, large = (closed(firm, members) for members in (4, 36))
    assert content(small, 6, 0.5) == pytest.approx(3 * content(large, 6, 0.5))
    assert small.state.communities[0].benefit > large.state.communities[0].benefit


def test_a_community_nobody_feeds_dies(firm: Firm) -> None:
    org = closed(firm, 4)
    org.state.communities.content[:] = 20.0
    assert abs(content(org, 0, 0.0, weeks=100) - 20.0 * 0.96**100) < 1e-12


def test_contributions_are_divided_among_ones_communities(firm: Firm) -> None:
    org = closed(firm, 4)
    org.state.slots[0, :2] = 0, 1
    content(org, 6, 0.5, weeks=1)
    assert list(org.state.communities.inflow) == [1.5, 1.5]


def open_benefit(firm: Firm, posts: int, start: float = 0.0) -> float:
    """Mean benefit over the last year of six, of open communities; all look around, one in ten contributes."""
    people = 160
    org = firm(people, [(i, (i + step) % people) for i in range(people) for step in (1, 2, 3, -1, -2, -3)])
    org.people.act[:], org.people.quality[:], org.state.communities.content[:] = 1, 0.3, start
    org.people.posts[::10] = posts
    org.state.levers.level[lever.TOOLS, :] = 1.0
    total = 0.0
    for week in range(1, 313):
        org.state.clock.week = week
        communities.live(org.state)
        total += org.state.communities.benefit.mean() / 52 if week > 260 else 0.0
    return total


def test_without_purpose_or_manager_benefit_vanishes_with_the_flow(firm: Firm) -> None:
    """The catalogue expected a critical flow. The equation has none: less and less flow, less and less life."""
    levels = [open_benefit(firm, posts) for posts in (0, 1, 4, 16)]
    assert levels[0] == 0.0 and levels == sorted(levels) and levels[1] < 0.1 < levels[2]


@pytest.mark.parametrize("posts", [1, 4, 16])
def test_a_community_rests_at_the_same_benefit_from_nothing_and_from_plenty(firm: Firm, posts: int) -> None:
    assert abs(open_benefit(firm, posts) - open_benefit(firm, posts, start=200.0)) < 0.05
