"""The screening of all parameters as a study of its own: Morris trajectories, as resumable as any other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from experiments.runs.catalogue_cache import catalogue
from experiments.study.study import Study
from scenarios.defaults import DEFAULT_WEEKS

OPTIONS = {"trajectories": "--trajectories", "replications": "--runs", "weeks": "--weeks"}


def screening(
    organization: str,
    strategies: Sequence[str],
    trajectories: int,
    replications: int,
    *,
    weeks: int = DEFAULT_WEEKS,
    seed: int = 1,
) -> Study:
    """A study that moves every drawn parameter over its range, one at a time, from so many starting points.

    Strategies are run as written: prices are among the parameters, and at a budget dearer hours would make a smaller
    programme. It keeps the reported values of every indicator. Raises UserError for names that do not exist and numbers
    that are too large.
    """
    content = {
        "title": f"Screening of all parameters: {', '.join(strategies)} in {organization}",
        "organizations": [organization], "strategies": list(strategies), "weeks": weeks, "budget": "as written",
        "factors": {"all": {"parameters": "all"}},
        "design": {"kind": "morris", "trajectories": trajectories, "seed": seed},
        "replications": replications, "seed": seed,
    }  # fmt: skip
    return Study.load(content, Path.cwd(), catalogue(), OPTIONS)
