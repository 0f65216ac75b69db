"""Where nothing is done states rest: each correction against its closed form, or against its mean by brute force."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from simulation.at_rest import customers as at_rest
from simulation.customers import experience, opinions
from simulation.mechanisms import asking, ideas, incidents, skill, ties, trust
from simulation.model import Organization
from simulation.population import generate
from simulation.structure import PUBLISHED, RIVAL

Firm = Callable[..., Organization]


@pytest.mark.parametrize(("start", "newcomer", "quits"), [(0.25, 0.6, 0.0029), (0.375, 0.3, 0.01), (0.125, 1.0, 0.001)])
def test_everyday_learning_makes_up_for_usual_turnover(firm: Firm, start: float, newcomer: float, quits: float) -> None:
    p = firm(2, directory_start=start, newcomer_directory=newcomer).state.p
    learned = asking.everyday_learning(p, quits, start, 0.0) * (1.0 - start)
    assert abs(learned - quits * (start - newcomer * start)) < 1e-15


def test_the_directory_of_a_firm_with_turnover_rests_where_its_docstring_says(firm: Firm) -> None:
    org = firm(2)
    p, w, quits = org.state.p, 0.6, 0.01
    learning = asking.everyday_learning(p, float(org.state.firm.quit_start), p.directory_start, 0.0)
    for _ in range(20_000):
        stayed = w + learning * (1.0 - w) - 0.005 * (w - 0.25)
        w = (1.0 - quits) * stayed + quits * 0.6 * 0.25
    loss = 0.005 + quits * 0.6  # of w0 each week, from forgetting and from newcomers
    assert abs(w - (learning + loss * 0.25) / (learning + 0.005 + quits)) < 0.002


@pytest.mark.parametrize("form", [PUBLISHED, RIVAL])
@pytest.mark.parametrize("start", [0.3, 0.5, 0.7])
def test_trust_that_usual_outrage_costs_comes_back(firm: Firm, form: int, start: float) -> None:
    org, usual = firm(2, initial_trust=start), 0.02
    org.state.on.trust, org.state.firm.usual_force = form, usual
    lost = start - trust.judged(org.state.p, form, start, -0.1 * usual)
    assert lost > 0.0 and abs(lost - trust.recovery(org.state, 0, trust.usual_loss(org.state)) * (1.0 - start)) < 1e-15


@pytest.mark.parametrize("start", [0.3, 0.5, 0.7])
def test_ups_and_downs_of_one_size_leave_customers_trust_at_its_start(firm: Firm, start: float) -> None:
    p = firm(2, customer_trust_start=start).state.p
    up, down = experience.moved(p, start, 0.1) - start, experience.moved(p, start, -0.1) - start
    assert abs(up - 0.05) < 1e-15 and abs(up + down) < 1e-15
    assert experience.moved(p, 1.0, 0.1) == 1.0 and experience.moved(p, 0.0, -0.1) == 0.0


@pytest.mark.parametrize("service", [-0.1, 0.0, 0.3, 0.6, 0.97, 1.2])
def test_the_mean_of_what_contacts_meet_is_that_of_a_cut_normal(firm: Firm, service: float) -> None:
    p = firm(2).state.p
    noise = stats.norm.ppf((np.arange(200_000) + 0.5) / 200_000)
    brute = np.clip(service + p.contact_noise * noise, 0.0, 1.0).mean()
    assert abs(experience.mean_met(p, service) - brute) < 1e-6


@pytest.mark.parametrize(("contacts", "capacity"), [(15.1, 20.2), (0.7, 1.0), (3.0, 2.5), (0.0, 0.0), (2000.0, 2400.0)])
def test_usual_overload_is_that_of_poisson_contacts_by_weeks_they_fall_into(contacts: float, capacity: float) -> None:
    n = np.arange(5000)
    over = np.maximum(0.0, n / capacity - 1.0) if capacity > 0.0 else 0.0 * n
    brute = (stats.poisson.pmf(n, contacts) * n * over).sum() / max(contacts, 1e-9)
    assert abs(at_rest.usual_overload(contacts, capacity) - brute) < 1e-9


@pytest.mark.parametrize("customers", [200, 2000, 50_000])
def test_usual_outrage_is_the_mean_over_many_weeks(firm: Firm, customers: int) -> None:
    rng, stays, weeks = np.random.default_rng(1), 0.8, 400_000
    attacks = rng.poisson(0.005 * customers / 1000.0, weeks)
    severities = np.minimum(20.0, rng.random(attacks.sum()) ** -0.5 - 1.0)
    fed = np.bincount(np.repeat(np.arange(weeks), attacks), severities, weeks) * 1000.0 / customers
    outrage, total = np.empty(weeks), 0.0
    for week in range(weeks):
        outrage[week] = total = total * stays + fed[week]
    org = firm(2, customers=customers, structure={"participation": "off"})
    force, hits = incidents.usual_outrage(org.state)
    assert abs(force / np.minimum(1.0, outrage).mean() - 1.0) < 0.06
    brute = (np.minimum(1.0, outrage) * np.minimum(0.4, 0.05 * outrage)).mean()
    assert abs(hits / brute - 1.0) < 0.2  # heavy tails: so do two halves of these weeks differ


def test_new_customers_are_like_those_who_leave(firm: Firm) -> None:
    org = firm(4, customers=400)
    c, f = org.customers, org.state.firm
    here = c.present == 1
    hazard = np.array([opinions.hazard_of(org.state, i) for i in np.flatnonzero(here)])
    assert abs(f.churn_start - hazard.sum()) < 1e-12
    assert abs(f.social_start - (hazard * c.social[here]).sum() / hazard.sum()) < 1e-12
    of_leavers = {name: (hazard * c[name][here]).sum() / hazard.sum() for name in ("anchor", "demands", "attachment")}
    shift = of_leavers["anchor"] - c.anchor[here].mean()
    assert shift < 0.0 and abs(f.new_customers_trust - (0.5 + shift)) < 1e-12
    assert abs(f.new_customers_demands - (of_leavers["demands"] - c.demands[here].mean())) < 1e-12
    assert abs(f.new_customers_attachment - of_leavers["attachment"]) < 1e-12


def test_hires_trust_leaders_as_those_do_who_quit() -> None:
    org = Organization(150, weeks=1, precision="float64", rng=1)
    assert 0.0 < 0.5 - org.state.firm.hires_trust < 3.0 * 1.2 * 0.1**2  # about quit_by_trust x variance of trust


def test_satisfaction_rests_where_a_contact_leaves_it_on_average() -> None:
    org = Organization(600, weeks=1, precision="float64", rng=1)
    c = org.customers
    c.channel[:] = np.where(c.social == 1, 2, 1)
    only = np.flatnonzero((c.present == 1) & (c.social == 0))
    before, noise = c.satisfaction[only].copy(), np.random.default_rng(2).normal(size=len(only))
    for i, one in zip(only, noise, strict=True):
        experience.meet(org.state, i, one, 1.0, 0.0, 0.0)
    step = (c.satisfaction[only] - before).mean()
    assert len(only) > 4000
    # newcomers begin below those who stay and leavers go from below: a contact still lifts the mean a little
    assert abs(step) < 4.0 * (c.satisfaction[only] - before).std() / math.sqrt(len(only)) + 0.002


def test_in_version_1_customers_are_used_to_the_service_of_week_0_so_that_trust_rests() -> None:
    org = Organization(600, weeks=1, precision="float64", structure={"outside": "version1"}, rng=1)
    c, f, noise = org.customers, org.state.firm, np.random.default_rng(2).normal(size=len(org.customers))
    assert abs(f.usual_gap) < 1e-3 and f.service_traditional > f.service_social
    assert f.usual_gap_phone == f.usual_gap > f.usual_gap_social  # the phone is the best channel
    c.channel[:] = np.where(c.social == 1, 2, 1)
    only = np.flatnonzero((c.present == 1) & (c.social == 0))
    before = c.trust[only].copy()
    for i in only:
        experience.meet_by_version_1(org.state, i, noise[i], 0.0, 0.0)
    step = (c.trust[only] - before).mean()
    assert len(only) > 4000
    assert abs(step) < 4.0 * (c.trust[only] - before).std() / math.sqrt(len(only)) + 0.0005


def test_what_customers_are_used_to_is_needed_by_version_1_alone() -> None:
    f = Organization(20, weeks=1, precision="float64", rng=1).state.firm
    assert f.usual_gap == f.usual_gap_phone == f.usual_gap_social == 0.0


@pytest.fixture(scope="module")
def crowd() -> Organization:
    """Two thousand people at week 0, livelier than by default."""
    population = generate(2000)
    return Organization(
        population=population,
        weeks=1,
        precision="float64",
        parameters={"propensity_mean": -3.0, "access_today": 0.3, "joining": 0.3},
        rng=3,
    )


def test_practice_and_contributions_of_week_0_are_those_of_usual_chances(crowd: Organization) -> None:
    e, f = crowd.people, crowd.state.firm
    assert abs(e.practice.mean() / f.usual_practice - 1.0) < 0.15
    assert abs(e.posts_memory.mean() / 26.0 / (f.staff_posts / f.staff) - 1.0) < 0.15


def test_units_are_as_integrated_as_their_habits_carry(crowd: Organization) -> None:
    habits = np.bincount(crowd.people.unit, crowd.people.habit) / np.bincount(crowd.people.unit)
    assert np.abs(crowd.state.units.embedding - np.minimum(habits, 0.25)).max() < 1e-12


def test_ideas_wait_and_improve_as_in_a_usual_week(crowd: Organization) -> None:
    f = crowd.state.firm
    before = float(f.backlog), float(f.gain)
    ideas.flow(crowd.state)
    assert before[0] > 0.0 and np.abs(np.array(before) - (f.backlog, f.gain)).max() < 1e-12


def test_members_of_week_0_are_as_many_as_joining_and_leaving_keep(crowd: Organization) -> None:
    p = crowd.state.p
    usual = crowd.state.firm.usual_practice * p.joining * p.joining_useless
    members = (crowd.state.slots >= 0).sum() / len(crowd.people)
    assert abs(members / (usual / (p.leaving_base + p.leaving_useless)) - 1.0) < 0.4  # about 60 people


def test_somebody_new_has_no_past(firm: Firm) -> None:
    org = firm(5, propensity_mean=-3.0, access_today=0.3)
    assert not org.people.practice.any() and not org.people.posts_memory.any()


def test_usual_practice_leaves_skill_where_it_is(firm: Firm) -> None:
    org = firm(3)
    org.state.firm.usual_practice, org.people.practice[:] = 0.1, 0.1
    org.people.skill[:], org.people.outside_skill[:] = 0.3, 0.1
    skill.learn(org.state)
    assert np.abs(org.people.skill - 0.3).max() < 1e-15 and np.abs(org.people.outside_skill - 0.1).max() < 1e-15


def test_contact_makes_up_for_what_usual_turnover_takes_from_ties(firm: Firm) -> None:
    org = firm(3, ties=[(0, 1, 0.8), (1, 2, 0.5), (2, 0, 1.0)])
    p, quits = org.state.p, float(org.state.firm.quit_start)
    for tie in org.state.ties[org.state.ties.rate > 0.0]:
        change = ties.kept_weight(p, tie.weight, tie.rate) - tie.weight
        assert quits > 0.0 and abs(change - 2.0 * quits * (1.0 - 0.3) * tie.weight) < 1e-12
