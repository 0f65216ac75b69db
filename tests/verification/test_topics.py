"""E17 to E19, E21, E22: facts, routes of help, who knows what and whom, and memory (March 1991)."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from simulation.events import Event
from simulation.mechanisms import answering, asking, knowledge, memory, prospects, topics
from simulation.model import Organization
from simulation.population import generate

Firm = Callable[..., Organization]
TOPICS = {"knowledge": "topics"}
WHOLE = (1 << topics.FACTS) - 1


def company(people: int = 120, seed: int = 1, weeks: int = 52, **given: object) -> Organization:
    """A generated firm in float64 whose knowledge has topics."""
    population = generate(people, seed=3, customers=0)
    return Organization(population=population, structure=TOPICS, weeks=weeks, precision="float64", rng=seed, **given)


def held(org: Organization, i: int) -> set[int]:
    """The facts that person i holds rightly."""
    f = org.state.facts.people[i]
    right = topics.right(f.known, f.belief, org.state.firm.reality)
    return {fact for fact in range(topics.FACTS) if right >> fact & 1}


@pytest.mark.parametrize("count", range(1, 9))
def test_topics_divide_the_facts_as_evenly_as_can_be(firm: Firm, count: int) -> None:
    org = divided(firm, count)
    sets, topic = org.state.facts.sets, org.state.facts.topic
    assert sum(sets.tolist()) == WHOLE and len({int(one).bit_count() for one in sets}) <= 2
    assert [int(topic[fact]) for fact in range(30)] == [fact * count // 30 for fact in range(30)]


def divided(firm: Firm, count: int, people: int = 4, **given: float) -> Organization:
    """A small firm whose knowledge has so many topics; all are equally willing to answer."""
    population = replace(firm(people).population, topics=count)
    return Organization(
        population=population,
        structure=TOPICS,
        parameters={"help_by_boss": 0.0} | given,
        weeks=10,
        precision="float64",
        rng=1,
    )


def test_at_week_0_people_hold_depth_of_their_topic_and_about_breadth_of_the_others() -> None:
    org = company(600)
    own = [len(held(org, i) & facts(org, i)) for i in range(600)]
    other = [len(held(org, i) - facts(org, i)) for i in range(600)]
    assert abs(np.mean(own) / 5 - 0.8) < 0.025 and abs(np.mean(other) / 25 - 0.12) < 0.012


def facts(org: Organization, i: int) -> set[int]:
    """The facts of the topic of seat i."""
    mine = int(topics.own(org.state, i))
    return {fact for fact in range(topics.FACTS) if mine >> fact & 1}


def test_needs_are_for_facts_outside_the_topic_that_one_lacks() -> None:
    org = company(300)
    topics.arise(org.state)
    asking_now = np.flatnonzero(org.people.need)
    assert 0.4 < len(asking_now) / 300 / (0.5 * 0.88) < 1.6
    for i in asking_now:
        fact = int(org.state.facts.people[i].fact)
        assert fact not in facts(org, i) and not int(org.state.facts.people[i].known) >> fact & 1


def test_the_routes_of_week_0_add_up_to_its_help() -> None:
    week_0 = company(120).values()
    routes = {name: value for name, value in week_0.items() if name.startswith("help_by_")}
    assert abs(sum(routes.values()) - week_0["help"]) < 1e-12
    assert routes["help_by_questions"] == routes["help_by_memory"] == 0.0  # nobody acts, nothing is remembered
    assert routes["help_by_colleagues"] > routes["help_by_directory"] > routes["help_by_brokers"] > 0.0


def test_routes_of_a_usual_week_are_about_those_of_week_0() -> None:
    org = company(600, weeks=20)
    org.run()
    for name in ("help_by_colleagues", "help_by_directory", "help_by_brokers"):
        assert abs(org.indicator(name)[1:].mean() - org.indicator(name)[0]) < 0.02


def test_with_one_topic_nobody_needs_anything(firm: Firm) -> None:
    org = divided(firm, 1)
    org.run(5)
    assert org.state.firm.needs == 0.0 and org.indicator("help_by_colleagues").max() == 0.0


def test_the_chance_of_help_is_one_less_what_the_routes_leave(firm: Firm) -> None:
    org = divided(firm, 2, 4)
    o = org.state
    f, o.p.strong_tie_share = o.facts.people, 0.25
    f.load[:] = f.usual
    its = int(o.facts.sets[1])
    f.topic[:], f.known[:], f.belief[:] = (0, 1, 1, 0), (0, its, 0, 0), (0, its, 0, 0)
    o.firm.reality, o.facts.directory[0, :], f.knows_whom[0], org.people.act[:] = WHOLE, 0.5, 0.4, 0
    topics.list_experts(o)
    answering.open_up(o)
    colleague, directory = 0.8 / 3, 0.5 * 0.8 / 2  # one of three colleagues, one of two experts, holds the fact
    broker = 0.4 * 0.8 / 4  # one of four people
    simple = 1.0 - (1.0 - colleague) * (1.0 - directory) * (1.0 - broker)
    assert abs(prospects.expected(o, 0) - (0.75 * simple + 0.25 * colleague)) < 1e-12


def test_needs_are_met_as_often_as_expected() -> None:
    org = company(400)
    org.state.p.keep = org.state.p.peer_trust_step = 0.0
    needs = met = expected = 0.0
    for week in range(1, 121):
        org.state.clock.week = week
        topics.arise(org.state)
        needing = np.flatnonzero(org.people.need)
        asking.help_each_other(org.state)
        org.state.facts.people.given[:] = 0
        needs, met = needs + len(needing), met + org.people.met.sum()
        expected += sum(org.people.help_chance[needing])
    assert abs(met / needs - expected / needs) < 3.5 * np.sqrt(0.25 / needs)


def test_the_parts_of_help_add_up_to_it_and_answers_are_counted() -> None:
    org = company()
    for _ in range(20):
        org.run(1)
        f = org.state.firm
        parts = f.by_colleague + f.by_directory + f.by_broker + f.by_open + f.by_memory
        assert parts == f.needs_met and f.given == parts - f.by_memory


def test_an_open_question_is_answered_by_somebody_active_whose_topic_it_is() -> None:
    org = company(parameters={"access_today": 0.3, "propensity_mean": -3.0, "alpha": 0.6, "need_rate": 1.0})
    found = 0
    for _ in range(52):
        org.run(1)
        for i in np.flatnonzero(org.people.answerer >= 0):
            j, f = int(org.people.answerer[i]), org.state.facts.people
            if org.people.holder[i] == org.people.holder[j] == 0:
                found += 1
                assert org.people.act[i] and org.people.act[j]
                assert f.topic[j] == org.state.facts.topic[f.fact[i]] != f.topic[i]
    assert found > 5


@pytest.mark.parametrize("visible", [0.0, 0.3, 1.0])
def test_knowing_who_knows_rests_where_its_docstring_says(firm: Firm, visible: float) -> None:
    org = divided(firm, 3)
    org.state.firm.quit_start = 0.0
    for _ in range(3000):
        asking.notice(org.state, 0, visible, visible)
    closed = (0.03 * visible + 0.005 * 0.25) / (0.03 * visible + 0.005)
    assert np.abs(org.state.facts.directory[0] - closed).max() < 1e-9
    whom = (0.03 * visible + 0.005 * 0.2) / (0.03 * visible + 0.005)
    assert abs(org.state.facts.people[0].knows_whom - whom) < 1e-9


def test_everyday_learning_makes_up_for_those_who_leave_and_for_newcomers(firm: Firm) -> None:
    p, quits, start = divided(firm, 3).state.p, 0.003, 0.25
    learned = asking.everyday_learning(p, quits, start, 1.0) * (1.0 - start)
    assert abs(learned - quits * start - quits * (start - p.newcomer_directory * start)) < 1e-15


def test_who_leaves_is_lost_to_those_who_knew(firm: Firm) -> None:
    org = divided(firm, 2)
    topics.leave(org.state, 0)
    topic, count = int(org.state.facts.people[0].topic), np.bincount(org.state.facts.people.topic, minlength=2)
    assert org.state.facts.lost[topic] == 1.0 / count[topic] and org.state.facts.lost[2] == 0.25
    before = org.state.facts.directory[1, topic]
    org.state.firm.quit_start = 0.0
    asking.notice(org.state, 1, 0.0, 0.0)
    assert abs(org.state.facts.directory[1, topic] - before * (1.0 - 1.0 / count[topic])) < 1e-12


def test_forgetting_is_what_needs_teach_at_week_0() -> None:
    org = company(2000)
    f, p = org.state.firm, org.state.p
    learned = p.need_rate * f.lacking * f.chance_start * p.keep
    others = np.mean([len(held(org, i) - facts(org, i)) for i in range(2000)])
    newcomers = f.quit_start * (p.breadth * 25 - others)
    assert abs(f.forgetting - (learned + newcomers) / others) < 0.002 * f.forgetting


def test_what_is_wrong_in_ones_topic_is_found_out_by_trial() -> None:
    org = company(500, parameters={"explore": 0.03})
    topics.turn(org.state, 1.0, 1, 1)
    wrong = sum(wrongly(org, i) for i in range(500))
    for week in range(1, 21):
        org.state.clock.week = week
        topics.relearn(org.state)
    left = sum(wrongly(org, i) for i in range(500)) / wrong
    assert abs(left - 0.97**20) < 0.03


def wrongly(org: Organization, i: int) -> int:
    """How many facts of the own topic person i holds wrongly."""
    f = org.state.facts.people[i]
    return (int(f.known) & int(topics.own(org.state, i)) & (int(f.belief) ^ int(org.state.firm.reality))).bit_count()


def march(firm: Firm, learning: float, seed: int) -> float:
    """March's organization of 50 people and 30 facts: the share that people hold rightly in the end."""
    org = divided(firm, 1, 50, code_from_people=0.5)
    o, luck = org.state, np.random.default_rng(seed)
    o.clock.seed_low, o.p.people_from_code = seed, learning
    f = o.facts.people
    o.slots_before[:], o.communities.inflow[:], o.communities.benefit[:], org.people.posts[:] = -1, 0.0, 1.0, 1
    o.slots_before[:, 0], o.communities.inflow[0], o.firm.reality = 0, 1.0, int(luck.integers(0, WHOLE))
    f.known[:], f.belief[:] = drawn(luck, 50)
    for week in range(1, 121 if learning < 0.5 else 61):
        o.clock.week = week
        memory.remember(o)
    return float(np.mean([len(held(org, i)) for i in range(50)])) / topics.FACTS


