"""Who imports whom among the project's own modules, and the cycles in it.

Every import statement counts: at the top, inside functions, and under `if TYPE_CHECKING`. `from package import name`
is an import of package/name.py where there is such a file, otherwise of the package's own `__init__.py`. Names in
strings (`import_module("...")`) are not followed.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

Edge = tuple[Path, Path]


class Import(NamedTuple):
    """One file imports another, in a line."""

    importer: Path
    imported: Path
    line: int


def find_imports(modules: dict[Path, ast.Module]) -> list[Import]:
    """Every import of one of the modules by another one."""
    found = [
        Import(path, imported, line)
        for path, tree in modules.items()
        for imported, line in _find_imports_of(path, tree, modules)
        if imported != path
    ]
    return sorted(set(found))


def _find_imports_of(path: Path, tree: ast.Module, modules: dict[Path, ast.Module]) -> Iterator[tuple[Path, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            wanted = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = list(path.parent.parts)[: len(path.parent.parts) - node.level + 1] if node.level else []
            package = start + (node.module.split(".") if node.module else [])
            wanted = [[*package, alias.name] for alias in node.names]
        else:
            continue
        for parts in wanted:
            file = _find_file(parts, modules) or (_find_file(parts[:-1], modules) if len(parts) > 1 else None)
            if file is not None:
                yield file, node.lineno


def _find_file(parts: list[str], modules: dict[Path, ast.Module]) -> Path | None:
    """The file of a module or package named by its parts."""
    module = Path(*parts).with_suffix(".py")
    package = Path(*parts, "__init__.py")
    return module if module in modules else package if package in modules else None


def find_knots(edges: Iterable[Edge]) -> list[set[Path]]:
    """The strongly connected components of more than one module: each reaches each other."""
    forward, backward = defaultdict(set), defaultdict(set)
    for importer, imported in edges:
        forward[importer].add(imported)
        backward[imported].add(importer)
    knots, done = [], set[Path]()
    for module in sorted(forward):
        if module not in done:
            knot = _reach(module, forward) & _reach(module, backward)
            done |= knot
            knots += [knot] if len(knot) > 1 else []
    return knots


def _reach(start: Path, forward: dict[Path, set[Path]]) -> set[Path]:
    """Every module that can be reached from one, with itself."""
    reached, waiting = {start}, [start]
    while waiting:
        new = forward[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


def find_shortest_cycle(knot: set[Path], edges: Iterable[Edge]) -> list[Path]:
    """The shortest cycle inside a knot: its modules in the order of imports, the first one twice."""
    forward = defaultdict(list)
    for importer, imported in sorted(edges):
        if importer in knot and imported in knot:
            forward[importer].append(imported)
    return min((_find_way_back(start, forward) for start in sorted(knot)), key=len)


def _find_way_back(start: Path, forward: dict[Path, list[Path]]) -> list[Path]:
    """The shortest way from a module back to itself."""
    ways, seen = [[start]], set[Path]()
    for way in ways:  # grows while it is read: breadth first
        for module in forward[way[-1]]:
            if module == start:
                return [*way, start]
            if module not in seen:
                seen.add(module)
                ways.append([*way, module])
    raise ValueError(f"{start} is in no cycle")
