"""Sweeps whose replications depend on results: until an interval is narrow, or where a ranking gains."""

from pathlib import Path

import pytest
from toy_study import STUDY, Go

from experiments.storage.store import Store
from experiments.study.pending_runs import Shard


def digest(path: Path) -> str:
    with Store.open(path) as store:
        return store.digest()


UNTIL = STUDY.replace(
    "replications: 3", "replications: {indicator: level, half_width: 0.004, min: 3, max: 40, step: 2}"
)


def test_replications_go_on_until_the_interval_is_narrow(go: Go, tmp_path: Path) -> None:
    progress = go(UNTIL)
    with Store.open(tmp_path / "study.sqlite") as store:
        counts = [row[0] for row in store.ask("SELECT count(*) FROM run GROUP BY point_id")]
    assert min(counts) == 3 and max(counts) > 5
    assert progress.done == sum(counts) and progress.left == 0
    assert go(UNTIL).done == 0


def test_adaptive_replications_do_not_depend_on_interruptions_or_shards(go: Go, tmp_path: Path) -> None:
    go(UNTIL, store="whole.sqlite")
    while go(UNTIL, limit=7).done:
        pass
    assert digest(tmp_path / "study.sqlite") == digest(tmp_path / "whole.sqlite")
    parts = sum(go(UNTIL, store=f"{n}.sqlite", shard=Shard(n, 2)).done for n in (1, 2))
    with Store.open(tmp_path / "whole.sqlite") as store:
        assert store.counts() == {"ok": parts}


def test_adaptive_replications_with_failures_come_to_an_end(go: Go) -> None:
    text = UNTIL.replace("  speed: {parameter: speed, levels: 4}", "  mood: {structure: mood, values: [broken]}")
    progress = go(text)
    assert progress.failed > 0
    assert go(text).done == 0
    assert go(text, retry_failed=True).failed == progress.failed


RANKED = """\
title: T
organizations: [shop]
strategies: [nothing, push]
weeks: 12
replications: {rank: noise, mean: 8, min: 3, step: 3}
"""


def test_runs_are_handed_out_to_the_last_one(go: Go) -> None:
    progress = go(RANKED)
    assert (progress.total, progress.done, progress.left) == (16, 16, 0)
    assert go(RANKED).done == 0


def test_runs_handed_out_do_not_depend_on_interruptions_or_shards(go: Go, tmp_path: Path) -> None:
    go(RANKED, store="whole.sqlite")
    while go(RANKED, limit=5).done:
        pass
    assert digest(tmp_path / "study.sqlite") == digest(tmp_path / "whole.sqlite")
    assert sum(go(RANKED, store=f"{n}.sqlite", shard=Shard(n, 2)).done for n in (1, 2)) == 16


BROKEN = "structure: {mood: broken}\n"
ADAPTIVE = [UNTIL + BROKEN, RANKED.replace("noise", "level") + BROKEN]


@pytest.mark.parametrize("text", ADAPTIVE, ids=["until", "ranked"])
def test_an_adaptive_study_gone_at_again_counts_what_it_has(go: Go, text: str) -> None:
    first, again = go(text), go(text)
    assert first.failed > 0 and first.done > 0
    assert (again.present, again.failed_before) == (first.done + first.failed, first.failed)
    assert (again.total, again.left) == (again.present, 0)


@pytest.mark.parametrize("text", ADAPTIVE, ids=["until", "ranked"])
def test_shards_of_an_adaptive_study_count_their_own_runs(go: Go, text: str) -> None:
    whole = go(text)
    assert sum(go(text, shard=Shard(number, 2)).present for number in (1, 2)) == whole.done + whole.failed


@pytest.mark.parametrize("text", ADAPTIVE, ids=["until", "ranked"])
def test_failures_of_an_adaptive_study_that_are_tried_again_are_counted_once(go: Go, text: str) -> None:
    first, again = go(text), go(text, retry_failed=True)
    assert (again.present, again.failed_before, again.failed) == (first.done, 0, first.failed)
