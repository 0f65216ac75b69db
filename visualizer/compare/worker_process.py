"""A comparison in a process of its own: what it is asked, and what a page shows of it.

The process starts its own workers, at low priority, and ends with them when it is cancelled or when the app ends.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visualizer.wording.page_texts import COMPARE
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.statistics.accounts import Account
    from experiments.comparison.output_files import Results
    from experiments.comparison.question import Question
    from experiments.execution.batches import MakeExecutor

SHOWN = ("being", "net_value")
PICTURED = ("being", "practice", "trust", "customer_trust", "satisfaction", "total_value")
POLITE = 10
"""How much the comparison steps back for whoever watches a run (Unix "nice")."""

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Outcome:
    """What a page shows of a comparison: sentences, figures and tables.

    `figures`: as `figure.show_figure` takes them; tables: head and rows.
    """

    first: tuple[str, ...]
    sentence: str
    choices: tuple[str, ...]
    headline: Table
    notes: tuple[str, ...]
    figures: tuple[dict[str, Any], ...]
    duels: Table
    money: Table
    warnings: tuple[str, ...] = ()
    files: tuple[str, ...] = field(default=())


def outcome(
    question: Question, folder: str, make_executor: MakeExecutor | None, report: Callable[[str, int, int], None]
) -> Outcome:
    """Compare, write the report's files into `folder`, and say what the page shows."""
    from experiments.comparison.comparison import compare
    from experiments.comparison.output_files import Results
    from experiments.comparison.printing import print_pdf

    answer = compare(question, make_executor, report)
    report(COMPARE["drawing"], 0, 1)
    results = Results(answer)
    paths = results.write(folder)
    pdf = Path(folder) / "brief.pdf"
    if not print_pdf(Path(folder) / "brief.html", pdf):
        paths.append(pdf)
    found = make_outcome(results, tuple(str(Path(path).relative_to(folder)) for path in paths))
    report(COMPARE["drawing"], 1, 1)
    return found


def make_outcome(results: Results, files: tuple[str, ...]) -> Outcome:
    """The page's view of results."""
    from analysis.decision.two_choices import merge_choices

    answer = results.answer
    titles, costs = answer.runs.attrs["strategies"], answer.money
    return Outcome(
        results.first,
        results.standing.sentence,
        tuple(choice.sentence for choice in merge_choices(results.choices)),
        headline(results),
        (*([results.rival.sentence] if results.rival else []), *results.comparison.attrs["notes"], *results.data.notes),
        tuple(figures(results)),
        duels(results.shown_pairs, titles),
        money(answer.money, titles),
        tuple(
            f"{titles[name]}: {text}." for name, text in zip(costs["strategy"], costs["warning"], strict=True) if text
        ),
        files,
    )


def figures(results: Results) -> list[dict[str, Any]]:
    """Figures of results: plane, ranking, weekly courses, and why, where that was asked for."""
    from analysis.figures import bands, chances, plane, ranked
    from analysis.presentation.shown_units import in_shown_units
    from visualizer.widgets.figure import drawn_twice, rows_of

    answer, compared = results.answer, results.shown
    ends = in_shown_units(answer.runs).groupby("strategy", sort=False)[["using", "being"]].mean().reset_index()
    description = "; ".join(
        say(COMPARE, "ends", title=row.strategy, using=row.using, being=row.being) for row in ends.itertuples()
    )
    differences = ["strategy", "indicator", "mean", "difference", "difference_low", "difference_high"]
    ranking = compared[compared["indicator"].isin(SHOWN)][differences]
    courses = COMPARE["weekly_bands"] + ", ".join(PICTURED).replace("_", " ")
    made = [
        one(
            "chances",
            COMPARE["chances"],
            drawn_twice(lambda width: chances(results.chances, width=width), 9.0),
            results.standing.odds,
            rows_of(results.chances.drop(columns="gains")),
        ),
        one(
            "plane",
            COMPARE["plane"],
            drawn_twice(lambda width: plane(results.weeks, width=width), 6.4),
            description,
            rows_of(ends),
        ),
        one(
            "ranking",
            COMPARE["change"],
            drawn_twice(lambda width: ranked(compared, list(SHOWN), width=width), 6.6),
            results.standing.sentence,
            rows_of(ranking),
        ),
        one(
            "weeks",
            COMPARE["weeks"],
            drawn_twice(lambda width: bands(results.weeks, list(PICTURED), width=width), 11),
            courses,
            [],
        ),
    ]
    for account in results.data.accounts:
        seeds = COMPARE["one_seed"] if account.runs == 1 else say(COMPARE, "seeds", n=account.runs)
        title = say(
            COMPARE, "why", what=answer.runs.attrs["strategies"][account.strategy], lever=account.by, runs=seeds
        )
        drawings = drawn_twice(partial(waterfall_of, account), 8.6)
        rows = rows_of(account.parts[["title", "amount"]])
        made.append(one(f"why_{account.by}", title, drawings, account.sentence or title, rows))
    return made


