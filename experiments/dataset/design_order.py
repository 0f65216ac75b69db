"""Stored runs in the order of their design: Morris trajectories, blocks for Sobol indices."""

from __future__ import annotations

from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from experiments.dataset.study_runs import ROW, StudyRuns
from experiments.design.designs import LatinHypercube, Morris, Saltelli, SobolSequence
from experiments.design.replications import most
from simulation.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.presentation.finding import Finding

PAIRS = "sobol-pairs"
GROWTH = "growth"
METHODS = {"morris": "morris", "saltelli": "sobol"}
"""The analysis each design was made for; any other that fills the space goes with pawn."""

FEWEST_BLOCKS, FEWEST_TRAJECTORIES = 16, 4
"""The least part of a design from which an index is computed to show how it settles."""

FITTING = {
    "morris": "`design: {kind: morris, trajectories: 20}`",
    "sobol": "`design: {kind: saltelli, points: 256}`",
    "pawn": "`design: {kind: latin hypercube, points: 512}` or a sobol sequence",
}


def method_for(studied: StudyRuns, wanted: str | None) -> str:
    """Return the analysis that a study's design fits: the one wanted, or its default.

    Raises UserError, saying which design would be needed, where they do not go together.
    """
    kind = studied.study.design.kind
    method = wanted or METHODS.get(kind, "pawn")
    fits = {"morris": {"morris"}, "sobol": {"saltelli"}}.get(
        method, {"latin hypercube", "sobol sequence", "list", "saltelli"}
    )
    if not studied.factors:
        raise UserError(f"{studied.path}: varies nothing, so nothing can be sensitive to it; give the study factors")
    if kind not in fits:
        raise UserError(f"{studied.path}: its design is `kind: {kind}`; --method {method} needs {FITTING[method]}")
    return method


def analyses(studied: StudyRuns, method: str) -> list[str]:
    """Return the analyses that belong to a method: itself, pairs, how it settles."""
    design = studied.study.design
    has_pairs = method == "sobol" and isinstance(design, Saltelli) and design.second_order
    grows = (isinstance(design, Saltelli) and method == "sobol" and design.points >= 2 * FEWEST_BLOCKS) or (
        isinstance(design, Morris) and design.trajectories >= 2 * FEWEST_TRAJECTORIES
    )
    return [method, *[PAIRS] * has_pairs, *[GROWTH] * grows]


def sensitivity(studied: StudyRuns, method: str, organization: str, strategy: str, indicator: str) -> Finding:
    """Return how much an indicator of a strategy depends on each factor.

    Where points have different numbers of replications, only those that all points share count, and the sentence says
    so. Raises UserError where there are too few runs.
    """
    from analysis.presentation import vocabulary

    studied, left_out = studied.with_shared_replications(organization, strategy)
    points = studied.points(organization, strategy)
    subject, against, other = vocabulary.title(points, "indicators", indicator).partition(" against ")
    what = f"{subject[:1].lower()}{subject[1:]} under {vocabulary.title(points, 'strategies', strategy)}"
    what += f"{against}{vocabulary.title(points, 'strategies', other)}" if other else ""
    what += f" in {vocabulary.format_name(organization)}" if len(studied.study.organizations) > 1 else ""
    try:
        analyse = {"morris": _morris, "sobol": _sobol, PAIRS: _sobol_pairs, GROWTH: _growth}.get(method, _pawn)
        found = analyse(studied, points, indicator, what)
        return replace(found, sentence=f"{found.sentence} {left_out}".rstrip())
    except UserError:
        raise
    except ValueError as problem:
        raise UserError(f"{studied.path}: {problem}") from None


def _morris(studied: StudyRuns, points: pd.DataFrame, indicator: str, what: str) -> Finding:
    """Use complete trajectories only, in units of the design (0..1 for every factor)."""
    design = studied.study.design
    assert isinstance(design, Morris)
    whole = _whole_trajectories(studied, points)
    if not whole:
        raise UserError(f"{studied.path}: no trajectory is complete yet; run the study to its end")
    found = _morris_of(studied, points, indicator, what, whole)
    found.table.attrs["left_out"] = design.trajectories - len(whole)
    return found


def _whole_trajectories(studied: StudyRuns, points: pd.DataFrame) -> list[int]:
    """Return the trajectories of a Morris design of which no point is missing."""
    design, length = studied.study.design, len(studied.factors) + 1
    assert isinstance(design, Morris)
    wanted = range(design.trajectories)
    return [t for t in wanted if points.index.isin(range(t * length, (t + 1) * length)).sum() == length]


def _morris_of(studied: StudyRuns, points: pd.DataFrame, indicator: str, what: str, chosen: list[int]) -> Finding:
    import pandas as pd

    from analysis.sensitivity import morris

    design, length = studied.study.design, len(studied.factors) + 1
    assert isinstance(design, Morris)
    rows = [t * length + k for t in chosen for k in range(length)]
    places = pd.DataFrame(design.places(studied.study.axes)[rows], columns=studied.factors)
    places.attrs = points.attrs
    return morris(places, points.loc[rows, indicator].to_numpy(), dict.fromkeys(studied.factors, (0.0, 1.0)), what)


