"""A workshop file: everything wrong with it is told at once, at its place."""

import shutil
from pathlib import Path

import pytest

from scenarios.story import stories
from scenarios.workshop import load_workshop, read_workshop
from simulation.errors import UserError

WRONG = """title: Monday
organization: worksop
strategies: [tool-only, nothing]
own_strategies:
  quiet: {title: Quiet, levers: [{lever: dees, level: 0.5}]}
hidden: [mandat]
story: crises
"""


def complaints(folder: Path, text: str) -> list[str]:
    file = folder / "w.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        load_workshop(file)
    return [line.removeprefix(f"{file}:") for line in str(raised.value).splitlines()]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    assert [line.split(" (did")[0] for line in complaints(tmp_path, WRONG)] == [
        "2:1: organization: 'worksop' is neither built in nor a file",
        "3:14: strategies[0]: 'tool-only' is neither built in nor a file",
        "5:35: own_strategies.quiet.levers[0].lever: no lever is called 'dees'",
        "6:10: hidden[0]: no lever is called 'mandat'",
        "7:1: story: 'crises' is neither built in nor a file",
    ]


def test_the_strategy_it_starts_with_is_one_of_its_own(tmp_path: Path) -> None:
    assert complaints(tmp_path, "title: T\nstrategies: [nothing]\nstart: nothin\n") == [
        "3:1: start: 'nothin' is not among the strategies (did you mean 'nothing'?)"
    ]


def test_two_strategies_of_one_name_are_refused(tmp_path: Path) -> None:
    assert complaints(tmp_path, "title: T\nstrategies: [nothing, nothing]\n") == [
        "2:1: strategies: two strategies are called 'nothing'"
    ]


def test_rounds_for_phones_are_read_in_order(tmp_path: Path) -> None:
    file = tmp_path / "w.yaml"
    file.write_text(
        'title: T\nrounds:\n  - {kind: vote, question: "Q?", options: [a, b]}\n  - {step: 2, kind: people, weeks: 8}\n',
        encoding="utf-8",
    )
    assert [(one.kind, one.step, one.weeks) for one in load_workshop(file).rounds] == [
        ("vote", 1, 12),
        ("people", 2, 8),
    ]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("{kind: vot}", "rounds[0].kind"),
        ('{kind: vote, question: "Q?", options: [a]}', "a vote needs a question and two options at least"),
        ("{kind: sketch, options: [a, b]}", "a sketch round has no options; only a vote has"),
        ("{kind: people, levers: [training]}", "a people round has no cards; only a teams round has"),
        ("{kind: teams, levers: [deeds]}", "'deeds' is hidden from the room and cannot be on a card"),
        ("{kind: sketch, indicator: practise}", "did you mean 'practice'"),
        ("{kind: people, budget: 2}", "a people round has no budget; only a teams round has"),
        ("{kind: vote, question: Q, options: [a, b], indicator: trust}", "has no indicator; only a sketch round has"),
        ("{kind: sketch, indicator: total_value}", "'total_value' has no range of its own"),
        ("{kind: sketch, indicator: total_value, low: 5, high: 5}", "low must be less than high"),
        ("{kind: sketch, low: 0}", "ends of the axis of an indicator, and none is named"),
    ],
)
def test_what_is_wrong_in_a_round_is_told_with_its_place(tmp_path: Path, entry: str, fault: str) -> None:
    (line,) = complaints(tmp_path, f"title: T\nhidden: [deeds]\nrounds:\n  - {entry}\n")
    assert line.startswith("4:") and fault in line


def test_a_rival_is_another_strategy_that_exists(tmp_path: Path) -> None:
    wrong = "title: T\nstrategies: [tools-only, mandate]\nrival: "
    assert complaints(tmp_path, wrong + "tool-only\n") == [
        "3:1: rival: 'tool-only' is not among the strategies (did you mean 'tools-only'?)"
    ]
    assert complaints(tmp_path, wrong + "tools-only\n") == [
        "3:1: rival: 'tools-only' is what it opens with; name another"
    ]


@pytest.mark.parametrize("story", ["crisis", "own.yaml"])
def test_a_round_at_a_step_the_story_does_not_have_is_refused(tmp_path: Path, story: str) -> None:
    shutil.copy(stories()["crisis"], tmp_path / "own.yaml")
    rounds = "rounds:\n  - {step: 1, kind: sketch}\n  - {step: 90, kind: sketch}\n"
    (line,) = complaints(tmp_path, f"title: T\nstory: {story}\n{rounds}")
    assert line.startswith("5:") and "step 90: the story has" in line


def test_a_round_of_a_workshop_that_is_handed_in_is_checked_too() -> None:
    with pytest.raises(UserError, match="step 90: the story has"):
        read_workshop(b"title: T\nstory: crisis\nrounds: [{step: 90, kind: sketch}]\n", "w.yaml")
