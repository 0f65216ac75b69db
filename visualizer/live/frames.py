"""The frames of a session: what stage, figures, plane, charts and timeline show, by week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from analysis.presentation import headline
from analysis.presentation.shown_units import FACTOR
from analysis.presentation.style import Line, choose_line, format_number
from analysis.presentation.vocabulary import format_name
from analysis.statistics.worth import find_payback_week
from experiments.runs.reporting_window import level, weeks_of
from scenarios.strategy import places
from simulation.indicators import FINAL_WEEKS
from visualizer.live.ensemble import HIGH, LOW, SEEDS, History, describe_place
from visualizer.live.story_line import Scope, find_story_lines
from visualizer.plan import workshop
from visualizer.plan.own_strategies import file_stem, is_own, name_changed
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import strategy
from visualizer.wording.currency import money_unit
from visualizer.wording.indicators import PARTS_OF_BEING, columns, words
from visualizer.wording.part_texts import LIVE
from visualizer.wording.texts import STORY_LINES, TEXTS, say

if TYPE_CHECKING:
    from visualizer.live.recording import Frame, Recording
    from visualizer.live.run import Run
    from visualizer.live.scene import Scene

REFERENCE_COLOUR = "#7b879d"
"""What the run is held against, whichever strategy that is: dashed and grey here and in the charts."""
WEEKS_SHOWN = 4
"""Weeks a sentence of the story line is shown."""
MOST_CHARTS = 8
LEAST_FORCED = 0.005
"""Being social with forced acts is shown where it is higher by this much."""


class Shown(Protocol):
    """What frames are made from: a session, as far as they know it."""

    plan: Plan
    past: list[Plan]
    last_change: tuple[Plan, Plan] | None
    run: Run
    reference: History | None
    nothing: History | None
    runs: list[History]
    counted: int
    outcomes_hidden: bool

    def title(self) -> str:
        """The words for the strategy on the stage."""

    def rival_title(self) -> str:
        """The words for the reference run."""

    def entries_now(self) -> Any:
        """The levers that count now."""


class Frames:
    """Makes the frames of `session`, one method a channel."""

    def __init__(self, session: Shown) -> None:
        self.session = session
        self._last_sentence: tuple[Frame | None, str] = (
            None,
            "",
        )  # the frame a sentence was found at, and the sentence
        self._set: tuple[Any, dict[str, Any]] = (None, {})  # a scene and its message
        self._makers = {
            "scene": self.scene,
            "network": self.network,
            "hud": self.hud,
            "plane": self.plane,
            "transport": self.transport,
            "lanes": self.lanes,
        }

    def __call__(self, channel: str) -> dict[str, Any] | None:
        """The frame of a channel, None while there is none."""
        kind, _, rest = channel.partition(":")
        if kind == "charts":
            return self.charts(tuple(rest.split(",")))
        make = self._makers.get(kind)
        return make() if make else None

    def _week(self, recording: Recording | None) -> int:
        return min(self.session.run.state.week, recording.last) if recording else -1

    def scene(self) -> dict[str, Any] | None:
        """Everybody's place and ties, once for each organization."""
        scene = self.session.run.scene
        if scene is None:
            return None
        if self._set[0] is not scene:
            self._set = scene, scene.message(say(TEXTS, "sample", shown=len(scene.people), all=scene.staff))
        return self._set[1]

    def network(self) -> dict[str, Any] | None:
        """One byte a dot, the communities, the incidents."""
        recording = self.session.run.recording
        week = self._week(recording)
        if recording is None or week < 0:
            return None
        frame = recording.frames[week]
        return {"week": frame.week, "states": frame.states, "halos": list(frame.halos), "pulses": list(frame.pulses)}

    def hud(self) -> dict[str, Any]:
        """The figures over the stage and the story line."""
        session, shown = self.session, self.session.run.shown
        if shown is None:
            return {"range": session.run.state.problem or TEXTS["preparing"]}
        scene, recording = shown
        week = self._week(recording)
        past = recording.history[: week + 1]
        means = {name: level(past, name, week) for name in ("being", "being_counting_forced", *PARTS_OF_BEING)}
        parts = [
            {"title": title, "value": round(means[name], 4), "shown": format_number(FACTOR * means[name])}
            for name, title in PARTS_OF_BEING.items()
        ]
        since, story_line = self._find_story_line(scene, recording, week)
        forced = means["being_counting_forced"]
        return {
            "value": round(means["being"], 4),
            "shown": format_number(FACTOR * means["being"]),
            "forced": format_number(FACTOR * forced) if forced - means["being"] >= LEAST_FORCED else "",
            "money": describe_money(session, past),
            "parts": parts,
            "range": range_text(session),
            "story_line": story_line,
            "when": say(LIVE, "week", week=since),
        }

    def _find_story_line(self, scene: Scene, recording: Recording, week: int) -> tuple[int, str]:
        """The story line and its week; found anew after some weeks, and where its frame is gone."""
        frame, text = self._last_sentence
        if frame is None or not 0 <= week - frame.week < WEEKS_SHOWN or recording.frames[frame.week] is not frame:
            plan, entries = self.session.plan, workshop.seen(self.session.entries_now())
            found = find_story_lines(Scope(recording, scene, plan, entries, week, columns()))
            frame, text = recording.frames[week], sentence(found[0]) if found else ""
            self._last_sentence = frame, text
        return frame.week, text

    def plane(self) -> dict[str, Any] | None:
        """The path so far, the rival's whole path, and where runs with other random seeds end."""
        session, recording, at = self.session, self.session.run.recording, columns()
        week = self._week(recording)
        if recording is None or week < 0:
            return None
        x, y, forced = at["using"], at["being"], at["being_counting_forced"]

        def strand(values: Any, **more: Any) -> dict[str, Any]:
            across, up, all_acts = (smooth(values[:, column]) for column in (x, y, forced))
            top = float(all_acts[-1]) if all_acts[-1] - up[-1] >= LEAST_FORCED else None
            return {"x": across.tobytes(), "y": up.tobytes(), "forced": top, **more}

        reference = session.reference
        strands = []
        if reference is not None:
            strands.append(strand(reference, label=session.rival_title(), colour=REFERENCE_COLOUR, reference=True))
        known = [] if session.outcomes_hidden else session.runs
        ends = [(level(one, "using", len(one) - 1), level(one, "being", len(one) - 1)) for one in known]
        own = recording.history[: week + 1]
        look = line_on_stage(session.plan)
        strands.append(
            strand(own, label=session.title(), colour=look.color, dash=strokes(look.dash), reference=False, ends=ends)
        )
        return {"strands": strands}

    def charts(self, shown: tuple[str, ...]) -> dict[str, Any] | None:
        """The indicators `shown` so far, one after another."""
        recording = self.session.run.recording
        week = self._week(recording)
        if recording is None or week < 0 or len(shown) > MOST_CHARTS or not set(shown) <= set(columns()):
            return None
        at = [columns()[name] for name in shown]
        return {
            "week": week,
            "values": np.ascontiguousarray(recording.history[: week + 1, at].T).astype("<f4").tobytes(),
        }

    def transport(self) -> dict[str, Any]:
        """How far the run is, and what can be done with it."""
        session, state, plan = self.session, self.session.run.state, self.session.plan
        marks = [{"week": event.week, "kind": "event", "label": event.kind.replace("_", " ")} for event in plan.events]
        marks += [{"week": week, "kind": "branch", "label": LIVE["branch"]} for week, _ in plan.branches]
        return {
            "week": state.week if state.ready else session.run.bound,
            "playing": state.playing,
            "speed": speed_shown(state.speed),
            "marks": marks,
            "can_undo": bool(session.past),
            "can_replay": session.last_change is not None,
        }

    def lanes(self) -> dict[str, Any]:
        """Where the line of the present week is."""
        return {"week": self.session.run.state.week}


