"""The rows of the benchmarks, in the order of the table: what each measures and where it is written."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from benchmarks.figures import Figure, Skipped


@dataclass(frozen=True)
class Settings:
    """How to measure.

    quick: fewer sizes and passes. base: a checkout of the earlier commit to compare with. folder: a folder for
    temporary files. install: whether other frameworks may be installed into a temporary environment. mesa_python:
    another Python, whose Mesa the reference model runs on too.
    """

    folder: Path
    quick: bool = False
    base: Path | None = None
    install: bool = False
    mesa_python: str = ""


Result = Iterator[Figure | Skipped]


@dataclass(frozen=True)
class Row:
    """A row: its name, what it measures, and `module:function` in `benchmarks/rows`; optional = only if named."""

    name: str
    about: str
    place: str
    optional: bool = False

    @property
    def measure(self) -> Callable[[Settings], Result]:
        """The function that measures it."""
        module, _, function = self.place.partition(":")
        found: Callable[[Settings], Result] = getattr(importlib.import_module(f"benchmarks.rows.{module}"), function)
        return found


ROWS = (
    Row("reference", "the engine against the same week as plain Mesa agents", "reference:measure"),
    Row("week", "a week by size against the earlier commit", "earlier:measure_week"),
    Row("sizes", "network, week 0, a run of 156 weeks and memory by size", "large:measure_sizes"),
    Row("steps", "the share of each step of the week", "steps:measure"),
    Row("c", "customers, influence and participation against C over columns", "c_columns:measure"),
    Row("roofline", "a week against the memory bandwidth and the random reads it needs", "roofline:measure"),
    Row("sparse", "influence against numpy and a sparse matrix of scipy", "sparse:measure"),
    Row("agentpy", "the nearest common work in AgentPy: influence along the ties", "frameworks:measure_agentpy"),
    Row(
        "starsim", "the nearest common work in Starsim: something spreads along the ties", "frameworks:measure_starsim"
    ),
    Row("batch", "many runs through Mesa's batch_run", "mesa_batch:measure"),
    Row("runs", "runs a second and core, 500 people with a network of their own", "earlier:measure_runs"),
    Row("attribution", "the account of why against a plain run", "earlier:measure_attribution"),
    Row("call", "step() against run(), and one call of a kernel from Python", "earlier:measure_call"),
    Row("frame", "a frame of the app at 10,000 people", "earlier:measure_frame"),
    Row("commands", "run tools-only, levers, --help as whole processes", "processes:measure_commands"),
    Row("study", "what a study costs beside its runs", "study:measure"),
    Row("compare", "the comparison of all strategies, one worker, warm (minutes)", "processes:measure_compare", True),
    Row("compile", "all that is compiled from an empty cache (minutes)", "processes:measure_compile", True),
    Row("million", "a million people and ten million customers (minutes, 4 GB)", "large:measure_million", True),
    Row("noise", "a million people against 10,000 of the same make-up (many minutes)", "large:measure_noise", True),
    Row(
        "employer", "2.1 million staff, 21 million customers, 156 weeks (many minutes)", "large:measure_employer", True
    ),
    Row("app", "the app: start, bands, an idle session, a room of viewers (Linux)", "app:measure", True),
    Row("fit", "usage figures of 40 made-up firms: how often a fit is right (minutes)", "usage_fit:measure", True),
    Row("kills", "a study killed at random moments keeps everything, once", "kills:measure", True),
)


class UnknownRow(ValueError):
    """A row that does not exist; the message names the nearest one, or all."""


def select(names: Iterable[str]) -> list[Row]:
    """Return the rows of these names in the order of the table; without names all that are not optional.

    Raises:
        UnknownRow: for a name that no row has.
    """
    wanted = list(names)
    known = [row.name for row in ROWS]
    for name in wanted:
        if name != "all" and name not in known:
            near = get_close_matches(name, known, n=1)
            raise UnknownRow(
                f"row '{name}' is unknown; " + (f"did you mean '{near[0]}'?" if near else ", ".join(known))
            )
    if "all" in wanted:
        return list(ROWS)
    return [row for row in ROWS if (row.name in wanted if wanted else not row.optional)]
