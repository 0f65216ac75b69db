"""Describes the installation that runs were computed with; it is no part of any id."""

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from experiments.runs.ids import canonical, digest

PACKAGES = ("orgshift", "mesa", "numba", "numpy", "scipy")


@cache
def environment() -> tuple[str, str]:
    """Return (id, JSON text) of this installation: versions, platform, commit if any."""
    info = {"python": platform.python_version(), "platform": platform.platform(), "commit": _commit()}
    info.update({name: _version(name) for name in PACKAGES})
    text = canonical(info)
    return digest(text), text


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    """Return the commit of the sources, read without git; '' where they are no working copy."""
    folder = Path(__file__).parents[2] / ".git"
    try:
        head = (folder / "HEAD").read_text(encoding="ascii").strip()
        if not head.startswith("ref: "):
            return head
        name = head.removeprefix("ref: ")
        if (folder / name).exists():
            return (folder / name).read_text(encoding="ascii").strip()
        packed = (folder / "packed-refs").read_text(encoding="ascii").splitlines()
        return next(line.split()[0] for line in packed if line.endswith(" " + name))
    except (OSError, StopIteration, UnicodeDecodeError):
        return ""
