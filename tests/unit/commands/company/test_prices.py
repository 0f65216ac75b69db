"""`orgshift prices`: the file it writes, and what it refuses."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from commands.main import app
from scenarios.prices.price_file import load_prices


def test_the_file_can_be_used_at_once(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["prices", "--out", str(tmp_path / "p.yaml"), "--currency", "CHF"])
    assert done.exit_code == 0 and "Next: orgshift compare --prices" in done.stdout.replace("\n", " ")
    assert load_prices(str(tmp_path / "p.yaml")).currency == "CHF"


@pytest.mark.parametrize(("given", "message"), [("two words", "one word"), ("", "one word")])
def test_a_currency_is_one_word(given: str, message: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["prices", "--out", str(tmp_path / "p.yaml"), "--currency", given])
    assert done.exit_code == 2 and message in done.stderr
    assert not (tmp_path / "p.yaml").exists()


def test_a_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(app, ["prices", "--out", str(path)])
    assert done.exit_code == 2 and path.read_text(encoding="utf-8") == "mine"
    assert CliRunner().invoke(app, ["prices", "--out", str(path), "--overwrite"]).exit_code == 0
