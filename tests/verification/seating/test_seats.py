"""E31: how long seats stand vacant (Little 1961), who moves up, and what becomes of a vacant seat's ties."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation.mechanisms import seats, turnover
from simulation.model import Organization

Firm = Callable[..., Organization]
ON = {"careers": "on"}
INDIFFERENT = {"quit_by_trust": 0.0, "quit_by_fit": 0.0, "quit_by_fatigue": 0.0, "first_years": 0.0}


def ring(people: int) -> list[tuple[int, int]]:
    """Everybody turns to the next."""
    return [(i, (i + 1) % people) for i in range(people)]


def empty(org: Organization, *leaving: int) -> None:
    """Let these people leave, and fill the seats that are filled at once."""
    org.people.buffer[:] = 0.0
    org.people.buffer[list(leaving)] = 1.0
    seats.turn_over(org.state)


def test_mean_vacancies_are_leavers_a_week_times_the_weeks_a_seat_stands_vacant(firm: Firm) -> None:
    org = firm(200, ring(200), structure=ON, quit_base=0.006, vacancy_weeks=8.0, **INDIFFERENT)
    left, vacant, open_seats = 0.0, [], org.people.open_seat.sum()
    for week in range(1, 2001):
        org.state.clock.week = week
        turnover.quit_and_hire(org.state)
        left += org.state.firm.quits + org.state.firm.dismissals
        vacant.append(open_seats - org.state.firm.staff)
    assert left > 2000
    assert abs(np.mean(vacant[200:]) / (8.0 * left / 2000) - 1.0) < 0.06


@pytest.mark.parametrize("weeks", [0.0, 3.0])
def test_a_seat_is_filled_with_chance_one_in_one_more_than_its_vacancy_weeks(firm: Firm, weeks: float) -> None:
    org = firm(400, ring(400), structure=ON, vacancy_weeks=weeks)
    empty(org, *range(300))
    filled = org.people.present[:300].mean()
    assert abs(filled - 1.0 / (1.0 + weeks)) <= 4 * np.sqrt(0.25 * 0.75 / 300) * (weeks > 0.0)


def test_a_leaders_seat_goes_to_the_report_who_gave_most_answers_and_was_there_longest(firm: Firm) -> None:
    org = firm(5, manager=[-1, 0, 1, 1, 1], structure=ON, vacancy_weeks=0.0, inside=1.0, promotion_noise=0.0)
    org.people.tenure[:], org.people.openness[:] = (9, 9, 30, 80, 60), (0.5, 0.5, 0.2, 0.7, 0.4)
    empty(org, 1)
    assert org.state.firm.promotions == 1 and org.people.present.all()
    assert (org.people.tenure[1], org.people.openness[1]) == (80, 0.7)
    assert org.people.tenure[3] == 0.0 and org.people.manager.tolist() == [-1, 0, 1, 1, 1]


def test_without_promotion_from_below_a_newcomer_takes_the_leaders_seat(firm: Firm) -> None:
    org = firm(5, manager=[-1, 0, 1, 1, 1], structure=ON, vacancy_weeks=0.0, inside=0.0)
    empty(org, 1)
    assert org.state.firm.promotions == 0 and org.people.tenure[1] == 0.0 and org.people.holder[1] == 1


def test_who_enters_an_empty_unit_fits_in_and_others_are_held_against_the_unit(firm: Firm) -> None:
    org = firm(4, units=2, structure=ON)
    org.people.present[[1, 2, 3]], org.people.openness[0] = 0, 0.3
    turnover.mean_openness(org.state)
    for seat in (1, 2):
        seats.take_up(org.state, seat)
    assert org.people.misfit[2] == 0.0
    assert abs(org.people.misfit[1] - abs(org.people.openness[1] - 0.3)) < 1e-12 and org.people.misfit[1] > 0.0


def test_ties_of_a_vacant_seat_sleep_and_wake_at_three_tenths_of_their_weight(firm: Firm) -> None:
    org = firm(4, structure=ON, vacancy_weeks=26.0, quit_base=0.001, **INDIFFERENT)  # so few that no seat is vacant
    o = org.state
    week = next(w for w in range(1, 99) if not _found(org, 2, w) and _found(org, 2, w + 1))
    o.clock.week = week
    empty(org, 2)
    assert 2 not in org.ties()[0] and 2 not in org.ties()[1] and o.rows.asleep.tolist() == [1, 1, 3, 1]
    o.clock.week = week + 1
    empty(org)
    source, target, weight = org.ties()
    assert len(source) == 12 and o.rows.asleep.sum() == 0
    assert set(weight[(source == 2) | (target == 2)].tolist()) == {0.3} and set(weight.tolist()) == {0.3, 1.0}


def test_ties_of_a_seat_that_closes_end(firm: Firm) -> None:
    org = firm(4, structure=ON)
    o = org.state
    org.people.present[[2, 3]] = 0
    seats.pass_ties_on(o)
    assert o.rows.asleep.tolist() == [2, 2, 3, 3]
    org.people.open_seat[2] = 0
    seats.pass_ties_on(o)
    assert o.rows.asleep.tolist() == [1, 1, 0, 2]
    org.people.present[3] = 1
    seats.pass_ties_on(o)
    source, target, _ = org.ties()
    assert len(source) == 6 and 2 not in source and 2 not in target and not o.rows.asleep.any()


def _found(org: Organization, seat: int, week: int) -> bool:
    """Whether somebody is found for this seat in this week."""
    from simulation import randomness

    org.state.clock.week = week
    u = randomness.draws(org.state.clock, randomness.VACANCY, seat, 0, week)[0]
    return bool(u < 1.0 / 27.0)


def test_the_last_one_present_never_leaves(firm: Firm) -> None:
    org = firm(3, structure=ON, quit_base=0.006, quit_by_trust=2.5, vacancy_weeks=26.0)
    org.state.firm.hazard_scale = 1000.0
    for week in range(1, 30):
        org.state.clock.week = week
        turnover.quit_and_hire(org.state)
        assert org.state.firm.staff == org.people.present.sum() >= 1
