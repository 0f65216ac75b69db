"""Compiles the week in both precisions, side by side, before the test workers each compile it for themselves.

Takes a second where it is compiled already. `make test` runs it; nothing depends on it.
"""

from __future__ import annotations

import subprocess
import sys

PRECISIONS = ("float32", "float64")


def compile_week(precision: str) -> None:
    """One short run, and the account of it."""
    from simulation import attribution
    from simulation.model import Organization

    Organization(20, weeks=2, precision=precision, rng=1).run()
    attribution.explain(Organization(20, weeks=2, precision=precision, rng=1))


def main() -> None:
    """One process for each precision."""
    running = [subprocess.Popen([sys.executable, __file__, precision]) for precision in PRECISIONS]
    for process in running:
        process.wait()


if __name__ == "__main__":
    if sys.argv[1:]:
        compile_week(sys.argv[1])
    else:
        main()
