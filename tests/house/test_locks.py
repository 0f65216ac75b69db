"""The locks: one environment can take them all, every package is checked against a hash, no server is named."""

import json
import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("requirements.lock", "requirements-app.lock", "requirements-research.lock", "requirements-test.lock")
MESA_4 = "requirements-mesa4.lock"  # of .ci/mesa4
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?: ; (?P<where>[^\\]+?))?(?= \\|$)", re.MULTILINE)


def pins(path: Path) -> dict[tuple[str, str], str]:
    """Package and the machines it is for -> version."""
    return {(pin["name"], pin["where"] or ""): pin["version"] for pin in PIN.finditer(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("lock", [*LOCKS, MESA_4])
def test_a_lock_names_no_server(lock: str, root: Path) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    assert "//" not in text
    assert "--index-url" not in text


def test_the_lock_of_the_scripts_tools_names_no_server_to_fetch_from(root: Path) -> None:
    assert '"resolved"' not in (root / "package-lock.json").read_text(encoding="utf-8")


def test_every_tool_for_the_scripts_is_pinned_and_has_its_hash(root: Path) -> None:
    wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert set(wanted) == {"private", "type", "devDependencies"}, "the app itself needs no package"
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted["devDependencies"]} == wanted[
        "devDependencies"
    ]
    assert not [name for name, one in locked.items() if name and not one["integrity"].startswith("sha512-")]


@pytest.mark.parametrize("lock", [*LOCKS, MESA_4])
def test_every_package_has_its_hashes(lock: str, root: Path) -> None:
    blocks = re.split(r"\n(?=\S)", (root / lock).read_text(encoding="utf-8").strip())
    assert not [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block]


@pytest.mark.parametrize("lock", LOCKS[:-1])
def test_the_test_lock_holds_the_same_versions(lock: str, root: Path) -> None:
    ours, tested = pins(root / lock), pins(root / "requirements-test.lock")
    versions = {name: {version for (other, _), version in tested.items() if other == name} for name, _ in ours}
    assert not [(name, version) for (name, _), version in ours.items() if version not in versions[name]]


@pytest.mark.parametrize(("lock", "extra"), list(zip(LOCKS, (None, "app", "research", "test"), strict=True)))
def test_what_the_project_asks_for_is_locked(lock: str, extra: str | None, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    wanted += project["project"]["optional-dependencies"].get(extra, [])
    names = {re.split(r"[\[<>=!~ ;]", one)[0].lower().replace("_", "-") for one in wanted} - {"orgshift"}
    assert names <= {name.lower() for name, _ in pins(root / lock)}


def test_the_lock_for_mesa_4_differs_from_the_test_lock_in_mesa_alone(root: Path) -> None:
    coming, tested = pins(root / MESA_4), pins(root / "requirements-test.lock")
    versions = {name: {version for (other, _), version in tested.items() if other == name} for name, _ in coming}
    apart = {name for (name, where), version in coming.items() if version not in versions[name] and not where}
    assert apart == {"mesa"}


def test_the_project_keeps_below_mesa_4_until_it_is_final(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all(",<4" in one for one in project["dependencies"] if one.startswith("mesa"))
