"""How far a sweep is, in words."""

import pytest

from experiments.study.progress import Progress, span


def test_what_is_left_is_what_is_neither_there_nor_done() -> None:
    progress = Progress(total=100, present=10)
    progress.came(20, 5)
    assert progress.left == 65


def test_the_line_says_all_of_it() -> None:
    progress = Progress(total=5, present=1)
    progress.came(3, 1)
    assert progress.line() == "1 there before, 3 done, 1 failed, 0 left"


def test_the_time_before_the_first_run_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    progress = Progress(total=100)
    for now[0], runs in ((100.0, 10), (105.0, 20)):
        progress.came(runs, 0)
    assert (progress.rate, progress.seconds_left) == (4.0, 17.5)


def test_before_the_first_run_it_says_what_it_waits_for() -> None:
    assert Progress(total=5).line().endswith("waiting for the first run, which compiles the model if it is new")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (59, "59 s"), (61, "1 min 01 s"), (7500, "2 h 05 min"), (277_000, "3 days 4 h")],
)
def test_time_is_said_as_people_say_it(seconds: float, said: str) -> None:
    assert span(seconds) == said
