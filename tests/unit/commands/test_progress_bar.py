"""Progress where there is no terminal: a line for what is new, none for what is not."""

import pytest

from commands import progress_bar
from experiments.execution import first_compile


def printed(calls: list[tuple[float, int]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is printed for calls at a second, with a number of runs done, of 40."""
    with progress_bar.show_progress() as report:
        for second, done in calls:
            monkeypatch.setattr(progress_bar.time, "monotonic", lambda at=second: at)
            report("comparing", done, 40)
    return capsys.readouterr().err


def test_a_number_that_does_not_change_is_printed_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed([(0, 0), (11, 0), (22, 0), (33, 7), (44, 7), (45, 40)], monkeypatch, capsys)
    assert text.splitlines() == [
        "comparing: 0 of 40",
        f"comparing: {progress_bar.WAITING}",
        "comparing: 7 of 40",
        "comparing: 40 of 40",
    ]


def test_before_the_first_run_the_line_says_how_far_compiling_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def compile_model(report: first_compile.Report) -> None:
        for second, done in [(0, 0), (5, 40), (11, 90), (25, 330)]:
            monkeypatch.setattr(progress_bar.time, "monotonic", lambda at=second: at)
            report(done, 300, 30.0 - second)

    monkeypatch.setattr(first_compile, "is_due", lambda: True)
    monkeypatch.setattr(first_compile, "compile_model", compile_model)
    progress_bar.compile_first()
    assert capsys.readouterr().err.splitlines() == [
        f"{progress_bar.COMPILING}: 0 of about 300, about 30 s left",
        f"{progress_bar.COMPILING}: 90 of about 300, about 19 s left",
        f"{progress_bar.COMPILING}: 300 of about 300, about 5 s left",
    ]
