"""What is kept of a round: sentences, a picture, and a table without who answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.room import crowd, figures, tables
from analysis.room.learning import SURPLUS
from scenarios.defaults import FEWEST
from scenarios.rounds import Curve
from visualizer.phones.rounds.game import Game
from visualizer.phones.rounds.people import PeopleGame
from visualizer.phones.rounds.sheet import SheetGame
from visualizer.phones.rounds.sketch import SketchGame
from visualizer.phones.rounds.teams import TeamsGame
from visualizer.phones.rounds.vote import VoteGame
from visualizer.wording.indicators import spec
from visualizer.wording.phone_texts import PHONES, SHEET, TEAMS
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Summary:
    """A round on the sheet. `draw`: its figure of a width; `csv`: None for fewer than five.

    `with_bots`: whether bots answered too.
    """

    title: str
    kind: str
    phones: int
    with_bots: bool = False
    lines: list[str] = field(default_factory=list)
    draw: Callable[[float], Figure] | None = None
    csv: str | None = None


def summarize(game: Game) -> Summary:
    """What is kept of a round, as far as it was revealed; nothing tells who answered what."""
    makers: dict[type[Game], Callable[[Any], tuple[list[str], Callable[[float], Figure] | None, str | None]]] = {
        VoteGame: _vote,
        SketchGame: _sketch,
        TeamsGame: _teams,
        PeopleGame: _people,
        SheetGame: _sheet,
    }
    make = makers.get(type(game))
    lines, draw, csv = make(game) if make is not None and game.round.over else ([], None, None)
    if not game.round.over:
        lines = [say(PHONES, "trouble", why=game.trouble) if game.trouble else SHEET["not_over"]]
    one = game.round
    return Summary(one.question.text, one.kind, game.answered(), game.with_bots, lines, draw, csv)


def _sheet(game: SheetGame) -> tuple[list[str], Callable[[float], Figure] | None, str | None]:
    from experiments.room.learning_sheets import format_sheet

    changes = game.changes()
    if not changes:
        return game.words(), None, None
    titles = [say(SHEET, "question", n=at, text=one.text) for at, one in enumerate(game.questions, start=1)]
    shown = [one for one in changes if one.measure != SURPLUS]  # a share of answers each
    names = [SHEET.get(one.measure, one.measure.capitalize()) for one in shown]
    draw = lambda width: figures.draw_agreement(shown, names, width)  # noqa: E731
    return game.words() + titles, draw, None if game.with_bots else format_sheet(changes)


def _vote(game: VoteGame) -> tuple[list[str], None, str | None]:
    counts = game.counts()
    if counts is None:
        return [PHONES["few"]], None, None
    every = sum(counts)
    lines = [
        say(SHEET, "option", option=option, n=count, share=round(100 * count / every))
        for option, count in zip(game.vote.options, counts, strict=True)
    ]
    votes = [answer for answer in game.round.answers.values() if isinstance(answer, int)]
    return lines, None, tables.write_votes(game.vote.options, votes)


def _sketch(game: SketchGame) -> tuple[list[str], Callable[[float], Figure] | None, str | None]:
    curves, run, others = game.curves, game.run, game.others
    if len(curves) < FEWEST or run is None or others is None:
        return game.room_words(), None, None
    scores = {
        "distance": crowd.distances(curves[:, : len(run)], run),
        "against_seeds": crowd.scores_against_seeds(curves[:, : len(run)], others),
    }
    drawn = [one for _, one in sorted(game.round.answers.items()) if isinstance(one, Curve)]
    ranges = [one.sure * (game.sketch.high - game.sketch.low) / 100 for one in drawn]
    csv = tables.write_curves(curves, ranges, scores, np.random.default_rng())
    title = spec(game.sketch.indicator)["title"]
    if len(run) < len(game.sketch.weeks):
        return game.room_words(), None, csv
    draw = lambda width: figures.draw_fan(curves, run, others, game.sketch.weeks[-1], title, width)  # noqa: E731
    return game.room_words(), draw, csv


def _teams(game: TeamsGame) -> tuple[list[str], Callable[[float], Figure] | None, str | None]:
    judged = game.judged
    if judged is None:
        return [SHEET["not_over"]], None, None
    lines = [
        say(
            SHEET,
            "team",
            team=one.team,
            words=game.place_of(one),
            mean=game.amount(one.mean),
            plan=game.describe(one.team),
        )
        for one in judged.places
    ]
    costs = {card.lever: card.costs for card in game.teams.deck}
    plans = {team: judged.choices(team) for team in judged.plans}
    spent = {
        team: {lever: level * costs[lever][quarter] for lever, (level, quarter) in plan.items()}
        for team, plan in plans.items()
    }
    remarks = {team: one.remark for team, one in judged.plans.items()}
    csv = tables.write_plans(plans, spent, remarks, judged.places, len(game.round.teams))
    draw = lambda width: figures.draw_places(judged.places, TEAMS["axis"], width)  # noqa: E731
    return [*lines, *judged.worth], draw, csv


def _people(game: PeopleGame) -> tuple[list[str], Callable[[float], Figure] | None, str | None]:
    found, played = game.comparison, game.played
    if found is None or played is None:
        return [SHEET["not_over"]], None, None
    made = played.decisions
    csv = tables.write_decisions(made.first, made.acts, made.helps, played.found("chance"))
    courses = (found.played[:, 0], found.plain[:, 0], found.other_draws[:, :, 0])
    title = spec(found.indicators[0])["title"]
    draw = lambda width: figures.draw_people(found.by_week, courses, found.by_chance, found.weeks, title, width)  # noqa: E731
    return list(found.sentences), draw, csv