def sentence(found: Any) -> str:
    """The sentence of a finding, with levers in words."""
    values = dict(found.values)
    if "lever" in values:
        values["lever"] = words(format_name(values["lever"]))
    return say(STORY_LINES, found.key, **values)


def describe_money(session: Shown, past: Any) -> dict[str, Any]:
    """What the programme is worth so far, and whether that is a loss; empty while unknown.

    The same measures as in a comparison: against going on as before, with the same people and seed.
    """
    nothing, week, at = session.nothing, len(past) - 1, columns()
    if nothing is None or len(nothing) <= week or workshop.hidden():
        return {}
    value, cost = past[:, at["total_value"]].astype(float), past[:, at["total_cost"]].astype(float)
    course = value - nothing[: week + 1, at["total_value"]].astype(float) - cost
    if not cost[-1]:
        return {}
    net, unit = float(course[-1]), money_unit()
    if week < session.plan.weeks:
        amount = headline.format_measure("net_value", abs(net), money=unit)
        text = say(LIVE, "loss_so_far" if net < 0 else "net_so_far", amount=amount)
    else:
        text = words(headline.describe_money(net, find_payback_week(course), unit))
    return {"text": text, "loss": net < 0}


def range_text(session: Shown) -> str:
    """Where runs with other random seeds end."""
    if session.outcomes_hidden:
        return ""
    runs = session.runs  # once: another thread empties it where the plan changes
    if len(runs) < 2:
        return say(TEXTS, "band_wait", n=session.counted, of=SEEDS)
    ends = [level(one, "being", len(one) - 1) * FACTOR for one in runs]
    low, high = (format_number(float(end)) for end in np.quantile(ends, [LOW, HIGH]))
    weeks = weeks_of("being", len(runs[0]) - 1)
    text = say(TEXTS, "band", n=len(ends), low=low, high=high, first=weeks[0], last=weeks[-1])
    return ". ".join(filter(None, [text, describe_place(runs, "being")]))


def strokes(dash: Any, width: float = 2.6) -> str:
    """A dash pattern of a figure as SVG takes it, for a line so many pixels wide.

    "" for a solid one.
    """
    return "" if dash == "solid" else " ".join(f"{width * part:g}" for part in dash[1])


def speed_shown(speed: float) -> int:
    """The nearest speed the menu offers."""
    return min((2, 5, 10, 20, 1000), key=lambda offered: abs(offered - speed))


def smooth(values: Any, weeks: int = FINAL_WEEKS) -> Any:
    """Means of the last `weeks` weeks (fewer at the beginning), float32.

    The path so ends where the run is reported to end.
    """
    total = np.cumsum(np.concatenate([[0.0], np.asarray(values, dtype=float)]))
    last = np.arange(1, len(total))
    first = np.maximum(0, last - weeks)
    return ((total[last] - total[first]) / (last - first)).astype("<f4")


def line_of(name: str) -> Line:
    """The line of a strategy: by its name, as in a report; one of one's own by that of its file."""
    known = file_stem(strategy(name).title) if is_own(name) else name
    return choose_line(places([known])[known])


def line_on_stage(plan: Plan) -> Line:
    """The line of what runs: once changed or branched, a tint of the strategy's."""
    return line_of(name_changed(plan.strategy) if plan.tampered else plan.strategy)
