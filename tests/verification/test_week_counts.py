"""Every number of weeks in the model, on both sides of its boundary."""

import ast
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import simulation
from simulation import indicators, lever_levels
from simulation import levers as lever
from simulation.bounds import MOST_WEEKS
from simulation.customers import rivals
from simulation.errors import UserError
from simulation.indicators import measure, progress
from simulation.levers import Entry, Strategy
from simulation.mechanisms import (
    attitude,
    careers,
    customers,
    fatigue,
    foresight,
    founding,
    habit,
    involvement,
    participation,
    seats,
    trust,
    turnover,
)
from simulation.model import Organization
from simulation.parameters import PARAMETERS

Firm = Callable[..., Organization]
CONSTANTS = {  # each constant of the model that counts weeks, and the test of its boundary
    "NEWCOMER_WEEKS": "test_a_newcomer_is_half_as_stubborn_in_the_first_26_weeks",
    "LATE_WEEKS": "test_being_asked_counts_up_to_26_weeks_after_a_launch",
    "INVOLVEMENT_WINDOW": "test_being_asked_counts_from_12_weeks_before_a_launch",
    "RECOVERY_WEEKS": "test_a_failure_is_softened_where_the_last_was_26_weeks_ago",
    "REVIEW_WEEKS": "test_a_stage_of_a_unit_lasts_8_weeks",
    "FINAL_WEEKS": "test_latest_practice_is_the_mean_of_12_weeks",
    "WEEKS_A_YEAR": "test_quits_and_churn_are_reported_for_52_weeks",
    "RETURN_WEEKS": "test_members_are_looked_at_again_after_26_weeks",
    "idle_weeks": "test_an_idle_community_is_closed_after_26_weeks",
    "TALK_WEEKS": "test_what_is_said_is_remembered_for_13_weeks",
    "brewing_weeks": "test_an_attack_brews_for_4_weeks_on_average",
    "LONGEST_SEARCH": "test_no_need_is_expected_to_take_longer_than_26_weeks",
    "MOST_WEEKS": "test_a_run_has_at_most_2600_weeks",
    "DEFAULT_WEEKS": "test_a_run_has_156_weeks_where_nothing_else_is_asked",
    "memory_weeks": "test_contributions_are_remembered_for_26_weeks",
    "routine_weeks": "test_a_lever_becomes_known_with_26_weeks",
    "heal_weeks": "test_a_grievance_heals_with_52_weeks",
    "misfit_weeks": "test_misfit_follows_with_26_weeks",
    "vacancy_weeks": "test_a_seat_that_stands_vacant_for_6_weeks_is_filled_with_chance_one_in_seven",
    "forgotten_weeks": "test_a_dropped_lever_is_forgotten_with_52_weeks",
    "launch_weight": "test_a_launch_counts_as_three_ordinary_weeks_of_evidence",
}


def declared() -> set[str]:
    """The constants and parameters of the model that count weeks."""
    found = {name for name, parameter in PARAMETERS.items() if parameter.unit == "weeks"} | {"LONGEST_SEARCH"}
    for path in Path(simulation.__file__).parent.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            for target in node.targets if isinstance(node, ast.Assign) else ():
                if isinstance(target, ast.Name) and {"WEEKS", "WINDOW"} & set(target.id.split("_")):
                    found.add(target.id)
    return found


def test_every_number_of_weeks_has_a_test_of_its_boundary() -> None:
    without = declared() - {name for name, test in CONSTANTS.items() if test in globals()}
    assert not without, f"write a test of the boundary of {', '.join(sorted(without))} and name it in CONSTANTS"


@pytest.mark.parametrize(("tenure", "share"), [(0, 0.5), (25, 0.5), (26, 1.0), (27, 1.0)])
def test_a_newcomer_is_half_as_stubborn_in_the_first_26_weeks(firm: Firm, tenure: int, share: float) -> None:
    org = firm(2)
    org.people.holder[:], org.people.tenure[:], org.people.stubbornness[:] = (0, 1), tenure, 0.6
    assert attitude.firmness(org.state, 0) == 0.6  # here from the beginning, however short
    assert attitude.firmness(org.state, 1) == 0.6 * share


@pytest.mark.parametrize(("weeks_on", "gain"), [(1, 0.09), (25, 0.09), (26, 0.09), (27, 0.0)])
def test_being_asked_counts_up_to_26_weeks_after_a_launch(firm: Firm, weeks_on: int, gain: float) -> None:
    org = firm(2)
    levers = org.state.levers
    levers.level[lever.TOOLS, :], levers.level[lever.INVOLVEMENT, :], levers.kinds.used[:] = 1.0, 1.0, 1
    levers.weeks_on[lever.TOOLS, :], levers.asked[:, :], org.people.anchor[:] = weeks_on, 0, 0.0
    levers.familiar[lever.TOOLS, :] = 1.0 - (25 / 26) ** weeks_on
    involvement.launch(org.state)
    assert np.abs(org.people.anchor - gain).max() < 1e-12


