"""Rooms stay small: modules a folder, lines a file, parameters a function; and not too small."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from allowlist import Entry, Failure, find_faults

MODULES_A_FOLDER, LINES_A_FILE, PARAMETERS = 20, 300, 8
SHORT, SHORT_SHARE = 40, 0.1  # a short module has fewer lines; at most this share of the modules is short
MAY_GROW = {"simulation/mechanisms"}  # one file a mechanism
MANY_PARAMETERS = {  # users call them with these names
    ("simulation/model.py", "Organization.__init__"),
    ("scenarios/building.py", "build"),
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def find_full_folders(files: Iterable[Path]) -> list[Failure]:
    """Folders with too many Python files; `__init__.py` and `conftest.py` are not counted."""
    modules = [file for file in files if file.suffix == ".py" and file.name not in ("__init__.py", "conftest.py")]
    count = Counter(module.parent.as_posix() for module in modules)
    return [
        Failure(
            folder,
            number,
            f"{folder}: {number} modules, at most {MODULES_A_FOLDER} a folder. Move those that belong together into a "
            "folder of their own, with a line in tests/house/layout.py.",
        )
        for folder, number in sorted(count.items())
        if number > MODULES_A_FOLDER and folder not in MAY_GROW
    ]


def find_long_files(root: Path, files: Iterable[Path]) -> list[Failure]:
    """Files of code with too many lines."""
    sizes = {
        file: len((root / file).read_text(encoding="utf-8").splitlines())
        for file in files
        if file.suffix in (".py", ".js", ".mjs", ".css")
    }
    return [
        Failure(file.as_posix(), lines, f"{file}: {lines} lines, at most {LINES_A_FILE} a file. Split it by idea.")
        for file, lines in sizes.items()
        if lines > LINES_A_FILE
    ]


def walk_functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, Function]]:
    """Every function with its full name, such as `Class.method`."""
    for node in ast.iter_child_nodes(tree):
        name = f"{within}{node.name}" if isinstance(node, Function | ast.ClassDef) else ""
        if isinstance(node, Function):
            yield name, node
        yield from walk_functions(node, f"{name}." if name else within)


def count_parameters(function: Function) -> int:
    """The number of parameters; `self` and `cls` are none, `*names` and `**names` are one each."""
    args = function.args
    named = [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
    return len(named) - (named[:1] in (["self"], ["cls"])) + (args.vararg is not None) + (args.kwarg is not None)


def is_command(file: Path, name: str, function: Function) -> bool:
    """Whether it is an entry point in `commands/`: called `command`, or under `@NAME.command()`."""
    calls = [part.func if isinstance(part, ast.Call) else part for part in function.decorator_list]
    decorated = any(isinstance(call, ast.Attribute) and call.attr in ("command", "callback") for call in calls)
    return file.parts[0] == "commands" and (name == "command" or decorated)


def find_wide_functions(trees: dict[Path, ast.Module]) -> list[Failure]:
    """Functions with too many parameters."""
    return [
        Failure(
            f"{file.as_posix()} {name}",
            number,
            f"{file}:{function.lineno} {name} has {number} parameters, at most {PARAMETERS}. Put those that travel "
            "together into a dataclass, or split the function.",
        )
        for file, tree in trees.items()
        for name, function in walk_functions(tree)
        if (number := count_parameters(function)) > PARAMETERS
        and (file.as_posix(), name) not in MANY_PARAMETERS
        and not is_command(file, name, function)
    ]


def find_short_modules(root: Path, modules: dict[Path, ast.Module]) -> list[Failure]:
    """One failure if too many modules are short.

    A module that defines no function declares something and may be short; `__init__.py` is not counted.
    """
    modules = {path: tree for path, tree in modules.items() if path.name != "__init__.py"}
    lines = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path in modules}
    short = [path for path, tree in modules.items() if lines[path] < SHORT and list(walk_functions(tree))]
    if len(short) <= SHORT_SHARE * len(modules):
        return []
    named = "\n".join(f"  {lines[path]:2} {path}" for path in sorted(short, key=lambda path: (lines[path], path)))
    text = f"{len(short)} of {len(modules)} modules have under {SHORT} lines, at most {SHORT_SHARE:.0%} may."
    return [Failure("all floors", len(short), f"{text} Put one where its only user or its kin stands:\n{named}")]


@pytest.fixture(scope="session")
def trees(root: Path, tracked: list[Path]) -> dict[Path, ast.Module]:
    """Every Python file under version control, tests too, parsed."""
    files = [file for file in tracked if file.suffix == ".py"]
    return {file: ast.parse((root / file).read_text(encoding="utf-8"), str(file)) for file in files}


def test_a_folder_has_at_most_20_modules(tracked: list[Path], allowed: list[Entry]) -> None:
    faults = find_faults("modules", find_full_folders(tracked), allowed)
    assert not faults, "\n".join(faults)


def test_a_file_has_at_most_300_lines(root: Path, tracked: list[Path], allowed: list[Entry]) -> None:
    faults = find_faults("lines", find_long_files(root, tracked), allowed)
    assert not faults, "\n".join(faults)


def test_a_function_has_at_most_8_parameters(trees: dict[Path, ast.Module], allowed: list[Entry]) -> None:
    faults = find_faults("parameters", find_wide_functions(trees), allowed)
    assert not faults, "\n".join(faults)


def test_at_most_a_tenth_of_the_modules_is_short(
    root: Path, modules: dict[Path, ast.Module], allowed: list[Entry]
) -> None:
    faults = find_faults("short", find_short_modules(root, modules), allowed)
    assert not faults, "\n".join(faults)


def test_the_21st_module_of_a_folder_is_one_too_many() -> None:
    files = [Path(f"toy/module{number}.py") for number in range(20)]
    assert not find_full_folders([*files, Path("toy/__init__.py"), Path("toy/script.js"), Path("toy/sub/other.py")])
    (failure,) = find_full_folders([*files, Path("toy/last.py")])
    assert failure[:2] == ("toy", 21)


def test_the_folder_of_mechanisms_may_grow() -> None:
    assert not find_full_folders([Path(f"simulation/mechanisms/module{number}.py") for number in range(30)])


@pytest.mark.parametrize("name", ["long.py", "long.js", "long.css"])
def test_the_301st_line_is_one_too_many(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("1\n" * 300)
    assert not find_long_files(tmp_path, [Path(name)])
    (tmp_path / name).write_text("1\n" * 301)
    (failure,) = find_long_files(tmp_path, [Path(name)])
    assert failure.text == f"{name}: 301 lines, at most 300 a file. Split it by idea."


def test_a_file_of_data_may_be_long(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("1\n" * 301)
    assert not find_long_files(tmp_path, [Path("data.csv")])


EIGHT = "a, b, /, c, d, e, *f, g, **h"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("toy.py", f"def f({EIGHT}): ..."),
        ("toy.py", f"class C:\n    def f(self, {EIGHT}): ..."),
        ("commands/toy.py", "def command(a, b, c, d, e, f, g, h, i): ..."),
        ("commands/toy.py", "@command.command()\ndef go(a, b, c, d, e, f, g, h, i): ..."),
        ("scenarios/building.py", "def build(a, b, c, d, e, f, g, h, i): ..."),
        ("simulation/model.py", "class Organization:\n    def __init__(self, a, b, c, d, e, f, g, h, i): ..."),
    ],
)
def test_eight_parameters_and_entry_points_are_allowed(file: str, text: str) -> None:
    assert not find_wide_functions({Path(file): ast.parse(text)})


@pytest.mark.parametrize(
    ("file", "text", "name"),
    [
        ("toy.py", f"def f(x, {EIGHT}): ...", "f"),
        ("toy.py", f"def f():\n    async def g(x, {EIGHT}): ...", "f.g"),
        ("toy.py", f"if True:\n    class C:\n        def f(self, x, {EIGHT}): ...", "C.f"),
        ("commands/toy.py", f"def _draw(x, {EIGHT}): ...", "_draw"),
        ("elsewhere/toy.py", f"def command(x, {EIGHT}): ...", "command"),
    ],
)
def test_a_ninth_parameter_is_one_too_many(file: str, text: str, name: str) -> None:
    (failure,) = find_wide_functions({Path(file): ast.parse(text)})
    assert failure[:2] == (f"{file} {name}", 9)


def test_short_modules_are_counted_but_declarations_are_not(tmp_path: Path) -> None:
    declared = {f"declared{number}.py": "A = 1\nclass B: ...\n" for number in range(9)}
    short = {f"short{number}.py": "def f(): ...\n" for number in range(2)}
    long = {f"long{number}.py": "def f(): ...\n" * 40 for number in range(9)}
    for name, text in (declared | short | long).items():
        (tmp_path / name).write_text(text)
    modules = {Path(name): ast.parse(text) for name, text in (declared | short | long).items()}
    assert not find_short_modules(tmp_path, modules)  # 2 of 20
    del modules[Path("long0.py")]
    (failure,) = find_short_modules(tmp_path, modules)
    assert failure.size == 2
    assert failure.text.startswith("2 of 19 modules have under 40 lines")
