"""The checks of `orgshift doctor`: one function each, which return or yield a `Check`."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.command_text import format_commands, program_name

if TYPE_CHECKING:
    from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
TESTED = ((3, 11), (3, 13))
"""The oldest and the newest Python the tests run on."""

SHOWN = ("mesa", "numba", "numpy", "solara", "dask", "optuna", "salib")
"""The packages whose versions are shown."""

EXTRAS = {"app": "the browser app", "research": "studies and their analysis"}
"""What can be added, by `make` and in words."""


class Check(NamedTuple):
    """One thing that was checked.

    state: ok; note (works, worth knowing); wrong. remedy: what to type, or "".
    """

    part: str
    state: str
    says: str
    remedy: str = ""


def python() -> Check:
    """Return whether this Python is one of those tested."""
    here = sys.version_info[:2]
    says = f"{sys.version.split()[0]} at {sys.executable}"
    if here < TESTED[0]:
        return Check("Python", "wrong", says, "make run PYTHON=/path/to/python3.11")
    if here > TESTED[1]:
        return Check("Python", "note", f"{says}; newer than the newest one tested (3.{TESTED[1][1]})")
    return Check("Python", "ok", says)


def packages() -> Iterator[Check]:
    """Yield whether the packages of the project and its extras are here; extras may be missing."""
    try:
        asked = requires("orgshift") or []
    except PackageNotFoundError:
        yield Check("orgshift", "wrong", "is not installed in this Python", "make run")
        return
    from packaging.requirements import Requirement

    wanted = [Requirement(line) for line in asked]
    base = _of_extra(wanted, "")
    lacking = _lacking(base)
    yield Check("Packages", "wrong" if lacking else "ok", _in_words(base, lacking), "make run" if lacking else "")
    for extra, use in EXTRAS.items():
        mine = [one for one in _of_extra(wanted, extra) if one not in base]
        lacking = _lacking(mine)
        words = _in_words(mine, lacking)
        yield Check(f"For {use}", "note" if lacking else "ok", words, f"make {extra}" if lacking else "")


def extra_with(module: str) -> str:
    """Return the extra (as for `make`) that installs a module; "" if none does."""
    from packaging.requirements import Requirement

    wanted = [Requirement(line) for line in requires("orgshift") or []]
    name = module.partition(".")[0].casefold()
    for extra in ("", *EXTRAS):
        if name in {one.name.casefold() for one in _of_extra(wanted, extra)}:
            return extra
    return ""


def _of_extra(wanted: "list[Requirement]", extra: str) -> "list[Requirement]":
    """Return the requirements of an extra; those of the project for ""."""
    return [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": extra})]


def _lacking(wanted: "list[Requirement]") -> list[str]:
    lacking = []
    for one in wanted:
        try:
            has = version(one.name)
        except PackageNotFoundError:
            lacking.append(one.name)
            continue
        if not one.specifier.contains(has, prereleases=True):
            lacking.append(f"{one.name} {one.specifier} (found {has})")
    return lacking


def _in_words(wanted: "list[Requirement]", lacking: list[str]) -> str:
    if lacking:
        return f"missing: {', '.join(lacking)}"
    shown = [f"{one.name} {version(one.name)}" for one in wanted if one.name in SHOWN]
    return f"all {len(wanted)} it asks for, with {', '.join(shown)}"


def lock(path: Path = ROOT / "requirements.lock") -> Check:
    """Checks whether the installed versions are the locked ones.

    Other versions may work, but were not tested.
    """
    if not path.exists():
        return Check("Locked versions", "note", "not checked: there is no requirements.lock beside this installation")
    from packaging.requirements import Requirement

    lines = (line.removesuffix(" \\") for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    pinned = [one for one in map(Requirement, lines) if one.marker is None or one.marker.evaluate()]
    other = _lacking(pinned)
    if other:
        return Check("Locked versions", "note", f"differ: {', '.join(other)}", "make clean-environment run")
    return Check("Locked versions", "ok", f"all {len(pinned)} packages as in {path.name}")


def compiled(warm: bool = True) -> Check:
    """Checks whether compiled code can be kept; with `warm`, compiles the week now.

    The next run then starts at once.
    """
    import tempfile

    try:
        from simulation.compiling import LOADED
        from simulation.numba_support.code_cache import cache_folder

        folder = cache_folder(LOADED)
        was_warm = any(folder.rglob("*.nbc"))
        if warm:
            from commands.progress_bar import compile_first
            from scenarios.organization import load_organization
            from simulation.simulation import Simulation

            compile_first()  # this says how far it is; what it leaves out is compiled by a run
            Simulation(load_organization("krackhardt"), weeks=2).run()
    except Exception as error:  # any failure is a finding, and the other checks go on
        return Check("Compiled week", "wrong", f"{type(error).__name__}: {error}", "make clean-environment run")
    if folder.is_relative_to(tempfile.gettempdir()):
        return Check(
            "Compiled week",
            "note",
            f"kept in {folder} only: your cache folder cannot be written",
            f"NUMBA_CACHE_DIR=/a/folder/that/can {program_name()} doctor",
        )
    state = "was warm" if was_warm else "compiled now, the next run starts at once" if warm else "not compiled yet"
    return Check("Compiled week", "ok", f"{state}; kept in {folder}")


def browser() -> Check:
    """Finds the Chromium that prints brief.pdf and that the tests of the app use.

    Using the app needs none: any browser shows it.
    """
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found:
        return Check("Chromium", "ok", f"{found} (brief.pdf and the app's tests need it)")
    return Check("Chromium", "note", "none found; brief.pdf and the app's tests need one", "apt install chromium")


def room() -> Check:
    """Finds the addresses and the port by which phones would reach this machine."""
    if _lacking(_requirements_of_extra("app")):
        return Check("Room of phones", "note", "not looked at: the browser app is not installed", "make app")
    from visualizer.phones.addresses import describe_port, firewall_hint, list_addresses
    from visualizer.phones.listener import PORT as port

    found = ", ".join(f"{one.ip} ({one.interface})" for one in list_addresses())
    if not found:
        return Check("Room of phones", "note", "this machine is in no network", "join the Wi-Fi of the room")
    taken = describe_port(port)
    says = f"phones would come to {found}; port {port} {'is free' if not taken else taken + ', another will be used'}"
    return Check("Room of phones", "note" if taken else "ok", f"{says}; {firewall_hint(port)}")


def _requirements_of_extra(extra: str) -> "list[Requirement]":
    from packaging.requirements import Requirement

    return _of_extra([Requirement(line) for line in requires("orgshift") or []], extra)


def machine() -> Check:
    """Return how many cores runs are spread over, and whether results can be written here."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not os.access(Path.cwd(), os.W_OK):
        return Check(
            "This folder", "wrong", f"{Path.cwd()} cannot be written", format_commands("orgshift compare --out FOLDER")
        )
    return Check("This machine", "ok", f"{cores} cores; results can be written to {Path.cwd()}")
