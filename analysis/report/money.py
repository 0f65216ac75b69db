"""The report's section on cost: budget rule, money planned and spent, ranking by budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.figures.money import has_unspent
from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, localize, mark, translate
from analysis.presentation.style import format_probability
from analysis.report import seeds
from analysis.report.markup import Html, el, table
from analysis.report.sections import Section

if TYPE_CHECKING:
    import pandas as pd

    from analysis.report.data import ReportData

TITLE = mark("What it cost")
THIN = 0.5
"""Below this share of its written level a strategy is a different one in all but name."""


def show_costs(data: ReportData, pictures: dict[str, Html]) -> Section:
    """Return the section on cost, with a note if no costs were handed over."""
    parts: list[Html | None] = [el("p", data.setting.budget) if data.setting.budget else None]
    if data.money is None:
        parts.append(el("p", translate("No costs were recorded for this comparison."), class_="note"))
        return Section("money", translate(TITLE), tuple(parts))
    if "money" in pictures:
        hatched = translate("Hatched: not spent. ") if has_unspent(data.money) else ""
        words = fill(
            translate("Bars: spent. Ticks: planned at week 0. {hatched}Orange: the budget. In {thousands}."),
            hatched=hatched,
            thousands=data.setting.thousands,
        )
        parts.append(el("figure", pictures["money"], el("figcaption", words)))
    parts += [_costs(data, data.money), *_budgets(data, pictures)]
    return Section("money", translate(TITLE), tuple(parts))


def find_warning(row: pd.Series) -> str:
    """Return the warning on a strategy's row: its own, or that it is scaled below half; or ""."""
    own = translate(str(row.get("warning", "") or ""))
    thin = 0 < float(row["phi"]) < THIN and float(row["planned"]) > 0
    return own or (translate("scaled below half of what is written: another strategy in all but name") if thin else "")


def format_factor(phi: float, planned: float) -> str:
    """Format the factor of a strategy; "none" where it is planned to cost nothing."""
    return localize(f"{phi:.2f}") if planned > 0 else translate("none")


def _costs(data: ReportData, costs: pd.DataFrame) -> Html:
    """Return the table of costs: factor, as written, planned, spent, unspent, warning."""
    heads = [
        translate("Strategy"),
        translate("Factor"),
        translate("As written"),
        translate("Planned"),
        translate("Spent"),
        translate("Unspent"),
        "",
    ]
    body = [
        [
            vocabulary.title(data.comparison, "strategies", str(row["strategy"])),
            format_factor(row["phi"], row["planned"]),
            *(
                style.format_number(float(row[name])) if name in row else ""
                for name in ("as_written", "planned", "spent", "unspent")
            ),
            el("span", find_warning(row), class_="warning"),
        ]
        for _, row in costs.iterrows()
    ]
    caption = fill(
        translate(
            "Cost in {thousands} over all weeks. Factor: what the level of every effort was "
            "multiplied by to meet the budget, though no level goes above 1 and words never grow "
            "louder than written."
        ),
        thousands=data.setting.thousands,
    )
    return table(heads, body, caption, numeric=range(1, 6))


def _budgets(data: ReportData, pictures: dict[str, Html]) -> list[Html]:
    """Return the ranking at other budgets: figure, sentence on the first place, table of places."""
    if data.budgets is None or data.budgets["budget"].nunique() < 2:
        return [el("p", translate("The ranking was not computed at other budgets."), class_="note")]
    parts = [el("h3", translate("With more or less money"))]
    if "budgets" in pictures:
        subject = vocabulary.heading(data.comparison, "indicators", data.headline)
        words = fill(
            translate("{subject} at other budgets.{make_seeds_sentence}"),
            subject=subject,
            make_seeds_sentence=seeds.make_seeds_sentence(data, _runs(data.budgets)),
        )
        parts.append(el("figure", pictures["budgets"], el("figcaption", words)))
    return [*parts, el("p", describe_best_by_budget(data, data.budgets)), _places(data, data.budgets)]


def _runs(budgets: pd.DataFrame) -> list[int]:
    """Return the numbers of seeds of the means; empty where the table has none."""
    return [int(count) for count in budgets["runs"].unique()] if "runs" in budgets else []


def describe_best_by_budget(data: ReportData, budgets: pd.DataFrame) -> str:
    """Describe which strategy has the best mean at which budget, with its probability."""
    good = vocabulary.direction(data.comparison, data.headline)
    found, over_seeds = [], seeds.make_seeds_sentence(data, _runs(budgets))
    for budget, rows in budgets.groupby("budget"):
        row = rows.iloc[int(vocabulary.score(rows["mean"].to_numpy(dtype=float), good).argmax())]
        name = vocabulary.title(budgets, "strategies", str(row["strategy"]))
        chance = row.get("probability_best")
        chance = float("nan") if chance is None else float(chance)
        odds = (
            fill(translate(" (best with probability {chance})"), chance=format_probability(chance))
            if chance == chance
            else ""
        )
        found.append((float(str(budget)), name, odds))
    if len({name for _, name, _ in found}) == 1:
        listed = ", ".join(f"{budget:g} %{chance}" for budget, _, chance in found)
        return fill(
            translate("{found} has the best mean at every budget tried: {listed}.{over_seeds}"),
            found=found[0][1],
            listed=listed,
            over_seeds=over_seeds,
        )
    listed = "; ".join(
        fill(translate("at {budget:g} % {name}{chance}"), budget=budget, name=name, chance=chance)
        for budget, name, chance in found
    )
    return fill(
        translate("The best mean changes hands with the budget: {listed}.{over_seeds}"),
        listed=listed,
        over_seeds=over_seeds,
    )


def _places(data: ReportData, budgets: pd.DataFrame) -> Html:
    """Return the table of each strategy's place and value at each budget."""
    good = vocabulary.direction(data.comparison, data.headline)
    means = budgets.pivot(index="strategy", columns="budget", values="mean")
    value = means.to_numpy(dtype=float)
    score = vocabulary.score(value, good)
    place = (score[None] > score[:, None]).sum(axis=1) + 1
    order = sorted(range(len(means)), key=lambda row: (place[row].sum(), place[row][0]))
    body = [
        [
            vocabulary.title(budgets, "strategies", str(means.index[row])),
            *(f"{place[row, i]}. ({style.format_number(float(value[row, i]))})" for i in range(means.shape[1])),
        ]
        for row in order
    ]
    heads = [translate("Strategy"), *(f"{float(str(budget)):g} %" for budget in means.columns)]
    over_seeds = seeds.make_seeds_sentence(data, _runs(budgets))
    return table(
        heads,
        body,
        fill(
            translate("Place and value at each budget (percent of payroll over the horizon).{over_seeds}"),
            over_seeds=over_seeds,
        ),
        numeric=range(1, len(heads)),
    )
