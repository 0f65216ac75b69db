"""Edits of the model: each kind is found, each is another program, and nothing that is not computed is touched."""

import ast
from pathlib import Path

import pytest
from mutation.edits import Finder, list_edits

ROOT = Path(__file__).resolve().parents[2]
HEAD = "def f(a, b, c):\n    "


def changed(line: str) -> set[str]:
    """What a line of a function becomes by each edit, as Python writes it."""
    source = HEAD + line
    return {ast.unparse(ast.parse(edit.apply(source)).body[0].body[0]) for edit in Finder("f.py", source).edits()}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("return a * b", {"return a", "return b", "return a / b"}),
        ("return a - b", {"return a", "return a + b", "return b - a"}),
        ("return a / b", {"return a", "return a * b", "return b / a"}),
        (
            "return a * (b + c)",
            {"return a * (b - c)", "return a * b", "return a", "return b + c", "return a / (b + c)"},
        ),
        ("return -a", {"return a"}),
        ("return a < b", {"return a <= b"}),
        ("return a == b", {"return a != b"}),
        ("return a and b", {"return a or b"}),
        ("return not a", {"return a"}),
        ("return max(a, b)", {"return min(a, b)"}),
        ("a += b", {"a -= b"}),
        ("return 26", {"return 27", "return 25"}),
        ("return 0.5", {"return 0.55"}),
        ("return 'ä' + b", set()),
        ("return f'{a + 1}'", set()),
        ("raise ValueError(a + 1)", set()),
        ("b: c[0] = a", set()),
    ],
)
def test_a_line_is_edited_in_these_ways(line: str, expected: set[str]) -> None:
    assert changed(line) == expected


def test_of_a_parameter_its_default_is_edited_and_neither_range_nor_text() -> None:
    source = "PARAMETERS = (Parameter('trust_gain', 0.02, 0.005, 0.06, 'per week', symbol='t'),)\n"
    edits = Finder("p.py", source).edits()
    assert [(edit.before, edit.text) for edit in edits] == [("0.02", "0.022")]


def test_every_edit_of_the_mechanisms_is_another_program() -> None:
    files = sorted(path.relative_to(ROOT) for path in (ROOT / "simulation" / "mechanisms").glob("*.py"))
    sources = {file.as_posix(): (ROOT / file).read_text("utf-8") for file in files}
    sound = {name: ast.dump(ast.parse(source)) for name, source in sources.items()}
    edits = list_edits(ROOT, files)
    assert len(edits) > 1000
    for edit in edits[::15]:
        assert ast.dump(ast.parse(edit.apply(sources[edit.file]))) != sound[edit.file], edit
