"""Puts runs and published figures together: parts judged, patterns with their verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns.judging import (
    LEAST_RUNS,
    NOT_RUN,
    Simulated,
    holds_in_draws,
    judge_part,
    judge_pattern,
    simulate,
)
from experiments.patterns.pattern import Part, Pattern
from experiments.patterns.pattern_studies import Columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

Row = dict[str, Any]


def judge(
    patterns: Sequence[Pattern], defaults: Columns, draws: Columns, model_version: int
) -> tuple[list[Row], list[Row]]:
    """Return a row for each pattern and a row for each of its parts.

    defaults, draws: readings by arm, at the defaults over seeds and over parameter draws; empty where not run.
    """
    rows, parts = [], []
    for pattern in patterns:
        found = [_judge_part(part, defaults, draws) for part in pattern.parts]
        parts += [
            {"id": pattern.id, "part": number, **row, "model_version": model_version}
            for number, row in enumerate(found, start=1)
        ]
        rows.append(_pattern_row(pattern, found, draws) | {"model_version": model_version})
    return rows, parts


def _pattern_row(pattern: Pattern, parts: Sequence[Row], draws: Columns) -> Row:
    main = parts[0]
    share = _share_of_draws(pattern, draws)
    arms = list(dict.fromkeys(arm.name for part in pattern.parts for arm, _ in part.reads))
    return {
        "id": pattern.id,
        "claim": pattern.claim,
        "published": main["published"],
        "published_low": main["published_low"],
        "published_high": main["published_high"],
        "simulated": main["simulated"],
        "low": main["low"],
        "high": main["high"],
        "unit": main["unit"],
        "verdict": judge_pattern([part["verdict"] for part in parts]),
        "reason": _reason(parts),
        "share_of_draws": share,
        "measured": main["what"],
        "proxy": pattern.proxy,
        "arms": "; ".join(arms),
        "source": pattern.source,
        "mark": pattern.mark,
        "vendor_survey": "yes" if pattern.vendor else "no",
        "built_in": pattern.built_in,
        "needs": pattern.needs,
        "runs": sum(part["runs"] for part in parts[:1]),
    }


def _reason(parts: Sequence[Row]) -> str:
    """Return which parts do not hold, and how; '' where all do."""
    words = []
    for part in parts:
        if part["verdict"] == NOT_RUN:
            words.append(f"{part['what']}: needs {part['needs']}")
        elif part["verdict"] != "holds":
            words.append(f"{part['what']}: {_number(part['simulated'])} ({part['verdict']})")
    return "; ".join(words)


def _number(value: float | None) -> str:
    return "no number" if value is None else f"{value:.3g}"


def _judge_part(part: Part, defaults: Columns, draws: Columns) -> Row:
    row: Row = {
        "what": part.what,
        "published": part.published,
        "published_low": _finite(part.band.low),
        "published_high": _finite(part.band.high),
        "simulated": None,
        "low": None,
        "high": None,
        "unit": part.unit,
        "verdict": NOT_RUN,
        "over_draws": None,
        "draws_low": None,
        "draws_high": None,
        "arms": "; ".join(dict.fromkeys(arm.name for arm, _ in part.reads)),
        "runs": 0,
        "runs_are": "draws" if part.over_draws else "seeds" if part.reads else "",
        "needs": part.needs,
    }
    if part.needs:
        return row
    found = _simulated(part, draws if part.over_draws else defaults)
    if found is None:
        return row | {"needs": "parameter draws (--draws)" if part.over_draws else "runs"}
    row |= {
        "simulated": _finite(found.value),
        "low": _finite(found.low),
        "high": _finite(found.high),
        "verdict": judge_part(part.band, found),
        "runs": found.runs,
    }
    if row["verdict"] == NOT_RUN:
        row |= {"needs": f"at least {LEAST_RUNS} {row['runs_are']}"}
    return row | _over_draws(part, draws)


def _simulated(part: Part, columns: Columns) -> Simulated | None:
    if part.compute is not None:
        value = part.compute()
        return Simulated(value, value, value, 0)
    taken = _taken(part, columns)
    return None if taken is None else simulate(part.statistic, taken)


def _taken(part: Part, columns: Columns) -> list[NDArray[np.float64]] | None:
    """Return the columns of a part; None where they were not run."""
    keys = [(arm.name, reading.name) for arm, reading in part.reads]
    return [columns[key] for key in keys] if all(key in columns for key in keys) else None


def _over_draws(part: Part, draws: Columns) -> Row:
    """Return the statistic over all draws together, and the middle 95 % of single draws."""
    taken = None if part.compute is not None or part.over_draws or not part.by_draw else _taken(part, draws)
    if taken is None:
        return {}
    table = np.array(taken)
    single = np.array([part.statistic(*table[:, k : k + 1]) for k in range(table.shape[1])])
    single = single[np.isfinite(single)]
    if not len(single):
        return {}
    low, high = np.quantile(single, [0.025, 0.975])
    return {
        "over_draws": _finite(float(np.median(single))),
        "draws_low": _finite(float(low)),
        "draws_high": _finite(float(high)),
    }


def _share_of_draws(pattern: Pattern, draws: Columns) -> float | None:
    """Return the share of draws in which every part holds that has a meaning in a single run.

    None where the main part has none, being a share of firms itself, or is not run.
    """
    run = [part for part in pattern.parts if part.reads and part.by_draw and not part.over_draws]
    if pattern.parts[0] not in run:
        return None
    verdicts = []
    for part in run:
        taken = _taken(part, draws)
        if taken is None:
            return None
        verdicts.append(holds_in_draws(part.band, part.statistic, taken))
    return float(np.logical_and.reduce(verdicts).mean())


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
