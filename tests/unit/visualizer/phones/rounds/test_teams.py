"""The teams round: one phone of a table plans, the plan keeps to deck and budget, and places come from the judge."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from analysis.room.places import rank_teams
from experiments.room.teams import make_plan
from scenarios.budget import Scaled
from scenarios.rounds import Card, Round, TeamPlan, TeamsQuestion
from visualizer.phones.phone_room import PhoneRoom
from visualizer.phones.rounds.judging import Judged
from visualizer.phones.rounds.summary import summarize
from visualizer.phones.rounds.teams import TeamsGame

DECK_OF_TWO = (Card("training", "Training", (100.0, 90.0)), Card("tools", "Tools", (40.0, 30.0), rule=True))
QUESTION = TeamsQuestion("Spend it", DECK_OF_TWO, 120.0, 26, "net_value")
TRAINING = {"levels": {"training": 0.5}, "starts": {"training": 1}}


def double(team: str, plan: dict[str, Any]) -> Scaled:
    """A plan scaled to twice its levels, at most 1; table 2 cannot spend the budget."""
    made = make_plan(team, plan).scaled(2.0)
    return Scaled(
        made, 2.0, 120.0, 110.0, 60.0, "at full strength it costs less than the budget" if team == "2" else ""
    )


def close_plans(room: PhoneRoom, game: TeamsGame) -> None:
    """Close the plans, and wait until they are judged."""
    room.advance()
    assert room.advance() and game.round.phase == "running"
    for _ in range(500):
        if game.judged is not None:
            break
        threading.Event().wait(0.01)


def play_on(room: PhoneRoom, game: TeamsGame) -> None:
    """Judge the plans and reveal the places."""
    close_plans(room, game)
    while not game.round.over:
        assert room.advance()


@pytest.fixture
def game(room: PhoneRoom, phones: list[Any]) -> TeamsGame:
    """A round in which phones 1 to 3 sit at table 1, the others at table 2; who plans most is best."""

    def judge(plans: dict[str, Any], report: Any, stop: threading.Event) -> Judged:
        report(1, 1)
        places = rank_teams(tuple(plans), [[len(plan), len(plan) + 0.1] for plan in plans.values()])
        return Judged(places, {team: double(team, plan) for team, plan in plans.items()})

    one = TeamsGame(Round(room.next_round_id(), "teams", QUESTION), judge)
    room.ask(one)
    for at, phone in enumerate(phones):
        room.hear(phone.seat, {"t": "team", "team": 1 + at // 3})
    room.advance()
    return one


def own(phone: Any) -> dict[str, Any]:
    shown: dict[str, Any] = phone.newest("mine")["shown"]
    return shown


def test_the_first_at_a_table_plans_and_the_others_see_it(phones: list[Any], game: TeamsGame) -> None:
    phones[0].say("plan", **TRAINING)
    assert [own(phone)["editor"] for phone in phones[:3]] == [True, False, False]
    assert own(phones[2])["plan"] == {"training": [0.5, 1]} and "plan" not in own(phones[3])


def test_a_plan_is_news_for_its_own_table_alone(phones: list[Any], game: TeamsGame) -> None:
    before = [len(phone.sent) for phone in phones]
    phones[0].say("plan", **TRAINING)
    assert [len(phone.sent) > known for phone, known in zip(phones, before, strict=True)] == [True] * 3 + [False] * 3


def test_the_cards_are_sent_once_and_again_to_a_phone_that_comes_back(
    room: PhoneRoom, phones: list[Any], game: TeamsGame
) -> None:
    phones[0].say("plan", **TRAINING)
    assert sum(message["t"] == "round" for message in phones[0].sent) == 1
    again = type(phones[0])(room).join(seat=phones[0].newest("seat")["seat"])
    assert again.newest("round")["q"]["budget"] == 120.0


def test_another_phone_takes_over_with_the_plan(room: PhoneRoom, phones: list[Any], game: TeamsGame) -> None:
    phones[0].say("plan", **TRAINING)
    room.hear(phones[1].seat, {"t": "team", "team": 1})
    assert own(phones[1])["editor"] and own(phones[1])["plan"] and not own(phones[0])["editor"]
    phones[0].say("plan", levels={}, starts={})
    assert phones[0].newest("no")["why"] == "no_editor"


def test_a_team_goes_on_without_the_phone_that_planned(room: PhoneRoom, phones: list[Any], game: TeamsGame) -> None:
    phones[0].say("plan", **TRAINING)
    room.remove(1)
    assert game.editors[1] == 2 and game.plan_of(1) == TeamPlan({"training": (0.5, 1)})


@pytest.mark.parametrize(
    ("levels", "starts", "why"),
    [
        ({"mandate": 1}, {}, "not_now"),
        ({"training": 0.3}, {}, "not_now"),
        ({"tools": 0.5}, {}, "not_now"),
        ({"training": 1}, {"training": 2}, "not_now"),
        ({"training": 1, "tools": 1}, {}, "too_dear"),
    ],
)
def test_a_plan_outside_deck_steps_and_budget_is_refused(
    phones: list[Any], game: TeamsGame, levels: Any, starts: Any, why: str
) -> None:
    phones[0].say("plan", levels=levels, starts=starts)
    assert phones[0].newest("no")["why"] == why and not game.round.answers


def test_places_are_shown_only_at_the_reveal(room: PhoneRoom, phones: list[Any], game: TeamsGame) -> None:
    phones[0].say("plan", levels={"training": 0.5, "tools": 1}, starts={})
    phones[3].say("plan", levels={"tools": 1}, starts={})
    close_plans(room, game)
    assert "words" not in own(phones[0]) and game.places() == []
    room.advance()
    assert [place.team for place in game.places()] == ["2"] and "words" not in own(phones[0])
    room.advance()
    assert game.round.over and [place.team for place in game.places()] == ["1", "2"]
    assert "place 1" in own(phones[1])["words"][0] and "place 2" in own(phones[5])["words"][0]


def test_what_is_shown_and_written_is_the_plan_that_was_run(
    room: PhoneRoom, phones: list[Any], game: TeamsGame
) -> None:
    phones[0].say("plan", **TRAINING)
    phones[3].say("plan", levels={"tools": 1}, starts={})
    play_on(room, game)
    assert game.describe("1") == "Training 100 % from quarter 2; 110 k"
    assert game.describe("2") == "Tools 100 % from quarter 1; 110 k (at full strength it costs less than the budget)"
    assert "Training 100 %" in own(phones[1])["words"][1]
    kept = summarize(game)
    assert kept.csv is not None and "1,training,1,2,90," in kept.csv
    assert any("Training 100 % from quarter 2" in line for line in kept.lines)


def test_plans_stay_on_the_sheet_when_their_phones_have_gone(
    room: PhoneRoom, phones: list[Any], game: TeamsGame
) -> None:
    phones[0].say("plan", **TRAINING)
    phones[3].say("plan", levels={"tools": 1}, starts={})
    room.advance()
    room.advance()
    for number in range(1, 4):
        room.remove(number)
    for _ in range(500):
        if game.round.over:
            break
        room.advance()
        threading.Event().wait(0.01)
    assert game.round.over and any("Training" in line for line in summarize(game).lines)


def test_places_are_revealed_from_the_last_up_and_tables_that_share_one_together(
    room: PhoneRoom, phones: list[Any], game: TeamsGame
) -> None:
    places = rank_teams(("a", "b", "c", "d"), [[1.0, 1.1], [3.0, 3.1], [1.1, 1.0], [2.0, 2.1]])
    game.judged = Judged(places, {})
    game.round.phase, shown = "running", []
    while not game.round.over:
        game.next_phase()
        shown.append([place.team for place in game.places()])
    assert [sorted(teams) for teams in shown] == [["a", "c"], ["a", "c", "d"], ["a", "b", "c", "d"]]


def test_a_round_goes_on_once_a_table_has_a_plan(room: PhoneRoom, phones: list[Any], game: TeamsGame) -> None:
    assert not room.advance() and game.round.phase == "plan" and "No table" in game.waits_for
    phones[0].say("plan", **TRAINING)
    assert room.advance() and not game.waits_for


def test_the_clock_leaves_tables_without_a_plan_their_time(
    room: PhoneRoom, phones: list[Any], game: TeamsGame, clock: Any
) -> None:
    clock.now += game.seconds or 0
    room.tick()
    assert game.round.phase == "plan" and room.left is None
    phones[0].say("plan", **TRAINING)
    assert game.answered() == 1


def test_a_single_plan_is_run_and_has_no_place(room: PhoneRoom, phones: list[Any], game: TeamsGame) -> None:
    phones[0].say("plan", **TRAINING)
    room.advance()
    room.advance()
    for _ in range(500):
        if room.advance():
            break
        threading.Event().wait(0.01)
    shown = " ".join(own(phones[0])["words"])
    assert game.round.over and "the only one" in shown and "place" not in shown


def test_the_presenter_hears_how_many_tables_have_a_plan(phones: list[Any], game: TeamsGame) -> None:
    phones[0].say("plan", **TRAINING)
    assert game.progress_line(len(phones)) == "Plans sent by 1 of 2 tables"


@pytest.fixture
def drawn(room: PhoneRoom, phones: list[Any]) -> TeamsGame:
    """A round in which tables were drawn by lot."""
    one = TeamsGame(Round(room.next_round_id(), "teams", QUESTION), lambda *_: Judged((), {}))
    room.ask(one)
    one.draw_tables()
    return one


def test_by_lot_every_phone_has_a_table_of_about_the_same_size_and_one_plans_at_each(
    phones: list[Any], drawn: TeamsGame
) -> None:
    assert sorted(own(phone)["team"] for phone in phones) == [1, 1, 1, 2, 2, 2]
    assert sum(own(phone)["editor"] for phone in phones) == 2


def test_a_phone_that_comes_after_the_lot_gets_the_smallest_table(
    room: PhoneRoom, phones: list[Any], drawn: TeamsGame
) -> None:
    left = own(phones[0])["team"]
    room.remove(phones[0].seat.number)
    assert own(type(phones[0])(room).join())["team"] == left


def test_a_table_that_was_drawn_cannot_be_left_for_another(phones: list[Any], drawn: TeamsGame) -> None:
    team = own(phones[0])["team"]
    phones[0].say("team", team=3 - team)
    assert phones[0].newest("no")["why"] == "not_now" and own(phones[0])["team"] == team


def test_tables_are_not_drawn_once_plans_are_being_made(phones: list[Any], game: TeamsGame) -> None:
    game.draw_tables()
    assert not game.tables and own(phones[0])["team"] == 1
