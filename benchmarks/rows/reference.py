"""The row that measures the engine against the reference model: the same week as plain Mesa agents."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from benchmarks.figures import Figure, Skipped, compare_costs
from benchmarks.registry import Settings
from benchmarks.side_by_side import ROOT, Worker

SIZES = {150: (156, ">= 150 x"), 1_000: (52, ">= 200 x"), 10_000: (8, ">= 180 x")}
NOTE = "the whole week on both sides, stepping only; the reference draws Mesa's own random numbers"


def measure(settings: Settings) -> Iterator[Figure | Skipped]:
    """Both models on the same organization, strategy and weeks, in turns; again on another Mesa if one is named."""
    import mesa

    yield from on_one_mesa(settings, "", mesa.__version__)
    if not settings.mesa_python:
        yield Skipped("reference", "another Mesa: name a Python that has it with --mesa-python PATH")
        return
    asked = subprocess.run(
        [settings.mesa_python, "-c", "import mesa; print(mesa.__version__)"], capture_output=True, text=True
    )
    if asked.returncode:
        yield Skipped("reference", f"another Mesa: {settings.mesa_python} does not import one")
        return
    yield from on_one_mesa(settings, settings.mesa_python, asked.stdout.strip())


def on_one_mesa(settings: Settings, python: str, version: str) -> Iterator[Figure]:
    """The reference on one Mesa, with the Python it is installed for ('' = this one), beside the engine."""
    chosen = {"python": python} if python else {}
    for people, (weeks, goal) in list(SIZES.items())[: 1 if settings.quick else None]:
        with (
            Worker(ROOT, "week", people, weeks) as engine,
            Worker(ROOT, "reference_week", people, weeks, **chosen) as reference,
        ):
            ours, theirs = [], []
            for _ in range(1 if people > 1_000 else 3):
                ours.append(1e3 * engine.ask()["week"])
                theirs.append(1e3 * reference.ask()["week"])
        fast, slow, ratio = compare_costs(ours, theirs)
        case, against = f"{people:,} people, first {weeks} weeks", f"reference model, Mesa {version}"
        yield Figure("reference", case, "ms a week", fast, slow, against, ratio, goal, people, NOTE)
