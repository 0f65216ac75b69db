"""The set-up says in one plain sentence what is missing, whatever it meets."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the set-up is a POSIX shell script")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder that stands for the PATH of a machine with the usual small tools, and no Python yet."""
    bare = tmp_path / "bin"
    bare.mkdir()
    for tool in ("sh", "cat", "ls", "mkdir", "grep", "rm", "touch", "dirname"):
        (bare / tool).symlink_to(shutil.which(tool) or "")
    return bare


def put(machine: Path, name: str, script: str) -> None:
    """Install a command on the machine."""
    (machine / name).write_text(f"#!/bin/sh\n{script}\n")
    (machine / name).chmod(0o755)


def call(root: Path, machine: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script of .ci on that machine."""
    clean = {"PATH": str(machine), "HOME": str(machine), "PYENV_ROOT": str(machine), **environment}
    return subprocess.run(["sh", *command], cwd=root, env=clean, capture_output=True, text=True, check=False)


def test_a_python_is_found_by_running_it(root: Path, machine: Path) -> None:
    put(machine, "python3.11", "exit 127")  # a shim for a version that was not chosen
    put(machine, "python3", f'exec {sys.executable} "$@"')
    version = "{}.{}".format(*sys.version_info[:2])
    found = call(root, machine, ".ci/find-python", version)
    assert Path(found.stdout.strip()).resolve() == Path(sys.executable).resolve()


def test_a_python_hidden_behind_a_version_manager_is_found(root: Path, machine: Path) -> None:
    version = "{}.{}".format(*sys.version_info[:2])
    hidden = machine / "versions" / f"{version}.99" / "bin"
    hidden.mkdir(parents=True)
    put(hidden, "python", f'exec {sys.executable} "$@"')
    assert call(root, machine, ".ci/find-python", version).returncode == 0


def test_a_version_that_does_not_run_is_not_found(root: Path, machine: Path) -> None:
    put(machine, "python3.13", "exit 127")
    found = call(root, machine, ".ci/find-python", "3.13")
    assert (found.returncode, found.stdout) == (1, "")


def test_an_old_python_gets_one_sentence(root: Path, machine: Path, tmp_path: Path) -> None:
    put(machine, "python3", "echo 3.9")
    asked = call(root, machine, ".ci/install", "base", VENV=str(tmp_path / "venv"), PYTHON="python3")
    assert asked.returncode == 2
    assert asked.stderr.strip() == "orgshift needs Python 3.11 or newer; PYTHON=python3 is 3.9."


def test_a_python_without_venv_gets_one_sentence(root: Path, machine: Path, tmp_path: Path) -> None:
    put(machine, "python3", 'case "$*" in *executable*) echo "$0" ;; *version_info*) echo 3.11 ;; *) exit 1 ;; esac')
    asked = call(root, machine, ".ci/install", "base", VENV=str(tmp_path / "venv"), PYTHON="python3")
    assert asked.returncode == 2
    assert "comes without its venv module" in asked.stderr


def test_a_folder_that_is_no_environment_is_left_alone(root: Path, machine: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear reader")
    asked = call(root, machine, ".ci/install", "base", VENV=str(tmp_path / "mine"))
    assert asked.returncode == 2
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_without_a_node_the_scripts_are_left_unchecked_in_one_line(root: Path, machine: Path) -> None:
    checked = call(root, machine, ".ci/lint-scripts")
    assert checked.returncode == 0
    assert checked.stdout == "no Node here: the scripts and style sheets of the app were not checked\n"
