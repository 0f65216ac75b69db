"""What the projector shows of each kind of round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from visualizer.phones.rounds.curves_board import curves_board
from visualizer.phones.rounds.game import Game
from visualizer.phones.rounds.people_board import people_board
from visualizer.phones.rounds.sheet import SheetGame
from visualizer.phones.rounds.teams import TeamsGame
from visualizer.phones.rounds.vote import VoteGame
from visualizer.widgets.elements import table, tag
from visualizer.wording.phone_texts import PHONES, QUESTIONS, TEAMS
from visualizer.wording.texts import say


def vote_board(game: Game) -> Any:
    """The options; with share and count once revealed."""
    vote = cast("VoteGame", game)
    counts, over = vote.counts(), vote.round.over
    if counts is None:
        few = [tag("p", PHONES["few"], cls="os-note")] if over else []
        return tag("div", tag("ol", *[tag("li", text) for text in vote.vote.options], cls="os-phones-options"), *few)
    every, most = max(1, sum(counts)), max(1, *counts)
    rows = [
        tag(
            "li",
            tag("span", text),
            tag("i", style=f"width:{62 * count / most:.1f}%"),
            tag("b", say(PHONES, "share", share=round(100 * count / every), n=count)),
        )
        for text, count in zip(vote.vote.options, counts, strict=True)
    ]
    return tag("ol", *rows, cls="os-phones-bars")


def teams_board(game: Game) -> Any:
    """The tables that plan, the progress of the runs, then places with intervals."""
    teams = cast("TeamsGame", game)
    phase, judged = teams.round.phase, teams.judged
    if phase == "brief":
        lot = say(TEAMS, "lot", n=teams.tables) if teams.tables else TEAMS["brief"]
        return tag("p", lot, cls="os-phones-count")
    if not (places := teams.places()) or judged is None:
        done, total = teams.progress
        running = say(TEAMS, "progress", done=done, total=total) if phase == "running" else ""
        return tag(
            "div", tag("p", teams.progress_line(0), cls="os-phones-count"), tag("p", running, cls="os-phones-count")
        )
    rows = [
        (
            str(place.place),
            place.team,
            say(TEAMS, "interval", **{part: teams.amount(getattr(place, part)) for part in ("mean", "low", "high")}),
            f"{place.best_in}/{place.seeds}",
            teams.describe(place.team),
        )
        for place in places
    ]
    worth = [tag("p", line) for line in judged.worth] if teams.round.over else []
    method = tag("p", say(TEAMS, "method", n=places[0].seeds), cls="os-note")
    return tag("div", table(TEAMS["head"].split("|"), rows, numbers=(0, 1)), method, *worth, cls="os-phones-board")


def sheet_board(game: Game) -> Any:
    """How many sheets are in; what changed, once both were filled in."""
    sheet = cast("SheetGame", game)
    if sheet.round.phase == "brief":
        return tag("p", QUESTIONS["ready" if sheet.session.questions else "finding"], cls="os-phones-count")
    count = tag("p", say(QUESTIONS, "count", n=sheet.answered()), cls="os-phones-count")
    return tag("div", count, *[tag("p", line) for line in sheet.words()], cls="os-phones-board")


BOARDS: dict[str, Callable[[Game], Any]] = {
    "vote": vote_board,
    "sketch": curves_board,
    "teams": teams_board,
    "people": people_board,
    "questions": sheet_board,
}
"""Kind of round -> what draws it."""
