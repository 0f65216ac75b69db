"""How many small wrong edits of the model the tests notice.

    nice -n 15 python tests/mutation --sample 60 --seed 1 --json edits.json

Draws a sample of all small edits of simulation/ (edits.py), makes each alone in a temporary copy, and runs the fast
tests against it as plain Python: those named after the edited file first, then the others, until one fails. Tests that
take longer than --seconds without the compiler are left out, and so are the golden runs, which notice any change, also
a right one. What survives is a gap in the tests or makes no difference; each is for a person to judge.

The known tools do not fit: mutmut leaves decorated functions alone, and every kernel is one; cosmic-ray edits the files
in place and drops neither factors nor terms.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

os.environ["NUMBA_DISABLE_JIT"] = "1"  # before numba is imported: a compiled week takes a minute for each edit
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from mutation.edits import Edit, list_edits  # noqa: E402
from mutation.trial import Outcome, Watch, copied, run_tests  # noqa: E402

TESTS = (
    "tests/verification",
    "tests/unit/simulation",  # with the kept digests of generated organizations: a generator has no closed form
    "tests/docking",
    "tests/docs/test_generated_tables.py",  # the declared numbers, against the tables of the documentation
)
NOT_USED = (  # they watch for any change, or start processes of their own
    "tests/unit/simulation/test_golden.py",
    "tests/unit/simulation/test_compiling.py",
    "tests/docking/test_precision.py",
)
ALWAYS = (  # however long they take: the whole week against the reference model, and all that is declared
    "tests/docking/test_small.py",
    "tests/docs/test_generated_tables.py",
)
NOT_EDITED = {"simulation/compiling.py"}  # switched off here
SLACK = 10.0  # times the seconds a test may take on the sound source: then an edit made it run on for ever
"""The model, its tests, and how long one may run."""


def asked(words: list[str] | None = None) -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(prog="python tests/mutation", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sample", type=int, default=60, help="how many edits to try (0 = all)")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--workers", type=int, default=1, help="how many at once")
    parser.add_argument("--seconds", type=float, default=0.5, help="longest a test may take without the compiler")
    parser.add_argument("--tests", type=Path, help="keep the choice of tests in this file, and take it from there")
    parser.add_argument("--only", default="", help="edit only files whose path holds this")
    parser.add_argument("--json", type=Path, help="write every edit tried and what noticed it")
    return parser.parse_args(words)


def drawn(sample: int, seed: int, only: str = "") -> list[Edit]:
    """A random sample of all edits of the model, in random order: its first part is a random sample too."""
    files = sorted(path.relative_to(ROOT) for path in (ROOT / "simulation").rglob("*.py"))
    files = [file for file in files if file.as_posix() not in NOT_EDITED and only in file.as_posix()]
    every = list_edits(ROOT, files)
    if not 0 < sample < len(every):
        return every
    return random.Random(seed).sample(every, sample)


def ignored(place: Path) -> list[str]:
    """Options that leave out the tests that are not used."""
    return [f"--ignore={place / path}" for path in NOT_USED]


def usable_tests(place: Path, most_seconds: float, kept: Path | None) -> list[str]:
    """The tests that pass on the sound source within the seconds, quickest first; read from `kept` if it is there."""
    if kept and kept.exists():
        return list(json.loads(kept.read_text("utf-8")))
    tried = run_tests(place, [*ignored(place), *TESTS], Watch(most_seconds, []), first_only=False)
    fast = [test for test in tried.seconds if test not in tried.failed or test.startswith(ALWAYS)]
    fast.sort(key=lambda test: (not test.startswith(ALWAYS), tried.seconds[test]))
    sound = run_tests(place, [*ignored(place), *TESTS], Watch(SLACK * most_seconds, fast), first_only=False)
    if sound.failed:
        raise SystemExit(f"the sound source fails already: {', '.join(sound.failed)}")
    print(f"{len(sound.seconds)} tests, {sum(sound.seconds.values()):.0f} s; {len(tried.failed)} left out", flush=True)
    if kept:
        kept.write_text(json.dumps(fast), "utf-8")
    return fast


def is_near(test: str, file: str) -> bool:
    """Whether a test is that of the edited file or its folder, or holds the whole week against the reference model."""
    folder = Path(file).parent.name
    return f"/test_{Path(file).stem}.py::" in test or f"/simulation/{folder}/" in test or test.startswith(ALWAYS[0])


def try_edit(edit: Edit, place: Path, tests: list[str], most_seconds: float) -> Outcome:
    """Make the edit in the copy, run the near tests, then the others, until one fails; then take the edit back."""
    file = place / edit.file
    sound = file.read_text("utf-8")
    file.write_text(edit.apply(sound), "utf-8")
    near = [test for test in tests if is_near(test, edit.file)]
    try:
        for chosen in (near, [test for test in tests if test not in near]):
            files = list(dict.fromkeys(test.split("::")[0] for test in chosen))
            outcome = run_tests(place, files, Watch(SLACK * most_seconds, chosen), first_only=True)
            if outcome.failed:
                break
        return outcome
    finally:
        file.write_text(sound, "utf-8")


def main() -> None:
    """Try the sample; print each edit and what noticed it, then the survivors."""
    given = asked()
    import mesa  # noqa: F401
    import numba  # noqa: F401
    import pandas  # noqa: F401
    import scipy.stats  # noqa: F401

    edits, noticed = drawn(given.sample, given.seed, given.only), {}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NUMBA_CACHE_DIR"] = folder
        free: Queue[Path] = Queue()
        for k in range(given.workers):
            with_copy = copied(ROOT, Path(folder) / str(k))
            free.put(with_copy.__enter__())
        place = free.get()
        tests = usable_tests(place, given.seconds, given.tests)
        free.put(place)

        def try_one(edit: Edit) -> None:
            place = free.get()
            noticed[edit] = "".join(try_edit(edit, place, tests, given.seconds).failed[:1])
            free.put(place)
            print(f"{edit.file}:{edit.line}: {edit.describe()}: {noticed[edit] or 'SURVIVED'}", flush=True)

        with ThreadPoolExecutor(given.workers) as pool:
            list(pool.map(try_one, edits))
    report(edits, noticed, given.json)


def report(edits: list[Edit], noticed: dict[Edit, str], file: Path | None) -> None:
    """Print the survivors and their share; write everything as JSON where asked."""
    survivors = [edit for edit in edits if not noticed[edit]]
    print(f"\n{len(survivors)} of {len(edits)} edits survived")
    for edit in sorted(survivors, key=lambda edit: (edit.file, edit.start)):
        print(f"{edit.file}:{edit.line}  {edit.kind}: {edit.describe()}")
    if file:
        rows = [{**vars(edit), "noticed by": noticed[edit]} for edit in edits]
        file.write_text(json.dumps(rows, indent=1), "utf-8")


if __name__ == "__main__":
    main()
