"""What the Stage shows of a run's end is what the run reports; a strategy looks as in a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest

from analysis.presentation import style
from experiments.comparison.result_tables import describe_columns
from scenarios.strategy import load_strategy
from visualizer.compare.comparison import Asked
from visualizer.live.frames import Frames, describe_money, line_of, line_on_stage, range_text, smooth, strokes
from visualizer.live.session import Session
from visualizer.plan.own_strategies import pack
from visualizer.plan.plan import OWN, Plan
from visualizer.plan.resolve import build, entries_of
from visualizer.wording.currency import name_currency
from visualizer.wording.indicators import columns

WRITTEN = Plan("krackhardt", "inside-out")
CHANGED = WRITTEN.with_entries(entries_of(WRITTEN)[:1])


def compared(plan: Plan, *names: str, shown: str = "inside-out") -> dict[str, style.Line]:
    """Return how Compare and its report draw these strategies."""
    frame = pd.DataFrame()
    frame.attrs.update(describe_columns(Asked(plan, names).question()))
    return style.choose_lines(frame, [shown])


def test_the_path_in_the_plane_ends_where_the_run_reports_its_end() -> None:
    org = build(Plan("krackhardt", weeks=16))
    org.run()
    path = smooth(org.history[:, columns()["being"]])
    assert path[-1] == pytest.approx(org.final()["being"], abs=1e-6)


def test_runs_with_other_luck_may_be_put_aside_while_they_are_described() -> None:
    there: list[list[Any]] = [[np.full((9, len(columns())), 0.5)] * 2, []]

    class Changing:
        outcomes_hidden, counted = False, 2
        runs = property(lambda _: there.pop(0))

    assert "50" in range_text(cast(Any, Changing()))


@pytest.fixture
def paused() -> Iterator[Session]:
    """A session that stands in week 10, with no threads."""
    session = Session(Plan("krackhardt", weeks=12), week=10)
    session.background.start = lambda _plan: None  # type: ignore[method-assign]
    session.run._safely()
    yield session
    session.close()


def test_another_run_is_described_in_its_own_sentence(paused: Session) -> None:
    frames = Frames(paused)
    before = frames.hud()["story_line"]
    paused.change(paused.plan.with_strategy("nothing"))
    paused.run._safely()
    assert before != frames.hud()["story_line"] == Frames(paused).hud()["story_line"]


def test_a_sentence_goes_with_the_weeks_it_was_found_in(paused: Session) -> None:
    frames, recording = Frames(paused), paused.run.recording
    assert recording is not None
    before = frames.hud()["story_line"]
    recording.add(replace(recording.frames[10]), recording.history[0].astype(float))
    assert before != frames.hud()["story_line"] == Frames(paused).hud()["story_line"]


def test_a_strategy_has_one_line_on_the_stage_and_in_a_comparison() -> None:
    assert line_on_stage(WRITTEN) == compared(WRITTEN, "mandate", "inside-out")["inside-out"]


def test_a_strategy_changed_on_the_stage_keeps_its_line_in_a_comparison() -> None:
    name = "inside-out-changed"
    assert line_on_stage(CHANGED) == compared(CHANGED, "inside-out", OWN, shown=name)[name]


def test_a_strategy_of_ones_own_has_one_line_on_the_stage_and_in_a_comparison() -> None:
    own = pack(replace(load_strategy("inside-out"), title="Ask first"))
    assert line_of(own) == compared(WRITTEN, "mandate", own, shown="ask-first")["ask-first"]


def test_a_changed_strategy_is_a_tint_of_the_written_one() -> None:
    assert line_on_stage(CHANGED).color in {style.mix(line_on_stage(WRITTEN).color, *tint) for tint in style.TINTS}


def test_a_changed_strategy_is_not_drawn_as_the_written_one() -> None:
    assert line_on_stage(CHANGED) != line_on_stage(WRITTEN)


def test_a_dash_grows_with_the_line_as_in_the_figures() -> None:
    assert strokes((0, (5, 2)), width=2) == "10 4" and strokes("solid") == ""


def test_a_loss_is_called_a_loss_and_there_is_none_before_nothing_has_run(paused: Session) -> None:
    recording = paused.run.recording
    assert recording is not None
    past = recording.history[:11]
    assert describe_money(paused, past) == {}
    paused.nothing = np.array(past)
    paused.nothing[:, columns()["total_value"]] += 1e6
    found = describe_money(paused, past)
    assert found["loss"] and found["text"].startswith("A loss so far: ")


@pytest.mark.parametrize(("more", "text"), [(1e3, "A loss so far: "), (-1e9, "Net value so far: ")])
def test_what_is_lost_or_gained_so_far_has_no_sign_and_names_its_currency(
    paused: Session, euro: None, more: float, text: str
) -> None:
    found = worth(paused, 10, more)
    assert re.fullmatch(rf"{text}[\d,]+ k EUR (more|less) than going on as before, after cost", found["text"])


@pytest.mark.parametrize(
    ("more", "text"), [(1e3, "A loss of .*, not paid back"), (-1e9, "A net value of .*, paid back.*")]
)
def test_at_its_end_a_run_is_worth_what_a_report_says(paused: Session, more: float, text: str) -> None:
    found = worth(paused, 12, more)
    assert re.fullmatch(text, found["text"]) and found["loss"] == (more > 0)


def worth(session: Session, week: int, more: float) -> dict[str, Any]:
    """Return what is said in a week of a run whose value lies so far below that of going on as before."""
    recording = session.run.recording
    assert recording is not None
    past = np.resize(recording.history[:11], (week + 1, len(columns())))
    session.nothing = np.array(past)
    session.nothing[:, columns()["total_value"]] += more
    return describe_money(session, past)


@pytest.fixture
def euro() -> Iterator[None]:
    """A server whose prices are in euros."""
    name_currency("EUR")
    yield
    name_currency("")


def test_being_is_shown_as_a_run_reports_it(paused: Session) -> None:
    recording = paused.run.recording
    assert recording is not None
    mean = 100 * recording.history[1:11, columns()["being"]].mean()
    assert Frames(paused).hud()["shown"] == style.format_number(float(mean))
