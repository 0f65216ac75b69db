"""Pictures of all pages for the documentation, taken by a Chromium of this machine: `make screenshots`.

Needs playwright (of the test lock) and a Chromium; writes small PNG files, by default into docs/images.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from visualizer.pages import MENU

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 240_000
"""Milliseconds waited for a page: the first one may have to compile the week."""
STUDY = """
title: When does inside out work?
organizations: [krackhardt]
strategies: [inside-out]
weeks: 104
factors:
  openness at the start: {parameter: openness_mean}
  trust at the start: {parameter: initial_trust}
  weight of deeds: {parameter: deeds_push}
design: {kind: sobol sequence, points: 128}
replications: 1
"""
SERVE = "from visualizer.server.serve import serve; serve(port=0, open_browser=False)"


class Shot(NamedTuple):
    """One picture: the file's name, the path of the page, what must be there, what is pressed or chosen first.

    `beside`: a page opened before and kept open, e.g. that of the presenter whom a second window follows.
    """

    name: str
    path: str
    wait: str
    press: str = ""
    width: int = 1440
    height: int = 900
    choose: str = ""
    beside: str = ""


GUESS = "guess=1:0.5*0.52*0.55*0.58*0.6*0.62*0.65*0.68*0.7"
TOLD = f"/story?story=walk-the-talk&step=1&seen=1&{GUESS}"
SPECIAL = (
    Shot("stage", "/?week=60", "text=/80 % of 12/"),
    Shot("stage-phone", "/?week=60", "text=/80 % of 12/", width=390, height=844),
    Shot("projector", "/?week=60&view=projector", "text=/80 % of 12/", height=810),
    Shot("compare", "/compare", "text=What can be said", "button.os-primary:has-text('Compare')"),
    Shot("why", "/why", "text=/From .* taking part/"),
    Shot("organization", "/organization", ".os-figure img >> nth=2", height=1640),
    Shot("studies", "/studies", ".os-figure img", choose="study.sqlite"),
    Shot("stories", "/story", "h1:has-text('Stories')"),
    Shot("story", TOLD, ".os-told .tell"),
    Shot("room", "/room?room=DEMX", ".os-told .tell", height=810, beside=f"{TOLD}&room=DEMX"),
    Shot("sheet", f"{TOLD}&sheet=1", ".os-sheet[data-ready=true]", width=1000),
    Shot("learn", "/learn", ".os-card p", "button:has-text('Mechanisms')"),
)
"""Pictures for which something is prepared, pressed or waited for."""


def list_shots() -> tuple[Shot, ...]:
    """The prepared pictures, and a plain one of every other page in the menu."""
    pictured = {urlsplit(shot.path).path for shot in SPECIAL}
    return (*SPECIAL, *(Shot(page.name, page.path, "main h1") for page in MENU if page.path not in pictured))


def main(folder: Path) -> None:
    """Take all pictures into `folder`."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if chromium is None:
        sys.exit("There is no Chromium on this machine. Install one, e.g. apt install chromium.")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as start, sync_playwright() as playwright, served(studied(Path(start))) as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for shot in list_shots():
            print(take(browser, address, shot, folder), flush=True)
        browser.close()


def take(browser: Any, address: str, shot: Shot, folder: Path) -> Path:
    """One picture, standing still."""
    beside = opened(browser, address, shot, shot.beside) if shot.beside else None
    page = opened(browser, address, shot, shot.path)
    if shot.press:
        page.click(shot.press)
    if shot.choose:
        page.locator("select").first.select_option(shot.choose)
    page.wait_for_selector(shot.wait)
    page.wait_for_function("[...document.images].every((one) => one.complete)")
    path = folder / f"app-{shot.name}.png"
    page.screenshot(path=path)
    page.close()
    if beside is not None:
        beside.close()
    smaller(path)
    return path


def opened(browser: Any, address: str, shot: Shot, path: str) -> Any:
    """A page of the app in the size of the picture."""
    size = {"width": shot.width, "height": shot.height}
    page = browser.new_page(viewport=size, reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    page.goto(address + path)
    page.wait_for_selector("main")
    return page


def smaller(path: Path, common: int = 176, rare: int = 80) -> None:
    """The same picture with 256 colours, half of the bytes: `common` ones for shades, `rare` ones for small marks."""
    from PIL import Image

    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    shades = whole.quantize(common).getpalette() or []
    marks = whole.quantize(rare, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*shades[: 3 * common], *marks[: 3 * rare]])
    whole.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def studied(folder: Path) -> Path:
    """The folder, with a finished small study in it for the Studies page to show."""
    from experiments.execution.executors import processes
    from experiments.study.study import Study
    from experiments.study.sweep import Sweep

    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    for _ in Sweep(Study.read(folder / "study.yaml"), folder / "study.sqlite", processes()):
        pass
    return folder


@contextmanager
def served(start: Path) -> Iterator[str]:
    """The app in a process of its own, started in a folder; its address."""
    command = [sys.executable, "-c", SERVE]
    own = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=start, env=own
    ) as server:
        try:
            assert server.stdout is not None
            said = ""
            for line in server.stdout:
                said += line
                if found := re.search(r"http://\S+", line):
                    yield found.group().rstrip("/")
                    return
            sys.exit(f"The app did not start:\n{said}")
        finally:
            server.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/images"))
