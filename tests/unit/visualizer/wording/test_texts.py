"""What a user reads stands in the catalogue, and every text of it is used and can be filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import visualizer
from analysis.presentation.language import Texts
from visualizer.wording import organization_texts, page_texts, part_texts, texts, widget_texts

FOLDER = Path(visualizer.__file__).parent
BY_NAME = {"GENERATOR", "SPLIT", "STATES"}
"""Catalogues whose keys are names of the model, looked up by them."""
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z{]")
"""Two words."""
LOOKS = re.compile(r"(?:[a-z]+ )?os-[\w -]+")
"""Names of styles."""
IN_SCRIPT = re.compile(
    r"""((?:class: |\bfont = |closest(?:\?\.)?\(|querySelector\w*\(|matchMedia\()?)("[^"]*"|`[^`]*`)"""
)
"""A literal of a script, and what says that no user reads it: names of styles, letters, parts of a page."""
UNREAD = {
    "live/feed.py": ["{} has no place in a frame"],  # a mistake of ours in a new channel
    "phones/addresses.py": ["local area connection"],  # the beginning of an interface's name
    "phones/listener.py": ["default-src ", "join first", "joined already", "no port"],  # rules and reasons of sockets
    "phones/pad.js": ["dot first", "${line(low"],  # names of styles, and a path
    "phones/rounds/judging.py": ["team {}"],  # names a strategy that nobody sees
    "phones/rounds/people.py": ["no longer wanted"],  # work that was stopped: nobody waits for it
    "phones/rounds/sketch.py": ["no longer wanted"],
    "phones/rounds/teams.py": ["no longer wanted"],
    "phones/wire.py": ["too large", "no JSON", "unknown ", "bad "],  # reasons why a socket was closed
    "server/guard.py": ["{}={}; HttpOnly; SameSite=Strict; Path="],  # a cookie
    "server/not_found.py": ["<meta charset=", "<!doctype html>"],  # HTML
    "server/serve.py": [  # warnings of Solara, and an error inside it
        "Cookies with samesite=none",
        "Header x-forwarded-proto",
        "Origin as determined",
        "{} is not among the installed assets",
    ],
    "server/sub_path.py": ["new URL("],  # a script of Solara
    "stage/lanes.js": ["drop ask"],  # names of styles
    "stories/catalogue.py": ["no longer wanted"],  # work that was stopped: nobody waits for it
    "stories/rehearsal.py": ["<", "body{", ".bots{"],  # HTML and its style
    "widgets/live_widget.py": ["^import ", "^export "],  # patterns
}
"""Literals that no user reads, by their beginning."""
MAKER = "screenshots.py"
"""Makes the pictures of the documentation; a developer runs it."""
LOGGED = {"exception", "error", "warning", "info"}
"""Calls that write to the log, which developers read."""
CATALOGUES = [
    (f"{module.__name__.rpartition('.')[2]}.{name}", catalogue)
    for module in (texts, organization_texts, page_texts, part_texts, widget_texts)
    for name, catalogue in vars(module).items()
    if isinstance(catalogue, Texts) and name.isupper()
]


def find_literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every literal but docstrings and what is logged; `{}` for what is filled in."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                pass
            case ast.Call(func=ast.Attribute(attr=name)) if name in LOGGED:
                pass
            case ast.Constant(value=str(text)):
                yield node.lineno, text
            case ast.JoinedStr(values=parts):
                yield (
                    node.lineno,
                    "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts),
                )
                for part in parts:
                    yield from find_literals(part) if isinstance(part, ast.FormattedValue) else ()
            case _:
                yield from find_literals(node)


def read_literals(path: Path) -> list[tuple[int, str]]:
    """Line and text of the literals of a module or script."""
    text = path.read_text(encoding="utf-8")
    return list(find_literals(ast.parse(text)) if path.suffix == ".py" else find_in_script(text))


def find_sentences(path: Path) -> list[str]:
    """Every sentence that a file does not take from the catalogue, with its place."""
    name = path.relative_to(FOLDER).as_posix()
    return [
        f"{name}:{line}: put into visualizer/wording/: {text!r}"
        for line, text in read_literals(path)
        if SENTENCE.search(text) and not LOOKS.fullmatch(text) and not text.startswith(tuple(UNREAD.get(name, ())))
    ]


def find_in_script(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of every literal of a script that may be shown."""
    for number, line in enumerate(text.splitlines(), 1):
        code = re.sub(r"(?:^|\s)//.*", "", line)
        yield from ((number, text[1:-1]) for before, text in IN_SCRIPT.findall(code) if not before)


@pytest.mark.parametrize(
    "code", ['raise ValueError("two words")', 'press(f"play {week}", act)', 'LABELS = {"runs": f"{n} runs each"}']
)
def test_a_sentence_is_found_wherever_it_is(code: str) -> None:
    assert [text for _, text in find_literals(ast.parse(code)) if SENTENCE.search(text)]


def test_a_sentence_of_a_script_is_found() -> None:
    assert list(find_in_script('node.title = "two words"; // "not these words"')) == [(1, "two words")]


@pytest.mark.parametrize("ending", ["py", "js"])
def test_what_a_user_reads_stands_in_the_catalogue(ending: str) -> None:
    outside = [path for path in FOLDER.rglob(f"*.{ending}") if path.parent.name != "wording" and path.name != MAKER]
    assert [fault for path in sorted(outside) for fault in find_sentences(path)] == []


@pytest.mark.parametrize("name", UNREAD)
def test_what_no_user_reads_is_still_there(name: str) -> None:
    literals = [text for _, text in read_literals(FOLDER / name)]
    assert [start for start in UNREAD[name] if not any(text.startswith(start) for text in literals)] == []


@pytest.mark.parametrize(
    "module", [organization_texts, page_texts, part_texts], ids=lambda module: module.__name__.rpartition(".")[2]
)
def test_every_text_of_the_pages_is_used(module: ModuleType) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    own = Path(str(module.__file__)).read_text(encoding="utf-8")
    named = set(re.findall(r'"(\w+)"', source.replace(own, "")))
    catalogues = [catalogue for name, catalogue in vars(module).items() if name.isupper() and name not in BY_NAME]
    assert {key for catalogue in catalogues for key in catalogue} <= named


SCRIPTS = {
    "stage/network.js": "NETWORK",
    "stage/pick.js": "NETWORK",
    "stage/plane.js": "PLANE",
    "stage/lanes.js": "LANES",
    "stage/transport.js": "TRANSPORT",
    "stage/share.js": "SHARE",
    "stories/sketch.js": "SKETCH",
    "widgets/charts.js": "CHARTS",
}
"""Scripts and the catalogue each is given."""


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_text_a_script_asks_for_is_in_its_catalogue(script: str) -> None:
    asked = set(re.findall(r'\bword\("(\w+)"[,)]', (FOLDER / script).read_text(encoding="utf-8")))
    assert asked and asked <= set(getattr(widget_texts, SCRIPTS[script]))


@pytest.mark.parametrize(("name", "catalogue"), CATALOGUES, ids=[name for name, _ in CATALOGUES])
def test_every_text_can_be_filled_in(name: str, catalogue: Texts[str]) -> None:
    for key in catalogue:
        catalogue[key].format_map(Anything())


class Anything(dict[str, float]):
    """A number for every name."""

    def __missing__(self, name: str) -> float:
        return 1.0
