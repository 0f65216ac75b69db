"""The app's colours: each stands once, in the colours' own sheet, and style sheets and scripts name it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from visualizer.theme import SHEETS
from visualizer.widgets.live_widget import VISUALIZER

THEME = VISUALIZER / "theme"
HOME = THEME / "colours.css"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(\s*\d")
OURS = dict(re.findall(r"^  --([\w-]+): (#[0-9a-f]+);$", HOME.read_text(encoding="utf-8"), re.MULTILINE))
LOOKS = sorted(
    path
    for path in (*THEME.glob("*.css"), *VISUALIZER.glob("phones/*.css"), *VISUALIZER.glob("*/*.js"))
    if path != HOME
)
NAMED = re.compile(r"var\(--([\w-]+)[,)]|\bcolour\(\"([\w-]+)\"[,)]")
ON_ELEMENTS = {"hue", "done", "level", "ramp", "at"}
"""Set on an element, for that element: the colour of a strategy or a lever, how far something has got."""
STEPS = {f"step-{step}" for step in range(5)}
CUSTOMERS = {f"customer-{state}" for state in range(4)}


def where(path: Path) -> str:
    return path.relative_to(VISUALIZER).as_posix()


def named(*paths: Path) -> set[str]:
    return {one or other for path in paths for one, other in NAMED.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", LOOKS, ids=where)
def test_no_sheet_and_no_script_holds_a_colour_of_its_own(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not [f"{number}: {line.strip()}" for number, line in enumerate(lines, 1) if COLOUR.search(line)]


@pytest.mark.parametrize("path", LOOKS, ids=where)
def test_every_colour_named_is_there(path: Path) -> None:
    sheets = path.read_text(encoding="utf-8") + (THEME / "page.css").read_text(encoding="utf-8")
    lengths = set(re.findall(r"^ +--([\w-]+): ", sheets, re.MULTILINE))
    assert named(path) <= OURS.keys() | lengths | ON_ELEMENTS


def test_every_colour_is_used() -> None:
    assert not OURS.keys() - named(*LOOKS) - STEPS - CUSTOMERS


def test_the_steps_and_customers_have_their_colours() -> None:
    assert OURS.keys() >= STEPS | CUSTOMERS


def test_what_scripts_paint_with_has_six_digits() -> None:
    painted = named(*VISUALIZER.glob("*/*.js")) | STEPS | CUSTOMERS
    assert not {name: OURS[name] for name in painted if len(OURS[name]) != 7}


def test_the_colours_come_first_and_every_sheet_is_served() -> None:
    assert SHEETS[0] == "colours"
    assert {path.stem for path in THEME.glob("*.css")} == set(SHEETS)
