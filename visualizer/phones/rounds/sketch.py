"""The sketch round: all draw a curve; then fan, run and other random seeds are revealed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.room import crowd
from scenarios.rounds import SURE, Answer, Curve, Round, SketchQuestion
from simulation.bounds import seed_after
from simulation.errors import UserError
from visualizer.live.ensemble import HIGH, LOW, describe_end, history
from visualizer.phones.rounds.game import Game, Refused
from visualizer.phones.seats import Seat
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import build
from visualizer.widgets.background_task import begin
from visualizer.wording.indicators import columns, spec
from visualizer.wording.phone_texts import PHONES, RESULTS
from visualizer.wording.texts import say

SECONDS = 90
RUNS = 60
"""Runs with other random seeds."""
Points = NDArray[np.float64]


@dataclass(frozen=True)
class Truth:
    """What curves are judged by. `run`: [points]. `others`: [runs, points], empty at first."""

    run: Points
    others: Points


def compute_truth(
    plan: Plan, column: int, weeks: tuple[int, ...], stop: threading.Event, report: Callable[[Truth], None]
) -> None:
    """Report the run as soon as it is there, then again with the runs under other seeds."""
    run = _at(history(plan, build, stop), column, weeks)
    report(Truth(run, np.empty((0, len(weeks)))))
    others = [
        _at(history(replace(plan, seed=seed_after(plan.seed, number)), build, stop), column, weeks)
        for number in range(1, RUNS + 1)
    ]
    report(Truth(run, np.stack(others)))


def _at(done: Any, column: int, weeks: tuple[int, ...]) -> Points:
    if done is None:
        raise InterruptedError("no longer wanted")
    found = np.asarray(done[list(weeks), column], dtype=np.float64)
    if not np.isfinite(found).all():
        title = next(name for name, at in columns().items() if at == column)
        raise UserError(say(PHONES, "no_course", title=spec(title)["title"]))
    return found


Compute = Callable[[threading.Event, Callable[[Truth], None]], None]


class SketchGame(Game):
    """A sketch round being played.

    `compute`: finds the truth in the background. `good`: the indicator's good direction. `place`: story and step it
    belongs to.
    """

    takes = "curve"

    def __init__(
        self,
        one: Round,
        compute: Compute,
        seconds: int | None = SECONDS,
        good: str = "up",
        place: tuple[str, int] = ("", 0),
    ) -> None:
        super().__init__(one, seconds)
        assert isinstance(one.question, SketchQuestion)
        self.sketch = one.question
        self.compute, self.good, self.place = compute, good, place
        self.truth: Truth | None = None
        self._end: Callable[[], None] = lambda: None

    def question(self) -> dict[str, Any]:
        """The axis, its weeks and the given start."""
        one = self.sketch
        return {
            "text": one.text,
            "low": one.low,
            "high": one.high,
            "unit": one.unit,
            "weeks": list(one.weeks),
            "start": short(one.start),
        }

    def read(self, seat: Seat, message: dict[str, Any]) -> Answer:
        """The curve, kept on its axis."""
        if message["sure"] not in (0, *SURE):
            raise Refused("not_now")
        one = self.sketch
        drawn = (min(one.high, max(one.low, float(value))) for value in message["y"])
        return Curve((one.start, *drawn), message["sure"])

    def show_answer(self, answer: Answer) -> Any:
        """The curve as its phone gets it back."""
        assert isinstance(answer, Curve)
        return {"y": list(map(short, answer.y)), "sure": answer.sure}

    def enter(self, phase: str) -> None:
        """Begin to run the model as soon as the question is asked."""
        if phase == "sketch":
            self._end = begin(lambda stop: self.compute(stop, self._take), self._fail, "phones-sketch")

    def close(self) -> None:
        """Stop the runs."""
        self._end()

    def may_advance(self) -> bool:
        """Whether what comes next has been computed."""
        phase, truth = self.round.phase, self.truth
        if phase == "reveal_room":
            return truth is not None
        return phase != "reveal_run" or (truth is not None and len(truth.others) > 0)

    def _take(self, truth: Truth) -> None:
        self.truth = truth
        self.renew()

    def _fail(self, problem: ValueError) -> None:
        self.trouble = str(problem)
        self.renew()

    # -- results ----------------------------------------------------------------------------------------------------
    def shows(self, phase: str) -> bool:
        """Whether what `phase` reveals is revealed."""
        order = ("sketch", "lock", "reveal_room", "reveal_run", "reveal_others")
        return order.index(self.round.phase) >= order.index(phase)

    @property
    def seats(self) -> list[int]:
        """The seats that drew, in the order of `curves`."""
        return sorted(self.round.answers)

    @property
    def curves(self) -> Points:
        """All curves, [seats, points]."""
        drawn = [self.round.answers[seat] for seat in self.seats]
        return np.array([one.y for one in drawn if isinstance(one, Curve)], dtype=np.float64).reshape(-1, 9)

    @property
    def fan(self) -> Points | None:
        """The room's quantiles, [5, points]; None before the reveal, or of fewer than five."""
        return crowd.fan(self.curves) if self.shows("reveal_room") else None

    @property
    def run(self) -> Points | None:
        """The run, once revealed."""
        return self.truth.run if self.truth is not None and self.shows("reveal_run") else None

    @property
    def others(self) -> Points | None:
        """The runs with other random seeds, once revealed."""
        there = self.truth is not None and len(self.truth.others) > 0 and self.shows("reveal_others")
        return self.truth.others if there and self.truth is not None else None

    def band(self) -> list[list[float]] | None:
        """Low, middle and high of the runs with other random seeds, once revealed."""
        others = self.others
        return (
            None if others is None else [list(map(short, row)) for row in np.quantile(others, [LOW, 0.5, HIGH], axis=0)]
        )

    def results(self) -> dict[str, Any]:
        """Fan, run and band, as far as they are revealed."""
        if not self.shows("reveal_room"):
            return {}
        fan, run, band = self.fan, self.run, self.band()
        shown: dict[str, Any] = {"fan": None if fan is None else [list(map(short, row)) for row in fan]}
        if run is not None:
            shown["run"] = list(map(short, run))
        if band is not None:
            shown["others"] = band
        return shown

    def own_results(self, seat: int) -> dict[str, Any]:
        """A phone's own scores in words."""
        if seat not in self.round.answers or not self.shows("reveal_room"):
            return {}
        curves, at = self.curves, self.seats.index(seat)
        words = []
        if self.fan is not None:
            words.append(say(RESULTS, "closer", share=round(100 * float(crowd.closer_to_middle(curves)[at]))))
        if (run := self.run) is not None:
            points = len(run)
            away = float(crowd.distances(curves[at : at + 1, :points], run)[0])
            words.append(say(RESULTS, "away", far=self.amount(away)))
        if (others := self.others) is not None:
            score = float(crowd.scores_against_seeds(curves[at : at + 1, : others.shape[1]], others)[0])
            words.append(say(RESULTS, "against_seeds", n=len(others), score=self.amount(score)))
        return {"own": {"words": words}}

    def amount(self, value: float) -> str:
        """A distance on the axis in words."""
        return say(RESULTS, "points", n=f"{100 * value:.0f}") if self.sketch.unit == "share" else f"{value:.3g}"

    def room_words(self) -> list[str]:
        """What is said of the room as a whole, as far as it is revealed."""
        words = []
        curves, run, others = self.curves, self.run, self.others
        if self.fan is None:
            return [RESULTS["few"]] if self.shows("reveal_room") else []
        if run is not None:
            middle = np.median(curves, axis=0)[: len(run)]
            words.append(say(RESULTS, "room_away", far=self.amount(float(crowd.distances(middle[None], run)[0]))))
            scale = (self.sketch.high - self.sketch.low) / 100
            told = [one for one in self.round.answers.values() if isinstance(one, Curve) and one.sure]
            if told:
                table = np.array([one.y[: len(run)] for one in told])
                held = crowd.shares_held(table, [one.sure * scale for one in told], run)
                words += [
                    say(RESULTS, "held", sure=round(width / scale), n=n, share=round(100 * share))
                    for width, (n, share) in held.items()
                ]
        if run is not None and others is not None and (end := describe_end(run[-1], others[:, len(run) - 1])):
            words.append(end)
        if (
            others is not None
            and (found := crowd.calibrate(curves[:, : others.shape[1]], others, self.good)) is not None
        ):
            half, most = round(100 * found.half), round(100 * found.four_fifths)
            words.append(say(RESULTS, "calibration", n=len(others), half=half, most=most))
            words += [say(RESULTS, "verdict", what=what) for what in found.words] or [RESULTS["calibrated"]]
        return words

    def median(self) -> tuple[float, ...]:
        """The middle of the room, once revealed; empty for fewer than five curves."""
        fan = self.fan
        return () if fan is None else tuple(float(value) for value in fan[2])


def short(value: float) -> float:
    """A value with the digits a phone needs."""
    return float(f"{value:.4g}")
