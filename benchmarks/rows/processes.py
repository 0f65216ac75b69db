"""Rows that time whole processes: commands as a person starts them, a comparison, the first compiling."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure, Skipped
from benchmarks.registry import Settings
from benchmarks.side_by_side import compared, environment_of, trees

COMMANDS = {"run tools-only": ">= 5 x", "levers": ">= 2 x", "--help": ">= 1 x"}
FIRST = ("compare --organization manufacturer --runs 2 --draws 0 --workers 1", "run tools-only")
GENERATED = "from simulation.model import Organization; Organization(60, weeks=4, rng=1).run()"


class Spent(NamedTuple):
    """What a process and those it waited for took: processor seconds, and its peak memory in MB."""

    cpu: float
    memory: float


def run_command(tree: Path, words: str, folder: Path, **environment: str) -> Spent:
    """Run an orgshift command of a checkout to its end; it writes into `folder`."""
    writes = words.split()[0] in ("run", "compare")
    command = ["-m", "commands", *words.split(), *(["--out", str(folder / "out")] if writes else [])]
    return run_python(tree, command, folder, **environment)


def run_python(tree: Path, arguments: list[str], folder: Path, **environment: str) -> Spent:
    """Run Python on the packages of a checkout to its end; what it prints goes to a file in `folder`."""
    command = [sys.executable, *arguments]
    with (folder / "output.txt").open("w") as output:
        process = subprocess.Popen(
            command, cwd=tree, env=environment_of(tree, **environment), stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} in {tree}: {(folder / 'output.txt').read_text()[-500:]}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turns(settings: Settings, words: str, passes: int, warm: bool = True) -> list[list[float]]:
    """The CPU seconds of a command in each checkout, taken in turns."""
    spent: list[list[float]] = [[] for _ in trees(settings.base)]
    for number in range(-1 if warm else 0, passes):
        for tree, into in zip(trees(settings.base), spent, strict=True):
            cpu = run_command(tree, words, settings.folder).cpu
            if number >= 0:
                into.append(cpu)
    return spent


def measure_commands(settings: Settings) -> Iterator[Figure | Skipped]:
    """Commands that people wait for, as whole processes, warm."""
    if not hasattr(os, "wait4"):
        yield Skipped("commands", "this system does not tell what a process used")
        return
    for words, goal in COMMANDS.items():
        spent = in_turns(settings, words, 3 if settings.quick else 7)
        yield compared("commands", f"orgshift {words}", "CPU s, whole process", spent, goal=goal)


def measure_compare(settings: Settings) -> Iterator[Figure | Skipped]:
    """The comparison as `make run` does it, warm, with one worker; --quick takes the command's own --quick."""
    if not hasattr(os, "wait4"):
        yield Skipped("compare", "this system does not tell what a process used")
        return
    words = "compare --organization manufacturer --workers 1" + (" --quick" if settings.quick else "")
    in_turns(settings, FIRST[0], 1, warm=False)  # compiled
    spent = in_turns(settings, words, 1, warm=False)
    yield compared("compare", f"orgshift {words}", "CPU s, workers too", spent, goal=">= 2 x")


def measure_compile(settings: Settings) -> Iterator[Figure | Skipped]:
    """What an empty cache costs: commands with it, less the same commands with a full one."""
    if not hasattr(os, "wait4"):
        yield Skipped("compile", "this system does not tell what a process used")
        return
    named, more = [], []
    for number, tree in enumerate(trees(settings.base)):
        cache = settings.folder / f"cache{number}"
        commands = [run_cost(partial(run_command, tree, words), settings.folder, cache) for words in FIRST]
        named.append([sum(commands)])
        more.append([max(run_cost(partial(run_python, tree, ["-c", GENERATED]), settings.folder, cache), 0.01)])
    yield compared("compile", "what make run compiles", "CPU s", named, goal=">= 2 x")
    note = "a generated organization after make run: 0.01 stands for nothing measurable"
    yield compared("compile", "a generated organization after it", "CPU s", more, note=note)


def run_cost(run: Callable[..., Spent], folder: Path, cache: Path) -> float:
    """CPU seconds that a process takes more with this cache the first time than the second."""
    return run(folder, NUMBA_CACHE_DIR=str(cache)).cpu - run(folder, NUMBA_CACHE_DIR=str(cache)).cpu
