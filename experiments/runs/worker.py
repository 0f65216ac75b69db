"""One run, in whatever process it lands: a task is plain data, and everything heavy is imported when it is computed."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from experiments.runs.catalogue_cache import sources
from experiments.runs.employee_class import employee
from experiments.runs.messages import Content, Record, Request, SourcesChanged, kept_weeks
from scenarios.defaults import DEFAULT_WEEKS
from simulation.errors import UserError

if TYPE_CHECKING:
    from simulation.model import Organization
    from simulation.population import Population

PlainEntry = tuple[str, float, int, int, int | None, str]  # lever, level, start, ramp, end, target
PlainEvent = tuple[str, int, Mapping[str, float], str]  # kind, week, dials, group


@dataclass(frozen=True)
class Task:
    """Everything a run needs, as plain data that travels between processes and machines.

    organization: a built-in name, a file, or a Population. digest: what the organization must be made from, checked
    where it is given. dials: what the generator is told differently from the file (`people` too). strategy: dated
    levers. parameters and structure: what differs from the defaults, or all. label: whatever the asker wants to find
    again beside the result. employee: your own agent class as "package.module:Class".
    """

    organization: "str | Population"
    strategy: tuple[PlainEntry, ...] = ()
    seed: int = 1
    parameters: Mapping[str, float] = field(default_factory=dict)
    structure: Mapping[str, str | bool] = field(default_factory=dict)
    events: tuple[PlainEvent, ...] = ()
    weeks: int = DEFAULT_WEEKS
    precision: str = "float32"
    dials: Mapping[str, float] = field(default_factory=dict)
    digest: str = ""
    employee: str | None = None
    label: tuple[Any, ...] = ()

    @classmethod
    def of(cls, content: Content, seed: int) -> "Task":
        """The task of a scenario as a store keeps it."""
        organization, strategy = content["organization"], content["strategy"]
        return cls(
            organization=organization["name"],
            digest=organization["digest"],
            dials=organization["dials"],
            strategy=tuple(tuple(entry) for entry in strategy["entries"]),
            seed=seed,
            parameters=content["parameters"],
            structure=content["structure"],
            events=tuple((kind, week, dict(dials), group) for kind, week, dials, group in content["events"]),
            weeks=content["weeks"],
            precision=content["precision"],
            employee=content["employee"],
            label=(organization["name"], strategy["name"]),
        )


def run(task: Task) -> NDArray[np.float32]:
    """Compute one run. Returns [weeks + 1, indicators], week 0 first, columns as in `simulation.indicators.NAMES`.

    Raises UserError for a task that does not fit the model, or an organization that has changed since it was planned.
    """
    return history(task).astype(np.float32)


def history(task: Task) -> NDArray[np.float64]:
    """The same in full precision."""
    found: NDArray[np.float64] = built(task).run()
    return found


def built(task: Task) -> "Organization":
    """The organization of a task in week 0, ready to run."""
    from scenarios import build
    from simulation.events import Event
    from simulation.levers import Entry, Strategy

    name = str(task.label[1]) if len(task.label) > 1 else "strategy"
    organization: Organization = build(
        population(task),
        Strategy(name, tuple(Entry(*entry) for entry in task.strategy)),
        seed=task.seed,
        parameters=task.parameters,
        structure=task.structure,
        events=[Event(kind, week, dict(dials), group) for kind, week, dials, group in task.events],
        weeks=task.weeks,
        employee=None if task.employee is None else employee(task.employee),
        precision=task.precision,
    )
    return organization


def population(task: Task) -> "Population":
    """Who works in the organization of a task. Raises UserError if it is not made from what the task says."""
    if not isinstance(task.organization, str):
        return task.organization
    return _population(task.organization, tuple(sorted(task.dials.items())), task.digest)


@lru_cache(maxsize=8)
def _population(name: str, dials: tuple[tuple[str, float], ...], digest: str) -> "Population":
    from experiments.runs.population_source import made

    found, made_from = made(name, dict(dials))
    if digest and made_from != digest:
        raise UserError(f"{name}: has changed since the study was planned, or is another file on this machine")
    return found


def record(request: Request) -> Record:
    """Compute the run a study asks for, and keep of it what the study keeps.

    Raises SourcesChanged in a worker that was started after an edit, and whatever the run itself raises.
    """
    start = time.perf_counter()
    if request.sources and request.sources != sources():
        raise SourcesChanged("the sources of the model were edited while the study ran; run it again")
    task = Task.of(request.content(), request.seed)
    weeks = history(task)
    from simulation import indicators

    columns = [indicators.INDEX[name] for name in request.indicators]
    series = weeks[kept_weeks(request.every, task.weeks)][:, columns].astype(np.float32)
    final = indicators.final(weeks)[columns]
    return Record(final, series, 1000 * (time.perf_counter() - start))
