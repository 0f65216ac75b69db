"""Stories: whom they reach, what they do to trust, and how many are usual, against their closed forms."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation.customers import circles
from simulation.mechanisms import incidents, stories
from simulation.model import Organization

Firm = Callable[..., Organization]
TIES = {"stories": "ties"}


def test_a_distant_tie_goes_to_each_place_alike(firm: Firm) -> None:
    org = firm(2, customers=40, structure=TIES, ties_of_customers=12.0)
    count = np.zeros(40)
    for i in range(40 * 25):  # places beyond those in use have ties of their own too
        for j in range(6, 12):
            count[circles.told(org.state, i, j)] += 1
    expected = count.sum() / 40
    assert ((count - expected) ** 2 / expected).sum() < 39 + 4.0 * (2 * 39) ** 0.5


def test_a_distant_tie_moves_only_to_a_place_that_is_new(firm: Firm) -> None:
    org = firm(2, customers=30, structure=TIES)
    before = {}
    for places in range(30, 60):
        org.state.firm.places_used = places
        now = {(i, j): circles.told(org.state, i, j) for i in range(30) for j in range(3, 6)}
        assert all(now[tie] in (place, places - 1) for tie, place in before.items())
        before = now


def test_the_nearest_on_the_ring_are_told_by_as_many_as_they_tell(firm: Firm) -> None:
    org = firm(2, customers=10, structure=TIES, ties_of_customers=8.0)
    near = [[circles.told(org.state, i, j) for j in range(4)] for i in range(10)]
    assert sorted(near[0]) == [1, 2, 8, 9]
    assert (np.bincount(np.ravel(near)) == 4).all()


@pytest.mark.parametrize(("reproduction", "share"), [(0.0, 0.2), (0.6, 0.2), (0.9, 0.2), (0.9, 1.0)])
def test_a_story_reaches_ties_times_telling_customers_and_those_told_on(
    firm: Firm, reproduction: float, share: float
) -> None:
    org = firm(2, customers=12_000, structure=TIES, story_reproduction=reproduction)
    s, c = org.state.circles, org.customers
    c.social[:12_000] = np.random.default_rng(1).random(12_000) < share
    s.story[np.arange(0, 12_000, 3)] = 1
    heard = 0.0
    for week in range(200):
        org.state.clock.week = week
        stories.spread(org.state)
        heard += org.state.firm.good_stories
    users = c.social[:12_000:3].mean()
    onward = reproduction * c.social[:12_000].mean()
    expected = 6 * 0.25 * (1.0 + users) / (1.0 - onward)
    assert s.carried_good.sum() == 0
    assert abs(heard / 4000 - expected) < 4.0 * (expected / (1.0 - onward) ** 2 / 4000) ** 0.5


def test_the_share_that_hears_does_not_depend_on_how_loud_users_of_social_channels_are_at_a_share_of_a_fifth(
    firm: Firm,
) -> None:
    for loud in (1.0, 2.0, 4.0):
        p = firm(2, customers=5, structure=TIES, social_reach=loud).state.p
        assert abs(0.2 * circles.reach(p, True) + 0.8 * circles.reach(p, False) - 0.3) < 1e-12


@pytest.mark.parametrize(("good", "bad", "trust"), [(1, 0, 0.5 + 0.02 * 0.5), (0, 1, 0.5 * 0.97), (2, 2, None)])
def test_stories_move_trust_by_what_is_missing_and_by_what_is_there(
    firm: Firm, good: int, bad: int, trust: float | None
) -> None:
    org = firm(2, customers=10, structure=TIES, negative_word=1.5)
    org.state.firm.usual_good = org.state.firm.usual_bad = 0.0
    org.state.circles[0].good, org.state.circles[0].bad = good, bad
    expected = (1.0 - 0.5 * 0.98**2) * 0.97**2 if trust is None else trust
    assert abs(stories._heard(org.state, 0, 0.5) - expected) < 1e-12


def test_only_contacts_far_from_what_was_expected_are_stories(firm: Firm) -> None:
    org = firm(2, customers=4, structure=TIES)
    for i, gap in enumerate((0.151, 0.149, -0.149, -0.151)):
        circles.note(org.state, i, gap)
    assert org.state.circles.story[:4].tolist() == [1, 0, 0, -1]


def test_users_of_social_channels_tell_of_an_outrage_that_hits_them_with_its_force(firm: Firm) -> None:
    org = firm(2, customers=9000, structure=TIES)
    org.state.customer_words[incidents.HIT, :] = np.arange(org.state.customer_words.shape[1]) % 4
    org.state.clock.week = 3
    stories.carry_hits(org.state, org.state.customer_words[incidents.HIT], 2, 0.3)
    social = org.customers.social[:9000] == 1
    hit = org.state.customer_words[incidents.HIT, :9000] < 2
    carried = org.state.circles.carried_bad[:9000]
    assert carried[~(social & hit)].sum() == 0
    expected = 0.3 * (social & hit).sum()
    assert abs(carried.sum() - expected) < 4.0 * (0.7 * expected) ** 0.5


@pytest.mark.parametrize("cases", ["one-desk", "departments"])
def test_as_many_stories_are_heard_where_nothing_is_done_as_week_0_expects(firm: Firm, cases: str) -> None:
    org = firm(4, customers=4000, structure={**TIES, "incidents": "off", "cases": cases}, weeks=40)
    f = org.state.firm
    usual = np.array([f.usual_good, f.usual_bad])
    org.run()
    heard = np.array([org.indicator(name)[3:].mean() / 100.0 for name in ("good_stories", "bad_stories")])
    assert np.abs(heard / usual - 1.0).max() < 0.14  # three times how much seeds differ (0.047); their mean is 0.000


def test_nothing_moves_by_stories_where_nothing_is_done(firm: Firm) -> None:
    org = firm(4, customers=4000, structure={**TIES, "incidents": "off"}, weeks=60)
    org.run()
    trust = org.indicator("customer_trust")
    assert np.abs(trust - trust[0]).max() < 0.005


def test_stories_alone_move_nobody_at_weight_0(firm: Firm) -> None:
    org = firm(2, customers=300, structure=TIES, story_weight=0.0)
    before = org.customers.trust.copy()
    org.state.circles.story[:300] = -1
    assert stories.spread(org.state) == 0.0 and org.state.firm.bad_stories > 0.0
    assert (org.customers.trust == before).all()


def test_customers_of_version_1_have_no_ties(firm: Firm) -> None:
    assert len(firm(2, customers=30, structure={**TIES, "outside": "version1"}).state.circles) == 0
