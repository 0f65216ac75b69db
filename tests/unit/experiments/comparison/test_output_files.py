"""What a comparison hands to its report."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from analysis.presentation import vocabulary
from experiments.comparison.comparison import compare
from experiments.comparison.notes import describe_parameters
from experiments.comparison.output_files import Results, remove_stale_files
from experiments.comparison.question import Question
from experiments.comparison.result_tables import strategy_titles
from experiments.execution.executors import inline
from scenarios.prices.price_list import PriceList, shipped_prices
from scenarios.strategy import ORDER, load_strategy
from simulation.parameters import DRAWN, PARAMETERS

BUILT_IN = tuple(load_strategy(name) for name in ("nothing", "inside-out"))
MINE = replace(BUILT_IN[1], name="mine", summary="")
SMALL = Question(
    "krackhardt", (*BUILT_IN, MINE), weeks=8, runs=2, draws=2, parameters={"deeds_push": 1.5}, extras=False
)


@cache
def results() -> Results:
    return Results(compare(SMALL, inline))


def test_strategies_of_one_title_are_told_apart_by_name() -> None:
    assert strategy_titles(SMALL) == {
        "nothing": "Nothing",
        "inside-out": "Inside out (inside-out)",
        "mine": "Inside out (mine)",
    }


def test_every_table_of_a_report_says_where_a_strategy_has_its_place() -> None:
    data = results().data
    tables = (data.comparison, data.pairs, data.weeks, data.money)
    assert all(table.attrs["places"]["inside-out"] == ORDER.index("inside-out") for table in tables)


def test_a_parameter_set_by_hand_is_listed_first_and_not_counted_as_drawn() -> None:
    table = results().data.parameters
    assert table is not None and len(table) == len(PARAMETERS) and table["drawn"].sum() == len(DRAWN) - 1
    assert table.set_index("name").loc["deeds_push", "set"] == 1.5
    assert results().data.main[0] == "deeds_push"


def test_every_strategy_says_what_it_does_and_lists_its_levers() -> None:
    data = results().data
    assert "deeds 0.8 from week 4" in data.summaries["mine"]
    assert data.levers is not None and set(data.levers["strategy"]) == {"inside-out", "mine"}


def test_a_comparison_says_what_it_means_by_the_end() -> None:
    assert any(note.startswith("Where a strategy ends: mean of weeks 1 to 8") for note in results().data.notes)


def test_a_comparison_of_very_few_runs_says_that_they_are_too_few() -> None:
    said = "Only 2 runs and 2 sets of other assumptions: too few runs to say how sure the result is."
    assert said in results().data.notes


def test_a_report_lists_the_files_that_are_written_and_no_others(tmp_path: Path) -> None:
    written = {path.name for path in results().write(tmp_path) if path.parent == tmp_path}
    assert set(results().data.files) == written


PRICES = PriceList(
    "JPY",
    {"loaded_hour": 5.5, "idea_worth": 900.0},
    {"loaded_hour": (5.0, 6.0)},
    {"idea_worth": "books"},
    "p.yaml",
    "d",
)


@cache
def results_at_own_prices() -> Results:
    return Results(compare(replace(SMALL, prices=PRICES), inline))


def test_the_report_names_the_currency_wherever_money_stands() -> None:
    data = results_at_own_prices().data
    assert data.setting.thousands == "thousands of JPY" and "k JPY, 1.5 %" in data.setting.budget
    assert vocabulary.unit(data.comparison, "value") == "k JPY/week"
    assert any("Prices of p.yaml, in JPY" in note for note in data.notes)


def test_a_known_price_is_listed_with_its_source_and_as_not_drawn() -> None:
    table = results_at_own_prices().data.parameters
    assert table is not None
    rows = table.set_index("name")
    assert rows.loc["idea_worth", ["set", "source", "drawn"]].tolist() == [900.0, "books", False]
    assert rows.loc["loaded_hour", ["low", "high", "drawn"]].tolist() == [5.0, 6.0, True]


def test_the_digest_of_the_price_file_is_kept_with_the_results() -> None:
    found = results_at_own_prices().provenance()
    assert found["prices"] == {"file": "p.yaml", "digest": "d", "currency": "JPY"}
    assert found["scenario_digest"] != results().provenance()["scenario_digest"]
    assert "prices" not in results().provenance()


def test_a_price_that_repeats_the_shipped_one_is_neither_own_nor_set() -> None:
    shipped = shipped_prices()
    same = {name: price.default for name, price in shipped.items()}
    ranges = {name: (price.low, price.high) for name, price in shipped.items() if price.drawn}
    repeated = PriceList("EUR", {**same, "idea_worth": 9.0}, ranges, {}, "p.yaml", "d")
    assert repeated.changed == {"idea_worth"}
    table = describe_parameters(replace(SMALL, prices=repeated)).set_index("name")
    assert table.index[table["own_price"]].tolist() == ["idea_worth"]
    assert table["set"].count() == 1 and table.loc["deeds_push", "set"] == 1.5  # idea_worth keeps its range


def test_files_of_an_earlier_comparison_never_stand_beside_those_of_a_later_one(tmp_path: Path) -> None:
    names = ["budgets.csv", "figures/why.svg", "../outside.csv", "runs.csv"]
    folder = tmp_path / "results"
    (folder / "figures").mkdir(parents=True)
    for name in (*names, "my notes.txt"):
        (folder / name).write_text("x")
    (folder / "provenance.json").write_text(json.dumps({"files": names}))
    remove_stale_files(folder, ["runs.csv"])
    kept = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert kept == {"outside.csv", *(f"results/{name}" for name in ("runs.csv", "my notes.txt", "provenance.json"))}


def test_a_folder_without_results_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "budgets.csv").write_text("x")
    remove_stale_files(tmp_path, [])
    assert (tmp_path / "budgets.csv").exists()