@pytest.mark.parametrize(("start", "gain"), [(3, 0.3), (14, 0.3), (15, 0.0)])
def test_being_asked_counts_from_12_weeks_before_a_launch(firm: Firm, start: int, gain: float) -> None:
    org = firm(2, structure=dict.fromkeys(("usefulness", "turnover"), "off"), weeks=20)
    org.adopt(Strategy("s", (Entry("involvement", 1.0, start=2, end=3), Entry("tools", 1.0, start=start))))
    org.people.anchor[:] = 0.0
    org.run(start)
    assert np.abs(org.people.anchor - gain).max() < 1e-12


@pytest.mark.parametrize(("weeks", "weight"), [(24.0, 2.0), (25.0, 1.5), (26.0, 1.5)])
def test_a_failure_is_softened_where_the_last_was_26_weeks_ago(firm: Firm, weeks: float, weight: float) -> None:
    org = firm(2, customers=2)
    org.state.p.contact_noise, org.state.p.contact_rate, org.state.p.service_base = 0.0, 1.0, 0.2
    c = org.customers
    c.satisfaction[:], c.expectation[:], c.social[:], c.weeks_since_failure[:] = 0.5, 0.4, 0, weeks  # one more now
    customers.serve(org.state)
    met = org.state.firm.service_traditional
    felt = ((c.satisfaction[:2] - 0.5) / 0.25 + 0.5 - met) / (0.5 * (met - 0.4))
    assert met < 0.35 and np.abs(felt - weight).max() < 1e-9 and (c.weeks_since_failure[:2] == 0.0).all()


@pytest.mark.parametrize(("weeks", "stage"), [(7, 0), (8, 1), (15, 1), (16, 2)])
def test_a_stage_of_a_unit_lasts_8_weeks(firm: Firm, weeks: int, stage: int) -> None:
    org = firm(4)
    org.state.p.integration_rate, org.people.habit[:], org.people.act[:] = 0.9, 1.0, 1
    org.state.levers.level[lever.EMBEDDING, :] = 1.0
    for _ in range(weeks):
        habit.form(org.state)
    assert org.state.units[0].stage == stage
    assert org.state.units[0].weeks_in_stage == weeks % 8


@pytest.mark.parametrize(("end", "share"), [(4, 0.0), (5, 1 / 5), (12, 1 / 12), (16, 1 / 12), (17, 0.0)])
def test_latest_practice_is_the_mean_of_12_weeks(firm: Firm, end: int, share: float) -> None:
    org = firm(2, weeks=30)
    org.state.practice_so_far[5] = 1.0
    assert progress.mean_practice(org.state, end) == share
    reported = np.zeros((end + 1, len(indicators.NAMES)))
    reported[5 : end + 1][:1] = 1.0
    assert abs(indicators.final(reported)[indicators.INDEX["practice"]] - share) < 1e-12


def test_quits_and_churn_are_reported_for_52_weeks(firm: Firm) -> None:
    org = firm(50, [(0, 1)], customers=100)
    org.state.firm.quits, org.state.firm.leavers, org.state.firm.customers_before = 2.0, 3.0, 60.0
    measure.measure(org.state)
    assert abs(org.state.values.quits - 100 * 52 * 2 / 50) < 1e-9
    assert abs(org.state.values.churn - 100 * 52 * 3 / 60) < 1e-9


@pytest.mark.parametrize(("chance", "weeks"), [(0.0, 26.0), (1 / 27, 26.0), (1 / 26, 26.0), (1 / 25, 25.0), (1.0, 1.0)])
def test_no_need_is_expected_to_take_longer_than_26_weeks(firm: Firm, chance: float, weeks: float) -> None:
    org = firm(2)
    org.people.help_chance[:] = chance
    measure.measure(org.state)
    assert abs(org.state.values.weeks_to_find - weeks) < 1e-9


@pytest.mark.parametrize(("joined", "share"), [(3, 0.5), (4, 0.5), (5, 0.0)])
def test_members_are_looked_at_again_after_26_weeks(firm: Firm, joined: int, share: float) -> None:
    org = firm(2, weeks=40)
    org.state.clock.week, org.state.members_so_far[4] = 30, 2.0
    org.state.slots[0, 0], org.state.joined[0, 0] = 0, joined
    measure.measure(org.state)
    assert org.state.values.returning == share


@pytest.mark.parametrize(("idle", "alive"), [(24, 1), (25, 1), (26, 0)])
def test_an_idle_community_is_closed_after_26_weeks(firm: Firm, idle: int, alive: int) -> None:
    org = firm(2, structure={"communities": "living"})
    org.state.communities.alive[0], org.state.communities.idle[0] = 1, idle  # and one week more now
    founding.close(org.state)
    assert org.state.communities.alive[0] == alive


