"""A study's store, opened for looking: progress, results, every single run.

Read anew whenever it is asked, so a store can be watched while another process writes it.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulation.bounds import MOST_WEEKS
from visualizer.plan.plan import Happening, Plan
from visualizer.wording.indicators import columns
from visualizer.wording.page_texts import STUDIES
from visualizer.wording.texts import say

if TYPE_CHECKING:
    import pandas as pd

    from experiments.dataset.study_runs import StudyRuns
    from experiments.study.status import Status

ENDING = ".sqlite"
PRECISION = "float32"
"""What the Stage reckons in."""
MOST_LISTED = 60
CELLS = 6
"""Cells a side of a heat map, at most."""


@dataclass(frozen=True)
class Choice:
    """What of a study is looked at.

    `organization`, `strategy`: "" = the first; `fails`: a condition in words.
    """

    organization: str = ""
    strategy: str = ""
    indicator: str = "being"
    fails: str = "being < 0.4"
    across: str = ""
    up: str = ""


def stores(folder: Path | None = None) -> list[Path]:
    """The stores in and below the folder the app was started in (two levels), newest first."""
    top = folder or Path.cwd()
    found = [path for pattern in ("*", "*/*", "*/*/*") for path in top.glob(pattern + ENDING) if path.is_file()]
    newest = sorted(found, key=lambda path: -path.stat().st_mtime)[:MOST_LISTED]
    return [path for path in newest if holds_indicators(path)]


def holds_indicators(path: Path) -> bool:
    """Whether a store keeps indicators of the model, as all studies do.

    Runs that a fit makes for itself keep other counts. True of what cannot be opened: why is said where it is chosen.
    """
    from experiments.storage.store import Store, StoreError

    try:
        with Store.open(path, check=False) as store:
            return store.header.names[0] in columns()
    except StoreError:
        return True


def example(folder: Path) -> str:
    """The first description of a study in `studies` of a folder; FILE.yaml where there is none."""
    found = sorted(folder.glob("studies/*.yaml"))
    return str(found[0].relative_to(folder)) if found else "FILE.yaml"


def program_of(folder: Path) -> str:
    """The word the program is called by in a terminal in this folder, or its path."""
    beside = Path(sys.executable).with_name("orgshift")
    if shutil.which("orgshift") or not beside.exists():
        return "orgshift"
    return str(beside.relative_to(folder)) if beside.is_relative_to(folder) else str(beside)


def how_far(path: Path) -> Status:
    """How far the study is. Raises StoreError (a ValueError) for what is no store."""
    from experiments.storage.store import Store
    from experiments.study.status import status

    with Store.open(path) as store:
        return status(store)


def read(path: Path) -> StudyRuns:
    """The study with its good runs so far. Raises StoreError where there are none."""
    from experiments.dataset.study_runs import StudyRuns
    from experiments.storage.store import Store

    with Store.open(path) as store, store.snapshot():
        return StudyRuns.of(store)


def settled(studied: StudyRuns, choice: Choice) -> Choice:
    """The choice with everything that this study does not have replaced by the first it has."""
    from dataclasses import replace

    def one_of(name: str, there: list[str]) -> str:
        return name if name in there else (there[0] if there else "")

    factors = studied.factors
    programmes = sorted(studied.study.strategies, key=lambda name: name == "nothing")
    across = one_of(choice.across, factors)
    return replace(
        choice,
        organization=one_of(choice.organization, studied.study.organizations),
        strategy=one_of(choice.strategy, programmes),
        indicator=one_of(choice.indicator, studied.indicators),
        across=across,
        up=one_of(choice.up, [name for name in factors if name != across]),
    )


def points_of(studied: StudyRuns, choice: Choice) -> pd.DataFrame:
    """A row a run of what is looked at: run_id, the factors, rep, seed, the indicator."""
    runs = studied.runs
    here = runs[(runs["organization"] == choice.organization) & (runs["strategy"] == choice.strategy)]
    kept = here[["run_id", *studied.factors, "rep", "seed", choice.indicator]]
    kept.attrs = runs.attrs
    return kept


def heat(studied: StudyRuns, choice: Choice) -> pd.DataFrame | None:
    """Means of the indicator over two factors; the top row is high, rows are `up`.

    Levels stay as they are, and a pair of them that no run has is NaN. Other values are cut into cells, as fine as
    leaves none empty. None with fewer than two factors, or where even the coarsest cells are not all filled yet.
    """
    if not choice.across or not choice.up:
        return None
    points = studied.points(choice.organization, choice.strategy)
    leveled = all(has_levels(points[name]) for name in (choice.across, choice.up))
    for count in range(CELLS, 1, -1):
        axes = {f"_{name}": cells(points[name], count) for name in (choice.across, choice.up)}
        table = points.assign(**axes).pivot_table(
            index=f"_{choice.up}", columns=f"_{choice.across}", values=choice.indicator, observed=False
        )
        if leveled or not table.isna().any(axis=None):
            table = table.iloc[::-1]
            table.index, table.columns = (
                [format_level(one) for one in table.index],
                [format_level(one) for one in table.columns],
            )
            table.index.name, table.columns.name = choice.up.replace("_", " "), choice.across.replace("_", " ")
            return table
    return None


def format_level(level: Any) -> str:
    """A factor's level beside its cells."""
    return f"{level:.3g}" if isinstance(level, float) else str(level)


