"""Finds the parameter, and its value, at which the runner-up overtakes the winner.

One parameter at a time is moved through its range, all others at their defaults, both strategies with the same seeds.
Where the winner's mean margin changes sign the two change places; the interval around that value holds all values at
which the 95 % interval of the margin still includes 0. Combinations of parameters are not searched here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.finding import Crossover
from analysis.presentation.language import fill, lower, translate
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

ENDS_AND_DEFAULT = 3
"""So many values of a parameter, or fewer, are the ends of its range and its default."""

CLOSE_NAMED = 5
"""Of so many parameters at most the values are named at which the two cannot be told apart."""


def crossover(scans: pd.DataFrame, winner: str, runner_up: str, indicator: str = "being") -> Crossover:
    """Find the parameter and value at which the runner-up overtakes the winner, if there is one.

    ``scans`` has columns strategy, parameter, value, seed and the indicator, both strategies at the same values and
    seeds; titles, units and defaults come from ``attrs["parameters"]``. Raises ValueError if a strategy or pairs
    are missing.
    """
    import pandas as pd

    scans = vocabulary.share_meanings(scans)
    margins = _margins(scans, winner, runner_up, indicator)
    rows = [_row(scans, str(name), part) for name, part in margins.groupby("parameter", sort=False)]
    order = {"crosses": False, "distance": True, "moves": False}
    table = pd.DataFrame(rows).sort_values(list(order), ascending=list(order.values()), kind="stable")
    table = table.drop(columns="distance").reset_index(drop=True)
    parameter = str(table.loc[0, "parameter"]) if bool(table.loc[0, "crosses"]) else None
    sentence = _sentence(scans, winner, runner_up, indicator, table, margins)
    return Crossover(winner, runner_up, indicator, parameter, table, margins, sentence)


def scan_plan(parameters: pd.DataFrame, names: Sequence[str], points: int = 5) -> pd.DataFrame:
    """Return the values of a scan: evenly spaced over each parameter's range, and the default.

    ``parameters`` has name, default, low, high; result: parameter, value, ascending within each parameter.
    """
    import pandas as pd

    rows = parameters.set_index("name")
    plan = []
    for name in names:
        row = vocabulary.find_row(rows, name)
        low, default, high = (float(row[column]) for column in ("low", "default", "high"))
        values = np.unique(np.append(np.linspace(low, high, points), default))
        plan += [(name, float(value)) for value in values]
    return pd.DataFrame(plan, columns=["parameter", "value"])


def halfway(scans: pd.DataFrame, winner: str, runner_up: str, indicator: str = "being") -> pd.DataFrame:
    """Return for each parameter the values midway between two at which different ones lead.

    ``scans`` as for `crossover`; result as for `scan_plan`, empty where no parameter turns the ranking.
    """
    import pandas as pd

    plan = []
    for name, part in _margins(vocabulary.share_meanings(scans), winner, runner_up, indicator).groupby("parameter"):
        x, leads = part["value"].to_numpy(), part["margin"].to_numpy() > 0
        plan += [(str(name), float(x[i] + x[i + 1]) / 2) for i in range(len(x) - 1) if leads[i] != leads[i + 1]]
    return pd.DataFrame(plan, columns=["parameter", "value"])


def _margins(scans: pd.DataFrame, winner: str, runner_up: str, indicator: str) -> pd.DataFrame:
    """Return the winner's mean margin with its interval, for every parameter and value."""
    import pandas as pd

    keys = ["parameter", "value", "seed"]
    good = vocabulary.direction(scans, indicator)
    sides = []
    for name in (winner, runner_up):
        part = scans[scans["strategy"] == name].set_index(keys)[indicator]
        if part.empty:
            raise ValueError(f"scans: no runs of {name}")
        if not part.index.is_unique:
            raise ValueError(f"scans: {name} has two rows with the same parameter, value and seed")
        sides.append(pd.Series(vocabulary.score(part.to_numpy(dtype=float), good), index=part.index))
    paired = (sides[0] - sides[1]).dropna().rename("gap").reset_index()
    if paired.empty:
        raise ValueError(f"scans: {winner} and {runner_up} share no parameter value and seed")
    rows = []
    for name in scans["parameter"].unique():
        part = paired[paired["parameter"] == name]
        for value in np.unique(part["value"].to_numpy(dtype=float)):
            gaps = part.loc[part["value"] == value, "gap"].to_numpy()
            found = intervals.estimate(gaps)
            rows.append((str(name), float(value), *map(float, (found.mean, found.low, found.high)), len(gaps)))
    return pd.DataFrame(rows, columns=["parameter", "value", "margin", "margin_low", "margin_high", "seeds"])


