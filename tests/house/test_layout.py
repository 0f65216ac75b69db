"""Folders import one way: the table is `layout.py`."""

import ast
from pathlib import Path

import pytest
from allowlist import Entry, Failure, find_faults
from import_graph import find_imports
from layout import EXCEPTIONS, NARROWER, Layout

TOY = Layout(
    floors={"ground": set(), "roof": {"ground"}},
    rooms={"ground": "*", "roof": "page.py\n kitchen bath\n cellar\n plan.py words.py"},
    narrower={"roof/cellar": set()},
    exceptions={("ground/door.py", "roof/page.py"): "starts the app"},
)


def find_forbidden(layout: Layout, modules: dict[Path, ast.Module]) -> list[Failure]:
    """Imports of one room by another that the table does not allow."""
    return [
        Failure(
            f"{found.importer.as_posix()} -> {found.imported.as_posix()}",
            0,
            f"{found.importer}:{found.line} imports {found.imported}: {fault} (tests/house/layout.py). Move what both "
            "need into a lower folder, or hand the value over as an argument.",
        )
        for found in find_imports(modules)
        if (fault := layout.describe_fault(found.importer, found.imported))
    ]


def test_folders_import_only_folders_on_lower_lines(modules: dict[Path, ast.Module], allowed: list[Entry]) -> None:
    faults = find_faults("import", find_forbidden(Layout(), modules), allowed)
    assert not faults, "\n".join(faults)


def test_every_folder_has_its_line(modules: dict[Path, ast.Module]) -> None:
    homeless = sorted({"/".join(path.parts[:2]) for path in modules if Layout().find_room(path) is None})
    assert not homeless, "\n".join(f"{room}: give it its place in ROOMS of tests/house/layout.py" for room in homeless)


def test_every_folder_of_the_table_is_there(root: Path) -> None:
    rooms = [f"{floor}/{word}" for floor, lines in Layout().lines.items() for line in lines for word in line]
    folders = [room for room in rooms if not room.endswith((".py", "*"))]
    gone = [folder for folder in [*folders, *NARROWER] if not (root / folder).is_dir()]
    assert not gone, "\n".join(f"tests/house/layout.py: there is no folder {folder}: remove it" for folder in gone)


def test_every_exception_is_needed(modules: dict[Path, ast.Module]) -> None:
    found = find_imports(modules)
    spare = [
        f"tests/house/layout.py: {file} no longer imports {target}: remove this exception"
        for file, target in EXCEPTIONS
        if not any(one.importer.as_posix() == file and one.imported.is_relative_to(target) for one in found)
    ]
    assert not spare, "\n".join(spare)


def test_a_forbidden_import_is_named_with_its_line_wherever_it_stands() -> None:
    text = "def draw():\n    from roof.kitchen import pan\n"
    modules = {Path("roof/cellar/wine.py"): ast.parse(text), Path("roof/kitchen/pan.py"): ast.parse("")}
    (failure,) = find_forbidden(TOY, modules)
    assert failure.text.startswith(
        "roof/cellar/wine.py:2 imports roof/kitchen/pan.py: roof/cellar stands below roof/kitchen and may not import it"
    )


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("roof/kitchen/pan.py", "roof/cellar/wine.py"),  # a lower line
        ("roof/kitchen/pan.py", "roof/kitchen/oven/door.py"),  # a folder inside the room
        ("roof/plan.py", "roof/words.py"),  # files on one line are one room
        ("roof/kitchen/pan.py", "ground/floor.py"),
        ("ground/door.py", "roof/page.py"),  # a named exception
    ],
)
def test_an_import_downwards_is_allowed(importer: str, imported: str) -> None:
    assert TOY.describe_fault(Path(importer), Path(imported)) == ""


@pytest.mark.parametrize(
    ("importer", "imported", "fault"),
    [
        ("roof/kitchen/pan.py", "roof/bath/tub.py", "roof/kitchen stands beside roof/bath and may not import it"),
        ("roof/plan.py", "roof/page.py", "roof/plan.py stands below roof/page.py and may not import it"),
        ("ground/floor.py", "roof/page.py", "ground/floor.py may import no other floor, not roof"),
        ("roof/cellar/wine.py", "ground/floor.py", "roof/cellar may import no other floor, not ground"),
    ],
)
def test_an_import_upwards_or_sideways_is_a_fault(importer: str, imported: str, fault: str) -> None:
    assert TOY.describe_fault(Path(importer), Path(imported)) == fault


@pytest.mark.parametrize("path", ["roof/attic/box.py", "roof/loose.py"])
def test_a_folder_or_file_outside_the_table_has_no_room(path: str) -> None:
    assert TOY.find_room(Path(path)) is None
