"""Suggestions for misspelt names."""

import pytest

from simulation.errors import did_you_mean, nearest


@pytest.mark.parametrize("written", ["tools only", "Tools-Only", "tools_only", "toolsonly", "tool-only"])
def test_the_nearest_name_ignores_case_and_separators(written: str) -> None:
    assert nearest(written, ["tools-only", "mandate"]) == "tools-only"


def test_nothing_close_is_no_suggestion() -> None:
    assert nearest("xyz", ["tools-only"]) is None


def test_a_short_list_is_shown_when_nothing_is_close() -> None:
    assert did_you_mean("xyz", {"b", "a"}) == " (known: a, b)"


def test_a_long_list_is_not_shown() -> None:
    assert did_you_mean("xyz", [f"name{n}" for n in range(13)]) == ""