def _sobol(studied: StudyRuns, points: pd.DataFrame, indicator: str, what: str) -> Finding:
    from analysis.sensitivity import sobol

    design = studied.study.design
    assert isinstance(design, Saltelli)
    found = sobol(_first_order(studied, points, indicator), indicator, what)
    found.table.attrs["left_out"] = design.points - int(found.table.attrs["blocks"])
    return found


def _first_order(studied: StudyRuns, points: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Return the points of a Saltelli design as `sobol` takes them, without those for pairs."""
    design = studied.study.design
    assert isinstance(design, Saltelli)
    table = _with_roles(studied, points, indicator)
    found = table[~table["role"].isin([f"{name} (B)" for name in design.moved(studied.study.axes)])]
    found = found.reset_index(drop=True)
    found.attrs = points.attrs
    return found


def _growth(studied: StudyRuns, points: pd.DataFrame, indicator: str, what: str) -> Finding:
    """Return how the indices settle with the number of complete trajectories or base points."""
    from analysis.sensitivity import growth, sobol
    from analysis.sensitivity.growth import sizes

    if isinstance(studied.study.design, Morris):
        whole = _whole_trajectories(studied, points)

        def screen(count: int) -> pd.DataFrame:
            return _morris_of(studied, points, indicator, what, whole[:count]).table

        numbers = sizes(len(whole), FEWEST_TRAJECTORIES)
        label = "mean size of the effects (mu*)"
        return growth(screen, numbers, ("mu_star", "low", "high"), what, label, "trajectories")
    table = _first_order(studied, points, indicator)
    counts = table.dropna(subset=[indicator])["block"].value_counts()
    blocks = sorted(counts.index[counts == table["role"].nunique()])

    def explain(count: int) -> pd.DataFrame:
        part = table[table["block"].isin(blocks[:count])]
        part.attrs = table.attrs
        return sobol(part, indicator, what).table

    numbers, label = sizes(len(blocks), FEWEST_BLOCKS), "share of the variance, interactions included (ST)"
    return growth(explain, numbers, ("ST", "ST_low", "ST_high"), what, label, "base points")


def _sobol_pairs(studied: StudyRuns, points: pd.DataFrame, indicator: str, what: str) -> Finding:
    from analysis.sensitivity import sobol_pairs

    return sobol_pairs(_with_roles(studied, points, indicator), indicator, what)


def _with_roles(studied: StudyRuns, points: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Return the points of a Saltelli design: outcome, block and role, sorted by role.

    Raises UserError where a factor has the name of a matrix of the design.
    """
    design = studied.study.design
    assert isinstance(design, Saltelli)
    moved = list(design.moved(studied.study.axes))
    roles = ["A", *moved]
    roles += [f"{name} (B)" for name in moved] if design.second_order else []
    roles.append("B")
    if taken := [name for name in moved if roles.count(name) > 1]:
        raise UserError(
            f"{studied.path}: Sobol indices cannot be computed with a factor called '{taken[0]}', as a part of the "
            "design is; rename it in the study's file and run that into the store again: no run is computed twice"
        )
    table = points[[indicator]].assign(
        block=points.index // len(roles), role=[roles[row % len(roles)] for row in points.index]
    )
    table = table.set_index(table["role"].map({role: k for k, role in enumerate(roles)})).sort_index(kind="stable")
    table = table.reset_index(drop=True)
    table.attrs = points.attrs
    return table


def _pawn(studied: StudyRuns, points: pd.DataFrame, indicator: str, what: str) -> Finding:
    """Use the two random samples of a Saltelli design: other points move one factor."""
    from analysis.sensitivity import pawn

    if isinstance(studied.study.design, Saltelli):
        points = independent(studied, points)
    numbers = studied.numbers(points)
    return pawn(numbers, points[indicator].to_numpy(), max(3, min(10, len(points) // 20)), what)


def independent(studied: StudyRuns, points: pd.DataFrame) -> pd.DataFrame:
    """Return the points drawn independently: all of a sample; A and B of a Saltelli design.

    points: a row a point (its index), or rows with a column `point`. Raises UserError for a Morris design.
    """
    design = studied.study.design
    if isinstance(design, Morris):
        raise UserError(
            f"{studied.path}: a morris design visits corners only; "
            f"needed: {FITTING['pawn']}, a grid, a list or a saltelli design"
        )
    if not isinstance(design, Saltelli):
        return points
    length = design.block(studied.study.axes)
    place = (points[ROW] if ROW in points else points.index.to_series()) % length
    found = points[((place == 0) | (place == length - 1)).to_numpy()]
    found.attrs = points.attrs
    return found


def grows_by(studied: StudyRuns) -> str:
    """Return a command that enlarges the study."""
    design = studied.study.design
    extend = f"orgshift study extend {quote(str(studied.path))}"
    if isinstance(design, Morris):
        return f"{extend} --points {design.trajectories * 2}"
    if isinstance(design, LatinHypercube):
        return f"{extend} --points {design.points * design.blocks * 2}"
    if isinstance(design, Saltelli | SobolSequence):
        return f"{extend} --points {design.points * 2}"
    return f"{extend} --replications {most(studied.study.content()['replications'], 1) * 2}"
