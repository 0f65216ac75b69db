"""The settings of the Compare page as a part of the link.

Written ``names*percent*runs*draws*extras``.
"""

from __future__ import annotations

from dataclasses import replace

from visualizer.compare.comparison import MOST, Asked
from visualizer.plan.plan import Plan
from visualizer.plan.view import whole

MOST_RUNS, MOST_DRAWS = 200, 1000
LARGEST_PERCENT = 100.0


def asked_text(asked: Asked) -> str:
    """The question as text; its plan is in the link already. No percent: as written."""
    percent = "" if asked.percent is None else f"{asked.percent:g}"
    parts = (",".join(asked.names), percent, str(asked.seeds), str(asked.draws), "why" if asked.extras else "")
    return "*".join(parts)


def asked_from(text: str, otherwise: Asked, plan: Plan) -> Asked:
    """The question of a text made by `asked_text`, about `plan`.

    `otherwise` where there is none or it is broken.
    """
    names, *rest = text.split("*")
    if len(rest) != 4:
        return replace(otherwise, plan=plan)
    percent, seeds, draws, extras = rest
    return Asked(
        plan,
        tuple(filter(None, names.split(",")))[:MOST],
        whole(seeds, 2, MOST_RUNS, otherwise.seeds),
        whole(draws, 0, MOST_DRAWS, otherwise.draws),
        percent_from(percent, otherwise.percent),
        extras == "why",
    )


def percent_from(text: str, otherwise: float | None) -> float | None:
    """A budget in percent of payroll; None for no text: as written."""
    if not text:
        return None
    try:
        amount = float(text)
    except ValueError:
        return otherwise
    return amount if 0.0 < amount <= LARGEST_PERCENT else otherwise
