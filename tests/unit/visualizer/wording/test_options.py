"""No option of the command line stands in a message of the page, where a field does the same."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from visualizer.wording.options import name_fields

ROOT = Path(__file__).parents[4]
READERS = [
    *sorted(path for folder in ("people", "survey", "usage") for path in (ROOT / "scenarios" / folder).rglob("*.py")),
    *sorted((ROOT / "experiments" / "calibration").glob("usage_*.py")),
]
OPTION = re.compile(r"(?<!orgshift import )--[a-z]")


def messages_with_options(path: Path) -> list[str]:
    """All texts of a module that hold an option, but for docstrings and for a study's names of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ignored = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [one.value for one in texts if id(one) not in ignored and OPTION.search(one.value) and " " in one.value]


@pytest.mark.parametrize("path", [path for path in READERS if messages_with_options(path)], ids=lambda path: path.stem)
def test_every_message_of_a_reader_names_fields_of_the_page(path: Path) -> None:
    assert not [text for text in map(name_fields, messages_with_options(path)) if OPTION.search(text)]


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("or say --map manager=none for no hierarchy", "or say 'not used' for the manager for no hierarchy"),
        ("; say --map 'manager=Boss (id)' or --map 'manager=To'", "; say manager: Boss (id) or manager: To"),
        ('has 5 of these 6: --map unit="Site name"', "has 5 of these 6: choose it as the unit"),
        ("--launched: 2031-01-01 is after", "Launched on: 2031-01-01 is after"),
        ("(another day: --as-of YYYY-MM-DD)", "(another day: orgshift import --as-of YYYY-MM-DD)"),
    ],
)
def test_what_was_an_option_is_a_field(message: str, shown: str) -> None:
    assert name_fields(message) == shown
