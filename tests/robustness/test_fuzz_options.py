"""Whatever any option of any command is given: exit 0 or 2, no traceback, its place in the message, little work.

The options are those of the commands' own tables, so that a new one is tried without further ado. What would be
computed is no part of these tests: each command is stopped where it begins to.
"""

from __future__ import annotations

import random
import resource
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from malformed import VALUES
from typer.testing import CliRunner, Result

from commands.lazy import load
from commands.main import app
from commands.registry import COMMANDS
from experiments.storage.store import Store
from simulation.errors import escape

TRIES = 5
"""Values given to each option, and to each argument."""
MOST_BYTES = 400_000_000
MOST_PEOPLE = 5_000
"""People that all the attempts of one command may build together."""
STUDY = """\
title: T
organizations: [krackhardt]
strategies: [nothing, tools-only]
weeks: 2
factors: {several: {parameters: [openness_mean, initial_trust]}}
design: {kind: latin hypercube, points: 32}
"""
USAGE = "Week,Active people,Posts\n" + "".join(
    f"{date.fromisocalendar(2026, 2 + week, 1)},{5 + week % 4},{9 + week}\n" for week in range(20)
)
TARGETS = "title: T\nweeks: 52\ntargets:\n  - {name: A, indicator: being, weeks: [1, 9], low: 0.1, high: 0.2}\n"
SOUND: dict[str, tuple[str, ...]] = {  # each command as it works, with what it cannot do without
    "compare": ("mandate", "-o", "krackhardt", "--weeks", "8"),
    "run": ("nothing", "-o", "krackhardt", "--weeks", "8"),
    "import": ("staff.csv", "--overwrite"),
    "app": ("--no-browser",),
    "mesa": ("--no-browser",),
    "claims show": ("S3-9",),
    "study run": ("study.yaml", "--out", "new.sqlite"),
    "study extend": ("study.sqlite",),
    "study status": ("study.sqlite",),
    "study check": ("study.sqlite",),
    "study merge": ("study.sqlite", "--out", "merged.sqlite"),
    "study export": ("study.sqlite", "--to", "runs.csv"),
    "study show": ("RUN_ID", "--store", "study.sqlite"),  # in its place the id of a run of the study
    "study schema": (),
    "sensitivity": ("study.sqlite", "--strategy", "nothing"),
    "discover": ("study.sqlite", "--strategy", "nothing"),
    "rank": ("study.sqlite",),
    "optimise": ("-o", "krackhardt", "--weeks", "8"),
    "calibrate": ("targets.yaml", "-o", "krackhardt"),
    "fit": ("usage.csv", "-o", "krackhardt"),
    "doctor": ("--quick",),
    "room pool": ("sheet.csv",),
    "room rehearse": ("workshop.yaml", "--bots", "5"),
}


def most_bytes() -> int:
    """The most memory this process has held so far."""
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class Reached(Exception):
    """Everything was read; the command begins to compute, to serve or to draw."""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by the words that call it, those of a family one by one."""
    for entry in COMMANDS:
        found = load(entry)
        for name, one in getattr(found, "commands", {}).items():
            yield f"{entry.name} {name}", one
        if not hasattr(found, "commands"):
            yield entry.name, found


EVERY = dict(commands())


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The store of a small study."""
    folder = tmp_path_factory.mktemp("study")
    (folder / "study.yaml").write_text(STUDY)
    store = folder / "study.sqlite"
    done = CliRunner().invoke(app, ["study", "run", str(folder / "study.yaml"), "--out", str(store), *INLINE])
    assert done.exit_code == 0, done.output
    return store.read_bytes()


