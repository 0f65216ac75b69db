"""E25 and E26: communities are founded, have members who read, and are closed when too few contribute."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.levers import Entry, Strategy
from simulation.mechanisms import communities, founding, readers, usefulness
from simulation.model import Organization
from simulation.population import generate

Firm = Callable[..., Organization]
LIVING = {"communities": "living"}


def closed(firm: Firm, people: int, members: int, **levels: float) -> Organization:
    """A firm in which these people are all members of the one community, and nobody joins, leaves or founds."""
    org = firm(people, structure=LIVING)
    o = org.state
    o.p.joining = o.p.leaving_base = o.p.leaving_useless = o.p.founding = 0.0
    o.communities.alive[0], o.firm.communities = 1, 1.0
    o.slots[:members, 0] = 0
    o.levers.level[lever.TOOLS, :] = 1.0
    for name, level in levels.items():
        o.levers.level[lever.INDEX[name], :] = level
    communities.count_members(o)
    return org


def live(org: Organization, weeks: int, posts: list[int]) -> None:
    """Let the first people contribute so much each week, at quality 0.5."""
    org.people.posts[: len(posts)], org.people.quality[: len(posts)] = posts, 0.5
    for _ in range(weeks):
        communities.live(org.state)


def content(org: Organization, posts: list[int], weeks: int = 1500) -> float:
    """Content at rest."""
    org.state.p.idle_weeks = 1e9
    live(org, weeks, posts)
    return float(org.state.communities[0].content)


@pytest.mark.parametrize("purpose", [0.0, 1.0])
def test_a_community_of_one_contributor_rests_at_relevant_flow_over_decay(firm: Firm, purpose: float) -> None:
    found = content(closed(firm, 4, 4, purpose=purpose), [6])
    assert abs(found - (0.3 + 0.4 * purpose) * 3.0 / 0.04) < 1e-9


def test_contributors_share_attention(firm: Firm) -> None:
    found = content(closed(firm, 8, 8), [6, 6, 6, 6])
    assert abs(found - 0.3 * 12.0 / np.sqrt(4.0) / 0.04) < 1e-9


def test_readers_added_leave_content_as_it_is(firm: Firm) -> None:
    assert content(closed(firm, 40, 4), [6, 2]) == content(closed(firm, 40, 40), [6, 2])


def founded(firm: Firm, **levels: float) -> tuple[int, int, Organization]:
    """Communities founded in a year of weeks by 2,000 people who act and belong to none; chances given; the firm."""
    org, weeks, total = firm(2000, [(0, 1)], structure=LIVING, founding=0.02), 52, 0
    org.people.act[:] = 1
    for name, level in levels.items():
        org.state.levers.level[lever.INDEX[name], :] = level
    for week in range(1, weeks + 1):
        org.state.clock.week = week
        org.state.slots[:], org.state.communities.alive[:], org.state.firm.communities = -1, 0, 0.0
        before = org.state.firm.founded
        communities.live(org.state)
        total += int(org.state.firm.founded - before)
    return total, 2000 * weeks, org


@pytest.mark.parametrize(("tools", "purpose"), [(1.0, 0.0), (1.0, 1.0), (0.5, 1.0)])
def test_communities_are_founded_as_often_as_the_equation_says(firm: Firm, tools: float, purpose: float) -> None:
    found, chances, org = founded(firm, tools=tools, purpose=purpose)
    mean = chances * tools * 0.02 * (0.3 + 0.7 * purpose) * 0.3
    assert abs(found - mean) < 3.5 * np.sqrt(mean)
    there = org.state.communities.alive > 0
    assert there.sum() == org.state.firm.communities
    assert (org.state.communities.members[there] == 1).all()


def test_nobody_founds_a_community_without_the_tool(firm: Firm) -> None:
    assert founded(firm, purpose=1.0)[0] == 0


def test_there_is_no_community_where_nothing_is_done() -> None:
    org = Organization(population=generate(200, seed=1), strategy=Strategy("none"), structure=LIVING, weeks=60, rng=1)
    org.run()
    for name in ("communities", "members", "community_content", "founded"):
        assert (org.indicator(name) == 0.0).all(), name


@pytest.mark.parametrize(("idle", "there"), [(24, 1), (25, 1), (26, 0)])
def test_a_community_is_closed_after_26_idle_weeks(firm: Firm, idle: int, there: int) -> None:
    org = closed(firm, 8, 8)
    org.state.communities[0].idle, org.state.communities[0].content = idle, 5.0
    communities.live(org.state)
    assert org.state.communities[0].alive == org.state.firm.communities == there
    assert (org.state.slots[:, 0] == (0 if there else -1)).all()
    assert (org.state.communities[0].content > 0.0) == bool(there)


@pytest.mark.parametrize(("posts", "there"), [([1], 0), ([1, 1], 1)])
def test_two_contributors_keep_a_community_open(firm: Firm, posts: list[int], there: int) -> None:
    org = closed(firm, 8, 8)
    live(org, 40, posts)
    assert org.state.communities[0].alive == there


@pytest.mark.parametrize(("level", "there"), [(0.08, 0), (0.1, 1)])
def test_a_manager_who_does_enough_keeps_a_community_open(firm: Firm, level: float, there: int) -> None:
    org = closed(firm, 8, 8, community_managers=level)  # 0.4/0.7 of the level: below and above 0.05
    live(org, 40, [])
    assert org.state.communities[0].alive == there


def test_training_teaches_a_constant_share_of_what_managers_lack(firm: Firm) -> None:
    org = closed(firm, 4, 4, community_training=1.0)
    live(org, 30, [])
    assert abs(org.state.firm.community_skill - (1.0 - 0.6 * 0.96**30)) < 1e-12


@pytest.mark.parametrize(("skill", "care"), [(0.35, 0.5), (0.7, 1.0), (1.0, 1.0)])
def test_managers_do_what_their_skill_allows(firm: Firm, skill: float, care: float) -> None:
    org = closed(firm, 4, 4, community_managers=1.0)
    org.state.firm.community_skill = skill
    assert abs(founding.care(org.state) - care) < 1e-12


def test_one_contribution_counts_for_four_weeks(firm: Firm) -> None:
    org = closed(firm, 4, 4)
    live(org, 1, [1])
    lately = [readers.contributes(org.state, 0)]
    for _ in range(4):
        live(org, 1, [0])
        lately.append(readers.contributes(org.state, 0))
    assert lately == [True, True, True, True, False]


def joined(firm: Firm, members: str = "readers", **given: float) -> float:
    """Share of 4,000 people with the tool, none of whom acts, who join the only community in a week."""
    org = firm(4000, [(0, 1)], structure={**LIVING, "members": members}, **given)
    o = org.state
    o.communities.alive[0], o.communities.benefit[0], o.firm.communities = 1, 0.5, 1.0
    o.levers.level[lever.TOOLS, :] = 1.0
    communities.live(o)
    return float((o.slots[:, 0] == 0).mean())


def test_who_only_reads_joins_less_often(firm: Firm) -> None:
    mean = 0.3 * 0.15 * (0.1 + 0.5 * 0.3)
    assert abs(joined(firm) - mean) < 3.5 * np.sqrt(mean / 4000)


def test_where_only_actors_are_members_who_reads_does_not_join(firm: Firm) -> None:
    assert joined(firm, "actors") == 0.0


@pytest.mark.parametrize(("members", "factor"), [("readers", 0.3), ("actors", 1.0)])
def test_silent_members_leave_less_often(firm: Firm, members: str, factor: float) -> None:
    org = firm(4000, [(0, 1)], structure={**LIVING, "members": members})
    o = org.state
    o.communities.alive[0], o.firm.communities = 1, 1.0
    o.slots[:, 0] = 0
    communities.count_members(o)
    communities.live(o)
    mean = factor * 0.08
    assert abs(float((o.slots[:, 0] == -1).mean()) - mean) < 3.5 * np.sqrt(mean / 4000)


@pytest.mark.parametrize(("met", "after"), [(0, 0.4 * 0.85), (1, 0.4 + 0.15 * 0.6)])
def test_a_search_by_a_reader_counts_as_one_by_who_acts(firm: Firm, met: int, after: float) -> None:
    org = closed(firm, 4, 2)
    org.people.act[:], org.people.need[:], org.people.met[:], org.people.usefulness[:] = 0, 1, met, 0.4
    usefulness.experience(org.state)
    fading = 0.4 - 0.02 * (0.4 - 0.3)
    assert np.abs(org.people.usefulness - [after, after, fading, fading]).max() < 1e-12


def test_a_manager_answers_what_nobody_recognised(firm: Firm) -> None:
    org = closed(firm, 4000, 4000, community_managers=0.5)
    org.people.act[:], org.people.need[:], org.people.posts[:], org.people.usefulness[:] = 1, 0, 1, 0.0
    org.people.neighbours[:] = 0.1  # recognised with chance 0.2
    usefulness.experience(org.state)
    chance = 0.2 + 0.8 * (0.8 * 0.5 * 0.4)
    assert abs(float((org.people.usefulness > 0.0).mean()) - chance) < 3.5 * np.sqrt(chance * (1 - chance) / 4000)
    answered = float(org.state.communities.answered[0]) / 4000
    assert abs(answered - (chance - 0.2)) < 3.5 * np.sqrt(0.13 * 0.87 / 4000)


def run(structure: dict[str, str], *entries: Entry, weeks: int = 30) -> Organization:
    """A firm of 300 with the tool."""
    org = Organization(
        population=generate(300, seed=1),
        strategy=Strategy("s", (Entry("tools", 1.0), *entries)),
        structure=structure,
        parameters={"founding": 0.02},
        weeks=weeks,
        rng=1,
    )
    org.run()
    return org


@pytest.mark.parametrize("structure", [LIVING, {"communities": "fixed"}], ids=lambda one: one["communities"])
def test_what_is_counted_by_community_costs_by_those_there_are(structure: dict[str, str]) -> None:
    org = run(structure, Entry("community_training", 1.0))
    there = org.indicator("communities")
    hours = np.diff(org.indicator("total_cost")) - run(structure).indicator("cost")[1:]
    assert np.abs(hours - 0.055 * there[:-1]).max() < 1e-9


def test_training_does_nothing_where_communities_are_fixed() -> None:
    fixed = {"communities": "fixed"}
    plain, trained = (run(fixed, *entries) for entries in ((), (Entry("community_training", 1.0),)))
    assert (plain.indicator("community_content") == trained.indicator("community_content")).all()


def test_what_was_founded_lives_or_was_closed() -> None:
    org = run(LIVING, weeks=60)
    assert org.indicator("founded")[-1] > 0
    assert (org.indicator("founded") - org.indicator("closed") == org.indicator("communities")).all()