def _row(scans: pd.DataFrame, name: str, part: pd.DataFrame) -> dict[str, object]:
    """Return one parameter's row: whether, where and how surely it crosses, and how far away."""
    import pandas as pd

    x, y, low, high = (part[column].to_numpy() for column in ("value", "margin", "margin_low", "margin_high"))
    stated = vocabulary.find_meaning(scans, "parameters", name).get("default")
    default = float(np.median(x)) if stated is None else float(stated)
    row: dict[str, object] = {
        "parameter": name,
        "default": default,
        "scanned_low": float(x[0]),
        "scanned_high": float(x[-1]),
        "crosses": False,
        "value": pd.NA,
        "low": pd.NA,
        "high": pd.NA,
        "side": "",
        "clear": False,
        "distance": np.inf,
        "moves": float(np.ptp(y)),
    }
    places = [i for i in range(len(x) - 1) if (y[i] > 0) != (y[i + 1] > 0)]
    if not places:
        return row
    points = [_zero_between(x[i], y[i], x[i + 1], y[i + 1]) for i in places]
    nearest = int(np.argmin([abs(point - default) for point in points]))
    at, place = points[nearest], places[nearest]
    rising = bool(y[place] > 0)  # the winner loses its lead as the value rises
    lost = (high < 0) & (part["seeds"].to_numpy() > 1)  # a single seed is no evidence
    beyond = lost[place + 1 :] if rising else lost[: place + 1]
    left, right = _undecided(x, low, high, at)
    width = max(float(x[-1] - x[0]), 1e-300)
    return row | {
        "crosses": True,
        "value": at,
        "low": left,
        "high": right,
        "side": "above" if rising else "below",
        "clear": bool(beyond.any()),
        "distance": abs(at - default) / width,
    }


def _zero_between(x0: float, y0: float, x1: float, y1: float) -> float:
    """Return where the straight line between two points crosses 0."""
    return float(x0 - y0 * (x1 - x0) / (y1 - y0))


def _undecided(
    x: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64], at: float
) -> tuple[float, float]:
    """Return the range around the crossing in which the margin's interval includes 0."""
    fine = np.unique(np.concatenate([np.linspace(x[0], x[-1], 2001), [at]]))
    outside = (np.interp(fine, x, low) > 0) | (np.interp(fine, x, high) < 0)
    before, after = fine[outside & (fine < at)], fine[outside & (fine > at)]
    return float(before[-1] if len(before) else x[0]), float(after[0] if len(after) else x[-1])


def _sentence(
    scans: pd.DataFrame, winner: str, runner_up: str, indicator: str, table: pd.DataFrame, margins: pd.DataFrame
) -> str:
    """Describe the answer with value, interval, default and range."""
    first, second = (vocabulary.title(scans, "strategies", name) for name in (winner, runner_up))
    subject = lower(vocabulary.title(scans, "indicators", indicator))
    row = table.iloc[0]
    if not row["crosses"]:
        return fill(
            translate("{scans} Combinations were not searched."),
            scans=_describe_no_crossing(scans, first, second, subject, margins),
        )
    stated = vocabulary.find_meaning(scans, "parameters", row["parameter"])
    called, unit = vocabulary.title(scans, "parameters", row["parameter"]), str(stated.get("unit") or "")
    unit = "" if unit in ("", "1", "0..1", "share") else f" {unit}"
    value, low, high, default = (f"{row[column]:.3g}" for column in ("value", "low", "high", "default"))
    interval = (
        fill(translate("95 % interval {low} to {high}"), low=low, high=high)
        if low != high
        else translate("one seed, no interval")
    )
    interval = fill(translate("{interval}; default {default}"), interval=interval, default=default)
    scanned = fill(
        translate("scanned {scanned_low:.3g} to {scanned_high:.3g}"),
        scanned_low=row["scanned_low"],
        scanned_high=row["scanned_high"],
    )
    where = fill(
        translate("if {called} were {side} {value}{unit} ({interval}; {scanned}), all else at the defaults"),
        called=called,
        side=row["side"],
        value=value,
        unit=unit,
        interval=interval,
        scanned=scanned,
    )
    if row["clear"]:
        return fill(
            translate("{second} would overtake {first} on {subject} {where}."),
            second=second,
            first=first,
            subject=subject,
            where=where,
        )
    level = fill(
        translate("{second} would draw level with {first} on {subject} {where}"),
        second=second,
        first=first,
        subject=subject,
        where=where,
    )
    return fill(translate("{level}; its lead there is no more than chance can explain."), level=level)


def _describe_no_crossing(scans: pd.DataFrame, first: str, second: str, subject: str, margins: pd.DataFrame) -> str:
    """Describe at which values the runner-up did not win, and at which of them it still might."""
    tried = margins.groupby("parameter", sort=False)["value"]
    ends = translate(" (the ends of the range and the default)") if tried.size().max() <= ENDS_AND_DEFAULT else ""
    of = (
        translate("the parameter scanned")
        if len(tried) == 1
        else fill(translate("the {tried} parameters scanned one at a time"), tried=len(tried))
    )
    text = fill(
        translate(
            "At none of the values tried{ends} of {of}, all else at the defaults, does {second} overtake {first}"
        ),
        ends=ends,
        of=of,
        second=second,
        first=first,
    )
    if margins["seeds"].max() < 2:
        return fill(translate("{text} on {subject}; one seed, no interval."), text=text, subject=subject)
    close = margins[margins["margin_low"] <= 0]
    if close.empty:
        return fill(translate("{text} on {subject}."), text=text, subject=subject)
    names = {str(name): vocabulary.title(scans, "parameters", str(name)) for name in close["parameter"]}
    places = [
        f"{names[str(name)]} {' or '.join(f'{value:.3g}' for value in part['value'])}"
        for name, part in close.groupby("parameter", sort=False)
    ]
    more = "; ..." if len(places) > CLOSE_NAMED else ""
    named = "; ".join(places[:CLOSE_NAMED])
    return fill(
        translate("{text} on {subject}; the two cannot be told apart at {close} of {margins} ({named}{more})."),
        text=text,
        subject=subject,
        close=len(close),
        margins=len(margins),
        named=named,
        more=more,
    )
