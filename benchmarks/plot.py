"""The plot of cost against size: a week of each side, and each mechanism against C."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.figures import Figure

OURS = "this build"
PANELS = (("ms a week", "CPU milliseconds a week"), ("ns a person and week", "CPU nanoseconds a person and week"))


def collect_curves(figures: Iterable[Figure], unit: str) -> dict[str, dict[int, float]]:
    """The figures that have this unit and a size: {curve: {people: cost}}."""
    curves: dict[str, dict[int, float]] = {}
    for figure in figures:
        if figure.people is None or figure.unit != unit:
            continue
        work = figure.row if unit == PANELS[0][0] else figure.case.split(",")[0]
        ours = OURS if unit == PANELS[0][0] else f"{work}, {OURS}"
        curves.setdefault(ours, {})[figure.people] = figure.ours
        if figure.theirs is not None:
            theirs = figure.against if unit == PANELS[0][0] else f"{work}, {figure.against}"
            curves.setdefault(theirs, {})[figure.people] = figure.theirs
    return curves


def draw(figures: Iterable[Figure], path: Path) -> bool:
    """Draw the panels that have a curve, on logarithmic axes; whether there was any."""
    figures = list(figures)
    panels = [(curves, label) for unit, label in PANELS if (curves := collect_curves(figures, unit))]
    if not panels:
        return False
    import matplotlib

    matplotlib.use("agg")
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(6.5 * len(panels), 4.8), layout="constrained")
    for number, (curves, label) in enumerate(panels, start=1):
        axes = drawing.add_subplot(1, len(panels), number)
        works = list(dict.fromkeys(name.split(",")[0] for name in curves))  # both sides of one share a colour
        for name, points in curves.items():
            people, colour = sorted(points), f"C{works.index(name.split(',')[0])}"
            line = {"linewidth": 2.5} if name.endswith(OURS) else {"linewidth": 1.2, "linestyle": "--"}
            axes.loglog(people, [points[size] for size in people], marker="o", label=name, color=colour, **line)
        axes.set_xlabel("people (ten customers each)")
        axes.set_ylabel(label)
        axes.grid(True, which="major", alpha=0.3)
        axes.legend(fontsize="small")
    drawing.savefig(path, dpi=130)
    return True