def drawn(luck: np.random.Generator, people: int) -> tuple[np.ndarray, np.ndarray]:
    """Beliefs as March draws them: each fact not held, held one way, or held the other, a third each."""
    kinds = luck.integers(0, 3, (people, topics.FACTS))
    bits = 1 << np.arange(topics.FACTS)
    return ((kinds > 0) * bits).sum(axis=1), ((kinds == 2) * bits).sum(axis=1)


@pytest.mark.parametrize(("learning", "published"), [(0.1, 0.926), (0.5, 0.865), (0.9, 0.848)])
def test_memory_reproduces_the_table_of_march(firm: Firm, learning: float, published: float) -> None:
    found = np.mean([march(firm, learning, seed) for seed in range(60)])
    assert abs(found - published) < 0.025, found  # March's own standard error is 0.006 to 0.01


def test_a_fact_that_turns_is_wrong_with_everybody_and_nothing_else_is_touched() -> None:
    org = company(60)
    skill, w, right = org.people.skill.copy(), org.people.knows_who.copy(), org.values()["knowledge_right"]
    org.trigger(Event("technology", 1, {"share": 1.0}))
    org.prepare()
    assert int(org.state.firm.reality) == WHOLE and right > 0.7
    assert all(len(held(org, i)) == 0 for i in range(60))
    assert (org.people.skill == skill).all() and (org.people.knows_who == w).all()


