"""Screenshots of all pages for the documentation: `make screenshots`.

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
from visualizer.wording.page_texts import WHY

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 600_000
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


class Screenshot(NamedTuple):
    """One picture: its file, the page, what must be there, what is pressed or chosen first.

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
COMPARED = "/compare?compare=tools-only,mandate,inside-out,say-one-thing-do-another*1.5*20*30*"
"""The ranking only, at the usual budget: quicker than all that can be worked out."""
STORY_STEP = f"/story?story=walk-the-talk&step=1&seen=1&{GUESS}"
ANSWERED = 'main:has-text("From "):has-text("taking part")' + "".join(
    f':not(:has-text("{WHY[name]}"))' for name in ("asking", "running", "more")
)
"""The page Why with all of its answers."""
SPECIAL = (
    Screenshot("stage", "/?week=60", "text=/80\\s% of 12/"),
    Screenshot("stage-phone", "/?week=60", "text=/80\\s% of 12/", width=390, height=844),
    Screenshot("projector", "/?week=60&view=projector", "text=/80\\s% of 12/", height=810),
    Screenshot("compare", COMPARED, "text=What can be said", "button.os-primary:has-text('Compare')"),
    Screenshot("why", "/why", ANSWERED),
    Screenshot("organization", "/organization", ".os-figure img >> nth=2", height=1640),
    Screenshot("studies", "/studies", ".os-figure img", choose="study.sqlite"),
    Screenshot("stories", "/story", "h1:has-text('Stories')"),
    Screenshot("story", STORY_STEP, ".os-step-text .tell"),
    Screenshot("room", "/room?room=DEMX", ".os-step-text .tell", height=810, beside=f"{STORY_STEP}&room=DEMX"),
    Screenshot("sheet", f"{STORY_STEP}&sheet=1", ".os-sheet[data-ready=true]", width=1000),
    Screenshot("learn", "/learn", ".os-card p", "button:has-text('Mechanisms')"),
)
"""Pictures for which something is prepared, pressed or waited for."""


def list_screenshots() -> tuple[Screenshot, ...]:
    """The prepared pictures, and a plain one of every other page in the menu."""
    pictured = {urlsplit(screenshot.path).path for screenshot in SPECIAL}
    return (*SPECIAL, *(Screenshot(page.name, page.path, "main h1") for page in MENU if page.path not in pictured))


def main(folder: Path) -> None:
    """Take all pictures into `folder`."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if chromium is None:
        sys.exit("There is no Chromium on this machine. Install one, e.g. apt install chromium.")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as start, sync_playwright() as playwright, serve_app(make_study(Path(start))) as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for screenshot in list_screenshots():
            print(take(browser, address, screenshot, folder), flush=True)
        browser.close()


def take(browser: Any, address: str, screenshot: Screenshot, folder: Path) -> Path:
    """One picture, standing still."""
    beside = open_page(browser, address, screenshot, screenshot.beside) if screenshot.beside else None
    page = open_page(browser, address, screenshot, screenshot.path)
    if screenshot.press:
        page.click(screenshot.press)
    if screenshot.choose:
        page.locator("select").first.select_option(screenshot.choose)
    page.wait_for_selector(screenshot.wait)
    page.wait_for_function("[...document.images].every((one) => one.complete)")
    path = folder / f"app-{screenshot.name}.png"
    page.screenshot(path=path)
    page.close()
    if beside is not None:
        beside.close()
    shrink_picture(path)
    return path


def open_page(browser: Any, address: str, screenshot: Screenshot, path: str) -> Any:
    """A page of the app in the size of the picture."""
    size = {"width": screenshot.width, "height": screenshot.height}
    page = browser.new_page(viewport=size, reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    page.goto(address + path)
    page.wait_for_selector("main")
    return page


def shrink_picture(path: Path, common: int = 176, rare: int = 80) -> None:
    """Write the picture with 256 colours, half of the bytes.

    `common` ones for shades, `rare` ones for small marks.
    """
    from PIL import Image

    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    shades = whole.quantize(common).getpalette() or []
    marks = whole.quantize(rare, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*shades[: 3 * common], *marks[: 3 * rare]])
    whole.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def make_study(folder: Path) -> Path:
    """The folder, with a finished small study in it for the Studies page to show."""
    from experiments.execution.executors import processes
    from experiments.study.study import Study
    from experiments.study.sweep import Sweep

    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    for _ in Sweep(Study.read(folder / "study.yaml"), folder / "study.sqlite", processes()):
        pass
    return folder


@contextmanager
def serve_app(start: Path) -> Iterator[str]:
    """The app in a process of its own, started in a folder; its address."""
    command = [sys.executable, "-c", SERVE]
    own = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=start, env=own
    ) as server:
        try:
            assert server.stdout is not None
            output = ""
            for line in server.stdout:
                output += line
                if found := re.search(r"http://\S+", line):
                    yield found.group().rstrip("/")
                    return
            sys.exit(f"The app did not start:\n{output}")
        finally:
            server.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/images"))
