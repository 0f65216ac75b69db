"""The table of communities beside a run."""

import numpy as np
import pytest

from experiments.runs.community_table import run_and_describe
from scenarios.building import build

WEEKS = 40


@pytest.fixture(scope="module", params=[{}, {"communities": "living", "knowledge": "topics"}], ids=["fixed", "living"])
def found(request: pytest.FixtureRequest) -> tuple:
    """A run of small length, week by week, and the same run at once."""
    options = {"seed": 2, "structure": request.param, "weeks": WEEKS, "parameters": {"founding": 0.02, "readers": 1.0}}
    at_once = build("krackhardt", "communities-of-purpose", **options)
    at_once.run()
    return run_and_describe(build("krackhardt", "communities-of-purpose", **options)), at_once


def test_there_is_a_row_for_each_community_of_each_week(found: tuple) -> None:
    table, org = found
    assert (np.bincount(table["week"], minlength=WEEKS + 1) == org.indicator("communities")).all()
    assert org.indicator("communities")[-1] > 0


def test_the_table_adds_up_to_the_indicators_of_the_run(found: tuple) -> None:
    table, org = found
    for name in ("content", "met"):
        there = np.maximum(1.0, org.indicator("communities"))
        mean = np.bincount(table["week"], weights=table[name], minlength=WEEKS + 1) / there
        reported = org.indicator({"content": "community_content", "met": "community_help"}[name])
        assert np.abs(mean - reported).max() < 1e-5, name
    assert (table["contributors"] <= table["members"]).all()


def test_a_topic_is_named_where_knowledge_has_topics(found: tuple) -> None:
    table, org = found
    assert ("topic" in table) == (org.structure["knowledge"] == "topics")
