"""Every text that a page asks a catalogue for by a fixed key is there."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import visualizer

FOLDER = Path(str(visualizer.__file__)).parent
FILES = sorted(path for path in FOLDER.rglob("*.py") if "visualizer.wording" in path.read_text(encoding="utf-8"))


def catalogues(tree: ast.Module) -> dict[str, dict[str, object]]:
    """The catalogues a file imports, by the name it gives them."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("visualizer.wording."):
            module = import_module(str(node.module))
            for alias in node.names:
                if isinstance(texts := getattr(module, alias.name, None), dict):
                    found[alias.asname or alias.name] = texts
    return found


def asked_for(tree: ast.Module) -> Iterator[tuple[str, str, int]]:
    """Catalogue, key and line of every look-up: ``COMPARE["title"]`` and ``say(COMPARE, "title", ...)``."""
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(key))):
                yield name, key, node.lineno
            case ast.Call(func=ast.Name(id="say"), args=[ast.Name(id=name), ast.Constant(value=str(key)), *_]):
                yield name, key, node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_text_that_is_asked_for_is_in_its_catalogue(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    there = catalogues(tree)
    missing = [
        f"line {line}: {name} has no '{key}'"
        for name, key, line in asked_for(tree)
        if name in there and key not in there[name]
    ]
    assert not missing, "\n".join(missing)
