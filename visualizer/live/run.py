"""One session's run: a thread that steps the model, records it and shows it at any pace.

Pages ask (`play`, `step`, `seek`, `adopt`); the thread acts and notifies its audience. Going back shows the recording;
going on from there shows it again (same seed, same numbers) until it ends and the model steps on.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from visualizer.live.activity import on_stage, practice_by_unit, who_helped
from visualizer.live.highlights import halos_of, pulses_of
from visualizer.live.recording import Frame, Recording
from visualizer.live.scene import Scene, set_scene
from visualizer.plan.plan import Plan
from visualizer.wording.part_texts import LIVE
from visualizer.wording.texts import say

FRAMES_PER_SECOND = 10
FASTEST = 1000
"""Weeks per second that mean "as fast as it goes"."""
NEVER_HELPED = -(10**6)


@dataclass
class RunState:
    """How far a run is: what its audience is shown."""

    plan: Plan
    week: int = 0
    playing: bool = False
    speed: float = 5
    problem: str = ""
    ready: bool = False


class Run:
    """A run that can be watched.

    `build(plan)` makes the organization; `audience(run)` is called after each change.
    """

    def __init__(self, plan: Plan, build: Callable[[Plan], Any], audience: Callable[[Run], None]) -> None:
        self.state = RunState(plan)
        self.build = build
        self.audience = audience
        self.halt: int | None = None
        """A pause point: playing stops once it is reached."""
        self.shown: tuple[Scene, Recording] | None = None
        """The scene and the recording of one organization, always together; who needs both reads it once."""
        self.org: Any = None
        self._wanted: tuple[Plan, int] | None = (plan, 0)
        self._seek: int | None = None
        self._aim: int | None = None
        self._announced = True
        self._lock = threading.RLock()
        self._wake = threading.Event()
        self._stop = threading.Event()

    @property
    def scene(self) -> Scene | None:
        """Who is drawn and where, None before the first organization is made."""
        shown = self.shown
        return shown[0] if shown else None

    @property
    def recording(self) -> Recording | None:
        """What has been shown so far, None before the first organization is made."""
        shown = self.shown
        return shown[1] if shown else None

    # -- what pages ask for -------------------------------------------------------------------------------------
    def start(self) -> threading.Thread:
        """Start the thread (a daemon: it ends with `close`)."""
        thread = threading.Thread(target=self._live, name="orgshift-run", daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        """End the thread and let the model go."""
        self._stop.set()
        self._wake.set()

    def play(self, playing: bool = True) -> None:
        """Play, from week 0 where the end has been reached; or pause."""
        with self._lock:
            if playing and self.bound >= self.state.plan.weeks:
                self._seek = self._aim = 0
            self.state.playing = playing
            self._announced = False
        self._wake.set()

    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        self.play(not self.state.playing)

    def step(self, weeks: int = 1) -> None:
        """Pause and go on by `weeks` (negative: back).

        From the week that everything asked for so far leads to.
        """
        with self._lock:
            self.state.playing = False
            self.seek(self.bound + weeks)

    def seek(self, week: int) -> None:
        """Show `week`, computing up to it if need be."""
        with self._lock:
            self._seek = self._aim = int(np.clip(week, 0, self.state.plan.weeks))
        self._wake.set()

    @property
    def bound(self) -> int:
        """The week shown once everything asked for is done.

        The thread may still be on its way there.
        """
        with self._lock:
            return self.state.week if self._aim is None else self._aim

    def speed(self, weeks_per_second: float) -> None:
        """How fast weeks pass; `FASTEST` and more: as fast as it goes."""
        self.state.speed = float(np.clip(weeks_per_second, 0.5, FASTEST))
        self._announced = False
        self._wake.set()

    def adopt(self, plan: Plan, week: int | None = None) -> None:
        """Go over to another plan and show `week` of it (the week shown now, if not given)."""
        with self._lock:
            self._aim = self.state.week if week is None else week
            self._wanted, self._seek = (plan, self._aim), None
        self._wake.set()

    # -- what the thread does -----------------------------------------------------------------------------------
    def _live(self) -> None:
        while not self._stop.is_set():
            began = time.monotonic()
            self._wake.clear()
            changed = self._safely()
            if changed:
                self.audience(self)
            if self._wanted is None and self._seek is None:
                pause = None if not self.state.playing else max(0.0, self._interval() - (time.monotonic() - began))
                if pause is None or pause > 0:
                    self._wake.wait(pause)

    def _interval(self) -> float:
        return 1 / min(self.state.speed, FRAMES_PER_SECOND)

    def _safely(self) -> bool:
        """Do one turn; an error of the model is shown on the page and stops this run only."""
        try:
            return self._turn()
        except Exception as problem:
            self.state.playing, self.state.problem = (
                False,
                say(LIVE, "stopped", kind=type(problem).__name__, problem=problem)[:400],
            )
            logging.getLogger("orgshift").exception("the run stopped")
            return True
        finally:
            self._arrive()

    def _turn(self) -> bool:
        with self._lock:
            wanted, self._wanted = self._wanted, None
            seek, self._seek = self._seek, None
        if wanted is not None:
            plan, week = wanted
            self._prepare(plan, week if seek is None else seek)  # a week asked for since then
            return True
        if self.recording is None:
            self.state.playing = False
            return False
        if seek is not None:
            self._reach(seek)
            self.state.week = seek
            return True
        announced, self._announced = self._announced, True
        if self.state.playing:
            self._advance()
            return True
        return not announced

    def _arrive(self) -> None:
        """Nothing is on its way any more, unless something was asked for meanwhile."""
        with self._lock:
            if self._wanted is None and self._seek is None:
                self._aim = None

    def _prepare(self, plan: Plan, week: int) -> None:
        """Build the plan's organization and bring it to `week`.

        A mistake in the plan becomes `state.problem`.
        """
        try:
            org = self.build(plan)
        except ValueError as problem:
            self.state.problem, self.state.playing = str(problem), False
            return
        scene = self.scene
        if scene is None or self.state.plan.organization != plan.organization:
            customers = int(np.sum(np.asarray(org.customers.present) > 0))
            scene = set_scene(org.population, np.asarray(org.people.informal[: org.population.size]) > 0, customers)
        self.org = org
        self._helped = np.full(len(org.people.act), NEVER_HELPED, dtype=np.int32)
        recording = Recording(np.zeros((plan.weeks + 1, org.history.shape[1]), dtype=np.float32))
        self._record(scene, recording)
        self.shown = scene, recording
        self.state.plan, self.state.problem, self.state.ready = plan, "", True
        self.state.week = min(week, plan.weeks)
        self._reach(self.state.week)

    def _advance(self) -> None:
        """Go on by as many weeks as pass in one frame."""
        plan, began = self.state.plan, time.monotonic()
        weeks = max(1, round(self.state.speed / FRAMES_PER_SECOND))
        end = plan.weeks if self.halt is None or self.state.week >= self.halt else min(self.halt, plan.weeks)
        for _ in range(weeks):
            if self.state.week >= end or time.monotonic() - began > 0.8 / FRAMES_PER_SECOND:
                break
            self.state.week += 1
            self._reach(self.state.week)
        if self.state.week >= end:
            self.state.playing = False

    def _reach(self, week: int) -> None:
        """Record up to `week`; leaves early if another plan is wanted meanwhile."""
        assert self.shown is not None
        scene, recording = self.shown
        while recording.last < week and not self._stop.is_set():
            self.org.run(1)
            self._record(scene, recording)
            if self._wanted is not None:
                self.state.week = min(self.state.week, recording.last)
                return

    def _record(self, scene: Scene, recording: Recording) -> None:
        org = self.org
        opened = max(0, len(org.people) - len(self._helped))  # seats that the scene of week 0 does not show
        self._helped = np.append(self._helped, np.full(opened, NEVER_HELPED, dtype=np.int32))
        self._helped[who_helped(org.people)] = org.week
        units = practice_by_unit(org.people, len(scene.units))
        frame = Frame(org.week, on_stage(scene, org, self._helped), halos_of(org, scene), pulses_of(org), units)
        recording.add(frame, org.history[org.week])
