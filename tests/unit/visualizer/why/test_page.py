"""The account of why on the pages: the model's own drivers, and a split that adds up."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import reacton
import solara

from analysis.presentation.style import format_number
from experiments.runs.reporting_window import level
from simulation.attribution import drivers
from visualizer.live.ensemble import history
from visualizer.live.replay import ReplayedRun, replay_run
from visualizer.plan.plan import Happening, Plan
from visualizer.plan.resolve import build
from visualizer.stage.group_portraits import of_community, of_customers, of_unit
from visualizer.stage.person_portrait import of_person
from visualizer.why import by_decision, by_mechanism
from visualizer.why.by_mechanism import lines_of
from visualizer.why.leave_one_out import leave_one_out
from visualizer.why.mechanism_split import Booked, against, between, booked, differing, over_time
from visualizer.wording.drivers import ACCOUNTS, reasons, strongest
from visualizer.wording.indicators import columns

PLAN = Plan("krackhardt", weeks=12)


@pytest.fixture(scope="module")
def found() -> ReplayedRun:
    replayed = replay_run(PLAN, 12, seat=3)
    assert replayed is not None
    return replayed


@pytest.fixture(scope="module")
def account() -> Booked:
    made = booked(PLAN)
    assert made is not None
    return made


def text_of(element: object) -> str:
    """Everything written in an element."""
    if isinstance(element, str):
        return element
    children = getattr(element, "kwargs", {}).get("children", [])
    return " ".join(text_of(child) for child in children)


def test_the_split_between_two_weeks_adds_up(account: Booked) -> None:
    split = between(account, "being", 3, 12)
    assert split.end - split.start == pytest.approx(sum(amount for _, amount in split.parts), abs=1e-9)


def test_the_split_by_mechanism_ends_where_the_account_by_decision_ends(account: Booked) -> None:
    assert between(account, "being", 0, 12).end == pytest.approx(level(account.levels, "being", 12))


def test_the_split_by_mechanism_ends_where_the_run_reports_its_end(account: Booked) -> None:
    org = build(PLAN)
    org.run()
    assert between(account, "being", 0, 12).end == pytest.approx(org.final()["being"])


def test_the_split_between_two_strategies_adds_up(account: Booked) -> None:
    other = booked(Plan("krackhardt", "tools-only", weeks=12))
    assert other is not None
    split = against(account, other, "trust", 12)
    assert split.end - split.start == pytest.approx(sum(amount for _, amount in split.parts), abs=1e-9)


def test_the_parts_of_a_difference_between_two_strategies_add_up_every_week(account: Booked) -> None:
    other = booked(Plan("krackhardt", "tools-only", weeks=12))
    assert other is not None
    column = columns()["trust"]
    gap = account.levels[:, column] - other.levels[:, column]
    assert sum(over_time(differing(account, other), "trust").values()) == pytest.approx(gap, abs=1e-6)


def test_parts_over_time_end_where_the_indicator_ends(account: Booked) -> None:
    levels = account.levels[:, columns()["practice"]]
    assert sum(over_time(account, "practice", most=2).values()) == pytest.approx(levels - levels[0], abs=1e-6)


def test_lines_over_time_are_drawn_for_pages_and_narrower_for_phones(account: Booked) -> None:
    found = lines_of(account, "being")
    assert 'viewBox="0 0 280.8 ' in found["narrow"] and 'viewBox="0 0 475.2 ' in found["drawing"]


def test_reasons_of_the_firm_are_means_over_its_people(found: ReplayedRun) -> None:
    org = found.org
    present = np.flatnonzero(np.asarray(org.people.present))
    habit = [drivers(org, "participation", int(seat))["habit"] for seat in present]
    assert reasons(org, "participation")["habit"] == pytest.approx(np.mean(habit))


@pytest.mark.parametrize("mechanism", ACCOUNTS)
def test_every_account_has_an_answer(found: ReplayedRun, mechanism: str) -> None:
    assert reasons(found.org, mechanism, seat=3)


def test_the_strongest_driver_comes_first() -> None:
    found = strongest({"habit": 0.1, "voice risk": -0.5, "skill": 0.0})
    assert found == [("risk of speaking up", -0.5), ("habit", 0.1)]


def test_a_person_is_described_with_the_risk_of_speaking_up(found: ReplayedRun) -> None:
    _, body = of_person(found, 3)
    text = " ".join(map(text_of, body))
    assert "risk of speaking up" in text
    assert "nobody is to be judged" in text


def test_a_unit_is_described_against_the_whole_firm(found: ReplayedRun) -> None:
    session = SimpleNamespace(run=SimpleNamespace(recording=None))
    title, body = of_unit(session, found, 0)  # type: ignore[arg-type]
    assert title == found.org.population.units[0]
    assert "whole firm" in " ".join(map(text_of, body))


def test_a_community_is_described_with_what_moves_it(found: ReplayedRun) -> None:
    title, body = of_community(found, 0)
    assert title == "Community 1"
    assert "What moves its content" in " ".join(map(text_of, body))


def test_there_is_no_community_beyond_the_last(found: ReplayedRun) -> None:
    assert of_community(found, 10_000)[0] == "Community"


def test_customers_are_described_in_two_groups(found: ReplayedRun) -> None:
    text = " ".join(map(text_of, of_customers(found)[1]))
    assert "on social channels" in text
    assert "empowered staff" in text


def test_the_sentence_of_a_split_adds_up_with_what_it_does_not_name() -> None:
    parts = (
        ("taking part", 35.3),
        ("trust", 2.0),
        ("voice", -1.5),
        ("skill", 1.0),
        ("ties", 0.2),
        ("quits", -1.6),
    )
    assert by_mechanism.named(parts).endswith("ties +0.20; and 1 more, −1.60")
    assert by_mechanism.named((*parts, ("mood", 0.1))).endswith("; and 2 more, −1.50 together")
    assert "more" not in by_mechanism.named(parts[:5])


def test_the_sentence_of_the_decisions_says_how_many_it_does_not_name() -> None:
    parts = [
        ("tools", 30.0),
        ("deeds", 20.0),
        ("words", -10.0),
        ("training", 5.0),
        ("forums", 1.2),
        ("metrics", -0.4),
    ]
    assert by_decision.named(parts, 70.0).endswith("without any of the other 2: a difference of 1.20 or less")
    assert by_decision.named(parts[:5], 70.0).endswith("without the other one: a difference of 1.20")
    assert by_decision.named(parts[:4], 70.0).endswith("to 65.0 without training")


def test_the_picture_of_decisions_starts_every_bar_at_0_beside_the_whole_change() -> None:
    plan = Plan("krackhardt", "tools-only", weeks=12)
    own, nothing = history(plan, build), history(by_decision.undecided(plan), build)
    others = leave_one_out(plan, Event(), lambda _: None)
    made = by_decision.picture(by_decision.Decisions(own, nothing, tuple(others), False), "being", 12)
    assert made is not None
    change = 100 * (level(own, "being", 12) - level(nothing, "being", 12))
    assert f"whole change {format_number(change)}" in made["drawing"]
    assert "interaction and rest" not in made["drawing"]


def test_the_whole_change_by_decision_holds_what_an_event_did(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, seen = replace(PLAN, events=(Happening("layoff", 4),)), []
    monkeypatch.setattr(by_decision, "history", lambda plan, *_: plan)
    monkeypatch.setattr(by_decision, "leave_one_out", lambda *_: [])
    monkeypatch.setattr(by_decision, "begin", lambda work, *_: work(Event()))

    @solara.component
    def Page() -> Any:
        seen.append(by_decision.use_decisions(plan).nothing)
        return solara.Text("")

    _, drawn = reacton.render_fixed(Page())
    assert (seen[-1].events, seen[-1].strategy) == ((), "nothing")
    drawn.close()
