"""Getting a strategy by name or file."""

from pathlib import Path

import pytest

from scenarios.strategy import ORDER, load_strategy, places
from simulation.errors import UserError


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("my-strategy", "strategy: 'my-strategy' is neither built in nor a file (did you mean 'my-strategy.yaml'?)"),
        (
            "my-strategy.yml",
            "strategy: 'my-strategy.yml' is neither built in nor a file (did you mean 'my-strategy.yaml'?)",
        ),
        ("mandate.yaml", "strategy: 'mandate.yaml' is neither built in nor a file (did you mean 'mandate'?)"),
        ("tool-only", "strategy: 'tool-only' is neither built in nor a file (did you mean 'tools-only'?)"),
    ],
)
def test_a_name_that_is_none_gets_the_nearest_strategy_or_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    (tmp_path / "my-strategy.yaml").write_text("title: Mine")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError) as caught:
        load_strategy(name)
    assert str(caught.value) == said


def test_a_level_in_percent_is_told_as_the_share_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Mine\nlevers:\n  - {lever: tools, level: 50%}\n")
    with pytest.raises(UserError) as caught:
        load_strategy(tmp_path / "mine.yaml")
    said = "mine.yaml:3:20: levers[0].level: should be a valid number, not '50%'; write 0.5"
    assert str(caught.value).endswith(said)


def test_a_built_in_strategy_has_its_place_whoever_else_is_named() -> None:
    assert places(["mine", "inside-out"])["inside-out"] == places(ORDER)["inside-out"]


def test_strategies_of_the_user_follow_the_built_in_ones_in_the_order_given() -> None:
    found = places(["mine", "inside-out", "yours"])
    assert (found["mine"], found["yours"]) == (len(ORDER), len(ORDER) + 1)
