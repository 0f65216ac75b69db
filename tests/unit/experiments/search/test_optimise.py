"""The search for a strategy: resumable, the same for any interruption, refused where it cannot be one."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from experiments.comparison.question import Question
from experiments.execution.executors import inline
from experiments.search.optimise import Search, identity, optimise
from experiments.search.out_of_sample import compare_on_fresh_seeds, gains_table
from experiments.search.samplers import BATCH
from experiments.search.search_space import Space
from scenarios.strategy import load_strategy, strategy_yaml
from simulation.errors import UserError
from simulation.levers import Strategy

pytest.importorskip("optuna", reason="optuna is not installed (make research)")

WEEKS = 10
KNOWN = (load_strategy("nothing"), load_strategy("tools-only"))
QUESTION = Question("krackhardt", KNOWN, WEEKS, runs=1, draws=1, seed=3, extras=False)
SEARCH = Search(QUESTION, Space.of(["training", "tools", "deeds"], WEEKS, Strategy("nothing")), trials=4 * BATCH)
SHORT = replace(SEARCH, trials=3 * BATCH)


def test_a_search_taken_up_again_ends_where_the_undisturbed_one_does(tmp_path: Path) -> None:
    whole = optimise(SEARCH, tmp_path / "whole.sqlite", inline)
    halted = tmp_path / "halted.sqlite"

    def stop(phase: str, done: int, total: int) -> None:
        if done > 2 * 2.5 * BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        optimise(SEARCH, halted, inline, stop)
    again = optimise(SEARCH, halted, inline)
    assert again.trials.equals(whole.trials) and again.best == whole.best


@pytest.mark.parametrize("told", [0, 3, BATCH - 1])
def test_a_search_stopped_while_it_tells_a_batch_ends_where_the_undisturbed_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: int
) -> None:
    import optuna

    whole, halted = optimise(SHORT, tmp_path / "whole.sqlite", inline), tmp_path / "halted.sqlite"
    calls, tell = iter(range(100)), optuna.study.Study.tell

    def stop(study: optuna.Study, *given: Any, **named: Any) -> Any:
        if next(calls) == BATCH + told:
            raise KeyboardInterrupt
        return tell(study, *given, **named)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(optuna.study.Study, "tell", stop)
        optimise(SHORT, halted, inline)
    again = optimise(SHORT, halted, inline)
    assert again.trials.equals(whole.trials) and (again.best, again.failed) == (whole.best, 0)


def test_a_second_search_in_a_file_that_is_being_written_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    path, said = tmp_path / "s.sqlite", []

    def meanwhile(phase: str, done: int, total: int) -> None:
        if not said:
            with pytest.raises(UserError) as refused:
                optimise(SHORT, path, inline)
            said.append(str(refused.value))

    assert len(optimise(replace(SEARCH, trials=1), path, inline, meanwhile).trials) == 1
    assert f"{path}: is being written by process {os.getpid()} " in said[0]


def test_it_begins_with_the_hand_written_strategies_and_is_never_worse(tmp_path: Path) -> None:
    found = optimise(replace(SEARCH, trials=BATCH), tmp_path / "s.sqlite", inline)
    assert found.trials.loc[0, ["training level", "tools level", "deeds level"]].tolist() == [0, 0, 0]
    assert found.trials.loc[1, "tools level"] == 1.0
    assert found.trials["being"].iloc[found.best[0]] == found.trials["being"].max()


def test_another_search_does_not_go_on_in_the_same_file(tmp_path: Path) -> None:
    optimise(replace(SEARCH, trials=1), tmp_path / "s.sqlite", inline)
    with pytest.raises(UserError, match="holds another search"):
        optimise(replace(SEARCH, trials=1, question=replace(QUESTION, seed=4)), tmp_path / "s.sqlite", inline)


def test_a_file_that_is_no_search_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_text("something else altogether, and long enough to be looked at " * 9)
    with pytest.raises(UserError, match="is no search that can be taken up again"):
        optimise(SEARCH, tmp_path / "s.sqlite", inline)


def test_several_indicators_give_a_front_that_nothing_tried_beats(tmp_path: Path) -> None:
    found = optimise(replace(SEARCH, trials=12, indicators=("being", "total_cost")), tmp_path / "s.sqlite", inline)
    for place in found.best:
        here = found.trials.iloc[place]
        better = (found.trials["being"] >= here["being"]) & (found.trials["total_cost"] <= here["total_cost"])
        strictly = (found.trials["being"] > here["being"]) | (found.trials["total_cost"] < here["total_cost"])
        assert not (better & strictly).any()


def test_an_indicator_without_a_good_direction_cannot_be_searched_for(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="using: no direction is good"):
        optimise(replace(SEARCH, indicators=("using",)), tmp_path / "s.sqlite", inline)


def test_what_searches_for_one_indicator_refuses_several(tmp_path: Path) -> None:
    several = replace(SEARCH, indicators=("being", "total_cost"), sampler="cma")
    with pytest.raises(UserError, match="cma searches for one indicator"):
        optimise(several, tmp_path / "s.sqlite", inline)


def test_a_space_with_other_dials_is_another_search(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = identity(SEARCH)
    monkeypatch.setattr(Space, "dials", lambda self: {"training level": (0.0, 1.0)})
    assert identity(SEARCH) != mine


def test_without_optuna_one_sentence_says_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "optuna", None)
    with pytest.raises(
        UserError, match=r"^optimise needs optuna, which is not installed here\. Type: make research \("
    ):
        optimise(SEARCH, tmp_path / "s.sqlite", inline)


def test_the_proof_runs_everybody_on_seeds_the_search_never_saw() -> None:
    found = replace(load_strategy("mandate"), name="found")
    proof = compare_on_fresh_seeds(SEARCH, (found,), 3, 2, inline)
    runs = proof.answer.runs
    assert runs["seed"].min() > 1000
    assert set(runs["strategy"]) == {"nothing", "tools-only", "found"}
    assert proof.gains.loc[0, ["found", "hand_written"]].tolist() == ["found", "tools-only"]
    assert "On 3 fresh seeds" in proof.sentence and "over 2 fresh parameter draws" in proof.sentence


def test_the_gain_is_paired_against_the_best_hand_written_one(tmp_path: Path) -> None:
    import pandas as pd

    values = {"nothing": [0.1, 0.2], "mandate": [0.3, 0.4], "found": [0.5, 0.6]}
    runs = pd.DataFrame(
        [(name, seed, 0, value) for name, some in values.items() for seed, value in enumerate(some)],
        columns=["strategy", "seed", "draw", "being"],
    )
    runs.attrs = {"indicators": {"being": {"direction": "up"}}}
    row = gains_table(runs, ["nothing", "mandate"], ["found"], ("being",)).iloc[0]
    assert (row["hand_written"], row["difference"]) == ("mandate", pytest.approx(0.2))
    assert row["difference_low"] == pytest.approx(0.2)  # the luck is shared, so the difference has none


def test_what_was_found_is_a_file_that_can_be_compared(tmp_path: Path) -> None:
    found = optimise(replace(SEARCH, trials=3), tmp_path / "s.sqlite", inline)
    path = tmp_path / "found.yaml"
    path.write_text(strategy_yaml(found.strategies[found.best[0]]))
    assert load_strategy(path).entries == found.strategies[found.best[0]].entries
