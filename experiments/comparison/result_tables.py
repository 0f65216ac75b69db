"""The results of a comparison as tables with the meaning of their columns in `attrs`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.presentation import headline
from analysis.presentation.language import fill, translate
from analysis.presentation.vocabulary import Glossary, score
from analysis.statistics.budgets import ranking_by_budget
from analysis.statistics.screening import describe_screening, screen
from analysis.statistics.worth import add_worth, find_payback_week
from experiments.comparison.descriptions import describe_base, weeks_with_events
from scenarios.prices.price_list import format_unit
from scenarios.strategy import places
from simulation import attribution
from simulation.indicators import BY_NAME, INDICATORS, NAMES, final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from experiments.comparison.question import Answer, Question
    from experiments.comparison.scaling import Scaling

WORTH = {"net_value": "up", "payback_week": "down", "return": "up"}
"""The headline measures that a comparison adds to the indicators of a run, and which way is good."""

ResultsByLabel = dict[tuple[Any, ...], Any]


def describe_columns(question: Question) -> dict[str, Any]:
    """Return the meaning of the tables' columns: indicators, strategies, parameters by name."""
    shown = {
        indicator.name: {
            "title": indicator.title,
            "unit": format_unit(indicator.unit, question.prices.currency),
            "direction": indicator.direction,
            "meaning": indicator.meaning,
            "low": indicator.low,
            "high": indicator.high,
            "counterpart": indicator.counterpart,
        }
        for indicator in INDICATORS
    }
    for name, direction in WORTH.items():
        measure = headline.BY_NAME[name]
        shown[name] = {
            "title": measure.title,
            "unit": format_unit(measure.unit, question.prices.currency),
            "direction": direction,
            "low": -np.inf,
            "high": np.inf,
            "meaning": measure.definition,
        }
    return {
        "base": describe_base(question),
        "indicators": Glossary(shown),
        "strategies": Glossary(strategy_titles(question)),
        "places": Glossary(places(strategy.name for strategy in question.strategies)),
        "parameters": Glossary(
            (
                name,
                {
                    "title": p.title,
                    "unit": p.unit,
                    "default": p.default,
                    "low": p.low,
                    "high": p.high,
                    "source": p.source,
                },
            )
            for name, p in question.known_parameters.items()
        ),
    }


def strategy_titles(question: Question) -> dict[str, str]:
    """Return each strategy's title, with its name in brackets where two share a title."""
    often = Counter(strategy.title for strategy in question.strategies)
    return {s.name: s.title if often[s.title] == 1 else f"{s.title} ({s.name})" for s in question.strategies}


def parameter_ranges(question: Question) -> pd.DataFrame:
    """Return every parameter's name, default, low and high, a row each."""
    known = question.known_parameters.values()
    return pd.DataFrame([(p.name, p.default, p.low, p.high) for p in known], columns=["name", "default", "low", "high"])


def runs_table(question: Question, done: ResultsByLabel) -> pd.DataFrame:
    """Return one row per run: strategy, seed, draw, final values.

    Rows by strategy (as given), draw, seed.
    """
    order = {strategy.name: k for k, strategy in enumerate(question.strategies)}
    labels = sorted(done, key=lambda label: (order[label[0]], label[2], label[1]))
    values = np.array([final(done[label].astype(np.float64)) for label in labels]).reshape(len(labels), len(NAMES))
    frame = pd.DataFrame(labels, columns=["strategy", "seed", "draw"]).join(pd.DataFrame(values, columns=list(NAMES)))
    frame.attrs.update(describe_columns(question))
    return add_worth(frame)


def payback_column(question: Question, done: ResultsByLabel, runs: pd.DataFrame) -> NDArray[np.float64]:
    """Return each run's payback week, against `nothing` of its seed and draw."""
    value, cost = NAMES.index("total_value"), NAMES.index("total_cost")
    found = []
    for strategy, seed, draw in runs[["strategy", "seed", "draw"]].itertuples(index=False):
        own, before = done[strategy, seed, draw], done.get(("nothing", seed, draw))
        spent = own[:, cost].astype(float)
        course = np.full(1, -1.0) if before is None else own[:, value].astype(float) - before[:, value] - spent
        found.append(find_payback_week(course, float(spent[-1])))
    return np.array(found)


def weeks_table(question: Question, done: ResultsByLabel) -> pd.DataFrame:
    """Return every week of every run at the default parameters: labels, week, indicators."""
    order = {strategy.name: k for k, strategy in enumerate(question.strategies)}
    labels = sorted((label for label in done if label[2] == 0), key=lambda label: (order[label[0]], label[1]))
    count = question.weeks + 1
    frame = pd.DataFrame(np.concatenate([done[label] for label in labels]), columns=list(NAMES))
    for place, (name, k) in enumerate((("strategy", 0), ("seed", 1), ("draw", 2))):
        frame.insert(place, name, np.repeat(np.array([label[k] for label in labels], dtype=object), count))
    frame.insert(3, "week", np.tile(np.arange(count), len(labels)))
    frame[["seed", "draw"]] = frame[["seed", "draw"]].astype(int)
    frame.attrs.update(describe_columns(question) | {"events": weeks_with_events(question)})
    return frame


def draws_table(draws: list[dict[str, float]]) -> pd.DataFrame:
    """Return a row per parameter draw: draw (from 1), every parameter that was drawn or set."""
    frame = pd.DataFrame(draws)
    frame.insert(0, "draw", range(1, len(draws) + 1))
    return frame


