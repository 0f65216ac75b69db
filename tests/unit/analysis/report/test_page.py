"""The one-page report holds what it must, in every state of the data, safely and by itself."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from analysis.report import ReportData, Setting, page, standard_figures
from analysis.statistics.compare import compare, pairs

NASTY = "<script>alert('x')</script> & \"co\""


def test_the_page_is_well_formed_and_escapes_everything(html: str, read) -> None:
    _, words = read(html)
    assert "script" not in words.tags and "&lt;script&gt;" in html


def test_the_page_needs_nothing_from_anywhere(html: str, read) -> None:
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
        "What cannot be told apart",
        "at full strength it costs less than the budget",
        "scaled below half of what is written",
        "The best mean changes hands with the budget: at 0.5 % mandate; at 3 %",
        "What would have to be true for the runner-up to win",
        "were above 14",
        "Of 3 parameters, 2 are assumptions with a stated range and 1 rest on published sources; behind 1 of them",
        "vendor survey",
        "Main parameters: those scanned for what could turn the ranking and some that are listed in every report",
        "30 paired seeds at the default parameters (chance); 10 paired parameter draws (other assumptions)",
        "customers are always generated",
        "By decision",
        "model version",
    ],
)
def test_the_page_says(html: str, said: str, read) -> None:
    text, _ = read(html)
    assert said in text


def test_a_report_with_nothing_but_a_comparison_says_what_is_missing(make_runs, read) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.3}, seeds=1)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 1, 0), compare(runs), pairs(runs))))
    for said in (
        "One seed only",
        "No sets of other assumptions",
        "No costs were recorded",
        "No account of why",
        "Not searched for",
        "parameters were not handed over",
        "One seed does not show which strategy is best",
    ):
        assert said in text
    assert "nan" not in text.lower().split() and "None" not in text


def test_a_leader_that_does_not_beat_nothing_is_not_praised(make_runs, read) -> None:
    runs = make_runs({"nothing": 0.4, "mandate": 0.2}, draws=6)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 30, 6), compare(runs), pairs(runs))))
    assert "No strategy has a better mean than nothing" in text and "Worse than nothing: mandate" in text


def test_equal_data_give_an_equal_page(full: ReportData, html: str) -> None:
    assert html == page(full, standard_figures(full))


def test_the_figures_have_names_for_files(full: ReportData) -> None:
    assert list(standard_figures(full)) == [
        "plane",
        "weeks",
        "ranking",
        "chances",
        "money",
        "budgets",
        "why-inside-out-decision",
        "turning-point",
    ]


def test_text_contrast_meets_the_usual_minimum() -> None:
    from analysis.presentation import style

    def light(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))

    for color in (style.INK, style.MUTED, *(style.darken(one) for one in style.OKABE_ITO)):
        assert 1.05 / (light(color) + 0.05) >= 4.5, color


def test_where_there_is_one_seed_the_interval_is_not_known(make_runs, read) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.3}, seeds=1)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 1, 0), compare(runs), pairs(runs))))
    assert "not known" in text and "0.20 to 0.20" not in text


def test_the_marks_say_that_the_draws_and_the_correction_decide_too(full: ReportData, read) -> None:
    text, _ = read(page(replace(full, outcomes=["being"])))
    assert (
        "p, corrected over all pairs of strategies, is below 0.05 over the seeds and over the parameter draws" in text
    )


def test_a_single_draw_is_not_said_to_decide_who_is_told_apart(make_runs, read) -> None:
    runs = make_runs({"nothing": 0.2, "mandate": 0.3}, seeds=5, draws=1)
    text, _ = read(page(ReportData(Setting("workshop", 150, 156, 5, 1), compare(runs), pairs(runs))))
    assert "difference whose corrected p is below 0.05 over the seeds. Correction" in text


def test_a_budget_in_percent_is_worded_in_one_way(html: str, read) -> None:
    text, _ = read(html)
    assert "percent of payroll over the horizon" in text and "yearly payroll" not in text


def test_tables_and_figures_over_fewer_seeds_than_the_main_one_say_how_many(full: ReportData, read) -> None:
    assert full.budgets is not None
    accounts = [replace(full.accounts[0], runs=3)]
    text, _ = read(page(replace(full, budgets=full.budgets.assign(runs=10), accounts=accounts)))
    assert "at 3 % inside-out" in text.replace(NASTY, "inside-out")
    assert "over the horizon). From 10 of the 30 runs, so values differ a little from those of all runs." in text
    assert "other budgets. From 10 of the 30 runs, so values differ" in text
    assert "From 3 of the 30 runs, so values differ" in text
    assert "From 4 of the 30 runs, so" in text  # the scan for what could turn it


def test_the_factor_is_said_to_stop_at_level_1_and_to_leave_words_as_loud_as_written(html: str, read) -> None:
    text, _ = read(html)
    assert "no level goes above 1 and words never grow louder than written" in text