INLINE = ("--executor", "inline", "--journal", "delete")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, study: bytes) -> Iterator[Path]:
    """A folder with a study, its store, targets and a staff list, where nothing is computed and memory is counted."""
    import commands.finding_files
    import commands.run
    import visualizer.server.serve
    import visualizer.stories.rehearsal
    from analysis.room.learning import Change
    from experiments.execution.engine import Engine
    from experiments.room.learning_sheets import format_sheet
    from simulation import initialisation

    files = {"study.yaml": STUDY.encode(), "targets.yaml": TARGETS.encode(), "study.sqlite": study}
    files["usage.csv"] = USAGE.encode()
    files["workshop.yaml"] = b"title: T\norganization: krackhardt\nstrategies: [tools-only]\n"
    files["sheet.csv"] = format_sheet([Change("agreement", 12, 0.4, 0.2, 0.55, 0.25, 0.15, 0.3)]).encode()
    files["staff.csv"] = b"id,manager,unit,tenure\n1,,A,3\n2,1,A,4\n3,1,B,5\n"
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)

    def stop(*given: Any, **named: Any) -> Any:
        raise Reached

    start, built = initialisation.start, [0]

    def counted(population: Any, *given: Any) -> Any:
        built[0] += population.size
        assert built[0] < MOST_PEOPLE
        return start(population, *given)

    monkeypatch.setattr(initialisation, "start", counted)
    for owner, name in (
        (commands.finding_files, "write"),
        (commands.run, "_simulate"),
        (visualizer.server.serve, "build"),
        (Engine, "__enter__"),
        (visualizer.stories.rehearsal.Rehearsal, "play"),
    ):
        monkeypatch.setattr(owner, name, stop)
    listen: Callable[..., Any] = visualizer.server.serve.listen
    sockets: list[Any] = []
    monkeypatch.setattr(visualizer.server.serve, "listen", lambda *given: sockets.append(listen(*given)) or sockets[-1])
    before = most_bytes()
    yield tmp_path
    assert most_bytes() - before < MOST_BYTES
    for one in sockets:
        one.close()


def spoilt_lines(name: str, command: Any, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """Calls of a command: each option given a few values, beside another option or flag now and then."""
    sound = SOUND.get(name, ())
    takes = [one for one in command.params if one.param_type_name == "option" and not one.is_flag]
    flags = [one.opts[0] for one in command.params if one.param_type_name == "option" and one.is_flag]
    for one in takes:
        for value in dice.sample(VALUES, TRIES):
            other = (dice.choice(takes).opts[0], dice.choice(VALUES)) if dice.random() < 0.2 else ()
            flag = (dice.choice(flags),) if flags and "--help" not in flags and dice.random() < 0.2 else ()
            yield (*sound, *flag, *other, dice.choice(one.opts), value)
    if any(one.param_type_name == "argument" for one in command.params):
        for value in dice.sample(VALUES, TRIES):
            yield (value, *sound[1:])


def call(name: str, words: tuple[str, ...]) -> Result:
    """Call a command in this process."""
    if "RUN_ID" in words:
        with Store.open(Path("study.sqlite")) as store:
            run = store.ask("SELECT run_id FROM run LIMIT 1")[0][0]
        words = tuple(run if word == "RUN_ID" else word for word in words)
    return CliRunner().invoke(app, [*name.split(), *words], env={"COLUMNS": "200"})


def test_every_command_is_tried_from_where_it_works(place: Path) -> None:
    needy = {name for name, one in EVERY.items() if any(param.required for param in one.params)}
    assert not needy - SOUND.keys(), "give these commands what they cannot do without in SOUND"
    for name, words in SOUND.items():
        done = call(name, words)
        assert isinstance(done.exception, Reached) or done.exit_code == 0, (name, done.output, done.exception)


@pytest.mark.parametrize("name", [name for name in EVERY if EVERY[name].params])
def test_whatever_the_options_of_a_command_are_given_ends_in_0_or_2(name: str, place: Path) -> None:
    dice = random.Random(name)
    for words in spoilt_lines(name, EVERY[name], dice):
        done = call(name, words)
        if isinstance(done.exception, Reached) or done.exit_code == 0:
            continue
        assert done.exit_code == 2 and isinstance(done.exception, SystemExit), (name, words, repr(done.exception))
        said = (done.stderr if done.stderr.strip() else done.stdout).strip()
        assert said and "Traceback" not in said and "\x1b" not in said, (name, words, said)
        known = [part for word in words for part in (word, word.strip("-"), word[:20], escape(word)) if part.strip()]
        assert any(part in said for part in (*known, "UTF-8", "folder", "Missing argument", "No such option")), (
            name,
            words,
            said,
        )
        assert len(said.splitlines()) < 25, (name, words, said)
