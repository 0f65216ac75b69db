"""E21 and E37: who is willing to answer, and what mail does, against their closed forms."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from simulation import levers as lever
from simulation.levers import Entry, Strategy
from simulation.mechanisms import answering, mail, participation
from simulation.model import Organization

Firm = Callable[..., Organization]


def four(firm: Firm, trusts: str = "two", by: float = 0.0) -> Organization:
    """Four people of a firm whose knowledge has two topics; by: help by who trusts the boss."""
    return Organization(
        population=replace(firm(4).population, topics=2),
        structure={"knowledge": "topics", "trusts": trusts},
        parameters={"help_by_boss": by, "initial_trust": 0.5},
        precision="float64",
        weeks=1,
        rng=1,
    )


def test_experts_tire_of_more_than_usual(firm: Firm) -> None:
    org = four(firm)
    f = org.state.facts.people
    f.load[:], f.usual[:] = (0.5, 0.5, 2.5, 0.0), 0.5
    found = [answering.willingness(org.state, i) for i in range(4)]
    assert np.abs(np.array(found) - 0.8 * 2.5 / (2.0 + np.array([0.5, 0.5, 2.5, 0.0]))).max() < 1e-12


@pytest.mark.parametrize(
    ("trusts", "by", "found"),
    [
        ("two", 0.3, (0.71, 0.8, 0.89, 1.0)),  # more than 1 is cut
        ("two", 0.0, (0.8, 0.8, 0.8, 0.8)),
        ("swapped", 0.3, (0.83, 0.83, 0.83, 0.83)),
        ("one", 0.3, (0.8, 0.8, 0.8, 0.8)),
    ],
)
def test_who_trusts_the_boss_answers_more(firm: Firm, trusts: str, by: float, found: tuple[float, ...]) -> None:
    org = four(firm, trusts, by)
    org.people.trust_boss[:], org.people.trust_top[:] = (0.2, 0.5, 0.8, 1.3), 0.6
    org.state.facts.people.load[:] = org.state.facts.people.usual
    assert np.abs([answering.willingness(org.state, i) for i in range(4)] - np.array(found)).max() < 1e-12


def test_hoarding_takes_from_the_will_where_peers_are_not_trusted(firm: Firm) -> None:
    org = four(firm)
    org.state.firm.hoarding, org.people.peer_trust[:] = 0.6, (1.0, 0.5, 0.5, 0.5)
    org.state.facts.people.load[:] = org.state.facts.people.usual
    org.state.levers.level[lever.REWARD_INDIVIDUAL, 2] = org.state.levers.level[lever.REWARD_COLLABORATIVE, 3] = 1.0
    found = [answering.willingness(org.state, i) for i in range(4)]
    assert np.abs(np.array(found) - (0.8, 0.5, 0.2, 0.8)).max() < 1e-12


# --- by mail (E37) ----------------------------------------------------------------------------------------------------


def by_mail(org: Organization, mail_level: float = 1.0, tools: float = 0.0) -> Organization:
    """The same, where everybody has been asked to use mail."""
    o = org.state
    o.levers.level[lever.MAIL, :], o.levers.level[lever.TOOLS, :] = mail_level, tools
    o.levers.kinds.used[lever.MAIL] = 1
    return org


def test_mail_takes_its_share_of_what_one_contributes(firm: Firm) -> None:
    org = by_mail(four(firm), 0.6, 0.2)
    assert abs(mail.private_share(org.state, 0) - 0.75) < 1e-12
    assert mail.private_share(four(firm).state, 0) == 0.0


def test_a_question_by_mail_is_answered_as_often_as_one_of_its_readers_could(firm: Firm) -> None:
    org = by_mail(four(firm))
    o, t = org.state, org.state.facts.people
    t.known[:], t.belief[:], o.firm.reality = 0, 0, 0
    t.known[[1, 2]] = 1 << 7  # two of three know fact 7, and hold it as it is
    t.will[:] = (0.0, 0.8, 0.5, 0.9)
    o.mail.received[2] = 120  # of whom she reads every other
    one = 0.55 * (0.8 + 0.5 * 0.5) / 3
    assert abs(mail.answered(o.p, mail.able(o, 0, 7)) - (1.0 - (1.0 - one) ** 3)) < 1e-12
    found = [mail.who_answers(o, 0, 7, u) for u in (np.arange(1000) + 0.5) / 1000]
    assert found.count(2) == round(1000 * 0.25 / 1.05) and found.count(1) == 1000 - found.count(2)


def test_an_answer_by_mail_is_found_again_by_who_asked_as_far_as_mail_is_kept(firm: Firm) -> None:
    org = by_mail(four(firm))
    mail.file(org.state, 0, 7)
    assert answering.memory_chance(org.state, 0, 7) == 0.0
    org.state.p.archive = 0.5
    assert abs(answering.memory_chance(org.state, 0, 7) - 0.7 * 0.5) < 1e-12
    assert answering.memory_chance(org.state, 1, 7) == 0.0
    org.state.firm.reality = int(org.state.firm.reality) ^ 1 << 7  # it turns: what was kept is wrong
    assert answering.memory_chance(org.state, 0, 7) == 0.0


def test_what_is_sent_is_received_and_what_is_read_is_contact_both_ways(firm: Firm) -> None:
    org = by_mail(firm(40, given_chance=1.0, posts_mean=3.0, structure={"participation": "given"}))
    o = org.state
    participation.take_part(o)
    assert o.mail.private.sum() == o.mail.received.sum() == org.people.posts.sum() > 80
    received = np.zeros((40, 40))
    for i in range(40):
        for k in range(o.rows.start[i], o.rows.start[i] + o.rows.count[i]):
            received[i, o.ties.target[k]] = o.mail.contacts[k]
    assert (received == received.T).all()
    mean = received.sum() / 2 / o.mail.private.sum()  # of contacts by each
    assert abs(mean - 1.55) < 3.0 * np.sqrt(0.55 * 0.45 / o.mail.private.sum())


def test_where_participation_is_given_mail_and_network_say_the_same(firm: Firm) -> None:
    said = []
    for name in ("mail", "tools"):
        structure = {"participation": "given", "turnover": "off", "knowledge": "topics"}
        org = firm(30, structure=structure)
        org.adopt(Strategy(name, (Entry(name, 1.0),)))
        posts = []
        for _ in range(10):
            org.step()
            posts.append(org.people.posts.tolist())
        said.append(posts)
        if name == "mail":  # nothing is seen, so nothing is learned of who knows what; nothing is remembered
            assert abs(org.indicator("who_knows_what") - 0.25).max() < 1e-12
            assert abs(org.indicator("who_knows_whom") - 0.2).max() < 1e-12
            assert org.indicator("memory").max() == org.indicator("open_questions")[1:].max() == 0.0
    assert said[0] == said[1] and np.sum(said[0]) > 50


def test_practice_that_nobody_sees_is_none_and_mail_is_no_risk(firm: Firm) -> None:
    org = by_mail(firm(4, structure={"participation": "given"}, given_chance=1.0, discreet=1.0))
    org.people.practice[:] = org.people.practice_own[:] = 0.5
    participation.take_part(org.state)
    assert np.abs(org.people.practice - 0.4).max() < 1e-12 and (org.people.act == 1).all()
    risk = participation.DRIVERS.names.index("voice risk")
    assert participation.utility(org.state, 0)[risk] == 0.0
