"""A damaged store: every command that reads it gives the same as before, or exit code 2 and one sentence.

Seeded, so that a failure comes again: its message holds the damage and the command.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis import figures
from commands.main import app

CASES = 24
"""Damaged stores of each kind."""
STUDY = """\
title: Small
organizations: [krackhardt]
strategies: [nothing, tools-only]
budget: as written
weeks: 8
factors:
  gain: {parameter: trust_gain}
  open: {parameter: openness_mean}
design: {kind: saltelli, points: 8}
replications: 2
keep: every 4 weeks
indicators: [being, trust]
"""
TABLES = ("meta", "env", "base", "point", "plan", "design", "run")


def call(*words: str) -> tuple[int, str, str]:
    """Exit code and both outputs of a command; what it raises besides is raised here."""
    done = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    (folder / "study.yaml").write_text(STUDY)
    words = ("study", "run", str(folder / "study.yaml"), "--out", str(folder / "s.sqlite"), "--executor", "inline")
    assert call(*words)[0] == 0
    return folder / "s.sqlite"


@pytest.fixture(autouse=True)
def _no_pictures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(figures, "picture_files", lambda figure: {})
    monkeypatch.chdir(tmp_path)


def commands(store: Path) -> list[tuple[str, ...]]:
    """Every command that reads a store."""
    with closing(sqlite3.connect(store)) as connection:
        (run,) = connection.execute("SELECT run_id FROM run WHERE rep = 1 ORDER BY run_id").fetchone()
    named = "s.sqlite"
    return [
        ("study", "status", named, "--digest"),
        ("study", "export", named, "--to", "out.csv"),
        ("study", "export", named, "--weeks", "--to", "out.csv"),
        ("study", "show", run, "--store", named, "--out", "out.csv"),
        ("study", "extend", named, "--executor", "inline"),
        ("study", "run", "study.yaml", "--out", named, "--executor", "inline"),
        ("study", "merge", named, "--out", "merged.sqlite"),
        ("rank", named, "--out", "."),
        ("sensitivity", named, "--strategy", "tools-only", "--out", "."),
        ("discover", named, "--strategy", "tools-only", "--fails", "being < 0.16", "--out", "."),
    ]


def outcome(words: tuple[str, ...]) -> tuple[int, str, str, dict[str, bytes]]:
    """What a command says and writes, but for stores."""
    found = call(*words)
    written = {path.name: path.read_bytes() for path in Path().glob("*.csv")}
    for path in [*Path().glob("*.csv"), *Path().glob("merged.sqlite*")]:
        path.unlink()
    return (*found, written)


@pytest.fixture(scope="module")
def before(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], object]:
    """What every command gives on the sound store."""
    folder = tmp_path_factory.mktemp("before")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "picture_files", lambda figure: {})
        patch.chdir(folder)
        shutil.copy(sound, "s.sqlite")
        shutil.copy(sound.with_name("study.yaml"), "study.yaml")
        found = {words: outcome(words) for words in commands(sound)}
    assert all(one[0] == 0 for one in found.values()), [(words, one[2]) for words, one in found.items() if one[0]]
    return dict(found)


def flip_bits(path: Path, dice: random.Random) -> str:
    data = bytearray(path.read_bytes())
    places = [dice.randrange(8 * len(data)) for _ in range(dice.choice((1, 1, 2, 5)))]
    for place in places:
        data[place // 8] ^= 1 << place % 8
    path.write_bytes(data)
    return f"bits {places}"


def overwrite(path: Path, dice: random.Random) -> str:
    data = bytearray(path.read_bytes())
    start, length = dice.randrange(len(data)), dice.choice((8, 200, 4096))
    data[start : start + length] = dice.choice((bytes(length), b"\xff" * length, dice.randbytes(length)))
    path.write_bytes(data)
    return f"{length} bytes at {start}"


def truncate(path: Path, dice: random.Random) -> str:
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))])
    return f"cut to {path.stat().st_size}"


def change_rows(path: Path, dice: random.Random) -> str:
    statement = dice.choice(
        (
            f"DROP TABLE {dice.choice(TABLES)}",
            "UPDATE run SET final = x'000000000000f87f000000000000f87f' WHERE id = 7",
            "UPDATE run SET final = randomblob(length(final))",
            f"UPDATE run SET {dice.choice(('final', 'series', 'error', 'run_id'))} = randomblob(5) WHERE id = 3",
            "UPDATE run SET seed = seed + 1 WHERE id = 9",
            "UPDATE run SET rep = 5 WHERE id = 9",
            f"UPDATE meta SET value = '{dice.choice(('junk', '7', '[]', '{}', 'null'))}' WHERE "
            f"key = '{dice.choice(('header', 'study', 'plan', 'folder'))}'",
            f"UPDATE {dice.choice(('point SET changes', 'base SET content', 'design SET labels'))} = '{{}}'",
            "UPDATE design SET labels = replace(labels, '0.0', '0.1')",
            f"DELETE FROM {dice.choice(('design', 'point', 'base'))}",
            "DELETE FROM meta WHERE key = 'header'",
            "DROP INDEX run_point",
            "ALTER TABLE run RENAME COLUMN seed TO sead",
        )
    )
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    return statement


def put(data: bytes) -> None:
    """Put a store's file into place, without the log of the one before."""
    for ending in ("-wal", "-shm"):
        Path(f"s.sqlite{ending}").unlink(missing_ok=True)
    Path("s.sqlite").write_bytes(data)


@pytest.mark.parametrize("damage", [flip_bits, overwrite, truncate, change_rows])
def test_a_damaged_store_gives_the_same_or_one_sentence(
    damage: Callable[[Path, random.Random], str], sound: Path, before: dict[tuple[str, ...], object], tmp_path: Path
) -> None:
    dice, refused = random.Random(damage.__name__), 0
    shutil.copy(sound.with_name("study.yaml"), "study.yaml")
    for _ in range(CASES):
        chosen = dice.sample(list(before), 4)
        put(sound.read_bytes())
        said = damage(Path("s.sqlite"), dice)
        data = Path("s.sqlite").read_bytes()
        for words in chosen:
            put(data)
            try:
                found = outcome(words)
            except Exception as problem:
                pytest.fail(f"{type(problem).__name__}: {problem} for {said} in {words}")
            if found[0] == 0:
                assert found == before[words], (said, words)
                continue
            refused += 1
            assert found[0] == 2 and not found[1] and not found[3], (said, words, found)
            assert found[2].count("\n") == 1 and found[2].startswith("s.sqlite: "), (said, words, found[2])
    assert refused > CASES


def test_check_names_the_run_whose_numbers_were_overwritten(sound: Path) -> None:
    shutil.copy(sound, "s.sqlite")
    with closing(sqlite3.connect("s.sqlite")) as connection:
        connection.execute("UPDATE run SET final = x'000000000000f87f000000000000f87f' WHERE id = 7")
        (run,) = connection.execute("SELECT run_id FROM run WHERE id = 7").fetchone()
        connection.commit()
    code, said, _ = call("study", "check", "s.sqlite")
    assert code == 2
    assert said.splitlines() == [
        f"s.sqlite: run {run} is not as it was written",
        "s.sqlite: 127 of 128 runs are sound",
    ]


def test_check_says_of_a_sound_store_that_all_runs_are_sound(sound: Path) -> None:
    assert call("study", "check", str(sound))[:2] == (0, f"{sound}: 128 of 128 runs are sound\n")
