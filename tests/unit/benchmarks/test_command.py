"""The command line of the benchmarks."""

from pathlib import Path

import pytest

from benchmarks import registry
from benchmarks.__main__ import main, read_arguments
from benchmarks.figures import Figure, Skipped
from benchmarks.registry import Result, Row, Settings


@pytest.fixture
def toy_row(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """A registry of one row that measures at once; the settings it was given."""
    given: list[Settings] = []

    def measure(settings: Settings) -> Result:
        given.append(settings)
        yield Figure("toy", "nothing", "ms a week", 1.5, people=150)
        yield Skipped("toy", "no second player")

    monkeypatch.setattr(Row, "measure", property(lambda row: measure))
    monkeypatch.setattr(registry, "ROWS", (Row("toy", "nothing", "toys:measure"),))
    return given


def test_rows_and_options_are_read() -> None:
    asked = read_arguments(["week", "call", "--quick", "--base", "abc", "--out", "there"])
    assert (asked.rows, asked.quick, asked.base, asked.out) == (["week", "call"], True, "abc", Path("there"))


def test_help_lists_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--help"])
    listed = capsys.readouterr().out
    assert not [row.name for row in registry.ROWS if f"\n  {row.name} " not in listed]


def test_a_row_is_measured_printed_and_written(
    toy_row: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["toy", "--out", str(tmp_path / "out"), "--quick"]) == 0
    printed = capsys.readouterr().out
    assert "toy  nothing  ms a week" in printed
    assert "toy: skipped, no second player" in printed
    assert (tmp_path / "out" / "benchmarks.json").exists()
    assert toy_row[0].quick


def test_a_row_that_fails_is_named_and_the_others_are_kept(
    toy_row: list[Settings], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(settings: Settings) -> Result:
        yield Figure("toy", "before", "ms", 1.0)
        raise RuntimeError("the work ended")

    monkeypatch.setattr(Row, "measure", property(lambda row: measure))
    assert main(["toy", "--out", str(tmp_path / "out")]) == 1
    printed = capsys.readouterr().out
    assert "toy  before" in printed
    assert "toy: skipped, IT FAILED: the work ended" in printed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tpy"], "benchmarks: row 'tpy' is unknown; did you mean 'toy'?"),
        (["--base", "no-such-commit"], "benchmarks: --base no-such-commit cannot be checked out: "),
    ],
)
def test_a_mistake_gets_one_sentence_and_exit_code_2(
    toy_row: list[Settings],
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.startswith(sentence)
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "out").exists()
