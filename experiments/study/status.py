"""Reads the status of a study from its store, also while another process writes it."""

from collections import Counter
from dataclasses import dataclass

from experiments.design.replications import is_open, least, most
from experiments.runs.ids import seed_of
from experiments.storage.lock import holder
from experiments.storage.store import Store
from experiments.study import plan_table

MOST_ERRORS = 5


@dataclass(frozen=True)
class Status:
    """What a store holds of its study.

    `wanted`: runs in all, None where it depends on their results. `errors`: the messages of failed runs, how many runs
    have each, and the id of one of them. `writer`: who is writing it now. `others`: runs in the store that this study
    does not ask for; `further` of them would be asked for with as many replications as `furthest`. `planned`: whether
    its planning has ended; else `scenarios` are the points planned so far. `least`: runs it takes at least. `points`:
    all points of the design, of which several can be the same scenario.
    """

    title: str
    scenarios: int
    wanted: int | None
    done: int
    failed: int
    others: int
    errors: tuple[tuple[str, int, str], ...]
    writer: str | None
    model_version: int
    planned: bool = True
    further: int = 0
    furthest: int = 0
    least: int = 0
    points: int = 0


def status(store: Store) -> Status:
    """Read how far the study of a store is, at one moment. Raises StoreError."""
    with store.snapshot():
        return _read(store)


def _read(store: Store) -> Status:
    header = store.header
    study, plan = store.study(), store.meta("plan")
    if study is None:
        writer = holder(store.path)
        title = "(being planned)" if writer else "(its planning did not end)"
        begun = plan_table.begun(store)
        return Status(title, begun, None, 0, 0, 0, (), writer, header.model_version, planned=False)
    found: Counter[str] = Counter()
    failed: list[str] = []
    each = study["replications"]
    limit = most(each, len(study["strategies"]))
    further: list[int] = []
    wanted_rows = "FROM design JOIN run USING (point_id) WHERE plan_id = ? AND NOT again"
    asked = f"SELECT run_id, point_id, rep, seed, status {wanted_rows}"
    for run_id, point, rep, seed, state in store.stream(asked, (plan,)):
        mine = seed_of(study["seed"], rep, None if study["luck"] == "common" else point)
        if seed == mine and rep < limit:
            found[state] += 1
            failed += [run_id] if state == "failed" else []
        elif seed == mine and not (isinstance(each, dict) and "rank" in each):
            further.append(rep + 1)
    scenarios = plan_table.scenarios(store, plan) or 0
    fewest = scenarios * least(each)
    others = sum(store.counts().values()) - sum(found.values())
    return Status(
        study["title"],
        scenarios,
        None if is_open(each) else fewest,
        found["ok"],
        found["failed"],
        others,
        _errors(store, failed),
        holder(store.path),
        header.model_version,
        further=len(further),
        furthest=max(further, default=0),
        least=fewest,
        points=plan_table.points(store, plan),
    )


def _errors(store: Store, failed: list[str]) -> tuple[tuple[str, int, str], ...]:
    """Return the messages of failed runs, most frequent first."""
    by_message: dict[str, list[str]] = {}
    for run_id in failed:
        by_message.setdefault((store.run(run_id).error or "").partition("\n")[0], []).append(run_id)
    ordered = sorted(by_message.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((reason, len(runs), runs[0]) for reason, runs in ordered[:MOST_ERRORS])
