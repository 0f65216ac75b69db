"""The row that kills a study at random moments and compares its store with an undisturbed one.

Kills the parent, a worker or the whole group (Linux), starts the study again each time (`tests/toys/killing.py`).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, Skipped
from benchmarks.registry import Settings
from benchmarks.side_by_side import ROOT

SEED = 1


def measure(settings: Settings) -> Iterator[Figure | Skipped]:
    """How many runs of the killed study differ from, or lack in, the undisturbed one: none should."""
    if not Path("/proc/self/stat").exists():
        yield Skipped("kills", "the processes of a study are found in /proc, which only Linux has")
        return
    sys.path.append(str(ROOT / "tests" / "toys"))
    import killing

    from experiments.storage.store import Store

    folder, kills = settings.folder / "kills", 8 if settings.quick else 40
    folder.mkdir()
    store, struck = killing.torment(folder, kills, random.Random(SEED), replications=8 * kills)
    undisturbed = killing.Victim(folder / "study.yaml", folder / "undisturbed.sqlite")
    undisturbed.finish()
    with Store.open(store) as one, Store.open(folder / "undisturbed.sqlite") as other:
        counts, equal = (one.counts()["ok"], other.counts()["ok"]), one.digest() == other.digest()
    note = "the same digest of all numbers" if equal else "THE NUMBERS DIFFER"
    yield Figure("kills", f"{struck} kills", "runs kept", *counts, "undisturbed", goal="all, once", note=note)
