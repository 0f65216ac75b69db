"""What one visitor is doing: the plan looked at, the run on the stage, what can be undone.

Shared by all pages.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from visualizer.live.ensemble import Background, History
from visualizer.live.feed import Feed
from visualizer.live.frames import Frames
from visualizer.live.run import Run
from visualizer.plan.plan import UNBRANCHED, Plan, first_difference
from visualizer.plan.resolve import build
from visualizer.widgets.background_task import in_this_tab
from visualizer.wording.part_texts import LIVE
from visualizer.wording.texts import TEXTS, say

MOST_UNDO = 50


class Session:
    """The state behind the pages: a plan, its run, and the runs beside it.

    `audience`: called on a change with its kind ("show", "plan", "reference", "band" or "problem") and the session.
    """

    def __init__(self, plan: Plan, week: int = 0) -> None:
        self.plan = plan
        self.past: list[Plan] = []
        self.last_change: tuple[Plan, Plan] | None = None
        self.reference: History | None = None
        self.reference_kind = ""
        self.nothing: History | None = None
        """Going on as before with the same people and seed: what net value is held against."""
        self.runs: list[History] = []
        self.runs_before: list[History] = []
        """Runs with other random seeds of the plan before the last change, as far as they were made."""
        self.plan_before = plan
        self.counted = 0
        """Runs with other random seeds finished so far, reported while they take their time."""
        self.audience: list[Callable[[str, Session], None]] = []
        self.notice = ""
        """Why what was asked for was not done; empty once something else can be."""
        self.beside_problem = ""
        """Why the run compared with, or those with other seeds, cannot be made; empty while they can."""
        self._lock = threading.Lock()
        self.run = Run(plan, build, lambda _run: self.notify("show"))
        self.background = Background(build, self._take_over)
        self.run.adopt(plan, week)
        self._began = False
        self.started = False
        self.troubles: list[str] = []
        self.outcomes_hidden = False
        """Whether what runs with other seeds show is hidden: a story lets the room guess first."""
        self.feed = Feed(Frames(self))

    def begin(self) -> None:
        """Start the threads, once; `close` ends them."""
        if not self._began:
            self._began = True
            self.run.start()
            self.background.start(self.plan)

    def close(self) -> None:
        """End all threads of this session."""
        self.audience = []
        self.feed.close()
        self.run.close()
        self.background.close()

    def join(
        self, listener: Callable[[str, Session], None], kinds: tuple[str, ...] | None = None
    ) -> Callable[[], None]:
        """Tell `listener`, in the tab that asks, of changes (of these kinds) from now on.

        Returns how to leave.
        """
        wakes = in_this_tab(listener)

        def hear(what: str, session: Session) -> None:
            if kinds is None or what in kinds:
                wakes(what, session)

        with self._lock:
            self.audience = [*self.audience, hear]

        def leave() -> None:
            with self._lock:
                self.audience = [one for one in self.audience if one is not hear]

        return leave

    def notify(self, what: str) -> None:
        """Tell everybody who watches or listens."""
        with self._lock:  # the run clears the problem shown, not knowing of the runs beside it
            self.run.state.problem = self.run.state.problem or self.beside_problem
        if not self.at_the_end:
            self.notice = ""
        self.feed.refresh(now=what != "show" or not self.run.state.playing)
        for listener in self.audience:
            listener(what, self)

    def change(self, plan: Plan, week: int | None = None, undoable: bool = True) -> None:
        """Go over to `plan`, keeping the week shown; the old plan can be had back with `undo`."""
        with self._lock:
            if plan == self.plan:
                return
            if undoable:
                self.past = [*self.past[-MOST_UNDO:], self.plan]
                self.last_change = (self.plan, plan)
            self._put_aside(plan)
            same, self.plan = plan.alone == self.plan.alone, plan
            if not same:
                self.run.adopt(plan, week)
            self.background.start(plan)
        self.notify("plan")

    def _put_aside(self, plan: Plan) -> None:
        """Let go of what is known of runs beside this one and is not true of `plan`."""
        if plan.alone != self.plan.alone:
            if self.runs:  # while a lever is dragged: of the plan before
                self.runs_before, self.plan_before = self.runs, self.plan
            self.runs, self.counted = [], 0
        if plan.as_nothing() != self.plan.as_nothing():
            self.nothing = None
        if self.reference_kind == "before" or plan.as_rival().alone != self.plan.as_rival().alone:
            self.reference = None
        self.reference_kind = ""
        if self.run.state.problem == self.beside_problem:
            self.run.state.problem = ""
        self.beside_problem = ""

    def undo(self) -> None:
        """Take the last change back."""
        if self.past:
            plan, self.past = self.past[-1], self.past[:-1]
            self.last_change = None
            self.change(plan, undoable=False)

    def replay(self) -> None:
        """Show the last change again, with the plan before it as the reference run."""
        if self.last_change is None:
            return
        before, after = self.last_change
        from visualizer.live.ensemble import history

        start = max(0, first_difference(before, after) - 2)
        self.run.seek(start)
        self.run.play()
        threading.Thread(target=lambda: self._take_over("before", after, history(before, build)), daemon=True).start()

    @property
    def at_the_end(self) -> bool:
        """Whether the last week is shown, or on its way."""
        return self.run.bound >= self.plan.weeks

    def refuse_at_the_end(self) -> bool:
        """Say that nothing can follow the last week, and return True, where that week is shown."""
        if self.at_the_end:
            self.notice = say(LIVE, "last_week", week=self.plan.weeks)
            self.notify("problem")
        return self.at_the_end

    def branch(self) -> None:
        """From the week shown on, other decisions; the path without them becomes the reference run."""
        if self.refuse_at_the_end():
            return
        entries = self.entries_now()
        self.run.play(False)
        self.change(self.plan.branched(self.run.state.week, entries))

    def entries_now(self) -> Any:
        """The levers in force: of the newest branch, as changed, or as the strategy is written."""
        from visualizer.plan.resolve import entries_of

        return entries_of(self.plan)

    def title(self) -> str:
        """The words for the strategy on the stage."""
        from visualizer.plan.resolve import title_of

        return title_of(self.plan)

    def rival_title(self) -> str:
        """The words for the reference run."""
        from visualizer.plan.resolve import title_of

        if self.reference_kind == "before":
            return LIVE["before"]
        return TEXTS[UNBRANCHED] if self.plan.rival == UNBRANCHED else title_of(self.plan.as_rival())

    def _take_over(self, what: str, plan: Plan, result: Any) -> None:
        """Take over what was found out beside the run, unless it is of a plan left since."""
        with self._lock:  # or the plan could change between the look at it and what is written
            exact = what in ("reference", "problem")  # these two depend on the rival as well
            fits = plan == self.plan if exact else plan.alone == self.plan.alone
            if what == "nothing":
                fits = plan.as_nothing() == self.plan.as_nothing()
            if not fits or result is None:
                return
            if what in ("reference", "before"):
                self.reference, self.reference_kind = result, what
            elif what == "nothing":
                self.nothing = result
            elif what == "count":
                self.counted = result
            elif what == "band":
                self.runs, self.counted = result, len(result)
            elif what == "problem":
                self.beside_problem = result
        if what in ("count", "nothing"):
            self.feed.refresh()
        else:
            self.notify("reference" if what == "before" else what)
