"""Events: what each of them does to people, customers and cost, in numbers. A new event needs a test here."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import prices
from simulation.customers import experience
from simulation.events import EVENTS, Event
from simulation.indicators import money
from simulation.levers import LEVERS, Entry, Strategy
from simulation.mechanisms import cases, customers, incidents, topics
from simulation.model import Organization

Firm = Callable[..., Organization]
MANAGER = [-1, 0, 0, 1, 1, 1, 2, 2]
LOSS = 0.02 * 3.0  # trust lost at full trust by a full breach


def struck(org: Organization, event: Event) -> Organization:
    """The organization at the beginning of week 1, when the event has happened and nothing else has."""
    org.trigger(event)
    org.prepare()
    return org


def weights(org: Organization) -> dict[tuple[int, int], float]:
    """The weight of every tie."""
    source, target, weight = org.ties()
    return dict(zip(zip(source.tolist(), target.tolist(), strict=True), weight.tolist(), strict=True))


@pytest.mark.parametrize("kind", EVENTS)
def test_every_event_has_a_test_of_its_effect(kind: str) -> None:
    assert any(name.startswith(f"test_{kind}_") for name in globals()), (
        f"the event {kind} has no test of what it does: write test_{kind}_... in tests/verification/test_events.py"
    )


def test_hiring_wave_opens_a_share_of_the_seats_there_are(firm: Firm) -> None:
    org = struck(firm(8, manager=MANAGER, weeks=4), Event("hiring_wave", 1, {"share": 0.5}))
    assert int((org.people.open_seat > 0).sum()) == 12


def test_cut_closes_a_share_of_the_seats_and_those_on_them_go(firm: Firm) -> None:
    org = struck(firm(8, manager=MANAGER, weeks=4), Event("cut", 1, {"share": 0.25}))
    assert int((org.people.open_seat > 0).sum()) == int(org.people.present.sum()) == 6


@pytest.mark.parametrize(("kind", "dial"), [(event.name, dial) for event in EVENTS.values() for dial in event.dials])
def test_every_number_of_an_event_changes_what_happens(firm: Firm, kind: str, dial: str) -> None:
    declared, runs = EVENTS[kind].dials[dial], []
    for value in (declared.low, declared.high):
        org = firm(8, manager=MANAGER, customers=300, weeks=4)
        org.adopt(Strategy("s", (Entry("tools", 1.0), Entry("training", 1.0), Entry("empowerment", 1.0))))
        org.trigger(Event(kind, 2, {dial: value}))
        runs.append(org.run().copy())
    assert not np.array_equal(*runs)


def outraged(firm: Firm, kind: str) -> Organization:
    """A firm of 2,000 customers after a week with this one incident, of severity 6: outrage 3 per 1,000 customers."""
    org = firm(2, customers=2000)
    org.state.p.attack_rate = org.state.p.incident_rate = 0.0
    struck(org, Event(kind, 1, {"severity": 6.0}))
    org.state.clock.week = 1
    customers.serve(org.state)  # which draws the week's random numbers of customers
    satisfaction, trust = org.customers.satisfaction.copy(), org.customers.trust.copy()
    incidents.happen(org.state)
    hit = org.customers.satisfaction < satisfaction
    assert abs(hit.sum() - 300) < 4 * np.sqrt(2000 * 0.15 * 0.85)
    assert np.abs(org.customers.satisfaction - satisfaction * np.where(hit, 0.92, 1.0)).max() < 1e-12
    assert np.abs(org.customers.trust - trust * np.where(hit, 0.85, 1.0)).max() < 1e-12
    return org


def outrage_of_two_weeks(org: Organization) -> tuple[float, float]:
    """Outrage now, and after a week in which nothing happens."""
    first = float(org.state.firm.outrage)
    org.state.clock.week += 1
    incidents.happen(org.state)
    return first, float(org.state.firm.outrage)


def test_user_error_reaches_customers_by_its_severity_and_fades(firm: Firm) -> None:
    org = outraged(firm, "user_error")
    assert (org.state.firm.user_errors, org.state.firm.attacks) == (1.0, 0.0)
    assert outrage_of_two_weeks(org) == (3.0, 3.0 * (0.3 + 0.5))


def test_attack_reaches_customers_by_its_severity_and_fades(firm: Firm) -> None:
    org = outraged(firm, "attack")
    assert (org.state.firm.user_errors, org.state.firm.attacks) == (0.0, 1.0)
    assert outrage_of_two_weeks(org) == (3.0, 3.0 * (0.3 + 0.5))


def test_leader_leaves_and_the_seat_starts_anew_while_its_reports_trust_less(firm: Firm) -> None:
    org = firm(8, manager=MANAGER)
    ties, trust = weights(org), org.people.trust.copy()
    org.people.habit[:], org.people.tenure[:], org.people.skill[:] = 0.5, 300.0, 0.9
    struck(org, Event("leader_leaves", 1, {"breach": 0.4}))  # of the top, the one with most reports: seat 1
    seats = np.arange(8)
    for name, anew, old in (("holder", 1, 0), ("habit", 0.0, 0.5), ("tenure", 0.0, 300.0)):
        assert (org.people[name] == np.where(seats == 1, anew, old)).all(), name
    lost = np.where(np.isin(seats, (3, 4, 5)), trust * (1.0 - LOSS * 0.4), trust)
    assert np.abs(org.people.trust - lost)[seats != 1].max() < 1e-12 and org.people.trust[1] != trust[1]
    assert org.people.skill[1] < 0.7 and (org.people.skill[seats != 1] == 0.9).all()
    assert weights(org) == {tie: (0.3 if 1 in tie else 1.0) * weight for tie, weight in ties.items()}


def test_leader_leaves_and_it_is_never_the_head_unless_the_seat_is_named(firm: Firm) -> None:
    manager = [-1, 0, 0, 0, 1, 1]  # the head has most reports, seat 1 has the next most
    assert struck(firm(6, manager=manager), Event("leader_leaves", 1)).people.holder.tolist() == [0, 1, 0, 0, 0, 0]
    named = struck(firm(6, manager=manager), Event("leader_leaves", 1, group="seat:0"))
    assert named.people.holder.tolist() == [1, 0, 0, 0, 0, 0]


def test_layoff_empties_seats_ends_their_ties_and_costs_the_others_trust(firm: Firm) -> None:
    org = firm(8, manager=MANAGER, units=2)
    ties, trust = weights(org), org.people.trust.copy()
    org.people.practice[:], org.people.habit[:], org.people.ceremony[:], org.state.slots[:, 0] = 0.5, 0.5, 0.5, 0
    struck(org, Event("layoff", 1, {"share": 0.5, "breach": 0.6}, "unit:unit 1"))
    gone = np.flatnonzero(org.people.present == 0)
    stay = org.people.present == 1
    assert len(gone) == 2 and gone.min() >= 4 and org.state.firm.staff == 6
    assert np.abs(org.people.trust - trust * (1.0 - LOSS * 0.6))[stay].max() < 1e-12
    for state in (org.people.practice, org.people.habit, org.people.ceremony):
        assert (state == 0.5 * stay).all()
    assert org.state.communities[0].members == 6
    assert weights(org) == {tie: weight for tie, weight in ties.items() if not set(tie) & set(gone.tolist())}


def test_a_layoff_is_held_against_the_top_and_a_leader_who_leaves_against_the_boss(firm: Firm) -> None:
    for event, held_against, spared in (
        ("layoff", "trust_top", "trust_boss"),
        ("leader_leaves", "trust_boss", "trust_top"),
    ):
        org = firm(8, manager=MANAGER)
        before, borne = {name: org.people[name].copy() for name in (held_against, spared)}, org.people.grievance[0]
        struck(org, Event(event, 1, {"breach": 0.5}))
        i = int(np.flatnonzero((org.people.present > 0) & (org.people.manager == 1))[0])
        assert abs(org.people[held_against][i] - before[held_against][i] * (1.0 - LOSS * 2 * 0.5)) < 1e-12
        assert org.people[spared][i] == before[spared][i]
        assert abs(org.people.grievance[i] - borne - 0.05 * 0.5) < 1e-12


def test_acknowledge_takes_from_the_grievance_of_those_it_is_meant_for_and_from_nothing_else(firm: Firm) -> None:
    org = firm(8, manager=MANAGER, units=2)
    org.people.grievance[:], trust = 0.5, org.people.trust.copy()
    struck(org, Event("acknowledge", 1, {"amends": 0.5}, "unit:unit 1"))
    assert np.abs(org.people.grievance - np.where(np.arange(8) < 4, 0.5, 0.5 * 0.4)).max() < 1e-12
    assert (org.people.trust == trust).all()


def test_budget_cut_lowers_what_is_bought_and_its_cost_and_leaves_rules_alone(firm: Firm) -> None:
    rules = {name for name, one in LEVERS.items() if one.rule}
    org = firm(8, manager=MANAGER, customers=50)
    org.adopt(Strategy("all", tuple(Entry(name, 0.8) for name in LEVERS)))
    org.run(1)
    level, cost = org.state.levers.level.max(axis=1), org.state.levers.kinds.cost.copy()
    org.trigger(Event("budget_cut", 2, {"share": 0.25}))
    org.run(2)
    share = np.array([1.0 if name in rules else 0.75 for name in LEVERS])
    assert 0 < len(rules) < len(LEVERS)
    assert np.abs(org.state.levers.level.max(axis=1) - level * share).max() < 1e-12
    assert np.abs(org.state.levers.kinds.cost - cost * share).max() < 1e-12
    assert cost.min() > 0.0


def test_demand_multiplies_contacts_for_its_weeks_and_overloads_service(firm: Firm) -> None:
    org = firm(2, customers=20_000, contact_rate=0.1, weeks=8)
    org.state.p.social_users, org.customers.social[:] = 0.0, 0
    org.trigger(Event("demand", 2, {"factor": 1.8, "weeks": 3}))
    rates, lost, overload = [], [], []
    for _ in range(6):
        present, f = org.customers.present.sum(), org.state.firm
        org.run(1)
        rates.append(f.contacts_traditional / present)
        lost.append(f.know - f.service_traditional)
        overload.append(max(0.0, f.contacts_traditional / (1.2 * 0.1 * 20_000) - 1.0))
    assert np.abs(np.array(rates) - (0.1, 0.18, 0.18, 0.18, 0.1, 0.1)).max() < 4 * np.sqrt(0.15 / 20_000)
    assert np.abs(np.array(lost) - 0.5 * np.array(overload)).max() < 1e-12 and min(lost[1:4]) > 0.2


def test_service_gap_moves_the_channels_apart_for_its_weeks_for_those_who_know_both(firm: Firm) -> None:
    org = firm(2, customers=50, weeks=8)
    org.trigger(Event("service_gap", 2, {"gap": 0.2, "weeks": 3}))
    apart = []
    social, other = (int(np.flatnonzero(org.customers.social[:50] == kind)[0]) for kind in (1, 0))
    for _ in range(6):
        org.run(1)
        f = org.state.firm
        phone, online = experience.service_of(org.state, social)
        assert abs(0.5 * (phone + online) - 0.5 * (f.service_traditional + f.service_social)) < 1e-12
        assert experience.service_of(org.state, other)[0] == f.service_traditional
        apart.append(online - phone - (f.service_social - f.service_traditional))
    assert np.abs(np.array(apart) - (0.0, 0.2, 0.2, 0.2, 0.0, 0.0)).max() < 1e-12


def test_function_fails_and_service_is_lost_for_its_weeks_in_the_share_of_its_people_struck(firm: Firm) -> None:
    org, plain = (firm(8, manager=MANAGER, customers=50, weeks=8) for _ in range(2))
    org.trigger(Event("function_fails", 2, {"loss": 0.4, "weeks": 3}, "managers"))
    lost = []
    for _ in range(6):
        org.run(1)
        plain.run(1)
        lost.append(cases.usual_share_lost(org.state))
        if org.week == 2:
            assert abs(plain.state.firm.know - org.state.firm.know - lost[-1]) < 1e-12
    assert np.abs(np.array(lost) - (0.0, 0.15, 0.15, 0.15, 0.0, 0.0)).max() < 1e-12


def test_technology_takes_a_share_of_what_is_known_and_starts_experience_anew(firm: Firm) -> None:
    org = firm(8)
    e, c = org.people, org.state.communities
    e.skill[:], e.outside_skill[:], e.knows_who[:], e.usefulness[:], c.content[:] = 0.8, 0.4, 0.6, 0.9, 16.0
    struck(org, Event("technology", 1, {"share": 0.25}))
    found = [np.unique(column).tolist() for column in (e.skill, e.outside_skill, e.knows_who, e.usefulness, c.content)]
    assert np.abs(np.ravel(found) - (0.6, 0.3, 0.45, 0.3, 12.0)).max() < 1e-12
    assert np.abs(c.benefit - 12.0 / (12.0 + 8.0)).max() < 1e-12


def test_drift_takes_a_part_of_its_rate_every_week_from_what_is_known(firm: Firm) -> None:
    org = firm(8, structure=dict.fromkeys(("turnover", "participation", "communities"), "off"))
    c, skill = org.state.communities, 0.8
    org.people.skill[:], c.content[:] = skill, 16.0
    struck(org, Event("drift", 1, {"rate": 0.52}))
    topics.wear(org.state)
    assert np.abs(org.people.skill - 0.99 * skill).max() < 1e-12 and np.abs(c.content - 15.84).max() < 1e-12
    assert np.abs(c.benefit - 15.84 / (15.84 + 8.0)).max() < 1e-12


def test_drift_turns_as_many_facts_a_year_as_its_rate_says(firm: Firm) -> None:
    org = firm(2, structure={"knowledge": "topics"}, weeks=2000)
    struck(org, Event("drift", 1, {"rate": 1.0}))
    turned, before = 0, 0
    for week in range(1, 521):
        org.state.clock.week = week
        topics.wear(org.state)
        now = int(org.state.firm.reality)
        turned, before = turned + (before ^ now).bit_count(), now
    assert abs(turned - 300) < 4 * np.sqrt(300)


def test_routine_break_keeps_those_who_act_by_habit_from_acting_for_a_week(firm: Firm) -> None:
    org = firm(20, structure={"habit": "off", "turnover": "off"})
    org.state.p.access_today, org.state.p.habit_effect = 1.0, 200.0
    org.people.propensity[:], org.people.habit[:] = -100.0, 1.0
    org.trigger(Event("routine_break", 2))
    acting = []
    for _ in range(3):
        org.run(1)
        acting.append(int(org.people.act.sum()))
    assert acting == [20, 0, 20]


def books_after_a_layoff(firm: Firm, share: float = 0.5, **parameters: float) -> tuple[Organization, Organization]:
    """Two runs over 30 weeks in which nobody quits: with a layoff in week 20, and without."""
    both = []
    for events in ((Event("layoff", 20, {"share": share, "breach": 0.0}),), ()):
        org = firm(60, structure={"turnover": "off"}, weeks=30, **parameters)
        for event in events:
            org.trigger(event)
        org.run(30)
        both.append(org)
    return both[0], both[1]


def test_layoff_costs_the_work_of_those_who_go_less_their_pay_and_their_severance_once(firm: Firm) -> None:
    struck_firm, _ = books_after_a_layoff(firm)
    gone = 60 - struck_firm.people.present.sum()
    a_year = 52 * 38.0 * 0.055
    work = struck_firm.indicator("value_work")
    assert gone == 30 and (work[:20] == 0.0).all()
    assert abs(work[20] - (-gone * 0.3 * a_year / 52 - gone * 0.25 * a_year)) < 1e-9
    assert np.abs(work[21:] + gone * 0.3 * a_year / 52).max() < 1e-9


def test_layoff_costs_nothing_by_itself_where_work_is_worth_its_pay_and_severance_is_zero(firm: Firm) -> None:
    struck_firm, _ = books_after_a_layoff(firm, output_share=1.0, severance=0.0)
    assert (struck_firm.indicator("value_work") == 0.0).all()


def test_layoff_of_half_the_staff_leaves_less_value_than_none(firm: Firm) -> None:
    struck_firm, spared = books_after_a_layoff(firm)
    assert struck_firm.values()["total_value"] < spared.values()["total_value"]


def test_layoff_saves_no_quits_of_people_who_are_no_longer_there(firm: Firm) -> None:
    org = firm(60, weeks=30)
    f, p = org.state.firm, org.state.p
    f.staff, f.quits = 30.0, 0.5 * f.base_quits / prices.loss_by_quits(p, 1.0)
    money.measure(org.state)
    assert abs(org.state.values.value_quits) < 1e-9