def waterfall_of(account: Account, width: float) -> Figure:
    """The waterfall of an account of why."""
    from analysis.figures import waterfall

    return waterfall(account.parts, account.start, account.end, account.words, width=width)


def one(name: str, title: str, drawings: dict[str, str], description: str, rows: list[list[Any]]) -> dict[str, Any]:
    """A figure as a page takes it."""
    return {**drawings, "description": description, "title": title, "name": name, "rows": rows}


def headline(results: Results) -> Table:
    """The headline measures of every strategy with their units, the most social first."""
    from analysis.decision.two_choices import headline_table
    from analysis.presentation.headline import MEASURES, format_measure
    from analysis.statistics.worth import BASELINE
    from scenarios.prices.price_list import format_unit

    table, titles = headline_table(results.shown), results.answer.runs.attrs["strategies"]
    unit = format_unit("k", results.answer.question.prices.currency)
    shown = [measure for measure in MEASURES if measure.name in table]

    def cell(name: str, row: dict[Any, Any]) -> str:
        return format_measure(name, float(row[name]), money=unit, baseline=row["strategy"] == BASELINE)

    rows = [
        (titles[row["strategy"]], *(cell(one.name, row) for one in shown))
        for row in table.sort_values("being", ascending=False, kind="stable").to_dict("records")
    ]
    return (COMPARE["strategy"], *(one.heading for one in shown)), rows


def duels(pairs: Any, titles: dict[str, str]) -> Table:
    """Each pair on being: difference, its interval over seeds, and the verdict with its reason."""
    from analysis.statistics.pairs import describe_verdict

    rows = []
    for _, row in pairs[pairs["indicator"] == "being"].iterrows():
        low, high = row["difference_low"], row["difference_high"]
        rows.append(
            (
                titles[row["strategy"]],
                titles[row["other"]],
                f"{row['difference']:+.1f}",
                say(COMPARE, "interval", low=low, high=high),
                describe_verdict(row),
            )
        )
    return (
        COMPARE["strategy"],
        COMPARE["against"],
        COMPARE["difference"],
        COMPARE["interval_head"],
        COMPARE["verdict"],
    ), rows


def money(table: Any, titles: dict[str, str]) -> Table:
    """Factor, planned, spent and unspent by strategy, in thousands."""
    from analysis.report.money import format_factor

    rows = [
        (
            titles[row.strategy],
            format_factor(row.phi, row.planned),
            f"{row.planned:,.0f}",
            f"{row.spent:,.0f}",
            f"{row.unspent:,.0f}",
            row.mostly,
        )
        for row in table.itertuples()
    ]
    heads = ("strategy", "factor", "planned", "spent", "unspent", "mostly")
    return tuple(COMPARE[head] for head in heads), rows


def end_with_parent() -> None:
    """End this process when the app has ended, however it ended.

    Its workers then end by themselves.
    """
    above = parent_process()
    if above is not None:
        wait([above.sentinel])
        os._exit(1)


def in_own_process(question: Question, folder: str, pipe: Any) -> None:
    """Compare in this process and report through `pipe`.

    Messages: ("progress" | "done" | "problem", content).
    """
    threading.Thread(target=end_with_parent, name="orgshift-parent", daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the app too, which ends this process
    # Ended in good order: the workers go at once, and what the system lent for talking to them is given back.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if hasattr(os, "nice"):
        os.nice(POLITE)
    os.environ["MPLBACKEND"] = "Agg"
    try:
        found = outcome(question, folder, None, lambda *progress: pipe.send(("progress", progress)))
        pipe.send(("done", found))
    except ValueError as problem:
        pipe.send(("problem", str(problem)))
    except Exception as problem:  # whatever it is: the page says it, the app goes on
        pipe.send(("problem", say(COMPARE, "stopped", kind=type(problem).__name__, problem=problem)[:400]))
    finally:
        pipe.close()
