"""Sentences beside a comparison: what comes first, what limits it, what it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.presentation import headline, vocabulary
from analysis.presentation.language import fill, translate
from analysis.presentation.vocabulary import translate_shares, translate_title
from analysis.statistics.pairs import CAN
from analysis.statistics.top_set import warn_of_few
from experiments.comparison.descriptions import describe_every_run, describe_fitted
from experiments.runs.population_source import population_of
from experiments.runs.reporting_window import describe_weeks
from scenarios.budget import OVERSPENT, label_factor
from scenarios.prices.price_list import format_unit
from simulation.parameters import DRAWN
from simulation.sources.sizes import size_sources

if TYPE_CHECKING:
    from experiments.comparison.question import Answer, Question

NOT_COMPARED = (
    "Week 0 starts from the culture survey. What changes without it was not run (--quick); leave --quick out to see it."
)


def describe_first(answer: Answer, worth: pd.DataFrame, leader: str) -> tuple[str, ...]:
    """Return what comes before who leads: a loss of the leader, and overspent budgets.

    ``worth``: strategy, net_value, payback_week, a row a strategy.
    """
    found, titles = [], answer.runs.attrs["strategies"]
    money = format_unit("k", answer.question.prices.currency)
    net = worth.set_index("strategy")["net_value"]
    if leader != "nothing" and net[leader] < 0:
        lost = headline.format_measure("net_value", -float(net[leader]), money=money)
        best = str(net.idxmax())
        better = (
            translate("no programme brings more than it costs")
            if best == "nothing"
            else fill(translate("{titles} is worth most"), titles=translate_title(titles[best]))
        )
        found.append(
            fill(
                translate("{titles} loses {lost} against going on as before by the last week; {better}."),
                titles=translate_title(titles[leader]),
                lost=lost,
                better=better,
            )
        )
    over_budget = answer.money[answer.money["warning"] == OVERSPENT]
    for name, planned in zip(over_budget["strategy"], over_budget["planned"], strict=True):
        over = float(planned) - float(answer.money.attrs["budget"])
        found.append(
            fill(
                translate(
                    "{titles} is planned to spend {over:,.0f} {money} more than the budget: what it cannot "
                    "do without costs more than all of it."
                ),
                titles=translate_title(titles[name]),
                over=over,
                money=money,
            )
        )
    return tuple(found)


def describe_scaled(answer: Answer) -> tuple[str, ...]:
    """Return the largest shares of the money of each strategy that was scaled, in one note."""
    rows, titles = answer.money[answer.money["mostly"] != ""], answer.money.attrs["strategies"]
    parts = [
        f"{translate_title(titles[name])}: {translate_shares(mostly)}"
        for name, phi, mostly in zip(rows["strategy"], rows["phi"], rows["mostly"], strict=True)
        if label_factor(float(phi))
    ]
    if not parts:
        return ()
    listed = "; ".join(parts)
    return (
        fill(
            translate(
                "Scaled to the budget (x: times what is written), with the largest shares of the money: {listed}."
            ),
            listed=listed,
        ),
    )


def describe_rival_search(question: Question, comparison: pd.DataFrame, duels: pd.DataFrame) -> str:
    """Describe what the search for the strongest rival found; "" where none was made.

    ``comparison`` in shown units, ``duels`` of `pairs`, both on seeds and draws that the search has not seen.
    """
    if not question.rival_trials:
        return ""
    rows = comparison[comparison["indicator"] == "being"].set_index("strategy")["mean"]
    titles = comparison.attrs["strategies"]
    named = rows.drop("rival")
    best, own = str(named.idxmax()), headline.format_measure("being", float(rows["rival"]))
    tried = fill(
        translate("A search tried {rival_trials} programmes at this budget"), rival_trials=question.rival_trials
    )
    other = f"{translate_title(titles[best])} {headline.format_measure('being', named[best])}"
    reached = fill(
        translate("{rival} reaches {own} on runs it had not been chosen by, {other}"),
        rival=translate_title(titles["rival"]),
        own=own,
        other=other,
    )
    better = _find_better(duels, "rival", best)
    if better == "rival":
        return fill(
            translate("{tried} and found a stronger one than those named: {reached}."), tried=tried, reached=reached
        )
    if better == best:
        return fill(
            translate("{tried} and found none stronger than those named: {reached}."), tried=tried, reached=reached
        )
    return fill(
        translate("{tried}; the best it found is not told apart from {titles}, the best of those named: {reached}."),
        tried=tried,
        titles=translate_title(titles[best]),
        reached=reached,
    )


def _find_better(duels: pd.DataFrame, one: str, other: str) -> str:
    """Return which of two is better on being social; "" where they cannot be told apart."""
    rows = duels[(duels["indicator"] == "being") & duels["strategy"].isin([one, other])]
    row = rows[rows["other"].isin([one, other])].iloc[0]
    return str(row["better"]) if row["verdict"] == CAN else ""


def describe_without_survey(answer: Answer) -> tuple[str, ...]:
    """Return how the order changes where all units start at the defaults instead of the survey.

    Says so where `--quick` left these runs out.
    """
    if answer.without_survey is None:
        surveyed = population_of(answer.question.organization).survey is not None
        return (NOT_COMPARED,) if surveyed and not answer.question.extras else ()
    titles, plain = answer.runs.attrs["strategies"], answer.without_survey
    here = answer.runs[(answer.runs["draw"] == 0) & answer.runs["seed"].isin(plain["seed"])]
    orders = [list(_order(table)) for table in (here, plain)]
    seeds = plain["seed"].nunique()
    text = fill(
        translate("Week 0 starts from the culture survey. With every unit at the defaults instead ({seeds} seeds): "),
        seeds=seeds,
    )
    if orders[0] == orders[1]:
        return (text + translate("the same order on being social."),)
    first = [translate_title(titles[order[0]]) for order in orders]
    leads = (
        fill(translate("{first} leads instead of {first_2}"), first=first[1], first_2=first[0])
        if first[0] != first[1]
        else fill(translate("{first} leads too"), first=first[0])
    )
    moved = [translate_title(titles[name]) for name in orders[0] if orders[0].index(name) != orders[1].index(name)]
    listed = vocabulary.join_few(moved)
    return (
        text
        + fill(
            translate("{leads}; {moved} of {orders} have another place on being social ({listed})."),
            leads=leads,
            moved=len(moved),
            orders=len(orders[0]),
            listed=listed,
        ),
    )


def _order(runs: pd.DataFrame) -> pd.Index:
    """Return strategies by their mean of being social, the highest first."""
    means: pd.Series = runs.groupby("strategy", sort=False)["being"].mean()
    return means.sort_values(ascending=False, kind="stable").index


def make_notes(answer: Answer) -> tuple[str, ...]:
    """Return what limits the comparison, and what it was about."""
    q = answer.question
    notes = [
        *filter(None, [describe_every_run(q), describe_fitted(q), warn_of_few(q.runs, q.draws)]),
        *describe_scaled(answer),
        *describe_without_survey(answer),
        _describe_final_value(q),
    ]
    set_by_user = [f"{name} = {value:g}" for name, value in q.parameters.items()]
    if set_by_user:
        notes.append(fill(translate("Set by hand in every run: {set_by_user}."), set_by_user=", ".join(set_by_user)))
    if q.prices.file:
        notes.append(q.prices.describe())
    if answer.failures:
        notes.append(
            fill(
                translate("Failed runs: {failures}, left out; provenance.json lists them."),
                failures=len(answer.failures),
            )
        )
    return tuple(notes)


def _describe_final_value(question: Question) -> str:
    """Describe which weeks a final value is taken from."""
    mean, last = describe_weeks("being", question.weeks), question.weeks
    return fill(
        translate("Where a strategy ends: {mean}; what is counted from the start, such as money: week {last}."),
        mean=mean,
        last=last,
    )


def describe_parameters(question: Question) -> pd.DataFrame:
    """Return every parameter: whether the draws vary it, and the value held in every run."""
    sizes, fitted, prices = size_sources(), question.fitted, question.prices
    from_data, changed = set(fitted.parameters) if fitted else set(), prices.changed
    own = from_data | changed
    held = {name: value for name, value in prices.fixed.items() if name in changed} | dict(question.parameters)
    return pd.DataFrame(
        [
            {
                "name": p.name,
                "title": p.title,
                "meaning": p.meaning,
                "unit": p.unit,
                "default": p.default,
                "low": p.low,
                "high": p.high,
                "source": p.source,
                "size_source": sizes[p.name].reference.short if p.name in sizes.keys() - own else "",
                "drawn": p.name in {*DRAWN, *from_data} and p.name not in held,
                "own_price": p.name in changed and p.name not in question.parameters,
                "set": held.get(p.name, float("nan")),
            }
            for p in question.known_parameters.values()
        ]
    )
