"""Compiled code is never older than its sources: an edit in any file changes the next run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numba import from_dtype

from simulation import compiling
from simulation.numba_support import code_cache

PACKAGE = code_cache.PACKAGE
EDITED = "mechanisms/rewards.py"
LINE = "return o.levers.level[lever.REWARD_COUNTS, i] if"

# A class of a module: code for a class of the script itself is never found again.
SMALL = """
from collections import namedtuple
Small = namedtuple("Small", ("p", "on", "people", "levers"))
"""
# compliance.push calls a kernel of rewards.py: numba's own cache would go on serving the old one.
SCRIPT = """
from simulation import levers, state
from simulation.mechanisms import compliance
from small import Small
level = state.levers(1, "float64")
level.level[levers.REWARD_COUNTS, :] = 1.0
o = Small(state.record(state.PARAMETER_DTYPE, counting_push=0.5), state.record(state.STRUCTURE_DTYPE, rewards=1),
          state.people(1, "float64"), level)
print(compliance.push(o, 0))
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., float]:
    """Run the script on a copy of the package, with a compile cache of its own; what it printed comes back."""
    shutil.copytree(PACKAGE, tmp_path / "simulation", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "small.py").write_text(SMALL, encoding="utf-8")
    surroundings = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache")}
    surroundings.pop("NUMBA_DISABLE_JIT", None)

    def once(folder: Path = tmp_path, script: str = SCRIPT) -> float:
        here = {**surroundings, "PYTHONPATH": str(folder)}
        done = subprocess.run([sys.executable, "-c", script], env=here, cwd=folder, text=True, capture_output=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return float(done.stdout)

    return once


def folders(tmp_path: Path) -> int:
    """Caches of compiled code there are."""
    return len(list((tmp_path / "cache").rglob("kernels-*")))


def test_an_edited_mechanism_changes_the_next_run(run: Callable[..., float], tmp_path: Path) -> None:
    source = tmp_path / "simulation" / EDITED
    before = source.read_text(encoding="utf-8")
    assert LINE in before
    assert (run(), run(), folders(tmp_path)) == (0.5, 0.5, 1)
    source.write_text(before.replace(LINE, LINE.replace("return ", "return 3.0 * ")), encoding="utf-8")
    assert (run(), folders(tmp_path)) == (1.5, 2)
    source.write_text(before, encoding="utf-8")
    assert (run(), folders(tmp_path)) == (0.5, 2)


def test_code_compiled_after_an_edit_from_what_was_loaded_before_it_is_not_served_for_the_edited_sources(
    run: Callable[..., float], tmp_path: Path
) -> None:
    source = tmp_path / "simulation" / EDITED
    edit = f"""
from pathlib import Path
from simulation.mechanisms import compliance
source = Path({str(source)!r})
source.write_text(source.read_text().replace({LINE!r}, {LINE.replace("return ", "return 3.0 * ")!r}))
"""
    assert (run(script=edit + SCRIPT), folders(tmp_path)) == (0.5, 1)
    assert (run(), folders(tmp_path)) == (1.5, 2)


def test_another_copy_of_the_sources_finds_what_was_compiled(run: Callable[..., float], tmp_path: Path) -> None:
    script = "from simulation import randomness; print(randomness.poisson(0.5, 0.9))"
    first = run(script=script)
    code = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.nbc")}
    shutil.move(tmp_path / "simulation", tmp_path / "elsewhere" / "simulation")
    assert run(tmp_path / "elsewhere", script) == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*.nbc")} == code
    assert len(code) == 1


def test_the_digest_covers_every_source_and_its_place(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "copy", ignore=shutil.ignore_patterns("__pycache__"))
    same = compiling.sources_digest(tmp_path / "copy")
    assert same == compiling.sources_digest(PACKAGE) == compiling.LOADED
    seen = {same}
    for path in sorted((tmp_path / "copy").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text + "\n", encoding="utf-8")
        seen.add(compiling.sources_digest(tmp_path / "copy"))
        path.write_text(text, encoding="utf-8")
    assert len(seen) == 1 + len(list(PACKAGE.rglob("*.py")))


def test_where_the_cache_cannot_be_written_a_temporary_folder_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(blocked))
    monkeypatch.setattr(code_cache.tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    folder = code_cache.cache_folder("digest")
    assert folder.is_dir() and tmp_path / "temporary" in folder.parents


def test_compiled_code_nobody_used_for_a_month_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    old, young = tmp_path / "orgshift" / "kernels-old", tmp_path / "orgshift" / "kernels-young"
    for folder in (old, young):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    used = code_cache.cache_folder("digest")
    assert (old.exists(), young.exists(), used.exists()) == (False, True, True)


def compiled(folder: Path, stamp: str = "stamp") -> code_cache.CodeByName:
    """The compiled code of one kernel, as one process sees it."""
    return code_cache.CodeByName(str(folder), "kernel", stamp)


def test_two_processes_compiling_one_kernel_at_once_each_keep_their_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = compiled(tmp_path), compiled(tmp_path)
    write = one._save_data

    def write_late(name: str, code: object) -> None:
        other.save("float64", "code for float64")
        write(name, code)

    monkeypatch.setattr(one, "_save_data", write_late)
    one.save("float32", "code for float32")
    assert compiled(tmp_path).load("float64") == "code for float64"
    assert compiled(tmp_path).load("float32") == "code for float32"


def test_code_compiled_from_another_source_or_for_something_else_is_not_served(tmp_path: Path) -> None:
    compiled(tmp_path).save("float32", "code")
    assert compiled(tmp_path, "edited").load("float32") is None
    assert compiled(tmp_path).load("float64") is None


def test_a_name_two_kinds_of_code_share_serves_neither_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_cache.CodeByName, "_name_for", lambda cache, key: "the same")
    compiled(tmp_path).save("float32", "code for float32")
    assert compiled(tmp_path).load("float64") is None


def test_kernels_are_kept_that_way() -> None:
    assert isinstance(compiling.kernel(lambda x: x).dispatcher._cache._cache_file, code_cache.CodeByName)


NAMED = """
import numpy
from numba import from_dtype
from simulation import compiling
from simulation.numba_support import code_cache
names = {at: from_dtype(numpy.dtype([("x", at)])).mangling_args[1][0] for at in ("ORDER").split()}
print(int(names["f8"], 16) % 10**12)
"""


def test_functions_are_named_by_what_their_records_hold_not_by_what_a_process_met_before(
    run: Callable[..., float],
) -> None:
    """Else two processes compile one function for two precisions under one name, and who loads both runs the wrong."""
    alone, after_others, other = (run(script=NAMED.replace("ORDER", order)) for order in ("f8", "i4 f4 f8", "f4 f8"))
    assert alone == after_others == other
    single, double = (from_dtype(np.dtype([("x", at)])).mangling_args for at in ("f4", "f8"))
    assert single != double