def money_table(question: Question, done: ResultsByLabel, scalings: Sequence[Scaling]) -> pd.DataFrame:
    """Return what every strategy was planned to cost, cost, and left unspent (k in all)."""
    rows, total = [], 0.0
    for scaled in scalings:
        name, total = scaled.strategy.name, scaled.budget
        spent = [done[label][-1, NAMES.index("total_cost")] for label in done if label[0] == name and not label[2]]
        rows.append(
            {
                "strategy": name,
                "phi": scaled.phi,
                "planned": scaled.planned,
                "spent": float(np.mean(spent)) if spent else 0.0,
                "unspent": scaled.unspent,
                "as_written": scaled.as_written,
                "as_written_percent": 100.0 * scaled.as_written / scaled.payroll,
                "mostly": scaled.mostly,
                "warning": scaled.remark,
            }
        )
    frame = pd.DataFrame(rows)
    frame.attrs.update(describe_columns(question) | {"budget": total, "payroll": scalings[0].payroll})
    return frame


def first_two(answer: Answer, indicator: str = "being") -> tuple[str, str | None]:
    """Return the strategies with the best and second best mean at the default parameters."""
    here = answer.runs[answer.runs["draw"] == 0]
    means = here.groupby("strategy", sort=False)[indicator].mean()
    order = np.argsort(-score(means.to_numpy(), BY_NAME[indicator].direction), kind="stable")
    names = [str(means.index[k]) for k in order]
    return names[0], names[1] if len(names) > 1 else None


def side_tables(question: Question, answer: Answer, done: ResultsByLabel) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the ranking at every budget, and the runs of the strategies as written.

    ``question`` without factors in the strategies' titles: at each budget they are scaled by another one.
    """
    tables = {amount: finals_table(question, done, amount) for amount in dict.fromkeys(label[0] for label in done)}
    written = tables.pop(None)
    if isinstance(question.run_budget, float):
        seeds = {label[2] for label in done}
        tables[question.run_budget] = answer.runs[(answer.runs["draw"] == 0) & answer.runs["seed"].isin(seeds)]
    return ranking_by_budget(tables), written


def finals_table(question: Question, done: ResultsByLabel, amount: float | None) -> pd.DataFrame:
    """Return final values at one budget: strategy, seed, draw (0), indicators."""
    order = {strategy.name: k for k, strategy in enumerate(question.strategies)}
    labels = sorted((label for label in done if label[0] == amount), key=lambda label: (order[label[1]], label[2]))
    frame = pd.DataFrame([label[1:] for label in labels], columns=["strategy", "seed"])
    frame["draw"] = 0
    frame = frame.join(pd.DataFrame(np.array([done[label] for label in labels], dtype=float), columns=list(NAMES)))
    frame.attrs.update(describe_columns(question))
    return frame


def choose_parameters_to_scan(answer: Answer, leader: str, runner_up: str | None, count: int) -> tuple[list[str], str]:
    """Return the parameters that could turn the ranking, and how they were chosen."""
    if runner_up is None or len(answer.draws) == 0:
        return [], translate("No parameter was scanned: without parameter draws there is nothing to choose them by.")
    varied = answer.draws[["draw", *(c for c in answer.draws if c != "draw" and answer.draws[c].nunique() > 1)]]
    found = screen(answer.runs, varied, leader, runner_up, "being", count)
    names = [str(name) for name in found["parameter"]]
    if not names:
        return [], fill(translate("No parameter was scanned: {method}."), method=found.attrs["method"])
    scanned = fill(
        translate("Scanned: the {names} parameters that go most with the margin ({method})."),
        names=len(names),
        method=found.attrs["method"],
    )
    return names, f"{scanned} {describe_screening(found)}"


def decisions_table(answer: Answer, done: ResultsByLabel) -> pd.DataFrame:
    """Return every indicator of the leader without each of its levers.

    Columns: without ("" = whole), seed, indicators.

    The rows of `nothing` are those of the main comparison with the same seeds.
    """
    rows = [(label[1], label[2], *value.tolist()) for label, value in done.items() if label[0] == "decision"]
    frame = pd.DataFrame(rows, columns=["without", "seed", *NAMES])
    runs = answer.runs[(answer.runs["draw"] == 0) & (answer.runs["strategy"] == "nothing")]
    bare = runs[runs["seed"].isin(frame["seed"])].rename(columns={"strategy": "without"})
    frame = pd.concat([frame, bare[frame.columns]], ignore_index=True)
    frame.attrs.update(describe_columns(answer.question))
    return frame


def split_table(done: ResultsByLabel) -> NDArray[np.float64]:
    """Return a row a seed, the split of `being`: start, parts, end; one row of 0 where none."""
    rows = [value.astype(np.float64) for label, value in done.items() if label[0] == "split"]
    return np.array(rows) if rows else np.zeros((1, len(attribution.PARTS) + 2))


def scans_table(question: Question, done: ResultsByLabel) -> pd.DataFrame:
    """Return `being` of leader and runner-up while one parameter moves.

    Columns: strategy, parameter, value, seed, being.
    """
    rows = [(*label[1:], float(value[NAMES.index("being")])) for label, value in done.items()]
    frame = pd.DataFrame(rows, columns=["strategy", "parameter", "value", "seed", "being"])
    frame.attrs.update(describe_columns(question))
    return frame
