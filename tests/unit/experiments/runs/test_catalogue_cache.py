"""What the model offers, and the digest that says whether that, or what is computed with it, may have changed."""

from pathlib import Path

import pytest

from experiments.runs import catalogue_cache

FILES = ("simulation/week.py", "scenarios/strategies/mine.yaml", "scenarios/organizations/firm/people.csv")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our sources, as small as can be."""
    for name in (*FILES, *(f"experiments/{one}.py" for one in catalogue_cache._OF_OURS)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was")
    monkeypatch.setattr(catalogue_cache, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", [*FILES, "experiments/study/planning.py"])
def test_an_edit_of_anything_that_decides_a_run_changes_the_digest(tree: Path, name: str) -> None:
    before = catalogue_cache.sources.__wrapped__()
    assert catalogue_cache.sources.__wrapped__() == before
    (tree / name).write_text("edited")
    assert catalogue_cache.sources.__wrapped__() != before


def test_every_file_that_counts_is_there() -> None:
    assert all((catalogue_cache.ROOT / "experiments" / f"{name}.py").is_file() for name in catalogue_cache._OF_OURS)
