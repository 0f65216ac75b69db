"""What happens to an organization: each event does what it says, in its week, and nothing else."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation import week
from simulation.errors import UserError
from simulation.events import EVENTS, Event
from simulation.model import Organization

Make = Callable[..., Organization]
STILL = dict.fromkeys(("trust", "turnover", "usefulness", "knowledge", "communities", "habit"), "off")


def after(make: Make, *events: Event, weeks: int = 3, **given: object) -> Organization:
    """The small firm after so many weeks with these events."""
    org = make(events=events, **given)
    org.run(weeks)
    return org


@pytest.mark.parametrize("kind", ["attack", "user_error"])
def test_an_incident_is_counted_and_stirs_outrage_in_its_week(make: Make, kind: str) -> None:
    calm = {"attack_rate": 0.0025, "incident_rate": 0.00036}
    struck, spared = after(make, Event(kind, 3, {"severity": 4.0}), parameters=calm), after(make, parameters=calm)
    assert struck.indicator("incidents")[3] == spared.indicator("incidents")[3] + 1
    more = struck.indicator("outrage") - spared.indicator("outrage")
    assert np.abs(more - [0.0, 0.0, 0.0, 4.0 * 1000 / 200]).max() < 1e-9


def test_a_new_leader_takes_the_seat_and_the_reports_trust_less(make: Make) -> None:
    struck, spared = after(make, Event("leader_leaves", 2, group="unit:Works"), weeks=2), after(make, weeks=2)
    assert struck.people.holder[8] == spared.people.holder[8] + 1 and struck.people.present.all()
    lost = spared.people.trust - struck.people.trust
    assert (lost[9:16] > 0.01).all() and np.abs(lost[1:8]).max() < 1e-3


def test_a_layoff_empties_seats_for_good_ends_ties_and_costs_trust(make: Make) -> None:
    still = {"structure": {"turnover": "off"}}
    struck = after(make, Event("layoff", 2, {"share": 0.25}, group="unit:Works"), **still)
    spared = after(make, **still)
    gone = np.flatnonzero(struck.people.present == 0)
    assert len(gone) == 2 and set(gone) <= set(range(8, 16))
    source, target, _ = struck.ties()
    assert not np.isin(source, gone).any() and not np.isin(target, gone).any()
    stayed = struck.people.present == 1
    assert (struck.people.trust[stayed] < spared.people.trust[stayed]).all()
    assert struck.state.firm.staff == 22


def test_the_head_is_never_laid_off(make: Make) -> None:
    org = after(make, Event("layoff", 1, {"share": 0.9}), Event("layoff", 2, {"share": 0.9}))
    assert org.people.present[0] == 1 and org.people.present.sum() >= 1


def test_demand_changes_contacts_for_its_weeks_only(make: Make) -> None:
    org = make(events=[Event("demand", 2, {"factor": 5.0, "weeks": 3})], parameters={"contact_rate": 0.2}, weeks=20)
    contacts = []
    for _ in range(8):
        org.step()
        contacts.append(org.state.firm.contacts_traditional + org.state.firm.contacts_social)
    present = org.customers.present.sum()
    assert np.mean(contacts[1:4]) > 0.9 * present and np.mean(contacts[:1] + contacts[4:]) < 0.3 * present


def test_new_technology_makes_knowledge_worth_less_at_once(make: Make) -> None:
    org = make(events=[Event("technology", 1, {"share": 0.5})], structure=STILL)
    before = org.people.skill.copy()
    org.prepare()
    assert np.abs(org.people.skill - 0.5 * before).max() < 1e-12
    assert (org.people.usefulness == org.parameters["usefulness_start"]).all()


def test_a_week_without_routines_takes_the_cue_from_habit_for_that_week_only(make: Make) -> None:
    org = make(events=[Event("routine_break", 2)])
    cues = []
    for _ in range(3):
        org.prepare()
        cues.append(float(org.state.firm.cue))
        week.week(org.state, None)
        org.close_week()
    assert cues == [1.0, 0.0, 1.0]


def test_every_kind_of_event_can_happen_with_its_defaults(make: Make) -> None:
    org = after(make, *(Event(kind, 2) for kind in EVENTS))
    assert np.isfinite(org.history).all()


def test_an_empty_seat_has_no_leader_to_lose(make: Make) -> None:
    org = make()
    org.people.present[5] = 0
    org.trigger(Event("leader_leaves", 1, group="seat:5"))
    org.prepare()
    assert org.people.holder[5] == 0


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        ("atack", {}, "did you mean 'attack'"),
        ("attack", {"dials": {"force": 1}}, "dial 'force' is unknown"),
        ("layoff", {"dials": {"share": 2}}, "share 2 is outside 0..0.9"),
        ("attack", {"group": "managers"}, "takes no group"),
        ("attack", {"week": -1}, "before week 0"),
    ],
)
def test_a_wrong_event_says_what_is_wrong(kind: str, given: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        Event(kind, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (Event("layoff", 1, group="unit:Work"), "did you mean 'Works'"),
        (Event("layoff", 1, group="seat:3"), "unknown"),
        (Event("leader_leaves", 1, group="seat:24"), "not a seat between 0 and 23"),
    ],
)
def test_a_group_the_firm_does_not_have_is_told_before_anything_happens(make: Make, event: Event, told: str) -> None:
    with pytest.raises(UserError, match=told):
        make(events=[event])
