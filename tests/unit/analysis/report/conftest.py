"""A report with everything it can hold, and a reader of its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pandas as pd
import pytest

from analysis.decision.chances import chances_table
from analysis.decision.two_choices import SOCIAL, VALUABLE, Choice
from analysis.report import Account, ReportData, Setting, page
from analysis.statistics.compare import compare, find_top_set, pairs
from analysis.statistics.crossover import crossover

NASTY = "<script>alert('x')</script> & \"co\""
VOID = {"meta", "link", "br", "img", "path", "use", "rect", "stop"}


class Words(HTMLParser):
    """Collects the text, and checks that every element is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [str(value) for key, value in attrs if key in ("src", "href", "xlink:href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [str(value) for key, value in attrs if key in ("src", "href", "xlink:href")]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text.append(data)


@pytest.fixture(scope="session")
def read() -> Callable[[str], tuple[str, Words]]:
    """Return the text of a page, in one line, and its parser."""

    def parse(html: str) -> tuple[str, Words]:
        words = Words()
        words.feed(html)
        assert words.open == []
        return re.sub(r"\s+", " ", " ".join(words.text)), words

    return parse


def weeks(names: list[str]) -> pd.DataFrame:
    rows = [
        (n, s, 0, w, 0.01 * w, 0.2 + 0.02 * w * i) for i, n in enumerate(names) for s in range(3) for w in range(20)
    ]
    return pd.DataFrame(rows, columns=["strategy", "seed", "draw", "week", "using", "being"])


@pytest.fixture(scope="module")
def full(make_runs) -> ReportData:
    """Return everything a report can hold, with a malicious title wherever a text comes from outside."""
    runs = make_runs({"nothing": 0.2, "mandate": 0.3, "inside-out": 0.5}, draws=10)
    runs.attrs["strategies"] = {"inside-out": NASTY}
    scans = pd.DataFrame(
        [
            (n, "turnover", v, s, 0.3 + (0.05 * (14 - v) if n == "inside-out" else 0))
            for n in ("inside-out", "mandate")
            for v in (5.0, 10.0, 20.0)
            for s in range(4)
        ],
        columns=["strategy", "parameter", "value", "seed", "being"],
    )
    scans.attrs = {
        "parameters": {"turnover": {"title": NASTY, "default": 10.0}},
        "indicators": runs.attrs["indicators"],
    }
    money = pd.DataFrame(
        {
            "strategy": ["nothing", "mandate", "inside-out"],
            "phi": [0.0, 1.0, 0.4],
            "as_written": [0.0, 50.0, 900.0],
            "planned": [0.0, 50.0, 400.0],
            "spent": [0.0, 48.0, 390.0],
            "unspent": [0.0, 352.0, 10.0],
            "warning": ["", "at full strength it costs less than the budget", ""],
        }
    )
    budgets = pd.DataFrame(
        [
            (b, n, m)
            for b, turn in ((0.5, 1), (3.0, -1))
            for n, m in (("mandate", 0.3 + turn * 0.1), ("inside-out", 0.3))
        ],
        columns=["budget", "strategy", "mean"],
    )
    budgets.attrs = {"strategies": runs.attrs["strategies"]}
    parameters = pd.DataFrame(
        {
            "name": ["turnover", "rate", "boost"],
            "title": [NASTY, "learning rate", "boost"],
            "unit": "1",
            "default": 0.5,
            "low": 0.0,
            "high": 1.0,
            "source": ["assumption", "Lally 2010", "vendor survey, 2012"],
            "size_source": ["", "Lally 2010", ""],
        }
    )
    parts = pd.DataFrame({"title": [NASTY, "words"], "amount": [0.3, -0.1]})
    frame = weeks(["nothing", "mandate", "inside-out"])
    frame.attrs = runs.attrs
    comparison, duels = compare(runs), pairs(runs)
    found = find_top_set(comparison, duels)
    measures = {"being": 0.5, "net_value": 230.0, "payback_week": 123.0}
    return ReportData(
        Setting(NASTY, 167, 156, 30, 10, 9, 1670, note=NASTY, source="CC0", budget="1.5 %", budget_amount=400.0),
        comparison,
        duels,
        weeks=frame,
        money=money,
        budgets=budgets,
        scans=scans,
        parameters=parameters,
        accounts=[Account("inside-out", "decision", parts, 0.2, 0.5, ("nothing", NASTY))],
        crossover=crossover(scans, "inside-out", "mandate"),
        screening=NASTY,
        main=["turnover", "boost"],
        summaries={"mandate": NASTY},
        choices=[Choice(kind, "inside-out", NASTY, measures, ()) for kind in (SOCIAL, VALUABLE)],
        chances=chances_table(runs, comparison, found),
        provenance={"model version": "1", NASTY: NASTY},
        files={"runs.csv": "each run"},
    )


@pytest.fixture(scope="module")
def html(full: ReportData) -> str:
    """Return the page of the full report."""
    return page(full)
