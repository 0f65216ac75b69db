"""The brief is two A4 pages when it is printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from experiments.comparison.comparison import compare
from experiments.comparison.output_files import Results
from experiments.comparison.printing import MISSING, print_pdf
from experiments.comparison.question import Question
from experiments.execution.executors import inline
from scenarios.strategy import load_strategy

NAMES = ("nothing", "tools-only", "everything-at-once")
A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
"""Points."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of a small comparison with everything in it."""
    folder = tmp_path_factory.mktemp("results")
    question = Question("krackhardt", tuple(map(load_strategy, NAMES)), weeks=20, runs=3, draws=10)
    Results(compare(question, inline)).write(folder)
    return folder / "brief.html"


def test_it_prints_on_two_pages_of_a4(page: Path, chromium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", chromium)
    pdf = page.with_name("brief.pdf")
    assert print_pdf(page, pdf) == ""
    content = pdf.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 2
    box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert box is not None and [float(side) for side in box.groups()] == pytest.approx(A4, abs=1.0)


def test_nothing_of_it_runs_into_the_foot_of_a_page(page: Path, browser: Any) -> None:
    opened = browser.new_page(viewport={"width": 794, "height": 1123})
    opened.goto(page.as_uri())
    opened.emulate_media(media="print")
    room = opened.evaluate(
        "[...document.querySelectorAll('.sheet')].map((sheet) => sheet.querySelector('footer').getBoundingClientRect()"
        ".top - Math.max(...[...sheet.children].slice(0, -1).map((one) => one.getBoundingClientRect().bottom)))"
    )
    heights = opened.evaluate("[...document.querySelectorAll('.sheet')].map((one) => one.offsetHeight)")
    opened.close()
    assert len(room) == 2 and min(room) > 0 and max(heights) < 297 / 25.4 * 96


def test_where_there_is_no_chromium_a_sentence_says_so(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    pdf = page.with_name("none.pdf")
    assert print_pdf(page, pdf) == MISSING and not pdf.exists()