def test_newcomers_hold_what_is_true_now() -> None:
    org = company(60)
    topics.turn(org.state, 1.0, 1, 1)
    topics.arrive(org.state, 5, 0.6)
    assert len(held(org, 5)) == int(org.state.facts.people[5].known).bit_count() > 0
    assert np.abs(org.state.facts.directory[5] - 0.15).max() < 1e-12


def test_what_a_main_holder_takes_along_is_noted_for_26_weeks(firm: Firm) -> None:
    org = divided(firm, 2)
    o, h = org.state, org.state.facts.holders
    seat = int(h[0].seat)
    o.clock.week = 10
    org.people.holder[seat] += 1
    memory.follow(o)
    mine = [fact for fact in range(30) if h[fact].left == 10]
    assert 0 in mine
    for week, noted in ((35, True), (36, False)):
        o.clock.week = week
        assert (int(memory.taken_along(o)) & 1 == 1) == noted


def test_expected_chances_of_help_are_renewed_within_26_weeks() -> None:
    org = company(52)
    org.people.help_chance[:] = -1.0
    for week in range(26):
        assert (org.people.help_chance < 0.0).sum() == 52 - 2 * week
        org.state.clock.week = week
        topics.arise(org.state)
        knowledge.help_each_other(org.state)
    assert (org.people.help_chance >= 0.0).all()
