"""One edit tried: the tests run against it in a process of their own, without the compiler, in a temporary copy."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", "node_modules", "__pycache__", "results", ".*_cache", ".hypothesis", "*.png"
)


@dataclass
class Outcome:
    """What the tests said: those that failed, those of them that ran too long, and the seconds each took."""

    failed: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    slow: list[str] = field(default_factory=list)


class TooLong(BaseException):
    """A test has used up its seconds."""


class Watch:
    """A pytest plugin: runs the chosen tests in their order (all, where none is chosen), each for limited seconds."""

    def __init__(self, most_seconds: float, chosen: list[str]) -> None:
        self.most_seconds = most_seconds
        self.place = {name: k for k, name in enumerate(chosen)}
        self.outcome = Outcome()

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Keep the chosen tests, in their order."""
        if self.place:
            items[:] = sorted((item for item in items if item.nodeid in self.place), key=self._place_of)

    def _place_of(self, item: Any) -> int:
        return self.place[item.nodeid]

    def pytest_runtest_setup(self, item: Any) -> None:
        """Start the clock."""
        signal.signal(signal.SIGVTALRM, self._stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.most_seconds)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note the result of a test."""
        signal.setitimer(signal.ITIMER_VIRTUAL, 0 if report.when == "teardown" else self.most_seconds)
        if report.failed:
            self.outcome.failed.append(report.nodeid)
            if "TooLong" in report.longreprtext:
                self.outcome.slow.append(report.nodeid)
        if report.when == "call":
            self.outcome.seconds[report.nodeid] = report.duration

    def pytest_collectreport(self, report: Any) -> None:
        """Note a file that cannot even be imported."""
        if report.failed:
            self.outcome.failed.append(f"{report.nodeid} (import)")

    def _stop(self, signum: int, frame: Any) -> None:
        raise TooLong


@contextmanager
def copied(root: Path, folder: Path) -> Iterator[Path]:
    """A copy of the project without what is made from it."""
    place = folder / "project"
    shutil.copytree(root, place, ignore=LEFT_OUT)
    yield place
    shutil.rmtree(place)


def run_tests(place: Path, given: list[str], watch: Watch, first_only: bool) -> Outcome:
    """Run the tests of a copied project in a fork of this process, which holds the libraries already.

    given: files, folders and options, as pytest takes them.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_tested(place, [*given, *(["-x"] if first_only else [])], watch, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return Outcome(**json.loads(said)) if said else Outcome([f"(the process ended, status {status})"])


def _be_tested(place: Path, given: list[str], watch: Watch, writing: int) -> None:
    """In the child: run the tests, write what they said, and end."""
    import pytest

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.chdir(place)
        sys.path.insert(0, str(place))
        sys.dont_write_bytecode = True
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        code = pytest.main(["-q", "-n", "0", "-p", "no:cacheprovider", *given], plugins=[watch])
        if code not in (0, 1) and not watch.outcome.failed:
            watch.outcome.failed.append(f"(pytest ended with {int(code)})")
    except BaseException as problem:
        watch.outcome.failed.append(f"({type(problem).__name__}: {problem})")
    finally:
        os.write(writing, json.dumps(vars(watch.outcome)).encode())
        os._exit(0)
