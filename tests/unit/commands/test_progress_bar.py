"""Progress where there is no terminal: a line for what is new, none for what is not."""

import pytest

from commands import progress_bar


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
