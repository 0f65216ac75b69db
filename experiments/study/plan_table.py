"""Writes the points of a study into its store once, and reads them page by page."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from experiments.execution.batches import RunFailed
from experiments.execution.engine import Engine
from experiments.runs.messages import Content, PlannedPoints, PlanningTask, merge_changes
from experiments.storage.schema import checksum_sql, insert_sql
from experiments.storage.sqlite import DamagedError
from experiments.storage.store import Store
from experiments.study.planning import plan, planning_tasks
from experiments.study.study import Study
from simulation.errors import UserError

PAGE = 1000


class Point(NamedTuple):
    """One scenario of a plan: its place among different ones and in the design."""

    place: int
    point_id: str
    ordinal: int


def ensure(study: Study, store: Store, engine: Engine[Any, Any], model: str, plan_id: str) -> Iterator[int]:
    """Put a study's points into the store if they are missing; yield how many are there.

    Raises UserError if a scenario of the study cannot be resolved.
    """
    if scenarios(store, plan_id) is None:
        _begin(store, plan_id)
        lacking = [task for task in planning_tasks(study, model) if not _is_done(store, plan_id, task)]
        count = study.points - sum(task.stop - task.start for task in lacking)
        for outcomes in engine.rounds(plan, lacking):
            for task, answer in outcomes:
                _keep(store, plan_id, answer)
                count += task.stop - task.start
            yield count
        _complete(store, plan_id)
    store.set_meta(plan=plan_id, study=study.content(), folder=str(study.folder), model=model)


def scenarios(store: Store, plan_id: str) -> int | None:
    """Return the number of different scenarios of a plan; None if it is missing or not complete."""
    found = store.ask("SELECT scenarios FROM plan WHERE plan_id = ?", (plan_id,))
    return found[0][0] if found else None


def points(store: Store, plan_id: str) -> int:
    """Return the number of points of a plan, repeated ones included."""
    return int(store.ask("SELECT count(*) FROM design WHERE plan_id = ?", (plan_id,))[0][0])


def pages(store: Store, plan_id: str) -> Iterator[list[Point]]:
    """Yield the scenarios of a plan in pages; no reading stays open meanwhile."""
    last, place = -1, 0
    asked = (
        "SELECT ordinal, point_id FROM design WHERE plan_id = ? AND ordinal > ? AND NOT again ORDER BY ordinal LIMIT ?"
    )
    while found := store.ask(asked, (plan_id, last, PAGE)):
        yield [Point(place + index, row[1], row[0]) for index, row in enumerate(found)]
        last, place = found[-1][0], place + len(found)


def begun(store: Store) -> int:
    """Return how many points are planned of studies whose planning has not ended."""
    asked = "SELECT count(*) FROM design WHERE plan_id IN (SELECT plan_id FROM plan WHERE scenarios IS NULL)"
    return int(store.ask(asked)[0][0])


def done(store: Store, plan_id: str, seeds: list[int]) -> int:
    """Return how many good runs a plan has with these seeds."""
    asked = (
        "SELECT count(*) FROM design JOIN run USING (point_id) WHERE plan_id = ? AND NOT again AND status = 'ok' "
        "AND seed IN (SELECT value FROM json_each(?))"
    )
    return int(store.ask(asked, (plan_id, json.dumps(seeds)))[0][0])


def contents(store: Store, point_ids: list[str]) -> dict[str, tuple[str, str]]:
    """Return base and changes of some points.

    Raises StoreError for a point that the store does not hold.
    """
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(point_ids), PAGE // 2):
        some = point_ids[start : start + PAGE // 2]
        asked = (
            "SELECT point_id, content, changes FROM point JOIN base USING (base_id) "
            f"WHERE point_id IN ({','.join('?' * len(some))})"
        )
        found.update((row[0], (row[1], row[2])) for row in store.ask(asked, some))
    for point in point_ids:
        if point not in found:
            raise DamagedError(store.path, f"it does not hold the scenario '{point}'")
    return found


def scenario(store: Store, point_id: str) -> Content:
    """Return the scenario of a point. Raises StoreError if it cannot be read."""
    base, changes = contents(store, [point_id])[point_id]
    try:
        content = merge_changes(base, changes)
        is_one = all(isinstance(content[part]["name"], str) for part in ("strategy", "organization"))
    except (ValueError, TypeError, KeyError, AttributeError):
        is_one = False
    if not is_one:
        raise DamagedError(store.path, f"its scenario '{point_id}' cannot be read")
    return content


def _begin(store: Store, plan_id: str) -> None:
    with store.transaction() as connection:
        connection.execute(insert_sql("plan", "INSERT OR IGNORE"), (plan_id, None, None))


def _is_done(store: Store, plan_id: str, task: PlanningTask) -> bool:
    """Return whether all points of a task are there, from a planning that was interrupted."""
    asked = "SELECT count(*) FROM design WHERE plan_id = ? AND ordinal >= ? AND ordinal < ?"
    found = store.ask(asked, (plan_id, task.start, task.stop))
    return int(found[0][0]) == task.stop - task.start


def _keep(store: Store, plan_id: str, answer: PlannedPoints | RunFailed) -> None:
    if isinstance(answer, RunFailed):
        reason = answer.reason.removeprefix("UserError: ")
        raise UserError(reason if reason != answer.reason else f"the study cannot be planned: {answer.reason}")
    points = list(enumerate(answer.points, start=answer.start))
    with store.transaction() as connection:
        connection.executemany(insert_sql("base", "INSERT OR IGNORE"), answer.bases.items())
        connection.executemany(insert_sql("point", "INSERT OR IGNORE"), (tuple(point[:3]) for _, point in points))
        connection.executemany(
            insert_sql("design", "INSERT OR REPLACE"),
            ((plan_id, ordinal, point.point_id, point.labels, 0) for ordinal, point in points),
        )


def _complete(store: Store, plan_id: str) -> None:
    """Mark scenarios that occur twice, and mark the plan as complete."""
    first = "SELECT min(ordinal) FROM design WHERE plan_id = :plan GROUP BY point_id"
    repeated = f"plan_id = :plan AND ordinal NOT IN ({first})"
    count = "SELECT count(*) FILTER (WHERE NOT again), count(*) FROM design WHERE plan_id = :plan"
    values = {"plan": plan_id}
    with store.transaction() as connection:
        sum_of_row = checksum_sql("design", ("plan_id", "ordinal", "point_id", "labels", "1"))
        connection.execute(f"UPDATE design SET again = 1, checksum = {sum_of_row} WHERE {repeated}", values)
        connection.execute(
            insert_sql("plan", "INSERT OR REPLACE"), (plan_id, *connection.execute(count, values).fetchone())
        )
