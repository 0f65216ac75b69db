"""What the last change of the levers does to the headline at the end of the run."""

from __future__ import annotations

from typing import Any

import numpy as np
import solara
from numpy.typing import NDArray

from analysis.presentation.headline import BY_NAME, OF_100, format_measure
from analysis.presentation.language import translate
from analysis.presentation.shown_units import FACTOR
from experiments.runs.reporting_window import describe_weeks, level
from visualizer.live.ensemble import History
from visualizer.live.session import Session
from visualizer.plan.resolve import title_of
from visualizer.widgets.elements import tag
from visualizer.wording.part_texts import STAGE
from visualizer.wording.texts import say

HEADLINE = "being"
FEWEST = 4
"""Runs with other random seeds from which a mean is shown."""


@solara.component
def Effect(session: Session) -> Any:
    """One line on where the run ends, and how far the last change has moved that."""
    text, set_text = solara.use_state("")

    def listen() -> Any:
        def show(*_: Any) -> None:
            set_text(describe_effect(session))

        show()
        return session.join(show, ("plan", "band"))

    solara.use_effect(listen, [])
    return tag("p", text, cls="os-note os-effect", role="status")


def describe_effect(session: Session) -> str:
    """The mean of the headline over the seeds run so far, and how far the last change moved it.

    That is the mean difference of runs with equal seeds.
    """
    runs, before = session.runs, session.runs_before  # once: another thread empties them where the plan changes
    if session.outcomes_hidden or session.plan.branches:
        return ""
    if len(runs) < FEWEST:
        return STAGE["effect_wait"]
    now = ends(runs)
    text = say(
        STAGE,
        "effect",
        title=BY_NAME[HEADLINE].heading,
        value=format_measure(HEADLINE, float(now.mean())),
        weeks=describe_weeks(HEADLINE, len(runs[0]) - 1),
        n=len(runs),
    )
    old = session.plan_before
    if len(before) < FEWEST or len(before[0]) != len(runs[0]) or old.organization != session.plan.organization:
        return text
    both = min(len(runs), len(before))
    change = float((now[:both] - ends(before)[:both]).mean())
    shown = format_measure(HEADLINE, change, signed=True).removesuffix(f" {translate(OF_100)}")
    if old.strategy != session.plan.strategy:
        return text + say(STAGE, "effect_other", change=shown, title=title_of(old))
    return text + say(STAGE, "effect_change", change=shown)


def ends(runs: list[History]) -> NDArray[np.float64]:
    """Where each run ends, of 100."""
    return np.array([level(run, HEADLINE, len(run) - 1) * FACTOR for run in runs])