def has_levels(column: pd.Series[Any]) -> bool:
    """Whether a factor takes a few values again and again, as in a grid or a Morris design."""
    few = column.nunique()
    return column.dtype.kind not in "iuf" or (few <= CELLS and 2 * few <= len(column))


def cells(column: pd.Series[Any], count: int = CELLS) -> pd.Series[Any]:
    """A factor cut into `count` cells of equal width, named by their middles.

    Levels and few values stay as they are.
    """
    import pandas as pd

    if column.nunique() <= count or has_levels(column):
        return column.astype("category")
    cut = pd.cut(column, count)
    return cut.cat.rename_categories([f"{interval.mid:.3g}" for interval in cut.cat.categories])


def plan_of(path: Path, run_id: str) -> Plan:
    """The very run as a plan for the Stage: same organization, levers, parameters, random seed.

    Raises ValueError for what the Stage cannot show: an organization that is not here any more.
    """
    from experiments.storage.sqlite import DamagedError
    from experiments.storage.store import Store
    from experiments.study import plan_table

    with Store.open(path) as store:
        row = store.run(run_id)
        content = plan_table.scenario(store, row.point_id)
    try:
        return plan_from(content, row.seed)
    except (KeyError, TypeError, AttributeError):
        raise DamagedError(path, say(STUDIES, "unreadable", point=row.point_id)) from None


def plan_from(content: dict[str, Any], seed: int) -> Plan:
    """A stored scenario with a seed, as a plan: what differs from the defaults is named in it."""
    from simulation.levers import Entry
    from simulation.parameters import PARAMETERS
    from simulation.structure import DEFAULT

    refuse_what_no_plan_holds(content)
    entries = tuple(Entry(*entry) for entry in content["strategy"]["entries"])
    events = tuple(
        Happening(kind, week, (*dials.items(), *((("group", group),) if group else ())))
        for kind, week, dials, group in content["events"]
    )
    return Plan(
        organization=organization_named(content["organization"]),
        strategy=strategy_like(content["strategy"]["name"]),
        entries=entries,
        percent=None,
        events=events,
        seed=seed,
        weeks=content["weeks"],
        structure=tuple((name, form) for name, form in content["structure"].items() if form != DEFAULT[name]),
        parameters=tuple(
            (name, value) for name, value in content["parameters"].items() if value != PARAMETERS[name].default
        ),
    )


def refuse_what_no_plan_holds(content: dict[str, Any]) -> None:
    """ValueError for a run that the Stage would show as another one."""
    if content["employee"] is not None:
        raise ValueError(say(STUDIES, "own_agents", agents=content["employee"]))
    if content["precision"] != PRECISION:
        raise ValueError(say(STUDIES, "other_model", version=content["precision"], here=PRECISION))
    if content["weeks"] > MOST_WEEKS:
        raise ValueError(say(STUDIES, "too_long", weeks=content["weeks"], most=MOST_WEEKS))


def organization_named(description: dict[str, Any]) -> str:
    """The name by which the app builds a study's organization.

    One of its own files is taken over.
    """
    from visualizer.plan.own_organizations import add_own
    from visualizer.plan.resolve import organizations

    if description["name"] in organizations() and not description["dials"]:
        return str(description["name"])
    from experiments.runs.population_source import make_population

    return add_own(make_population(description["name"], description["dials"]))


def strategy_like(name: str) -> str:
    """The strategy a run is named after, where the app has it.

    Its levers are those of the run in any case.
    """
    from visualizer.plan.resolve import strategies

    return name if name in strategies() else "nothing"
