"""E33: seats that open and close, and the books of a firm that grows or lets people go."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from simulation import opening_seats
from simulation.events import Event
from simulation.mechanisms import growth
from simulation.model import Organization
from simulation.population import Population, generate
from simulation.seating import more_seats
from simulation.snapshots import Timeline

Firm = Callable[..., Organization]
CALM = {"quit_base": 0.001, "quit_by_trust": 0.0, "quit_by_fit": 0.0, "quit_by_fatigue": 0.0}


def company(**changes: float) -> Population:
    """Forty people in a few units."""
    return replace(generate(40, seed=2), **changes)


def running(population: Population, weeks: int = 30, **options: object) -> Organization:
    """A firm in which nothing is done."""
    return Organization(population=population, weeks=weeks, precision="float64", rng=1, **options)


@pytest.mark.parametrize("rate", [1.0, 0.26, -0.5])
def test_the_number_of_seats_follows_its_path_to_the_seat(rate: float) -> None:
    org = running(company(growth=rate))
    org.run()
    seats, due, path = 40, 0.0, []
    for _ in range(30):
        seats, due = seats + int(due), due - int(due)
        path.append(seats)
        due += rate * seats / 52
    assert org.indicator("headcount")[1:].tolist() == path
    assert abs(path[-1] - 40 * (1 + rate / 52) ** 29) < 2.0


def test_a_hiring_wave_opens_seats_by_the_size_of_units_and_people_come() -> None:
    org = running(company())
    before = np.bincount(org.people.unit)
    org.trigger(Event("hiring_wave", 3, {"share": 1.0}))
    org.run(3)
    assert np.bincount(org.people.unit).tolist() == (2 * before).tolist() and org.people.present.all()
    new = np.arange(40, 80)
    source, target, _ = org.ties()
    assert np.isin(new, source).all() and np.isin(new, target).all()
    assert (org.people.manager[new] >= 0).all()


def test_seats_that_open_at_once_are_those_that_open_one_by_one_and_tables_are_rebuilt_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_once, singly = (running(company(), structure={"knowledge": "topics"}) for _ in range(2))
    for _ in range(50):
        opening_seats.open_seats(singly, 1, np.ones(len(singly.people), bool))
    rebuilt, rebuild = [], more_seats.with_more_seats
    monkeypatch.setattr(more_seats, "with_more_seats", lambda o, *new: rebuilt.append(new) or rebuild(o, *new))
    opening_seats.open_seats(at_once, 50, np.ones(40, bool))
    assert len(rebuilt) == 1
    assert np.array_equal(at_once.people, singly.people) and at_once.state.firm.seats_opened == 50.0
    assert np.array_equal(at_once.state.facts.people, singly.state.facts.people)
    assert [sleeping(at_once, i) for i in range(90)] == [sleeping(singly, i) for i in range(90)]


def sleeping(org: Organization, seat: int) -> list[tuple[float, ...]]:
    """Target, weight and rate of the ties of a seat that sleep, the first first."""
    row = org.state.rows[seat]
    end = row.start + row.room
    return [tuple(tie) for tie in org.state.ties[end - row.asleep : end][::-1].tolist()]


def test_a_wave_in_one_unit_opens_seats_there_alone() -> None:
    org = running(company())
    name, seats = org.population.units[0], int((org.people.unit == 0).sum())
    org.trigger(Event("hiring_wave", 1, {"share": 1.0}, f"unit:{name}"))
    org.run(1)
    assert len(org.people) == 40 + seats and (org.people.unit[40:] == 0).all()


def test_a_firm_never_has_more_than_ten_times_its_seats(firm: Firm) -> None:
    org = firm(2)
    for _ in range(6):
        opening_seats.open_seats(org, 50, np.ones(len(org.people), bool))
    assert len(org.people) == 20


def test_a_cut_closes_vacant_seats_first_then_those_of_whoever_came_last() -> None:
    org = running(company(), structure={"careers": "on"})
    vacant = int(org.values()["vacancies"])
    assert vacant == 1  # as many as a usual week has
    may_go = np.flatnonzero((org.people.has_reports == 0) & (org.people.present > 0))
    last = may_go[np.argsort(org.people.tenure[may_go])][:2]
    gone = growth.close_seats(org.state, 3, np.ones(len(org.people), bool))
    assert gone == sorted(last.tolist()) and org.state.firm.staff == 38
    assert (org.people.open_seat == org.people.present).all()


def test_a_cut_never_closes_the_seat_of_the_head_or_of_a_leader() -> None:
    org = running(company())
    growth.close_seats(org.state, 40, np.ones(40, bool))
    leads = org.people.has_reports > 0
    assert (org.people.present[leads] > 0).all() and not org.people.present[~leads].any()


def test_with_careers_a_firm_starts_with_its_people_and_the_vacant_seats_of_a_usual_week() -> None:
    population = generate(200, seed=3)
    org = running(population, structure={"careers": "on"})
    leaders = (org.people.has_reports[:200] > 0).mean()
    expected = org.state.firm.quit_start * 200 * 6.0 * (1.0 + 0.7 * leaders)
    assert org.values()["headcount"] == 200 and org.values()["vacancies"] == round(expected)
    assert (org.state.units.seats_start == np.bincount(org.people.unit)).all()


def test_the_organization_says_how_long_seats_stand_vacant() -> None:
    org = running(company(vacancy_weeks=0.0), structure={"careers": "on"})
    org.run(20)
    assert (org.indicator("vacancies") == 0.0).all() and (org.indicator("headcount") == 40.0).all()


@pytest.mark.parametrize("structure", [{}, {"careers": "on"}], ids=["seats", "careers"])
@pytest.mark.parametrize("kind", ["layoff", "cut"])
def test_letting_half_the_people_go_is_worth_less_than_keeping_them(structure: dict[str, str], kind: str) -> None:
    values = {}
    for events in ((), (Event(kind, 40, {"share": 0.5}),)):
        org = running(company(), 70, structure=structure, events=events)
        org.run()
        values[len(events)] = org.values()["total_value"]
    assert values[1] < values[0]


def test_weeks_in_one_go_and_one_by_one_are_the_same_and_so_is_any_week_again() -> None:
    options = {"structure": {"careers": "on"}, "events": (Event("hiring_wave", 9), Event("cut", 15))}
    at_once, singly = (running(company(growth=0.9), **options) for _ in range(2))
    at_once.run()
    timeline = Timeline(singly, every=7)
    while singly.week < 30:
        timeline.step()
    assert np.array_equal(at_once.history, singly.history)
    timeline.goto(8)
    assert len(singly.people) < len(at_once.people)
    timeline.goto(30)
    assert np.array_equal(at_once.history, singly.history)


def test_agents_of_new_seats_are_new_agents() -> None:
    org = running(company(growth=1.0))
    before = list(org.agents)
    org.run()
    after = list(org.agents)
    assert len({agent.unique_id for agent in after}) == len(after) > len(before)
    assert set(before) - {agent for agent in before if not agent.present} <= set(after)
