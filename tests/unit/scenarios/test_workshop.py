"""A workshop file: everything wrong with it is told at once, at its place."""

from pathlib import Path

import pytest

from scenarios.workshop import load_workshop
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
