"""The app under a sub-path: addresses lose it on the way in, and what is no path is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from simulation.errors import UserError
from visualizer.server.sub_path import SubPath, check_root_path, keep_root_on_the_way


def path_seen(root: str, path: str) -> str:
    """The path that an app under `root` sees of a request for `path`."""
    seen: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["path"])

    going = SubPath(app, root)({"type": "http", "path": path}, None, None)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):  # it never waits, so that it needs no event loop
        going.send(None)  # type: ignore[attr-defined]
    return seen[0]


@pytest.mark.parametrize(
    ("path", "seen"),
    [("/our/why", "/why"), ("/our", "/"), ("/our/", "/"), ("/why", "/why"), ("/ours/why", "/ours/why")],
)
def test_the_sub_path_is_taken_off_where_the_proxy_left_it(path: str, seen: str) -> None:
    assert path_seen("/our", path) == seen


def test_without_a_sub_path_every_address_stays_as_it_is() -> None:
    assert path_seen("", "/why") == "/why"


@pytest.mark.parametrize(
    ("given", "root"), [("", ""), ("/", ""), ("/our", "/our"), ("/our/orgshift/", "/our/orgshift")]
)
def test_a_sub_path_is_kept_without_a_slash_at_its_end(given: str, root: str) -> None:
    assert check_root_path(given) == root


@pytest.mark.parametrize("given", ["our", "//our", "/our//x", "/a b", "/our?x", "/../x", "/ä", "http://x/our"])
def test_what_is_no_path_is_refused_in_a_sentence(given: str) -> None:
    with pytest.raises(UserError, match=r"--root-path: .* is no path: write it as in /orgshift"):
        check_root_path(given)


@pytest.mark.parametrize("given", ["/why", "/static/x"])
def test_a_path_that_is_the_apps_own_is_refused(given: str) -> None:
    with pytest.raises(UserError, match="begins like an address of the app"):
        check_root_path(given)


def test_the_script_that_drops_the_sub_path_is_corrected_in_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from solara.widgets import Navigator

    own = Path(Navigator.template_file)
    monkeypatch.setattr(Navigator, "template_file", str(own))
    keep_root_on_the_way(tmp_path)
    used = Path(Navigator.template_file)
    assert used.parent == tmp_path
    assert used.read_text(encoding="utf-8").count("solara.rootPath") == own.read_text(encoding="utf-8").count(
        "rootPath"
    )
