"""Stories: every one is told by the model itself, and a mistake in a file is found where it stands."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scenarios.documents import Source
from scenarios.story import Story, load_story, read_story, stories
from scenarios.story_course import courses, run_course
from scenarios.story_reading import filled, judge_conditions
from scenarios.strategy import load_strategy
from simulation.errors import UserError

SEEDS = (1, 2, 3)
SMALL = """\
title: A small story
summary: Of tools.
organization: krackhardt
weeks: 12
steps:
  - {title: First, say: "From {practice@0}.", strategy: tools-only, until: 6}
  - {title: Second, say: And on., until: 12, levers: []}
"""


@cache
def story(name: str) -> Story:
    return load_story(name)


@cache
def outcome(name: str, step: int, other: str, seed: int) -> Any:
    told = story(name)
    course = courses(told)[step]
    if other.startswith("step "):
        course = courses(told)[int(other[5:]) - 1]
    elif other:
        course = replace(course, strategy=load_strategy(other), branches=())
    return run_course(course, told.organization, seed, told.weeks)


def test_there_are_six_stories() -> None:
    assert len(stories()) >= 6


@pytest.mark.parametrize("name", stories())
def test_what_a_story_tells_is_what_the_model_shows_whatever_the_luck(name: str) -> None:
    told = story(name)
    wrong = []
    for number, step in enumerate(told.steps):
        for condition in step.holds:
            found = [
                judge_conditions(condition, lambda other, s=seed, n=number: outcome(name, n, other, s))
                for seed in SEEDS
            ]
            if not all(one.holds for one in found):
                wrong.append(f"step {number + 1}: " + " | ".join(one.description for one in found))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", stories())
def test_every_text_of_a_story_can_be_filled_and_every_played_step_claims_something(name: str) -> None:
    told = story(name)
    for number, step in enumerate(told.steps):
        for text in (step.say, step.ask, step.tell):
            assert "{" not in filled(text, lambda other, n=number: outcome(name, n, other, told.seed))
    assert any(step.sketch for step in told.steps) and told.debrief and told.questions
    assert sum(bool(step.holds) for step in told.steps) >= 2


def test_a_step_goes_on_from_the_pause_with_the_same_people_and_luck() -> None:
    first, second = courses(read_story(Source.of(SMALL)))
    assert (second.start, second.stop) == (6, 12)
    one, two = (run_course(course, "krackhardt", 1, 12) for course in (first, second))
    np.testing.assert_array_equal(one[:7], two[:7])
    assert not np.array_equal(one, two)


def test_mistakes_are_told_with_line_and_column() -> None:
    bad = SMALL.replace("until: 12", "until: 5").replace("{practice@0}", "{practise@0}")
    with pytest.raises(UserError) as error:
        read_story(Source.of(bad, "my.yaml"))
    assert "my.yaml:6:" in str(error.value) and "did you mean 'practice'" in str(error.value)
    assert "my.yaml:7:" in str(error.value) and "week 5 is not after week 6" in str(error.value)


def test_an_unknown_story_names_the_nearest() -> None:
    with pytest.raises(UserError, match="did you mean 'crisis'"):
        load_story("crises")


def test_an_unknown_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="neither built in nor a file"):
        load_story(tmp_path / "none.yaml")


def test_a_round_that_does_not_fit_is_told_with_its_step(tmp_path: Path) -> None:
    text = SMALL.replace("until: 6}", "until: 6, rounds: [{kind: vote, options: [a]}]}")
    with pytest.raises(UserError, match=r"steps\[0\].rounds\[0\].*a vote needs a question and two options"):
        read_story(Source.of(text))


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("rounds: [{step: 2, kind: people}]", "a round within a step has no step of its own"),
        ("sketch: {indicator: total_value, low: 0}", "'total_value' has no range of its own"),
        ("sketch: {indicator: trust, low: 2}", "the axis goes from 2 to 1"),
    ],
)
def test_a_round_or_a_curve_that_cannot_be_shown_is_refused(more: str, fault: str) -> None:
    with pytest.raises(UserError, match=fault):
        read_story(Source.of(SMALL.replace("until: 6}", f"until: 6, {more}}}")))


def test_stories_for_a_room_ask_its_phones() -> None:
    asked = {name: {entry.kind for step in story(name).steps for entry in step.rounds} for name in stories()}
    assert asked["what-we-believed"] == {"sketch"} and "teams" in asked["the-budget"]
    assert "people" in asked["would-you-take-part"]
