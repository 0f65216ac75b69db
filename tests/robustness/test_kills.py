"""Studies that are killed: nothing lost, nothing doubled, nobody left behind."""

import random
import sys
from pathlib import Path

import killing
import pytest

from experiments.storage.store import Store

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for orphans where Linux lists processes")

KILLS = 6  # `python -m benchmarks kills` does forty


def digest(path: Path) -> str:
    with Store.open(path) as store:
        return store.digest()


def test_a_study_killed_again_and_again_ends_with_the_same_numbers(tmp_path: Path) -> None:
    store, struck = killing.torment(tmp_path, KILLS, random.Random(1), replications=20)
    assert struck == KILLS
    undisturbed = killing.Victim(tmp_path / "study.yaml", tmp_path / "undisturbed.sqlite")
    assert undisturbed.finish() == "finished"
    assert digest(store) == digest(tmp_path / "undisturbed.sqlite")


def test_a_study_survives_the_loss_of_its_workers(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(killing.STUDY.format(replications=10))
    victim, luck = killing.Victim(tmp_path / "study.yaml", tmp_path / "study.sqlite"), random.Random(2)
    killed = 0
    while killed < 3 and victim.hear(3) not in ("finished", ""):
        killed += victim.kill("worker", luck)
    assert killed
    assert victim.finish() == "finished"
    assert killing.rows(tmp_path / "study.sqlite") == 200
    with Store.open(tmp_path / "study.sqlite") as store:
        assert store.counts() == {"ok": 200}
