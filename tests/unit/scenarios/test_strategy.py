"""Getting a strategy by name or file."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.strategy import (
    FURTHER,
    ORDER,
    VARIANT,
    find_parent,
    load_strategy,
    order_names,
    places,
    strategies,
    strategy_yaml,
)
from simulation.errors import UserError
from simulation.programme.funding import Funding


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


def test_an_organization_is_not_a_strategy(tmp_path: Path) -> None:
    (tmp_path / "staff.yaml").write_text("title: T\npeople: 10\nseed: 1\n")
    with pytest.raises(
        UserError, match=r"staff\.yaml: is an organization, not a strategy; name it with --organization$"
    ):
        load_strategy(tmp_path / "staff.yaml")


def test_a_level_in_percent_is_told_as_the_share_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Mine\nlevers:\n  - {lever: tools, level: 50%}\n")
    with pytest.raises(UserError) as caught:
        load_strategy(tmp_path / "mine.yaml")
    said = "mine.yaml:3:20: levers[0].level: should be a valid number, not '50%'; write 0.5"
    assert str(caught.value).endswith(said)


def test_a_built_in_strategy_has_its_place_whoever_else_is_named() -> None:
    assert places(["mine", "inside-out"])["inside-out"] == places(ORDER)["inside-out"]


def test_a_strategy_takes_the_place_its_file_names(tmp_path: Path) -> None:
    for name, text in {"b": "order: 10", "a": "order: 9", "d": "", "c": "summary: 'order: 1'"}.items():
        (tmp_path / f"{name}.yaml").write_text(f"title: T\n{text}\nlevers: []\n")
    assert order_names(tmp_path) == ("a", "b", "c", "d")


def test_no_two_built_in_strategies_have_the_same_place() -> None:
    assert ORDER[0] == "nothing"
    lines = [re.findall(r"^order: (\d+)$", path.read_text(), re.MULTILINE) for path in strategies().values()]
    assert lines == [[str(place)] for place in range(1, len(ORDER) + 1)], "give each strategy an `order:` of its own"


def test_a_strategy_of_the_user_has_its_place_whoever_else_is_named() -> None:
    found = places(["mine", "inside-out", "yours"])
    assert (found["mine"], found["yours"]) == (places(["mine"])["mine"], places(["yours"])["yours"])
    assert min(found["mine"], found["yours"]) >= len(ORDER)


def test_no_two_of_many_strategies_share_a_place() -> None:
    names = [f"{kind}-{number}" for kind in ("plan", "mandate") for number in range(6)]
    assert len(set(places(names).values())) == len(ORDER) + len(names)


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("mandate-2", "mandate"),
        ("mandate-without-end-2", "mandate-without-end"),
        ("mandates", ""),
        ("ask-first-changed", "ask-first"),
        ("inside-out-changed", "inside-out"),
        ("-changed", ""),
    ],
)
def test_a_strategy_called_after_another_is_a_variant_of_it(name: str, parent: str) -> None:
    assert find_parent(name) == parent
    assert not parent or places([name])[name] % VARIANT == places([parent])[parent]


FAULTY = """\
title: Mine
levers:
  - {lever: tool, level: 1}
  - {lever: deeds, level: 50%, start: 20, end: 10, target: manager}
  - {lever: training, level: 0.5, start: 9, end: 9}
  - {lever: selection, level: 0.5, target: managers}
colour: red
"""


def test_everything_wrong_in_a_strategy_is_told_in_one_pass_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(FAULTY)
    with pytest.raises(UserError) as caught:
        load_strategy(tmp_path / "mine.yaml")
    told = [line.split("mine.yaml:")[1] for line in str(caught.value).splitlines()]
    assert [line.split(": ")[1] for line in told] == [
        "levers[0].lever",
        "levers[1].level",
        "levers[1].end",
        "levers[1].target",
        "levers[2].end",
        "levers[3].target",
        "colour",
    ]
    assert told[2].endswith("week 10 is not after its start, week 20")
    assert told[3].endswith("'manager' is unknown (did you mean 'managers'?); unit:NAME and function:NAME work too")
    assert "acts on the whole firm" in told[5]


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        ("{follows: measured}", Funding()),
        ("{follows: measured, expectation: 1.5, review: 13, patience: 1, cut: 0.25}", Funding(1.5, 13, 1, 0.25)),
        ("{follows: measured, customers: true}", Funding(customers=True)),
        ("{follows: plan}", None),
    ],
)
def test_money_follows_benefit_as_the_file_says(tmp_path: Path, block: str, rule: Funding | None) -> None:
    (tmp_path / "mine.yaml").write_text(f"title: Mine\nlevers: []\nfunding: {block}\n")
    assert load_strategy(tmp_path / "mine.yaml").funding == rule


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("{follows: mesured}", "3:11: funding.follows: should be 'measured' or 'plan', not 'mesured'"),
        ("{follows: measured, cut: 1}", "3:30: funding.cut: should be less than or equal to 0.9, not 1"),
        ("{follows: measured, reviews: 9}", "3:30: funding.reviews: is not known here (did you mean 'review'?)"),
        ("{review: 9}", "3:1: funding.follows: is missing"),
    ],
)
def test_a_mistake_about_money_is_told_where_it_stands(tmp_path: Path, block: str, said: str) -> None:
    (tmp_path / "mine.yaml").write_text(f"title: Mine\nlevers: []\nfunding: {block}\n")
    with pytest.raises(UserError) as caught:
        load_strategy(tmp_path / "mine.yaml")
    assert f"mine.yaml:{said}" in str(caught.value)


@pytest.mark.parametrize("rule", [None, Funding(0.7, 20, 3, 0.4, True)])
def test_a_strategy_written_as_a_file_keeps_its_rule_of_money(tmp_path: Path, rule: Funding | None) -> None:
    strategy = replace(load_strategy("tools-only"), funding=rule)
    (tmp_path / "mine.yaml").write_text(strategy_yaml(strategy))
    assert load_strategy(tmp_path / "mine.yaml").funding == rule


@pytest.mark.parametrize("name", FURTHER)
def test_a_further_strategy_goes_by_its_name_and_is_no_part_of_the_default_comparison(name: str) -> None:
    assert load_strategy(name).summary and name not in ORDER


def test_starting_with_the_ready_and_blind_differ_by_the_audit_alone() -> None:
    first, blind = load_strategy("ready-first"), load_strategy("ready-blind")
    assert first.without("audit").entries == blind.entries


def test_skilled_managers_differ_from_communities_of_purpose_by_training_alone() -> None:
    skilled = load_strategy("skilled-managers")
    assert skilled.without("community_training").entries == load_strategy("communities-of-purpose").entries


def test_a_sceptical_top_meets_the_levers_of_inside_out() -> None:
    reviewed = load_strategy("sceptical-top")
    assert reviewed.entries == load_strategy("inside-out").entries and reviewed.funding == Funding()
