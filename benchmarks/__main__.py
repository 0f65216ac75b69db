"""The benchmarks as one command.

python -m benchmarks [ROW ...] [--quick] [--base COMMIT] [--out FOLDER]

Without names it measures every row that takes no more than a few minutes; `all` takes every one. It prints one table
and writes it with JSON and a plot into a folder.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("numba", "numpy", "scipy", "mesa")


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """The command line, read."""
    from benchmarks.registry import ROWS

    listed = "\n".join(f"  {row.name:12} {row.about}{' [only if named]' if row.optional else ''}" for row in ROWS)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measures what the model costs, beside other ways to compute the same and an earlier commit.",
        epilog=f"rows:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rows", nargs="*", help="names of rows, or all; default: those that are not [only if named]")
    parser.add_argument("--quick", action="store_true", help="fewer sizes and passes")
    parser.add_argument("--base", metavar="COMMIT", default="", help="an earlier commit to measure side by side")
    parser.add_argument("--out", metavar="FOLDER", type=Path, default=Path("results/benchmarks"), help="where to write")
    parser.add_argument("--install", action="store_true", help="install AgentPy and Starsim into a temporary folder")
    parser.add_argument("--mesa-python", metavar="PATH", default="", help="a Python with another Mesa")
    return parser.parse_args(arguments)


def describe_machine(base: str) -> dict[str, Any]:
    """What the figures depend on: commits, versions, processors and how busy they are."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    return {
        "commit": find_commit("HEAD"),
        "earlier commit": base or "none",
        "Python": platform.python_version(),
        **{package: metadata.version(package) for package in PACKAGES},
        "processors": os.cpu_count(),
        "machine": f"{platform.system()} {platform.machine()}",
        "load average at the start": load,
    }


def find_commit(name: str) -> str:
    """The short digest of a commit, with '+' where files differ from it; 'not known' outside a repository."""
    asked = subprocess.run(["git", "rev-parse", "--short", name], cwd=ROOT, capture_output=True, text=True)
    if asked.returncode:
        return "not known"
    changed = subprocess.run(["git", "status", "--porcelain", "-uno"], cwd=ROOT, capture_output=True, text=True)
    return asked.stdout.strip() + ("+" if changed.stdout.strip() else "")


def main(arguments: list[str]) -> int:
    """Measure, print, write; return the exit code: 1 where a row failed, 2 for a mistake."""
    from benchmarks import figures
    from benchmarks.registry import Settings, UnknownRow, select
    from benchmarks.side_by_side import CannotCheckOut, checked_out

    asked = read_arguments(arguments)
    made = describe_machine(asked.base)
    found: list[figures.Figure] = []
    skipped: list[figures.Skipped] = []
    failed = False
    try:
        rows = select(asked.rows)
        with tempfile.TemporaryDirectory() as folder, checked_out(asked.base, Path(folder)) as base:
            settings = Settings(Path(folder), asked.quick, base, asked.install, asked.mesa_python)
            for row in rows:
                print(f"{row.name}: {row.about} ...", file=sys.stderr, flush=True)
                began = time.perf_counter()
                try:
                    for one in row.measure(settings):
                        (found if isinstance(one, figures.Figure) else skipped).append(one)  # type: ignore[arg-type]
                except (RuntimeError, subprocess.CalledProcessError) as problem:
                    failed = True
                    skipped.append(figures.Skipped(row.name, f"IT FAILED: {problem}"))
                print(f"{row.name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
                figures.write(asked.out, made, found, skipped)
    except (UnknownRow, CannotCheckOut) as problem:
        print(f"benchmarks: {problem}", file=sys.stderr)
        return 2
    print(figures.table(found))
    for line in [*figures.notes(found), *(f"{one.row}: skipped, {one.reason}" for one in skipped)]:
        print(line)
    print(f"Written to {asked.out}/: " + ", ".join(p.name for p in figures.write(asked.out, made, found, skipped)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
