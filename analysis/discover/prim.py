"""PRIM: finds the box in the space of parameters in which a strategy fails (or wins).

From the whole space the slice (5 % of the points inside) is cut away that leaves the highest share of cases, again and
again (Friedman & Fisher 1999; Bryant & Lempert 2010 for scenarios). Each cut trades *coverage* (share of all cases
that lie in the box) for *density* (share of the box's points that are cases). Of the boxes
with the density asked for, the one that balances the two best is shown. A restriction is kept only if chance alone
would rarely give it (binomial test of what leaving it out adds); where one is given up, the box is cut again in the
parameters that are kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from analysis.discover import boxes
from analysis.discover.boxes import Box, peel
from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike, NDArray

SPLINTER = 0.5
"""A box that is cut again may lose so large a share of the cases that it held."""
HALVES = 20
"""Random halves of the sample on which the box is found again, to see which restrictions come back."""


def prim(points: pd.DataFrame, cases: ArrayLike, what: str = "it fails", density: float = 0.8) -> Finding:
    """Find the box in which ``cases`` (True or False per point) are dense.

    ``what`` describes a case in words. Table: parameter, low, high, p (binomial: probability that chance alone
    restricts so well), returns (share of random half samples in which the parameter is restricted again), only for
    restricted parameters, the smallest p first; attrs: coverage, density, support, wanted (the density asked for).
    Raises ValueError if all points are cases or none is.
    """
    import pandas as pd

    grid, hit = vocabulary.numbers(points), np.asarray(cases, dtype=bool)
    if hit.all() or not hit.any():
        raise ValueError(f"nothing to discover: {'every' if hit.all() else 'no'} point is a case ({what})")
    box = _found(grid, hit, density)
    whole_low, whole_high = grid.min(axis=0), grid.max(axis=0)
    bound = [place for place in range(grid.shape[1]) if _restricted(box, whole_low, whole_high, place)]
    again = _returns(grid, hit, density)
    frame = pd.DataFrame(
        {
            "parameter": [str(points.columns[place]) for place in bound],
            "low": box.low[bound],
            "high": box.high[bound],
            "p": [_p_value(box, place, grid, hit) for place in bound],
            "returns": again[bound],
        }
    )
    frame = frame.sort_values("p", kind="stable").reset_index(drop=True)
    fit = {
        "coverage": box.coverage,
        "density": box.density,
        "support": box.support,
        "cases": float(hit.mean()),
        "wanted": density,
    }
    frame.attrs = dict(points.attrs) | fit
    edges = {
        str(name): (float(lo), float(hi)) for name, lo, hi in zip(points.columns, whole_low, whole_high, strict=True)
    }
    return Finding(frame, _sentence(frame, edges, what), partial(_draw, frame, points, hit, what))


def _found(grid: NDArray[np.float64], hit: NDArray[np.bool_], density: float) -> Box:
    """Peel, choose and trim, again in the parameters kept until every restriction is kept.

    To lift a restriction without peeling again would lose the density that it had brought, though a further cut of
    those kept may reach it. Where peeling again would lose most of the cases, the restriction is only lifted: a small
    dense box does not show where the cases are.
    """
    low, high = grid.min(axis=0), grid.max(axis=0)
    kept = list(range(grid.shape[1]))
    lifted: Box | None = None
    while True:
        chosen = _chosen(peel(grid, hit, among=kept), density)
        bound = [place for place in kept if _restricted(chosen, low, high, place)]
        trimmed = _trim(chosen, grid, hit)
        kept = [place for place in bound if _restricted(trimmed, low, high, place)]
        if kept == bound:
            return lifted if lifted is not None and trimmed.coverage < SPLINTER * lifted.coverage else trimmed
        lifted = trimmed


def _chosen(peeled: list[Box], density: float) -> Box:
    """Return the dense enough box with the best harmonic mean of coverage and density.

    The densest where none is dense enough.
    """
    dense = [box for box in peeled if box.density >= density and box.coverage > 0]
    if not dense:
        return max(peeled, key=lambda box: (box.density, box.coverage))
    return max(dense, key=lambda box: box.coverage * box.density / (box.coverage + box.density))


def _restricted(box: Box, low: NDArray[np.float64], high: NDArray[np.float64], place: int) -> bool:
    """Return whether the box leaves out any part of a parameter's range."""
    return bool(box.low[place] > low[place] or box.high[place] < high[place])


