"""One table of headline measures: its titles are the model's, and its numbers have a unit."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.presentation.headline import MEASURES, describe_money, format_measure
from analysis.presentation.shown_units import in_shown_units
from simulation.indicators import BY_NAME

MEANING = {"being": {"title": "being social", "unit": "0..1", "low": 0.0, "high": 1.0}, "quits": {"unit": "%/year"}}


def test_a_measure_that_is_an_indicator_is_called_as_the_model_calls_it() -> None:
    shared = [measure for measure in MEASURES if measure.name in BY_NAME]
    assert len(shared) == 4 and all(measure.title == BY_NAME[measure.name].title for measure in shared)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("being", 63.27, "63.3 of 100"),
        ("net_value", -312.4, "\N{MINUS SIGN}312 k"),
        ("payback_week", 96.0, "week 96"),
        ("payback_week", float("nan"), "not paid back"),
        ("return", 0.74, "0.74"),
        ("net_value", -0.2, "0 k"),
    ],
)
def test_a_value_is_written_with_its_unit(name: str, value: float, text: str) -> None:
    assert format_measure(name, value) == text


@pytest.mark.parametrize("name", ["payback_week", "return"])
def test_going_on_as_before_has_no_payback_week_and_no_return(name: str) -> None:
    assert format_measure(name, 0.0, baseline=True) == "\N{EN DASH}"
    assert format_measure("net_value", 0.0, baseline=True) == "0 k"


def test_a_loss_is_called_a_loss() -> None:
    assert describe_money(-40.0, None) == "a loss of 40 k, not paid back"
    assert describe_money(40.0, 12.0) == "a net value of 40 k, paid back in week 12"


def test_scales_to_1_are_shown_of_100_in_columns_and_in_rows() -> None:
    wide = pd.DataFrame({"strategy": ["a"], "seed": [1], "being": [0.5], "quits": [12.0]})
    wide.attrs["indicators"] = MEANING
    long = pd.DataFrame(
        {"indicator": ["being", "quits"], "mean": [0.5, 12.0], "low": [0.4, 11.0], "probability_best": [0.9, 0.1]}
    )
    long.attrs["indicators"] = MEANING
    assert in_shown_units(wide)[["being", "quits"]].to_numpy().tolist() == [[50.0, 12.0]]
    shown = in_shown_units(long)
    assert shown["mean"].tolist() == [50.0, 12.0] and shown["probability_best"].tolist() == [0.9, 0.1]
    assert shown.attrs["indicators"]["being"]["unit"] == "of 100" and shown.attrs["indicators"]["being"]["high"] == 100
    assert long["mean"].tolist() == [0.5, 12.0] and MEANING["being"]["unit"] == "0..1", "the table itself is as it was"
