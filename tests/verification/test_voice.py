"""Voice: what being heard, dialogue and fading patience do, against their closed forms."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import levers as lever
from simulation.customers import experience, opinions
from simulation.mechanisms import voice
from simulation.mechanisms.service import set_service
from simulation.model import Organization

Firm = Callable[..., Organization]
ON = {"voice": "on"}


@pytest.mark.parametrize(
    ("week", "drift", "share"), [(0, 0.5, 1.0), (52, 0.0, 1.0), (52, 0.5, 0.5**0.5), (104, 0.5, 0.5)]
)
def test_patience_halves_as_often_a_year_as_it_drifts(firm: Firm, week: int, drift: float, share: float) -> None:
    org = firm(2, customers=10, patience_drift=drift)
    org.state.clock.week = week
    assert abs(voice.patience(org.state) - 24.0 * share) < 1e-12


@pytest.mark.parametrize(("promptness", "step"), [(1.0, 0.05 * (1.0 - 0.2)), (0.0, -0.05 * 0.2)])
def test_a_voice_act_moves_trust_by_whether_it_is_heard_against_what_is_usual(
    firm: Firm, promptness: float, step: float
) -> None:
    org = firm(2, customers=50, structure=ON)
    c, f = org.customers, org.state.firm
    f.promptness, f.usual_promptness, c.trust[:], c.channel[:] = promptness, 0.2, 0.5, experience.SOCIAL
    voice.hear(org.state, 3, 0.5)
    assert abs(c.trust[3] - 0.5 - step) < 1e-9 and c.trust[4] == 0.5
    c.channel[4] = experience.TRADITIONAL
    voice.hear(org.state, 4, 0.5)
    assert c.trust[4] == 0.5


def test_comments_are_as_many_as_their_chance_and_say_nothing_on_the_whole_where_replies_are_as_usual(
    firm: Firm,
) -> None:
    org = firm(2, customers=8000, structure=ON, comments=0.03, heard_effect=0.1)
    c, f = org.customers, org.state.firm
    f.promptness = f.usual_promptness = 0.3
    users, before, others = int(c.social[:8000].sum()), c.trust[:8000].mean(), c.social == 0
    quiet = c.trust[others].copy()
    total, weeks = 0.0, 40
    for week in range(weeks):
        org.state.clock.week = week
        voice.comment(org.state)
        total += f.comments
    expected = 0.03 * users * weeks
    assert abs(total - expected) < 4.0 * expected**0.5
    assert abs(c.trust[:8000].mean() - before) * 8000 < 4.0 * 0.1 * (0.3 * 0.7 * total) ** 0.5
    assert (c.trust[others] == quiet).all()


@pytest.mark.parametrize("form", ["on", "off"])
def test_a_bond_that_no_contact_feeds_rests_where_comments_alone_hold_it(firm: Firm, form: str) -> None:
    org = firm(2, customers=10, structure={"voice": form}, comments=0.03)
    org.state.firm.promptness, org.customers.social[:] = 0.5, 1
    gained = 0.03 * 0.5 * 0.15 if form == "on" else 0.0
    for start in (0.0, 0.8):
        org.customers.bond[0] = bond = start
        experience.pass_weeks(org.state, 0, 30.0)
        for _ in range(30):
            bond += gained * (1.0 - bond) - 0.0267 * bond
        assert abs(org.customers.bond[0] - bond) < 1e-9


@pytest.mark.parametrize("dialogue", [0.0, 0.5, 1.0])
def test_dialogue_turns_what_is_posted_into_what_is_answered(firm: Firm, dialogue: float) -> None:
    org = firm(20, customers=500)
    o, f = org.state, org.state.firm
    o.levers.level[lever.EXTERNAL_MARKETING, :], o.levers.level[lever.DIALOGUE, :] = 0.5, dialogue
    f.contacts_social = 40.0
    set_service(o)
    capacity = 15.0 * 0.5 * f.front_seats * (1.0 + dialogue)
    assert abs(f.response_time - (12.0 + 24.0 * 40.0 / capacity + 12.0 * 0.2)) < 1e-9
    drawn = opinions.expected_arrivals(o, f.advocacy_start) / f.churn_start
    assert abs(drawn - (1.0 + 0.087 * 0.5 * (1.0 - dialogue))) < 1e-9


@pytest.mark.parametrize("weeks", [1, 10])
def test_reputation_follows_the_trust_of_customers(firm: Firm, weeks: int) -> None:
    org = firm(2, customers=10)
    org.state.firm.reputation = 0.3
    for _ in range(weeks):
        voice.repute(org.state, 0.6, 0.0)
    assert abs(org.state.firm.reputation - (0.6 - 0.3 * 0.98**weeks)) < 1e-12


def test_nothing_moves_by_voice_where_nothing_is_done(firm: Firm) -> None:
    trust = {}
    for form in ("off", "on"):
        org = firm(4, customers=4000, structure={"voice": form, "incidents": "off"}, weeks=60)
        org.run()
        trust[form] = org.indicator("customer_trust")
    assert np.abs(trust["on"] - trust["off"]).max() < 0.004
