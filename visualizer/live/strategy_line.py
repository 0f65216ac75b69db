"""How a strategy is drawn on the Stage: the line it has in every comparison and report."""

from __future__ import annotations

from analysis.presentation.style import Line, line
from scenarios.strategy import places
from visualizer.plan.plan import OWN, Plan
from visualizer.plan.resolve import strategies


def line_of(name: str) -> Line:
    """The line of a strategy among all that the app offers: a workshop's own follow the built-in ones."""
    return line(places([*strategies(), name])[name])


def line_on_stage(plan: Plan) -> Line:
    """The line of what runs: once changed or branched it is a strategy of the user, as Compare draws it."""
    return line_of(OWN if plan.tampered else plan.strategy)
