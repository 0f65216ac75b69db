"""The sections on the basis of a report: levers, parameters and their sources; and markup."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.report import ReportData, page
from analysis.report.basis import find_kinds
from analysis.report.markup import Html, el

NASTY = "<script>alert('x')</script> & \"co\""


@pytest.mark.parametrize(
    ("source", "size_source", "words"),
    [
        ("assumption", "", ("assumption",)),
        ("Lally 2010", "Lally 2010", ("published",)),
        ("Lally 2010", "", ("assumption",)),
        ("direction Hansen 1999", "", ("assumption",)),
        ("assumption; SWOOP 2016 (vendor survey)", "", ("assumption", "vendor survey")),
    ],
)
def test_only_a_source_of_the_size_makes_a_value_published(
    source: str, size_source: str, words: tuple[str, ...]
) -> None:
    assert find_kinds(source, size_source) == words


def test_a_parameter_set_by_hand_is_marked_and_those_not_drawn_are_counted(full: ReportData, read) -> None:
    assert full.parameters is not None
    held = full.parameters.assign(drawn=[False, True, False], set=[0.7, np.nan, np.nan])
    text, _ = read(page(replace(full, parameters=held)))
    assert "set to 0.7" in text and "0 to 1.00, not drawn" in text
    assert "varied 1 of them over their ranges; 1 was set by hand; 1 stayed at default" in text


def test_the_levers_are_listed_as_written_and_as_run(full: ReportData, read) -> None:
    levers = pd.DataFrame(
        [
            ("mandate", "training", 8, 4, "", "everyone", 0.4, 0.2),
            ("mandate", "deeds", 300, 0, "310", NASTY, 0.8, None),
        ],
        columns=["strategy", "lever", "start", "ramp", "end", "target", "written", "run"],
    )
    text, _ = read(page(replace(full, levers=levers)))
    assert "training 8 4 the end everyone 0.40 0.20" in text
    assert "0.80 too late" in text


def test_where_every_lever_comes_too_late_the_report_says_so(full: ReportData, read) -> None:
    levers = pd.DataFrame(
        [
            {
                "strategy": "mandate",
                "lever": "deeds",
                "start": 200,
                "ramp": 0,
                "end": "",
                "target": "everyone",
                "written": 0.5,
                "run": None,
            }
        ]
    )
    text, _ = read(page(replace(full, levers=levers)))
    assert "0.50 too late" in text


def test_what_is_not_marked_as_html_is_escaped() -> None:
    assert el("p", "<b>", Html("<b>x</b>"), None, class_='a"b') == '<p class="a&quot;b">&lt;b&gt;<b>x</b></p>'
