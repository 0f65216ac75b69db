"""A whole workshop played by bots: nothing hidden reaches a phone, and the sheet holds every round."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from simulation.levers import LEVERS
from visualizer.phones.rounds.game import Game
from visualizer.plan import workshop
from visualizer.stories.rehearsal import Rehearsal, write_sheet

HIDDEN = ("mandate", "reward_counts", "deeds")
FILE = f"""\
title: Monday
organization: krackhardt
strategies: [tools-only, inside-out]
own_strategies:
  quiet:
    title: Quiet start
    levers: [{{lever: mandate, level: 1, start: 2}}, {{lever: deeds, level: 0.5, start: 4}}]
hidden: [{", ".join(HIDDEN)}]
start: quiet
seed: 7
weeks: 52
rounds:
  - {{kind: questions}}
  - {{kind: vote, question: "Is this your firm?", options: ["Yes", "Partly", "No"]}}
  - {{kind: sketch, indicator: practice}}
  - {{kind: teams, budget: 20}}
  - {{kind: people, weeks: 2}}
  - {{kind: questions, sheet: after}}
"""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Rehearsal, list[Game]]]:
    """The workshop, played by twelve bots."""
    file = tmp_path_factory.mktemp("monday") / "monday.yaml"
    file.write_text(FILE, encoding="utf-8")
    rehearsal = Rehearsal(str(file), 12)
    yield rehearsal, rehearsal.play()
    workshop._held.clear()


def walk(value: Any) -> Iterator[str]:
    """Every text in a message, keys too."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from walk(one)
    elif isinstance(value, list):
        for one in value:
            yield from walk(one)
    elif isinstance(value, str):
        yield value


def test_every_round_is_played_to_its_end(played: tuple[Rehearsal, list[Game]]) -> None:
    assert [(game.round.kind, game.round.over) for game in played[1]] == [
        ("questions", True),
        ("vote", True),
        ("sketch", True),
        ("teams", True),
        ("people", True),
        ("questions", True),
    ]


def test_no_message_to_a_phone_names_a_hidden_lever(played: tuple[Rehearsal, list[Game]]) -> None:
    names = {*HIDDEN, *(LEVERS[name].title for name in HIDDEN)}
    texts = [text for bot in played[0].bots.every for text in bot.texts]
    assert len(texts) > 200
    for text in texts:
        told = " | ".join(walk(json.loads(text))).lower()
        assert not [name for name in names if name.lower() in told.replace("_", " ") or name in told], text


def test_no_message_to_a_phone_shows_results_before_the_reveal(played: tuple[Rehearsal, list[Game]]) -> None:
    closed = {"vote": ("vote", "lock"), "sketch": ("sketch", "lock")}
    for bot in played[0].bots.every:
        messages = [json.loads(text) for text in bot.texts]
        for before, message in pairwise(messages):
            if message["t"] == "state" and message.get("p") in closed.get(message.get("k"), ()):
                assert before["t"] != "mine" or "shown" not in before


def test_states_are_small(played: tuple[Rehearsal, list[Game]]) -> None:
    states = [text for bot in played[0].bots.every for text in bot.texts if json.loads(text)["t"] == "state"]
    assert max(len(text.encode()) for text in states) <= 400


def test_the_sheet_and_the_tables_hold_every_round_and_say_that_bots_played(
    played: tuple[Rehearsal, list[Game]], tmp_path: Path
) -> None:
    written = write_sheet(played[1], tmp_path / "out", "Monday")
    sheet = written[0].read_text(encoding="utf-8")
    assert [path.name for path in written[1:]] == [
        "round_2_vote.csv",
        "round_3_sketch.csv",
        "round_4_teams.csv",
        "round_5_people.csv",
    ], "agreement of bots is no session to pool"
    assert sheet.count("<section>") == 6 and sheet.count("<img") == 4 and sheet.count("bots, not people") == 6
    for path in written[1:]:
        assert "seat" not in path.read_text(encoding="utf-8")
