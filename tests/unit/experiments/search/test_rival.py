"""The strongest rival: found alike by equal questions, run again on what the search has not seen."""

from __future__ import annotations

import sys
from dataclasses import replace

import pandas as pd
import pytest

from analysis.statistics.pairs import CAN
from experiments.comparison.notes import describe_rival_search
from experiments.comparison.question import Question
from experiments.execution.executors import inline
from experiments.search.rival import RIVAL, RivalSearch, find_rival
from scenarios.strategy import ORDER, load_strategy
from simulation.errors import UserError

pytest.importorskip("optuna")

NAMES = ("nothing", "tools-only", "inside-out")
ASKED = Question("krackhardt", tuple(map(load_strategy, NAMES)), weeks=8, runs=2, draws=2)
SMALL = RivalSearch(trials=5, runs=1, draws=1)


def test_equal_questions_find_equal_rivals_at_the_budget() -> None:
    found = [find_rival(ASKED, SMALL, inline) for _ in range(2)]
    assert found[0] == found[1] and found[0].name == RIVAL and found[0].entries


def test_the_search_sees_none_of_the_seeds_it_is_judged_by(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Question] = []

    def stop(search: object, *_: object) -> None:
        asked.append(search.question)  # type: ignore[attr-defined]
        raise UserError("seen")

    monkeypatch.setattr("experiments.search.rival.optimise", stop)
    with pytest.raises(UserError, match="seen"):
        find_rival(ASKED, SMALL, inline)
    assert asked[0].seed > ASKED.seed + 10**6
    assert {one.name for one in asked[0].strategies} == set(ORDER), "it begins with all that are built in"


def test_without_a_budget_there_is_no_rival_to_search() -> None:
    with pytest.raises(UserError, match="searched at a budget"):
        find_rival(replace(ASKED, budget="as-written"), SMALL, inline)


def test_without_optuna_the_option_is_named_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "optuna", None)
    with pytest.raises(UserError, match=r"^--rival needs optuna, which is not installed here\. Type: make research"):
        find_rival(ASKED, SMALL, inline)


@pytest.mark.parametrize(
    ("better", "said"),
    [(RIVAL, "found a stronger one than those named"), ("a", "none stronger"), ("", "is not told apart from A")],
)
@pytest.mark.parametrize("own", [60.0, 70.0])
def test_a_stronger_one_was_found_only_where_the_two_can_be_told_apart(own: float, better: str, said: str) -> None:
    table = pd.DataFrame({"strategy": ["nothing", "a", RIVAL], "indicator": "being", "mean": [20.0, 65.0, own]})
    table.attrs["strategies"] = {"nothing": "Nothing", "a": "A", RIVAL: "Rival by search"}
    verdict = CAN if better else "cannot"
    duels = pd.DataFrame(
        {"strategy": ["nothing", "a"], "other": ["a", RIVAL], "indicator": "being", "better": ["a", better]}
    ).assign(verdict=[CAN, verdict])
    text = describe_rival_search(replace(ASKED, rival_trials=60), table, duels)
    assert said in text and "A search tried 60 programmes" in text and "A 65.0 of 100" in text
    assert describe_rival_search(ASKED, table, duels) == ""