def _inside(grid: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points [n, parameters] lie between the edges, the edges included."""
    within = (grid >= low) & (grid <= high)
    return np.asarray(within.all(axis=1), dtype=np.bool_)


def _without(box: Box, place: int, grid: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points would be inside if one parameter were not restricted."""
    low, high = box.low.copy(), box.high.copy()
    low[place], high[place] = -np.inf, np.inf
    return _inside(grid, low, high)


def _p_value(box: Box, place: int, grid: NDArray[np.float64], hit: NDArray[np.bool_]) -> float:
    """Return the probability that chance gives as many cases as this restriction (binomial)."""
    from scipy.special import bdtrc

    inside = _inside(grid, box.low, box.high)
    rate = float(hit[_without(box, place, grid)].mean())
    return float(bdtrc(int(hit[inside].sum()) - 1, int(inside.sum()), rate)) if hit[inside].any() else 1.0


def _trim(box: Box, grid: NDArray[np.float64], hit: NDArray[np.bool_]) -> Box:
    """Give up restrictions that chance could have given, the weakest first."""
    low, high = grid.min(axis=0), grid.max(axis=0)
    while True:
        bound = [place for place in range(grid.shape[1]) if _restricted(box, low, high, place)]
        chances = {place: _p_value(box, place, grid, hit) for place in bound}
        weakest = max(chances, key=lambda place: chances[place], default=-1)
        if weakest < 0 or chances[weakest] < 0.05:
            return box
        new_low, new_high = box.low.copy(), box.high.copy()
        new_low[weakest], new_high[weakest] = low[weakest], high[weakest]
        box = boxes.box(new_low, new_high, _inside(grid, new_low, new_high), hit)


def _returns(grid: NDArray[np.float64], hit: NDArray[np.bool_], density: float) -> NDArray[np.float64]:
    """Return in what share of random half samples each parameter is restricted again."""
    rng = np.random.default_rng(1999)
    found = np.zeros(grid.shape[1])
    for _ in range(HALVES):
        half = rng.permutation(len(grid))[: max(2, len(grid) // 2)]
        if hit[half].all() or not hit[half].any():
            continue
        part = grid[half]
        box = _found(part, hit[half], density)
        low, high = part.min(axis=0), part.max(axis=0)
        found += [_restricted(box, low, high, place) for place in range(grid.shape[1])]
    return found / HALVES


def _sentence(frame: pd.DataFrame, edges: dict[str, tuple[float, float]], what: str) -> str:
    """Describe where the cases are dense, with coverage and density."""
    fit = {key: style.format_share(frame.attrs[key]) for key in ("coverage", "density", "cases")}
    if frame.empty:
        return f"In {fit['cases']} of the points {what}; no region stands out more than one may by chance."
    texts = []
    for _, row in frame.iterrows():
        called = vocabulary.title(frame, "parameters", str(row["parameter"]))
        texts.append(f"{called} {_describe_side(row['low'], row['high'], *edges[str(row['parameter'])])}")
    where = vocabulary.join_words(texts)
    missed = frame.attrs["density"] < frame.attrs["wanted"]
    short = f", fewer than the {style.format_share(frame.attrs['wanted'])} asked for" if missed else ""
    return (
        f"In {fit['cases']} of the points {what}. {fit['coverage']} of these lie in the region with {where}; "
        f"there, {what} in {fit['density']} of the points{short}."
    )


def _describe_side(low: float, high: float, least: float, most: float) -> str:
    """Describe the part of a parameter's range, least to most, that a box keeps."""
    first, last = style.format_number(low), style.format_number(high)
    if first == last:
        return f"at {first}"
    if low > least and high < most:
        return f"between {first} and {last}"
    return f"above {first}" if low > least else f"below {last}"


def _draw(frame: pd.DataFrame, points: pd.DataFrame, hit: NDArray[np.bool_], what: str, width: float) -> Figure:
    """Draw the points over the first two parameters of the table, cases in orange, with the box."""
    from analysis.figures.region import region

    return region(frame, points, hit, what, width=width)
