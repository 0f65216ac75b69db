"""No module imports itself by way of others, wherever the imports stand."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from allowlist import Entry, describe_spare, find_spare
from import_graph import Edge, Import, find_imports, find_knots, find_shortest_cycle


def describe_cycles(imports: list[Import], allowed: set[Edge]) -> list[str]:
    """One cycle of each knot, with the line of every import of it, and what to do."""
    lines = {(one.importer, one.imported): one.line for one in reversed(imports) if one[:2] not in allowed}
    texts = []
    for knot in find_knots(lines):
        cycle = find_shortest_cycle(knot, lines)
        steps = [f"  {a}:{lines[a, b]} imports {b}" for a, b in pairwise(cycle)]
        head = f"{len(knot)} modules import each other. Cut one of these imports: move what both need into a module"
        texts.append("\n".join([f"{head} below, or hand the value over as an argument.", *steps]))
    return texts


def read_edges(entries: list[Entry]) -> set[Edge]:
    """The imports an allowlist lets stand in a cycle."""
    pairs = (entry.place.split(" -> ") for entry in entries if entry.rule == "cycle")
    return {(Path(importer), Path(imported)) for importer, imported in pairs}


def find_cycle_faults(modules: dict[Path, ast.Module], entries: list[Entry]) -> list[str]:
    """Cycles that no entry cuts, and entries that cut none."""
    imports, cuts = find_imports(modules), [entry for entry in entries if entry.rule == "cycle"]
    if cycles := describe_cycles(imports, read_edges(cuts)):
        return cycles
    spare = find_spare(cuts, lambda rest: not describe_cycles(imports, read_edges(rest)))
    return [describe_spare(entry) for entry in spare]


def test_no_module_is_in_a_cycle_of_imports(modules: dict[Path, ast.Module], allowed: list[Entry]) -> None:
    faults = find_cycle_faults(modules, allowed)
    assert not faults, "\n".join(faults)


def make_package(**texts: str) -> dict[Path, ast.Module]:
    """A made-up package `toy`, one module a text."""
    return {Path(f"toy/{name}.py"): ast.parse(text) for name, text in ({"__init__": ""} | texts).items()}


@pytest.mark.parametrize(
    "second",
    [
        "from toy.one import f",
        "import toy.one",
        "from toy import one",
        "from . import one",
        "from .one import f",
        "def g():\n    from toy.one import f",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from toy.one import f",
    ],
)
def test_a_cycle_is_found_however_the_import_is_written(second: str) -> None:
    (fault,) = find_cycle_faults(make_package(one="from toy import two", two=second), [])
    assert "  toy/one.py:1 imports toy/two.py\n" in fault
    assert f"  toy/two.py:{len(second.splitlines())} imports toy/one.py" in fault


def test_a_long_cycle_is_named_in_the_order_of_its_imports() -> None:
    package = make_package(one="import toy.two", two="import toy.three", three="import toy.one", four="import toy.one")
    (fault,) = find_cycle_faults(package, [])
    assert fault.startswith("3 modules import each other.")
    assert fault.splitlines()[1:] == [
        "  toy/one.py:1 imports toy/two.py",
        "  toy/two.py:1 imports toy/three.py",
        "  toy/three.py:1 imports toy/one.py",
    ]


def test_two_separate_cycles_are_two_faults() -> None:
    package = make_package(a="import toy.b", b="import toy.a", c="import toy.d", d="import toy.c")
    assert len(find_cycle_faults(package, [])) == 2


def test_a_name_taken_from_a_package_is_an_import_of_its_own_file() -> None:
    package = make_package(__init__="from toy.one import f", one="from toy import version")
    (fault,) = find_cycle_faults(package, [])
    assert "toy/one.py:1 imports toy/__init__.py" in fault


def test_a_chain_is_no_cycle() -> None:
    assert not find_cycle_faults(make_package(one="import toy.two", two="import toy.three", three="import json"), [])


def allow(*places: str) -> list[Entry]:
    """Entries for imports in cycles."""
    return [Entry(number, "cycle", place, 0, "for now") for number, place in enumerate(places, 1)]


def test_an_allowed_import_is_cut_out_of_the_cycle() -> None:
    package = make_package(one="import toy.two", two="import toy.one")
    assert not find_cycle_faults(package, allow("toy/two.py -> toy/one.py"))


def test_an_allowed_import_that_is_in_no_cycle_any_more_fails() -> None:
    package = make_package(one="import toy.two", two="import json")
    (fault,) = find_cycle_faults(package, allow("toy/one.py -> toy/two.py"))
    assert fault.endswith("toy/one.py -> toy/two.py no longer fails the rule 'cycle': remove this line")


def test_of_two_entries_that_cut_the_same_cycle_one_must_go() -> None:
    package = make_package(one="import toy.two", two="import toy.one")
    assert len(find_cycle_faults(package, allow("toy/one.py -> toy/two.py", "toy/two.py -> toy/one.py"))) == 1
