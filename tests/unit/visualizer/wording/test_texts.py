"""What a user reads stands in the catalogue, and every text of it is used and can be filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import visualizer
from visualizer.wording import page_texts, part_texts, texts, widget_texts

FOLDER = Path(visualizer.__file__).parent
SHOWING = {"tag", "press", "table", "headed", "Menu", "Number", "Typed", "Download", "Panel"}
"""Calls whose arguments a user reads."""
READ = {"title", "label", "aria_label", "alt", "placeholder"}
"""Keywords whose values a user reads, whatever is called."""
BY_NAME = {"GENERATOR", "SPLIT"}
"""Catalogues whose keys are names of the model, looked up by them."""
SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z{]|^[A-Z][a-z]{2,}")
"""Two words, or one that begins with a capital letter."""
CATALOGUES = [
    (f"{module.__name__.rpartition('.')[2]}.{name}", catalogue)
    for module in (texts, page_texts, part_texts, widget_texts)
    for name, catalogue in vars(module).items()
    if isinstance(catalogue, dict) and name.isupper()
]


def find_literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every literal that a call shows to a user."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        shown: list[ast.expr] = [word.value for word in call.keywords if word.arg in READ]
        shown += call.args[1 if name == "tag" else 0 :] if name in SHOWING else []
        for argument in shown:
            text = read_literal(argument)
            if text:
                yield argument.lineno, text


def read_literal(node: ast.expr) -> str:
    """The text of a literal, `{}` for what is filled in; also of a choice between two, and of a tuple's first."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.IfExp):
        return read_literal(node.body) or read_literal(node.orelse)
    if isinstance(node, ast.Tuple | ast.List):
        return " ".join(filter(SENTENCE.search, map(read_literal, node.elts)))
    return ""


def find_sentences(path: Path) -> list[str]:
    """Every sentence that a file shows and does not take from the catalogue, with its place."""
    name = path.relative_to(FOLDER).as_posix()
    found = find_literals(ast.parse(path.read_text(encoding="utf-8")))
    return [
        f"{name}:{line}: put into visualizer/wording/: {text!r}"
        for line, text in found
        if SENTENCE.search(text) and not text.startswith("os-")
    ]


@pytest.mark.parametrize("code", ['tag("p", "Two words")', 'press(f"Play {week}", act)', 'field(label="Runs")'])
def test_a_sentence_in_a_call_that_shows_it_is_found(code: str) -> None:
    assert [text for _, text in find_literals(ast.parse(code)) if SENTENCE.search(text)]


def test_what_a_user_reads_stands_in_the_catalogue() -> None:
    outside = [path for path in FOLDER.rglob("*.py") if path.parent.name not in ("wording", "tools")]
    assert [fault for path in sorted(outside) for fault in find_sentences(path)] == []


@pytest.mark.parametrize("module", [page_texts, part_texts], ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_text_of_the_pages_is_used(module: ModuleType) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    own = Path(str(module.__file__)).read_text(encoding="utf-8")
    named = set(re.findall(r'"(\w+)"', source.replace(own, "")))
    catalogues = [catalogue for name, catalogue in vars(module).items() if name.isupper() and name not in BY_NAME]
    assert {key for catalogue in catalogues for key in catalogue} <= named


@pytest.mark.parametrize(("name", "catalogue"), CATALOGUES, ids=[name for name, _ in CATALOGUES])
def test_every_text_can_be_filled_in(name: str, catalogue: dict[str, str]) -> None:
    for key in catalogue:
        catalogue[key].format_map(Anything())


class Anything(dict[str, float]):
    """A number for every name."""

    def __missing__(self, name: str) -> float:
        return 1.0
