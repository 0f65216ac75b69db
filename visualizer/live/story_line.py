"""The story line: one sentence about what just happened, made only of figures of the run.

Each rule looks at the recording and either finds its figures or finds nothing; the strongest sentence is shown. A
sentence is a key of the catalogue and the values that fill it, so it can be given in any language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from analysis.presentation.headline import OF_100
from analysis.presentation.language import localize, translate
from analysis.presentation.shown_units import FACTOR
from visualizer.live.recording import Recording
from visualizer.live.scene import Scene
from visualizer.plan.plan import Plan

LOOK_BACK = 8
"""Weeks a sentence looks back over."""


@dataclass(frozen=True)
class StoryLine:
    """A sentence found: how strong it is, its key in the catalogue, and its figures."""

    strength: float
    key: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Scope:
    """What the rules may look at: the run up to `week`."""

    recording: Recording
    scene: Scene
    plan: Plan
    entries: tuple[Any, ...]
    week: int
    columns: dict[str, int]

    def change(self, name: str, weeks: int = LOOK_BACK) -> tuple[float, float, int]:
        """An indicator then and now, and the week of then."""
        then = max(0, self.week - weeks)
        column = self.columns[name]
        return float(self.recording.history[then, column]), float(self.recording.history[self.week, column]), then

    def units(self, week: int) -> dict[str, float]:
        """The practice of each unit in a week; units of few people are left out."""
        units = zip(self.scene.units, self.recording.frames[week].units, self.scene.large_units, strict=True)
        return {name: practice for name, practice, large in units if large}


def incident(scope: Scope) -> Iterator[StoryLine]:
    """An incident this week or in the two before."""
    for back in range(3):
        week = scope.week - back
        if week < 1 or not scope.recording.frames[week].pulses:
            continue
        kind = scope.recording.frames[week].pulses[0]["kind"]
        outrage = float(scope.recording.history[week, scope.columns["outrage"]])
        if outrage >= 0.1:
            yield StoryLine(
                3 - back * 0.5 + min(2, outrage),
                f"incident_{kind}",
                {"week": week, "outrage": localize(f"{outrage:.1f}")},
            )
        return


def unit_turned(scope: Scope) -> Iterator[StoryLine]:
    """A unit in which a third, or half, of what could be practised has come to be practised."""
    then = max(0, scope.week - LOOK_BACK)
    before, now = scope.units(then), scope.units(scope.week)
    for mark in (1 / 3, 1 / 2, 2 / 3):
        for name, old, new in ((name, before[name], now[name]) for name in now):
            if old < mark <= new:
                yield StoryLine(
                    1.5 + mark + new - old,
                    "unit_up",
                    {"unit": name, "old": format_level(old), "new": format_level(new), "week": then},
                )
            elif new < mark <= old:
                yield StoryLine(
                    1.5 + mark + old - new,
                    "unit_down",
                    {"unit": name, "old": format_level(old), "new": format_level(new), "week": then},
                )


def unit_waits(scope: Scope) -> Iterator[StoryLine]:
    """The unit that is furthest behind, once others have moved."""
    now = scope.units(scope.week)
    if len(now) < 2:
        return
    ahead, behind = max(now, key=now.__getitem__), min(now, key=now.__getitem__)
    most, least = now[ahead], now[behind]
    if most > 0.3 and least < 0.5 * most:
        values = {"ahead": ahead, "most": format_level(most), "behind": behind, "least": format_level(least)}
        yield StoryLine(0.4 + most - least, "unit_waits", values)


def using_outruns_being(scope: Scope) -> Iterator[StoryLine]:
    """Activity grows, the business does not become social with it; or the other way round."""
    using0, using, _ = scope.change("using", scope.week)
    being0, being, _ = scope.change("being", scope.week)
    figures = {"using": signed(using - using0), "being": signed(being - being0)}
    if using - using0 > 0.15 and using - using0 > 3 * (being - being0):
        yield StoryLine(0.6 + (using - using0), "using_only", figures)
    elif being - being0 > 0.1 and being - being0 > 0.8 * (using - using0):
        yield StoryLine(0.6 + (being - being0), "being_too", figures)


def lever_starts(scope: Scope) -> Iterator[StoryLine]:
    """A lever that starts this week or did in the last two, or ends."""
    for entry in scope.entries:
        if entry.level > 0 and 0 <= scope.week - entry.start < 3:
            yield StoryLine(
                1.0 + 0.2 * entry.level,
                "starts",
                {"lever": entry.lever, "week": entry.start, "level": share(entry.level)},
            )
        if entry.end is not None and 0 <= scope.week - entry.end < 3:
            yield StoryLine(1.3, "ends", {"lever": entry.lever, "week": entry.end})


def acts_on_demand(scope: Scope) -> Iterator[StoryLine]:
    """Many of the week's acts happen only because they are demanded or counted."""
    _, forced, _ = scope.change("forced_share")
    if forced >= 0.25:
        yield StoryLine(0.7 + forced, "forced", {"forced": share(forced)})


def moved(name: str, least: float) -> Callable[[Scope], Iterator[StoryLine]]:
    """The rule for an indicator that moved by at least `least` within `LOOK_BACK` weeks."""

    def rule(scope: Scope) -> Iterator[StoryLine]:
        old, new, week = scope.change(name)
        if abs(new - old) >= least:
            key = f"{name}_{'up' if new > old else 'down'}"
            yield StoryLine(
                0.8 + abs(new - old) / least * 0.4,
                key,
                {"old": format_level(old), "new": format_level(new), "week": week},
            )

    return rule


RULES: tuple[Callable[[Scope], Iterator[StoryLine]], ...] = (
    incident,
    unit_turned,
    unit_waits,
    using_outruns_being,
    lever_starts,
    acts_on_demand,
    moved("trust_in_leaders", 0.02),
    moved("practice", 0.04),
    moved("customer_trust", 0.02),
    moved("satisfaction", 0.03),
    moved("fatigue", 0.04),
    moved("community_health", 0.06),
)


def share(value: float) -> str:
    """A share in percent."""
    return f"{round(100 * value)}\N{NO-BREAK SPACE}%"


def unbroken() -> str:
    """The unit of a scale, kept on one line."""
    return translate(OF_100).replace(" ", "\N{NO-BREAK SPACE}")


def format_level(value: float) -> str:
    """A value of a scale from 0 to 1, of 100."""
    return f"{round(FACTOR * value)} {unbroken()}"


def signed(value: float) -> str:
    """A change of a scale from 0 to 1, with its sign, of 100."""
    return f"{round(FACTOR * value):+d} {unbroken()}"


def find_story_lines(scope: Scope) -> list[StoryLine]:
    """All sentences the run gives at this week, strongest first."""
    found = [sentence for rule in RULES for sentence in rule(scope)]
    return sorted(found, key=lambda sentence: -sentence.strength)
