"""The forest plot shows figures as published and as simulated."""

import tomllib
from pathlib import Path

from analysis.mirror.forest import forest

MIRROR = Path(__file__).parents[4] / "experiments" / "mirror" / "mirror.toml"

NUMBERS = {"pass_low": 0.2, "pass_high": 0.4, "simulated": 0.3, "low": 0.2, "high": 0.4, "spread_low": 0.1}
PART = {**NUMBERS, "id": "A02", "what": "team trust", "published_value": 0.3, "spread_high": 0.5, "verdict": "holds"}


def labels(*parts: dict[str, object]) -> list[list[str]]:
    return [[tick.get_text() for tick in axes.get_yticklabels()] for axes in forest(parts).axes]


def test_effects_stand_above_levels() -> None:
    level = {**PART, "id": "B05", "what": "median tenure"}
    assert labels(level, PART) == [["A02  team trust"], ["B05  median tenure"]]


def test_a_figure_that_was_not_run_is_left_out() -> None:
    assert labels(PART, {**PART, "id": "B11", "simulated": None}) == [["A02  team trust"]]


def test_a_sign_without_a_published_size_is_drawn_without_a_band() -> None:
    assert labels({**PART, "published_value": None, "pass_high": None}) == [["A02  team trust"]]


def test_a_figure_of_too_few_firms_for_an_interval_is_drawn_without_one() -> None:
    assert labels({**PART, "low": None, "high": None}) == [["A02  team trust"]]


def arrows(part: dict[str, object]) -> list[tuple[str, float]]:
    """Marks at the ends of the axis of a part."""
    (axes,) = forest([part]).axes
    return [(str(line.get_marker()), float(line.get_xdata()[0])) for line in axes.lines if line.get_marker() in "<>"]


def test_what_goes_beyond_the_axis_gets_an_arrow_there() -> None:
    assert arrows(PART) == []
    assert arrows({**PART, "spread_high": 1.4}) == [(">", 1.0)]
    far = {**PART, "simulated": -2.5, "low": -3.0, "high": -2.0, "spread_low": -4.0}
    assert arrows(far) == [("<", -1.0)]
    assert "\N{MINUS SIGN}2.50" in [text.get_text() for text in forest([far]).axes[0].texts]


def test_no_row_of_the_mirror_has_its_name_cut() -> None:
    rows = tomllib.loads(MIRROR.read_text(encoding="utf-8"))["row"]
    names = [part["what"] for row in rows for part in row.get("part", [])]
    (written,) = labels(*({**PART, "what": name} for name in names))
    assert len(written) == len(names)
    assert [label for label in written if label.endswith("\N{HORIZONTAL ELLIPSIS}")] == []
