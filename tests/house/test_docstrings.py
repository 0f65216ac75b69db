"""Every public name says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

LONGEST = 90


def public(body: list[ast.stmt]) -> Iterator[Named]:
    """The public classes, functions and methods, wherever an if or try puts them; not what is inside functions."""
    for node in body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef | ast.If | ast.Try) and not getattr(node, "name", "").startswith("_"):
            yield from public(node.body)


def repeats(node: Named) -> bool:
    """Whether a definition only repeats one that has its words elsewhere: an overload, a setter."""
    names = {part.attr if isinstance(part, ast.Attribute) else getattr(part, "id", "") for part in node.decorator_list}
    return bool(names & {"overload", "setter", "deleter", "override"})


def find_long_first_lines(path: Path, tree: ast.Module) -> list[str]:
    """First docstring lines with too many characters, of the module and of all that is in it."""
    documented = (node for node in ast.walk(tree) if isinstance(node, ast.Module | Named))
    first = [(node, (ast.get_docstring(node) or "").split("\n")[0]) for node in documented]
    return [
        f"{path}:{getattr(node, 'lineno', 1)}: {len(line)} characters, at most {LONGEST}: say in one line what it "
        "returns or does, and shapes, units, ranges and errors below"
        for node, line in first
        if len(line) > LONGEST
    ]


def test_the_first_line_of_a_docstring_is_short(modules: dict[Path, ast.Module], root: Path) -> None:
    for file in (root / "tests/reference").glob("*.py"):
        modules = modules | {file.relative_to(root): ast.parse(file.read_text(encoding="utf-8"))}
    long = [line for path, tree in modules.items() for line in find_long_first_lines(path, tree)]
    assert not long, "\n".join(long)


def test_every_module_says_what_it_is(modules: dict[Path, ast.Module]) -> None:
    silent = [str(path) for path, tree in modules.items() if not ast.get_docstring(tree)]
    assert not silent, "\n".join(silent)


def test_every_public_name_says_what_it_is(modules: dict[Path, ast.Module]) -> None:
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in modules.items()
        for node in public(tree.body)
        if not ast.get_docstring(node) and not repeats(node)
    ]
    assert not silent, "\n".join(silent)
