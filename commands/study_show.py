"""Describes a run for `orgshift study show`."""

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from experiments.study.replay import Replay

_SAME = {
    True: "The numbers are exactly those in the store.",
    False: "The numbers differ from those in the store: it was another installation, or the model has changed.",
    None: "In the store it had failed; this time it did not.",
}


def describe_run(found: "Replay", names: list[str]) -> str:
    """Describe a run: what it is, its reported values, whether its numbers are the same again."""
    content, row = found.content, found.row
    what = f"{content['strategy']['name']} in {content['organization']['name']}, {content['weeks']} weeks"
    lines = [f"run {row.run_id}: {what}, replication {row.rep + 1}, seed {row.seed}"]
    if found.failure is not None:
        return "\n".join([*lines, found.failure.details, f"It fails: {found.failure.reason}"])
    means = " means of the last 12 weeks; of what is counted from the start, the last week."
    lines += [f"Reported values:{means if len(found.record.series) else ''}"]
    lines += [f"  {name} = {value:.6g}" for name, value in zip(names, found.record.final, strict=True)]
    return "\n".join([*lines, _SAME[found.same]])


def weeks_csv(found: "Replay", names: list[str]) -> str:
    """Return every week of a run as CSV text: week, then the indicators kept."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["week", *names])
    writer.writerows([week, *map(str, values)] for week, values in enumerate(found.record.series))
    return text.getvalue()
