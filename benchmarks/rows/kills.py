"""Checks a study after forty random kill -9: all runs once, equal numbers, no process left.

    python benchmarks/kill_study.py [KILLS] [SEED]

Kills the parent, a worker or the whole group (Linux) at random moments, starts the study again each time, and compares
the finished store with that of an undisturbed study.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "toys")]


def main(kills: int = 40, seed: int = 1) -> None:
    """Kill, compare, and say how it went. Exit code 1 if the numbers differ."""
    import killing

    from experiments.storage.store import Store

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        store, struck = killing.torment(folder, kills, random.Random(seed), replications=8 * kills)
        print(
            f"{struck} kills in {time.perf_counter() - start:.0f} s: none lost, none doubled, no process left after 2 s"
        )
        undisturbed = killing.Victim(folder / "study.yaml", folder / "undisturbed.sqlite")
        undisturbed.finish()
        with Store.open(store) as one, Store.open(folder / "undisturbed.sqlite") as other:
            print(f"killed: {one.counts()['ok']:,} runs, digest {one.digest()}")
            print(f"undisturbed: {other.counts()['ok']:,} runs, digest {other.digest()}")
            if one.digest() != other.digest():
                raise SystemExit("the numbers differ")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
