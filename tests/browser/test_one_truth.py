"""One scenario read off every surface: each headline measure has one value, unit and name."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest
from rich.console import Console

from analysis.presentation.headline import BY_NAME, describe_money, format_measure
from analysis.presentation.style import format_number
from analysis.presentation.tables import terminal_table
from commands.compare import SHOWN
from experiments.comparison.comparison import compare
from experiments.comparison.output_files import Results
from experiments.comparison.question import Question
from experiments.execution.executors import inline
from scenarios.strategy import load_strategy

WEEKS, BUDGET = 24, 1.5
NAMES = ("nothing", "inside-out")
HERE = f"org=krackhardt&strategy=inside-out&weeks={WEEKS}&budget={BUDGET:g}"
MEASURES = ("being", "practice_own", "trust", "satisfaction", "net_value", "payback_week")
TEXT = "document.body.innerText.replace(/\\u00a0/g, ' ')"


def results(runs: int) -> Results:
    """The comparison that the command line makes of the scenario."""
    strategies = tuple(map(load_strategy, NAMES))
    question = Question("krackhardt", strategies, weeks=WEEKS, runs=runs, draws=0, budget=BUDGET, extras=False)
    return Results(compare(question, inline))


@pytest.fixture(scope="module")
def one_run() -> Results:
    """With the one seed that the Stage shows."""
    return results(1)


@pytest.fixture(scope="module")
def expected(one_run: Results, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The measures as the file of them holds them."""
    folder = tmp_path_factory.mktemp("results")
    one_run.write(folder)
    table = pd.read_csv(folder / "headline.csv")
    rows = table[table["strategy"] == "inside-out"].set_index("measure")
    assert [rows.loc[name, "unit"] for name in MEASURES] == [BY_NAME[name].unit for name in MEASURES]
    pages = [
        re.sub(r"<[^>]+>|\N{NO-BREAK SPACE}", " ", (folder / name).read_text())
        for name in ("report.html", "brief.html")
    ]
    for page in pages:
        assert all(format_measure(one, rows.loc[one, "mean"]) in page for one in MEASURES)
    return {name: float(rows.loc[name, "mean"]) for name in MEASURES}


def test_the_terminal_says_what_the_file_says(one_run: Results, expected: dict[str, float]) -> None:
    console = Console(width=300)
    with console.capture() as captured:
        console.print(terminal_table(one_run.shown, one_run.standing, SHOWN))
    line = next(line for line in captured.get().splitlines() if "Inside out" in line and "came out" not in line)
    assert all(format_number(expected[name]) in line for name in MEASURES if expected[name] == expected[name])


@pytest.mark.parametrize("view", ["", "&view=projector"])
def test_the_stage_and_the_projector_say_at_the_end_what_the_file_says(
    open_page: Any, expected: dict[str, float], view: str
) -> None:
    page = open_page(f"/?{HERE}&week={WEEKS}{view}", reduced_motion="reduce")
    page.wait_for_selector(".os-worth:not(:empty)")
    being, worth = page.inner_text(".os-big"), page.inner_text(".os-worth")
    assert being.split() == format_measure("being", expected["being"]).split()
    assert worth.lower() == describe_money(expected["net_value"], expected["payback_week"]).lower()
    if not view:
        chart = page.locator(".os-chart:has(option[value=trust]:checked) .value")
        assert chart.inner_text().split() == format_measure("trust", expected["trust"]).split()


def test_why_ends_where_the_file_ends(open_page: Any, expected: dict[str, float]) -> None:
    page = open_page(f"/why?{HERE}&explain=being")
    page.wait_for_function(f"/to {format_number(expected['being'])} \\(/.test({TEXT})")


def test_compare_says_what_its_own_file_would_say(open_page: Any) -> None:
    page = open_page(f"/compare?{HERE}&compare=inside-out,tools-only*{BUDGET:g}*2*0*")
    page.click("button.os-primary")
    page.wait_for_selector("text=Headline measures", timeout=400_000)  # its own processes start, politely
    row = page.locator("tr:has-text('Inside out')").first.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    shown = results(2).shown
    means = shown[shown["strategy"] == "inside-out"].set_index("indicator")["mean"]
    assert all(format_measure(name, float(means[name])) in row for name in MEASURES)
