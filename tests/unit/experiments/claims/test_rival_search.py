"""The search for a rival on a reading: seeds of its own, the same after any stop, and never one of its starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from experiments.claims.claim_file import claims, find
from experiments.claims.claim_studies import Size
from experiments.claims.rival_search import best_proposal, make_search, readings_of, search_rival
from experiments.execution.executors import inline
from experiments.search.optimise import Search, optimise
from experiments.search.samplers import BATCH
from experiments.search.search_space import Space
from simulation.bounds import LARGEST_SEED
from simulation.levers import Strategy

pytest.importorskip("optuna")


STARTS, PROPOSED = 2, 8


def small(reading: str) -> Search:
    """Return a search for a rival that takes little time: a small firm, few weeks, few levers and starts."""
    search = make_search(reading, PROPOSED)
    few = replace(search.question, organization="krackhardt", weeks=8, runs=1, draws=1)
    few = replace(few, strategies=few.strategies[:STARTS])
    space = Space.of(["training", "tools", "deeds"], 8, Strategy("nothing"))
    return replace(search, question=few, space=space, trials=STARTS + PROPOSED)


def test_the_claims_share_their_searches() -> None:
    found = readings_of(claims())
    assert "S0-2" in found["being"] and "S1-5" in found["being"] and len(found) < 20
    assert sum("S1-5" in ids for ids in found.values()) == 1
    assert readings_of(find(["S2-2"])) == {}


def test_the_search_sees_none_of_the_seeds_that_claims_are_run_with() -> None:
    question, size = make_search("being", 1).question, Size()
    searched = range(question.seed, question.seed + max(question.runs, question.draws))
    assert not set(searched) & set(range(size.seed, size.seed + max(size.runs, size.draws)))
    assert searched[-1] <= LARGEST_SEED


def test_it_begins_with_the_arms_of_every_claim_that_reads_the_same() -> None:
    names = {one.name for one in make_search("being", 1).question.strategies}
    assert {"inside-out", "mandate", "hubs only", "inside out without tools"} <= names and "nothing" not in names


@pytest.mark.parametrize(("reading", "best"), [("fatigue", min), ("being", max)])
def test_the_rival_is_the_best_of_what_was_proposed(tmp_path: Path, reading: str, best) -> None:
    result = optimise(small(reading), tmp_path / "s.sqlite", inline)
    proposed = result.trials.iloc[STARTS:]
    values = best_proposal(result)
    row = proposed[proposed["tools level"] == values["tools level"]]
    assert row[reading].tolist() == [best(proposed[reading])]


def test_a_search_taken_up_again_finds_the_rival_of_the_undisturbed_one(tmp_path: Path) -> None:
    search = small("being")
    whole = search_rival(search, tmp_path / "whole.sqlite", inline)

    def stop(phase: str, done: int, total: int) -> None:
        if done > 2 * BATCH:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search_rival(search, tmp_path / "halted.sqlite", inline, stop)
    assert search_rival(search, tmp_path / "halted.sqlite", inline) == whole
    assert whole.programmes == PROPOSED and whole.levers