def test_a_run_has_at_most_2600_weeks(firm: Firm) -> None:
    assert MOST_WEEKS == 2600
    assert firm(2, weeks=2600).horizon == 2600
    with pytest.raises(UserError, match="1 to 2600, not 2601"):
        firm(2, weeks=2601)


def test_a_run_has_156_weeks_where_nothing_else_is_asked(firm: Firm) -> None:
    assert Organization(population=firm(2).population).horizon == 156


def test_contributions_are_remembered_for_26_weeks(firm: Firm) -> None:
    org = firm(2)
    org.people.propensity[:], org.people.posts_memory[:] = -99.0, 52.0
    participation.take_part(org.state)
    assert np.abs(org.people.posts_memory - 50.0).max() < 1e-12


def test_a_lever_becomes_known_with_26_weeks(firm: Firm) -> None:
    org = firm(2)
    org.state.levers.level[lever.TOOLS, :], org.state.levers.kinds.used[lever.TOOLS] = 1.0, 1
    fatigue.tire(org.state)
    assert np.abs(org.state.levers.familiar[lever.TOOLS] - 1.0 / 26.0).max() < 1e-12


def test_a_dropped_lever_is_forgotten_with_52_weeks(firm: Firm) -> None:
    org = firm(2)
    org.state.levers.familiar[lever.TOOLS, :], org.state.levers.kinds.used[lever.TOOLS] = 0.52, 1
    fatigue.tire(org.state)
    assert np.abs(org.state.levers.familiar[lever.TOOLS] - 0.51).max() < 1e-12


def test_misfit_follows_with_26_weeks(firm: Firm) -> None:
    org = firm(2, structure={"careers": "on"})
    org.people.openness[:], org.people.misfit[:] = (0.24, 0.76), 0.0
    turnover.mean_openness(org.state)
    careers.drift_apart(org.state, 0)
    assert abs(org.people.misfit[0] - 0.01) < 1e-12


def test_a_seat_that_stands_vacant_for_6_weeks_is_filled_with_chance_one_in_seven(firm: Firm) -> None:
    org = firm(700, [(0, 1)], structure={"careers": "on"})
    org.people.buffer[:699] = 1.0
    seats.turn_over(org.state)
    assert abs(org.people.present[:699].mean() - 1 / 7) < 4 * np.sqrt(1 / 7 * 6 / 7 / 699)


def test_a_grievance_heals_with_52_weeks(firm: Firm) -> None:
    org = firm(2)
    org.people.grievance[:] = 0.52
    trust.update(org.state)
    assert np.abs(org.people.grievance - 0.51).max() < 1e-12


def test_a_launch_counts_as_three_ordinary_weeks_of_evidence(firm: Firm) -> None:
    org = firm(2)
    levers, tools = org.state.levers, lever.TOOLS
    levers.level[tools, :], levers.weeks_on[tools, :], levers.past_involvement[0, :] = 1.0, 0, 1.0
    levers.kinds.attention[tools], levers.kinds.used[tools] = 0.5, 1  # twice what the tools ask
    involvement.launch(org.state)
    assert np.abs(org.people.launch_evidence - 3.0 * 0.5 * (0.5 / 0.25)).max() < 1e-12


@pytest.mark.parametrize(
    ("week", "level"), [(3, 0.0), (4, 0.2), (5, 0.4), (6, 0.6), (7, 0.8), (8, 0.8), (11, 0.8), (12, 0.0)]
)
def test_a_lever_runs_from_its_start_up_its_ramp_to_the_week_before_its_end(
    firm: Firm, week: int, level: float
) -> None:
    org = firm(2, weeks=20)
    org.adopt(Strategy("s", (Entry("training", 0.8, start=4, ramp=4, end=12),)))
    assert abs(lever_levels.level_at(org.state.levers.entries[0], week) - level) < 1e-12


def test_what_is_said_is_remembered_for_13_weeks(firm: Firm) -> None:
    org = firm(2, customers=10, structure={"market": "shared"})
    f = org.state.firm
    f.talk, f.tone = 0.0, 0.0
    for _ in range(13):
        rivals.listen(org.state, 10.0, 0.5)
    assert abs(f.talk - 10.0 * (1.0 - (12.0 / 13.0) ** 13)) < 1e-12
    assert abs(f.tone - 0.5 * (1.0 - (12.0 / 13.0) ** 13)) < 1e-12


def test_an_attack_brews_for_4_weeks_on_average(firm: Firm) -> None:
    o = firm(2, customers=10, structure={"foresight": "cusum"}).state
    weeks = [foresight.brewed(o, number, week) for number in range(3) for week in range(3000)]
    assert min(weeks) == 1 and abs(np.mean(weeks) - 4.0) < 4.0 * (12.0 / 9000) ** 0.5
