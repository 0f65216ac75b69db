"""Whatever a file or an option holds: exit 0 or 2, one place in the message, no traceback, little memory.

Seeded, so that a failure comes again: its message holds the file or the words of the command.
"""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from malformed import VALUES, spoilt
from typer.testing import CliRunner

from commands import options
from commands.main import app
from experiments.calibration.targets import Targets
from experiments.runs.catalogue_cache import catalogue
from experiments.study.study import Study
from scenarios.organization import load_organization
from scenarios.people import read_people
from scenarios.story import load_story
from scenarios.strategy import load_strategy
from scenarios.workshop import load_workshop
from simulation.errors import UserError

MOST_BYTES = 40_000_000
CASES = 60
"""Malformed texts of each reader."""
SEEDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "strategy": (
        load_strategy,
        "title: T\nsummary: S\nlevers:\n  - {lever: tools, level: 0.5, start: 4, ramp: 8, end: 52, target: everyone}\n",
    ),
    "organization": (
        load_organization,
        "title: T\npeople: 40\nunits: {A: {share: 1, parts: 2}, B: 3}\ndials: {unit_mixing: 0.6}\n"
        "customers: 9\nseed: 1\n",
    ),
    "story": (
        load_story,
        "title: T\nsummary: S\nseed: 1\nweeks: 60\nsteps:\n  - title: A\n    say: 'So {practice@9}'\n"
        "    strategy: mandate\n    until: 52\n    events: [{event: layoff, week: 9, dials: {share: 0.1}}]\n"
        "    holds: [{indicator: being, week: 9, over: 4, above: 0.1}]\n",
    ),
    "workshop": (
        load_workshop,
        "title: T\norganization: krackhardt\nstrategies: [mandate]\nhidden: [tools]\nstory: crisis\n"
        "seed: 4\nweeks: 60\n",
    ),
    "study": (
        lambda path: Study.read(path, catalogue()),
        "title: T\norganizations: [krackhardt]\nstrategies: [mandate]\nweeks: 52\nbudget: 1.5\n"
        "replications: 2\nseed: 1\n"
        "factors:\n  gain: {parameter: trust_gain, range: [0.01, 0.05]}\ndesign: {kind: latin hypercube, points: 4}\n",
    ),
    "targets": (
        lambda path: Targets.read(path, catalogue()),
        "title: T\nweeks: 52\ntargets:\n  - {name: A, indicator: being, weeks: [1, 9], low: 0.1, high: 0.2}\n",
    ),
    "parameters": (lambda path: options.parameters([str(path)]), "title: T\nparameters:\n  trust_gain: 0.03\n"),
}
OPTIONS = ("--organization", "--weeks", "--seed", "--budget", "--set", "--structure", "--event", "--out", "--indicator")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own, in which memory is counted."""
    monkeypatch.chdir(tmp_path)
    tracemalloc.start()
    yield tmp_path
    tracemalloc.stop()


@pytest.mark.parametrize("kind", SEEDS)
def test_a_malformed_file_is_read_or_refused_with_its_place(kind: str, place: Path) -> None:
    load, text = SEEDS[kind]
    file, dice = place / "mine.yaml", random.Random(kind)
    file.write_text(text)
    load(file)  # sound as it is
    refused = 0
    for _ in range(CASES):
        file.write_bytes(data := spoilt(text, dice))
        tracemalloc.reset_peak()
        try:
            load(file)
        except UserError as problem:
            refused += 1
            lines = str(problem).split("\n")
            assert all(line.isprintable() and line for line in lines), (data, lines)
            assert (
                all("mine.yaml:" in line or "--set: " in line or "'" in line for line in lines) and len(lines) <= 21
            ), (data, lines)
        except Exception as problem:
            pytest.fail(f"{type(problem).__name__}: {problem} for {data!r}")
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES, data
    assert refused > CASES // 3


def test_a_malformed_staff_list_is_read_or_refused(place: Path) -> None:
    dice, text = random.Random(1), "id,manager,unit,tenure\n1,,A,3\n2,1,A,4\n3,1,B,5\n"
    for _ in range(2 * CASES):
        data = spoilt(text, dice)
        try:
            population, findings = read_people(data, spoilt("source,target,weight\n1,2,3\n2,3,1\n", dice))
            assert population is not None or findings, data
        except UserError as problem:
            assert str(problem), data
        except Exception as problem:
            pytest.fail(f"{type(problem).__name__}: {problem} for {data!r}")


@pytest.mark.parametrize("option", OPTIONS)
def test_whatever_an_option_is_given_ends_in_0_or_2(option: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from commands import run

    class Reached(Exception):
        """Everything was read; what would be computed is no part of this test."""

    def stop(given: object, explain: bool) -> None:
        raise Reached

    monkeypatch.setattr(run, "_simulate", stop)
    for value in VALUES:
        words = ("run", "nothing", "-o", "krackhardt", "--weeks", "8", option, value)
        done = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
        if isinstance(done.exception, Reached):
            continue
        assert done.exit_code == 2 and isinstance(done.exception, SystemExit), (words, repr(done.exception))
        told = done.stderr.strip()
        assert told and "Traceback" not in told and "\x1b" not in told, (words, told)
        known = (option, option.strip("-"), value[:20], "UTF-8", "folder")
        assert any(word and word in told for word in known) and len(told.splitlines()) < 12, (words, told)
    assert tracemalloc.get_traced_memory()[1] < 10 * MOST_BYTES


@pytest.mark.parametrize("table", ["people.csv", "ties.csv"])
def test_an_organization_of_malformed_tables_is_read_or_refused_with_its_place(table: str, place: Path) -> None:
    sound = {
        "people.csv": "id,manager,unit,tenure\n1,,A,3\n2,1,A,4\n3,1,B,5\n",
        "ties.csv": "source,target,weight\n1,2,3\n2,3,1.5\n3,1,0.25\n",
    }
    for name, text in sound.items():
        (place / name).write_text(text)
    (place / "mine.yaml").write_text("title: T\npeople: people.csv\nties: ties.csv\ncustomers: 9\n")
    assert load_organization(place / "mine.yaml").size == 3
    refused, dice = 0, random.Random(table)
    for _ in range(CASES):
        (place / table).write_bytes(data := spoilt(sound[table], dice))
        tracemalloc.reset_peak()
        try:
            load_organization(place / "mine.yaml")
        except UserError as problem:
            refused += 1
            lines = str(problem).split("\n")
            assert all(line.isprintable() and line for line in lines) and len(lines) <= 21, (data, lines)
            assert any(name in lines[0] for name in sound), (data, lines)
        except Exception as problem:
            pytest.fail(f"{type(problem).__name__}: {problem} for {data!r}")
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES, data
    assert refused > CASES // 10
