"""The rounds of a workshop file: everything the file says of a round reaches the round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from simulation.errors import UserError
from visualizer.phones.rounds.game import Game
from visualizer.plan import workshop
from visualizer.plan.plan import Plan
from visualizer.stories.catalogue import Place
from visualizer.stories.offered import stage_sketch
from visualizer.stories.workshop_offers import workshop_offers

FILE = """\
title: Monday
organization: krackhardt
strategies: [tools-only, inside-out]
weeks: 104
rounds:
  - {kind: vote, question: Is it so?, options: ["Yes", "No"], seconds: 11}
  - {kind: sketch, question: How far?, indicator: total_value, low: -50, high: 2000, seconds: 12}
  - {kind: teams, question: Which plan?, levers: [training, deeds], budget: 3, seconds: 13}
  - {kind: people, question: Do you?, weeks: 5, seconds: 14}
  - {kind: questions, question: What leads?, seconds: 15}
"""


@pytest.fixture(scope="module")
def games(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Game]]:
    """The rounds of the file, by kind, not yet begun."""
    file = tmp_path_factory.mktemp("monday") / "monday.yaml"
    file.write_text(FILE, encoding="utf-8")
    held = workshop.hold(str(file))
    made = [offer.make(number) for number, offer in enumerate(workshop_offers(Place(), held.plan), start=1)]
    yield {game.round.kind: game for game in made}
    workshop._held.clear()


def test_the_words_of_the_file_are_asked(games: dict[str, Game]) -> None:
    assert {kind: game.round.question.text for kind, game in games.items()} == {
        "vote": "Is it so?",
        "sketch": "How far?",
        "teams": "Which plan?",
        "people": "Do you?",
        "questions": "What leads?",
    }


def test_phones_have_the_seconds_of_the_file(games: dict[str, Game]) -> None:
    assert [game.seconds for game in games.values()] == [11, 12, 13, 14, 15]


def test_a_curve_is_drawn_on_the_axis_of_the_file(games: dict[str, Game]) -> None:
    asked: Any = games["sketch"].round.question
    assert (asked.low, asked.high, asked.unit) == (-50.0, 2000.0, "k")


def test_the_cards_and_weeks_are_those_of_the_file(games: dict[str, Game]) -> None:
    teams: Any = games["teams"].round.question
    people: Any = games["people"].round.question
    assert [card.lever for card in teams.deck] == ["training", "deeds"] and people.length == 5


def test_an_indicator_without_a_value_at_the_start_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    from visualizer.stories import offered

    made = offered.build(Plan("krackhardt", "tools-only", weeks=26))
    made.history[0] = float("nan")
    monkeypatch.setattr(offered, "build", lambda plan: made)
    with pytest.raises(UserError, match="no value at the start"):
        stage_sketch(Plan("krackhardt", "tools-only", weeks=26), "practice").make(1)


@pytest.mark.usefixtures("games")
def test_without_a_story_no_step_is_named() -> None:
    held = workshop.current()
    assert held is not None and not any("Step" in offer.label for offer in workshop_offers(Place(), held.plan))
