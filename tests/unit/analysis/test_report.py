"""The one-page report: says what it must, in every state of the data, safely and by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.report import Account, ReportData, Setting, page, standard_figures
from analysis.report.basis import kinds
from analysis.report.markup import Html, el
from analysis.statistics.compare import compare, pairs
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


def read(html: str) -> tuple[str, Words]:
    words = Words()
    words.feed(html)
    assert words.open == []
    return re.sub(r"\s+", " ", " ".join(words.text)), words


def weeks(names: list[str]) -> pd.DataFrame:
    rows = [
        (n, s, 0, w, 0.01 * w, 0.2 + 0.02 * w * i) for i, n in enumerate(names) for s in range(3) for w in range(20)
    ]
    return pd.DataFrame(rows, columns=["strategy", "seed", "draw", "week", "using", "being"])


@pytest.fixture(scope="module")
def full(make_runs) -> ReportData:
    """Everything a report can hold, with a malicious title wherever a text comes from outside."""
    runs = make_runs({"nothing": 0.2, "mandate": 0.3, "inside-out": 0.5}, draws=10)
    runs.attrs["strategies"] = {"inside-out": NASTY}
    scans = pd.DataFrame(
        [(n, "turnover", v, s, 0.3 + (0.05 * (14 - v) if n == "inside-out" else 0))
         for n in ("inside-out", "mandate") for v in (5.0, 10.0, 20.0) for s in range(4)],
        columns=["strategy", "parameter", "value", "seed", "being"],
    )  # fmt: skip
    scans.attrs = {
        "parameters": {"turnover": {"title": NASTY, "default": 10.0}},
        "indicators": runs.attrs["indicators"],
    }
    money = pd.DataFrame({"strategy": ["nothing", "mandate", "inside-out"], "phi": [0.0, 1.0, 0.4],
                          "as_written": [0.0, 50.0, 900.0], "planned": [0.0, 50.0, 400.0], "spent": [0.0, 48.0, 390.0],
                          "unspent": [0.0, 352.0, 10.0], "warning": ["", "cannot absorb the budget", ""]})  # fmt: skip
    budgets = pd.DataFrame(
        [
            (b, n, m)
            for b, turn in ((0.5, 1), (3.0, -1))
            for n, m in (("mandate", 0.3 + turn * 0.1), ("inside-out", 0.3))
        ],
        columns=["budget", "strategy", "mean"],
    )
    parameters = pd.DataFrame(
        {"name": ["turnover", "rate", "boost"], "title": [NASTY, "learning rate", "boost"], "unit": "1", "default": 0.5,
         "low": 0.0, "high": 1.0, "source": ["assumption", "Lally 2010", "vendor survey, 2012"]}
    )  # fmt: skip
    parts = pd.DataFrame({"title": [NASTY, "words"], "amount": [0.3, -0.1]})
    frame = weeks(["nothing", "mandate", "inside-out"])
    frame.attrs = runs.attrs
    return ReportData(
        Setting(NASTY, 167, 156, 30, 10, 9, 1670, note=NASTY, source="CC0", budget="1.5 %", budget_amount=400.0),
        compare(runs), pairs(runs), weeks=frame, money=money, budgets=budgets, scans=scans, parameters=parameters,
        accounts=[Account("inside-out", "decision", parts, 0.2, 0.5, ("nothing", NASTY))],
        crossover=crossover(scans, "inside-out", "mandate"), screening=NASTY, main=["turnover", "boost"],
        summaries={"mandate": NASTY}, provenance={"model version": "1", NASTY: NASTY}, files={"runs.csv": "each run"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def html(full: ReportData) -> str:
    return page(full)


def test_the_page_is_well_formed_and_escapes_everything(html: str) -> None:
    _, words = read(html)
    assert "script" not in words.tags and "&lt;script&gt;" in html


def test_the_page_needs_nothing_from_anywhere(html: str) -> None:
    _, words = read(html)
    assert all(link.startswith("#") for link in words.links)
    assert not re.search(r"https?://|@import|url\((?!#)", html)


def test_ids_are_not_given_twice(html: str) -> None:
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "said",
    [
        "Not a forecast; a comparison of strategies under stated assumptions.",
        "Probability of being the best",
        "What cannot be told apart",
        "cannot absorb the budget",
        "scaled below half of what is written",
        "The best mean changes hands with the budget: at 0.5 % mandate; at 3 %",
        "What would have to be true for the runner-up to win",
        "were above 14",
        "Of 3 parameters, 1 are assumptions with a stated range and 2 rest on published sources; behind 1 of them",
        "vendor survey",
        "Main parameters: those scanned for what could turn the ranking and some that are listed in every report",
        "30 paired seeds at the default parameters (luck); 10 paired parameter draws (the world)",
        "customers are always generated",
        "By decision",
        "model version",
    ],
)
def test_the_page_says(html: str, said: str) -> None:
    text, _ = read(html)
    assert said in text


def test_a_report_with_nothing_but_a_comparison_says_what_is_missing(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.3}, seeds=1)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 1, 0), compare(runs), pairs(runs))))
    for said in (
        "One seed only", "No parameter draws", "No costs were recorded", "No account of why", "Not searched for",
        "parameters were not handed over", "One seed does not show which strategy is best",
    ):  # fmt: skip
        assert said in text
    assert "nan" not in text.lower().split() and "None" not in text


def test_a_leader_that_does_not_beat_nothing_is_not_praised(make_runs) -> None:
    runs = make_runs({"nothing": 0.4, "mandate": 0.2}, draws=6)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 30, 6), compare(runs), pairs(runs))))
    assert "No strategy has a better mean than nothing" in text and "Worse than nothing: mandate" in text


def test_equal_data_give_an_equal_page(full: ReportData, html: str) -> None:
    assert html == page(full, standard_figures(full))


def test_the_figures_have_names_for_files(full: ReportData) -> None:
    assert list(standard_figures(full)) == [
        "plane", "weeks", "ranking", "money", "budgets", "why-inside-out-decision", "turning-point",
    ]  # fmt: skip


def test_what_is_not_marked_as_html_is_escaped() -> None:
    assert el("p", "<b>", Html("<b>x</b>"), None, class_='a"b') == '<p class="a&quot;b">&lt;b&gt;<b>x</b></p>'


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("assumption", ("assumption",)),
        ("", ("assumption",)),
        ("Lally 2010", ("published",)),
        ("direction Deci 1999; size an assumption", ("assumption",)),
        ("direction Hansen 1999", ("assumption",)),
        ("assumption; SWOOP 2016 (vendor survey)", ("assumption", "vendor survey")),
    ],
)
def test_a_source_is_named_by_its_kind(source: str, words: tuple[str, ...]) -> None:
    assert kinds(source) == words


def test_text_contrast_meets_the_usual_minimum() -> None:
    from analysis.presentation import style

    def light(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))

    for color in (style.INK, style.MUTED, *(style.darker(one) for one in style.OKABE_ITO)):
        assert 1.05 / (light(color) + 0.05) >= 4.5, color


def test_a_parameter_set_by_hand_is_marked_and_those_not_drawn_are_counted(full: ReportData) -> None:
    assert full.parameters is not None
    held = full.parameters.assign(drawn=[False, True, False], set=[0.7, np.nan, np.nan])
    text, _ = read(page(replace(full, parameters=held)))
    assert "set to 0.7" in text and "0 to 1.00, not drawn" in text
    assert "varied 1 of them over their ranges; 1 was set by hand; 1 stayed at default" in text


def test_the_levers_are_listed_as_written_and_as_run(full: ReportData) -> None:
    levers = pd.DataFrame(
        [("mandate", "training", 8, 4, "", "everyone", 0.4, 0.2),
         ("mandate", "deeds", 300, 0, "310", NASTY, 0.8, None)],
        columns=["strategy", "lever", "start", "ramp", "end", "target", "written", "run"],
    )  # fmt: skip
    text, _ = read(page(replace(full, levers=levers)))
    assert "training 8 4 the end everyone 0.40 0.20" in text
    assert "0.80 too late" in text


def test_where_every_lever_comes_too_late_the_report_says_so(full: ReportData) -> None:
    levers = pd.DataFrame([{"strategy": "mandate", "lever": "deeds", "start": 200, "ramp": 0, "end": "",
                            "target": "everyone", "written": 0.5, "run": None}])  # fmt: skip
    text, _ = read(page(replace(full, levers=levers)))
    assert "0.50 too late" in text


def test_where_there_is_one_seed_the_interval_is_not_known(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.3}, seeds=1)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 1, 0), compare(runs), pairs(runs))))
    assert "not known" in text and "0.20 to 0.20" not in text


def test_the_marks_say_that_the_draws_and_the_correction_decide_too(full: ReportData) -> None:
    text, _ = read(page(replace(full, outcomes=["being"])))
    assert (
        "p, corrected over all pairs of strategies, is below 0.05 over the seeds and over the parameter draws" in text
    )


def test_a_single_draw_is_not_said_to_decide_who_is_told_apart(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.3}, seeds=5, draws=1)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 5, 1), compare(runs), pairs(runs))))
    assert "difference whose corrected p is below 0.05 over the seeds. Correction" in text


def test_a_budget_in_percent_is_worded_in_one_way(html: str) -> None:
    text, _ = read(html)
    assert "percent of payroll over the horizon" in text and "yearly payroll" not in text


def test_tables_and_figures_over_fewer_seeds_than_the_main_one_say_how_many(full: ReportData) -> None:
    assert full.budgets is not None
    accounts = [replace(full.accounts[0], runs=3)]
    text, _ = read(page(replace(full, budgets=full.budgets.assign(runs=10), accounts=accounts)))
    assert "at 3 % inside-out" in text.replace(NASTY, "inside-out")
    assert "(percent of payroll over the horizon). Over 10 of the 30 seeds." in text
    assert "other budgets, default parameters. Over 10 of the 30 seeds." in text
    assert "levers working together. Over 3 of the 30 seeds." in text
    assert "Over 4 of the 30 seeds." in text  # the scan for what could turn it


def test_the_factor_is_said_to_stop_at_level_1_and_to_leave_words_as_loud_as_written(html: str) -> None:
    text, _ = read(html)
    assert "no level goes above 1 and words never grow louder than written" in text


def test_the_bars_of_probability_have_tracks_of_one_length() -> None:
    from analysis.report import page as here

    style = Path(here.__code__.co_filename).with_name("page.css").read_text(encoding="utf-8")
    assert ".odds { display: grid; grid-template-columns: 13em 1fr 1fr;" in style
