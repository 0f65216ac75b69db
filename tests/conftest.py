"""What every kind of test may use: the Chromium of the machine, found or else skipped with one line.

Where CI is set, a missing Chromium is a failure: a green run that tested no page would say nothing.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("no clock", deadline=None)  # a slow machine is no fault of what is tested
settings.load_profile("no clock")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
BUNDLES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
QUIET = (  # no look-ups of its own, no first-run pages; a container has no sandbox to start
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium on this machine; CHROMIUM=/path names another."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    found = found or next((str(bundle) for bundle in BUNDLES if bundle.exists()), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("CI tests the browser app, and there is no Chromium on this machine", pytrace=False)
    if found is None:
        pytest.skip("no Chromium on this machine: the browser app was not tested (apt install chromium)")
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """What drives the browsers: a process can have one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(chromium: str, playwright: Any) -> Iterator[Any]:
    """A headless Chromium, one for all tests of a worker; take a page with `browser.new_page()`."""
    running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
    yield running
    running.close()
