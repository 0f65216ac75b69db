"""Two checkouts in turns: what comes out of the passes, and what is said where there is no such commit."""

from pathlib import Path

import pytest

from benchmarks.side_by_side import CannotCheckOut, checked_out, compared, environment_of, pick, trees


def test_without_a_base_one_checkout_is_measured() -> None:
    assert len(trees(None)) == 1


def test_a_base_comes_second(tmp_path: Path) -> None:
    assert trees(tmp_path)[1] == tmp_path


def test_without_a_base_a_figure_has_one_side() -> None:
    figure = compared("week", "150 people", "ms", [[3.0, 1.0, 2.0]])
    assert (figure.ours, figure.theirs, figure.ratio, figure.against) == (2.0, None, None, "")


def test_with_a_base_a_figure_has_both_sides_and_their_ratio() -> None:
    figure = compared("week", "150 people", "ms", [[1.0, 1.0, 2.0], [2.0, 2.0, 4.0]], goal=">= 2 x")
    assert (figure.ours, figure.theirs, figure.ratio, figure.goal) == (1.0, 2.0, 2.0, ">= 2 x")


def test_one_thing_of_the_passes_is_picked_for_each_checkout() -> None:
    done = [[{"run": 1.0, "step": 3.0}], [{"run": 2.0, "step": 4.0}]]
    assert pick(done, "run", 1e3) == [[1000.0], [2000.0]]


def test_the_packages_of_the_checkout_come_before_any_other(tmp_path: Path) -> None:
    assert environment_of(tmp_path)["PYTHONPATH"].startswith(str(tmp_path))


def test_without_a_commit_nothing_is_checked_out(tmp_path: Path) -> None:
    with checked_out("", tmp_path) as tree:
        assert tree is None
    assert not list(tmp_path.iterdir())


def test_an_unknown_commit_gets_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(CannotCheckOut, match=r"^--base no-such-commit cannot be checked out: "),
        checked_out("no-such-commit", tmp_path),
    ):
        pass
