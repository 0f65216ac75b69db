"""A comparison in a process of its own: what it is asked, and what a page shows of it.

The process starts its own workers, at low priority, and ends with them when it is cancelled or when the app ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.presentation.language import localize, translate
from analysis.presentation.vocabulary import translate_shares, translate_title
from visualizer.widgets.own_process import work_and_report
from visualizer.wording.indicators import format_change
from visualizer.wording.page_texts import COMPARE
from visualizer.wording.texts import say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.statistics.accounts import Account
    from experiments.comparison.output_files import Results
    from experiments.comparison.question import Question
    from experiments.execution.batches import MakeExecutor

SHOWN = ("being", "net_value")
PICTURED = ("being", "practice", "trust", "customer_trust", "satisfaction", "total_value")
WHOLE, HALF = 11.0, 6.6
"""Widths of figures in inches: as wide as a page of 1,440 px, and two beside each other."""

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Outcome:
    """What a page shows of a comparison: sentences, figures and tables.

    `figures`: as `figure.show_figure` takes them; tables: head and rows.
    """

    first: tuple[str, ...]
    claim: str
    odds: str
    choices: tuple[str, ...]
    headline: Table
    notes: tuple[str, ...]
    figures: tuple[dict[str, Any], ...]
    duels: Table
    money: Table
    warnings: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
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
        results.standing.claim,
        results.standing.odds,
        tuple(choice.sentence for choice in merge_choices(results.choices)),
        headline(results),
        (*([results.rival.sentence] if results.rival else []), *results.comparison.attrs["notes"], *results.data.notes),
        tuple(figures(results)),
        duels(results.shown_pairs, titles),
        money(answer.money, titles),
        tuple(
            f"{translate_title(titles[name])}: {translate(text)}."
            for name, text in zip(costs["strategy"], costs["warning"], strict=True)
            if text
        ),
        basis(results),
        files,
    )


def basis(results: Results) -> tuple[str, ...]:
    """What the answer rests on and what could turn it; nothing where that was not worked out."""
    from analysis.report.brief_assumptions import describe_assumptions
    from analysis.report.brief_next_steps import describe_turn
    from analysis.report.money import describe_best_by_budget

    data = results.data
    turn = [] if data.crossover is None else [describe_turn(data, data.crossover)]
    other = [] if data.budgets is None else [describe_best_by_budget(data, data.budgets)]
    return (*turn, *other, *(describe_assumptions(data) if turn else ()))


def figures(results: Results) -> list[dict[str, Any]]:
    """Figures of results: plane, ranking, weekly courses, and why, where that was asked for."""
    titles = results.answer.runs.attrs["strategies"]
    seeds = results.answer.question.runs
    whys = [account_figure(account, titles, seeds) for account in results.data.accounts]
    always = [chances_figure(results), plane_figure(results), ranking_figure(results), courses_figure(results)]
    return [*always, *whys, *turning_figure(results)]


def chances_figure(results: Results) -> dict[str, Any]:
    """In how many pairs of runs each strategy gains."""
    from analysis.figures import chances

    rows = results.chances.drop(columns="gains")
    return one("chances", lambda width: chances(results.chances, width=width), WHOLE, results.standing.odds, rows)


def plane_figure(results: Results) -> dict[str, Any]:
    """The plane of using and being, and where each strategy ends on it."""
    from analysis.figures import plane
    from analysis.presentation.shown_units import in_shown_units

    shown = in_shown_units(results.answer.runs).groupby("strategy", sort=False)[["using", "being"]]
    ends = shown.mean().reset_index()
    description = "; ".join(
        say(COMPARE, "ends", title=row.strategy, using=row.using, being=row.being) for row in ends.itertuples()
    )
    return one("plane", lambda width: plane(results.weeks, width=width), HALF, description, ends)


def ranking_figure(results: Results) -> dict[str, Any]:
    """The strategies by what they change."""
    from analysis.figures import ranked

    compared = results.shown
    columns = ["strategy", "indicator", "mean", "difference", "difference_low", "difference_high"]
    rows = compared[compared["indicator"].isin(SHOWN)][columns]
    sentence, title = results.standing.sentence, COMPARE["change"]
    return one("ranking", lambda width: ranked(compared, list(SHOWN), width=width), HALF, sentence, rows, title)


def courses_figure(results: Results) -> dict[str, Any]:
    """Indicators week by week."""
    from analysis.figures import bands
    from analysis.report.pictures import choose_contrasting

    description = COMPARE["weekly_bands"] + ", ".join(PICTURED).replace("_", " ")
    coloured = choose_contrasting(results.data)
    return one("weeks", lambda width: bands(results.weeks, list(PICTURED), coloured, width), WHOLE, description)


def turning_figure(results: Results) -> list[dict[str, Any]]:
    """The lead while one assumption moves, where one turns it or moves it by more than chance."""
    from analysis.figures import turning
    from analysis.figures.turning import is_flat
    from analysis.report.pictures import DESCRIPTIONS

    found, scans = results.crossover, results.scans
    if found is None or scans is None or is_flat(found):
        return []
    description = translate(DESCRIPTIONS["turning"])
    return [one("turning", lambda width: turning(found, scans, width=width), HALF, description, found.table)]


def account_figure(account: Account, titles: dict[str, str], all_runs: int) -> dict[str, Any]:
    """Why a strategy ends where it does, by one kind of part; of fewer than all runs it says so."""
    from analysis.report.pictures import draw_account

    seeds = COMPARE["one_run"] if account.runs == 1 else say(COMPARE, "many_runs", n=account.runs)
    title = say(COMPARE, "why", what=translate_title(titles[account.strategy]), lever=translate(account.by), runs=seeds)
    title += say(COMPARE, "fewer_runs", n=all_runs) if 0 < account.runs < all_runs else ""
    return one(
        f"why_{account.by}",
        lambda width: draw_account(account, width),
        HALF,
        account.sentence or title,
        account.parts[["title", "amount"]],
        title,
    )


def one(
    name: str,
    draw: Callable[[float], Figure],
    width: float,
    description: str,
    rows: pd.DataFrame | None = None,
    title: str = "",
) -> dict[str, Any]:
    """A figure as a page takes it; its title is that of the catalogue unless another is given."""
    from visualizer.widgets.figure import drawn_twice, rows_of

    return {
        **drawn_twice(draw, width),
        "description": description,
        "title": title or COMPARE[name],
        "name": name,
        "rows": [] if rows is None else rows_of(rows),
    }


def headline(results: Results) -> Table:
    """The headline measures of every strategy with their units, the most social first."""
    from analysis.decision.two_choices import headline_table
    from analysis.presentation.headline import MEASURES, OF_100, format_measure
    from analysis.statistics.worth import BASELINE
    from scenarios.prices.price_list import format_unit

    table, titles = headline_table(results.shown), results.answer.runs.attrs["strategies"]
    unit = format_unit("k", results.answer.question.prices.currency)
    unit_of_scale = translate(OF_100)
    shown = [measure for measure in MEASURES if measure.name in table]

    def cell(name: str, row: dict[Any, Any]) -> str:
        value = format_measure(name, float(row[name]), money=unit, baseline=row["strategy"] == BASELINE)
        return value.replace(f" {unit_of_scale}", f" {unit_of_scale}".replace(" ", "\N{NO-BREAK SPACE}"))

    rows = [
        (translate_title(titles[row["strategy"]]), *(cell(one.name, row) for one in shown))
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
                translate_title(titles[row["strategy"]]),
                translate_title(titles[row["other"]]),
                format_change(row["difference"], 1),
                say(COMPARE, "interval", low=format_change(low, 1), high=format_change(high, 1)),
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
            translate_title(titles[row.strategy]),
            format_factor(row.phi, row.planned),
            localize(f"{row.planned:,.0f}"),
            localize(f"{row.spent:,.0f}"),
            localize(f"{row.unspent:,.0f}"),
            translate_shares(row.mostly),
        )
        for row in table.itertuples()
    ]
    heads = ("strategy", "factor", "planned", "spent", "unspent", "mostly")
    return tuple(COMPARE[head] for head in heads), rows


def in_own_process(question: Question, folder: str, pipe: Any) -> None:
    """Compare in this process and report through `pipe`."""
    work_and_report(lambda report: outcome(question, folder, None, report), COMPARE, pipe)
