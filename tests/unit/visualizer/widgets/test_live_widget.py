"""Tests of `visualizer.widgets.live_widget`: scripts joined with what they import."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from visualizer.widgets.live_widget import VISUALIZER, script

SCRIPTS = sorted(str(path.relative_to(VISUALIZER).with_suffix("")) for path in VISUALIZER.glob("*/*.js"))
WIDGETS = [name for name in SCRIPTS if "export default" in (VISUALIZER / f"{name}.js").read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", WIDGETS)
def test_a_joined_script_fetches_nothing(name: str) -> None:
    assert not re.search(r"^import\b|\bimport\(", script(name), re.MULTILINE)


@pytest.mark.parametrize("name", WIDGETS)
def test_a_joined_script_exports_only_its_widget(name: str) -> None:
    assert re.findall(r"^export .*", script(name), re.MULTILINE) == ["export default { render };"]


@pytest.mark.parametrize("name", WIDGETS)
def test_names_at_the_top_of_joined_parts_differ(name: str) -> None:
    names = re.findall(r"^(?:const|let|function) (\w+)", script(name), re.MULTILINE)
    assert len(names) == len(set(names))


def test_a_part_imported_by_two_others_is_joined_once_and_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in {
        "ground": "export const one = 1;\n",
        "left": 'import { one } from "./ground.js";\nexport const two = one + one;\n',
        "top": 'import { one } from "./ground.js";\nimport { two } from "./left.js";\nexport default { one, two };\n',
    }.items():
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    monkeypatch.setattr("visualizer.widgets.live_widget.VISUALIZER", tmp_path)
    script.cache_clear()
    assert script("top") == "const one = 1;\nconst two = one + one;\nexport default { one, two };\n"
    script.cache_clear()
