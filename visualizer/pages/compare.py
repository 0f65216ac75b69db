"""Compare: two to eight strategies on the same people and the same luck, at equal budget or as written."""

from __future__ import annotations

from typing import Any

import solara

from visualizer import comparison as comparing
from visualizer.building import strategies
from visualizer.comparison import Comparison
from visualizer.components.figure import FigureWidget, drawn, rows_of
from visualizer.components.menu import Menu
from visualizer.components.number import Number
from visualizer.elements import press, table, tag
from visualizer.indicators_shown import words
from visualizer.visit import here

FIRST = ("tools-only", "mandate", "inside-out", "say-one-thing-do-another")
PICTURED = ("being", "practice", "trust", "customer_trust", "satisfaction", "total_value")
SEEDS = 20


@solara.component
def Compare() -> Any:
    """The page: what to compare, how far it is, what can and cannot be told apart."""
    visit = solara.use_context(here)
    plan = visit.session.plan
    chosen, choose = solara.use_state(visit.kept.get("compared", FIRST))
    budget, set_budget = solara.use_state("1.5")
    seeds, set_seeds = solara.use_state(SEEDS)
    current, set_current = solara.use_state(visit.kept.get("comparison"))
    _, tick = solara.use_state((0, 0))
    running = current is not None and current.runs is None and not current.problem and not current.stop.is_set()

    def toggle(name: str) -> None:
        names = tuple(one for one in chosen if one != name) if name in chosen else (*chosen, name)
        if len(names) <= comparing.MOST:
            visit.kept["compared"] = names
            choose(names)

    def go() -> None:
        percent = None if budget == "" else float(budget)
        fresh = Comparison(plan, chosen, int(seeds), percent)
        visit.kept["comparison"] = fresh
        set_current(fresh)
        comparing.start(fresh, lambda one: tick((one.done, id(one.runs))))

    def cancel() -> None:
        current.stop.set()
        tick((-1, 0))

    picks = [
        press(words(one.title), lambda name=name: toggle(name), cls="os-check", pressed=name in chosen)
        for name, one in strategies().items()
        if name != comparing.BASELINE
    ]
    budgets = [("", "as written"), *((value, f"equal: {value} % of payroll") for value in ("0.5", "1", "1.5", "3"))]
    enough = comparing.FEWEST <= len(chosen) <= comparing.MOST
    bar = (
        tag(
            "div",
            tag("i", style=f"width:{100 * current.done / max(1, current.total):.0f}%"),
            cls="os-progress",
            role="progressbar",
            aria_valuenow=str(current.done),
            aria_valuemax=str(current.total),
            aria_label="Runs done",
        )
        if running
        else None
    )
    return tag(
        "div",
        tag("h1", "Which strategy, and how surely?"),
        tag(
            "div",
            tag("div", *picks, cls="os-row", role="group", aria_label="Strategies to compare (2 to 8)"),
            tag(
                "div",
                Menu("Budget", budgets, budget, set_budget),
                Number("Runs each", seeds, 2, 200, lambda value: set_seeds(int(value)), step=1),
                press("Compare", go, cls="os-primary", disabled=running or not enough),
                *(
                    [press("Cancel", cancel), bar, tag("span", f"{current.done} of {current.total} runs")]
                    if running
                    else []
                ),
                cls="os-row",
            ),
            *([] if enough else [tag("p", "Choose two to eight strategies.", cls="os-note")]),
            cls="os-card os-stack",
        ),
        *([Outcome(current)] if current is not None and current.runs is not None else []),
        *([tag("p", current.problem, cls="os-bad", role="alert")] if current is not None and current.problem else []),
        cls="os-stack",
    )


@solara.component
def Outcome(done: Comparison) -> Any:
    """What came out: the claim with its odds, pictures, differences, costs."""
    made = solara.use_memo(lambda: pictures(done), [id(done)])
    figures = [
        tag(
            "div",
            FigureWidget.element(
                words={"save": "Save the figure"},
                drawing=one["svg"],
                said=one["said"],
                title=one["title"],
                name=one["name"],
                rows=one["rows"],
            ),
            cls="os-card",
        )
        for one in made["figures"]
    ]
    return tag(
        "div",
        tag(
            "div",
            tag("h2", "What can be said"),
            tag("p", tag("b", made["sentence"])),
            *[tag("p", note, cls="os-note") for note in made["notes"]],
            cls="os-card",
        ),
        tag("div", *figures[:2], cls="os-grid2"),
        *figures[2:],
        tag("div", tag("h2", "Told apart from each other, on being social"), made["duels"], cls="os-card"),
        tag(
            "div",
            tag("h2", "Money (thousands)"),
            made["money"],
            *[tag("p", line, cls="os-warn") for line in made["warnings"]],
            cls="os-card",
        ),
        cls="os-stack",
    )


def pictures(done: Comparison) -> dict[str, Any]:
    """Everything the outcome shows, made once."""
    from analysis.compare import compare, notes, pairs, standing
    from analysis.figures.bands import bands
    from analysis.figures.plane import plane
    from analysis.figures.ranked import ranked

    runs, weeks, money = done.runs, done.weeks, done.money
    assert runs is not None and weeks is not None and money is not None
    compared, duels = compare(runs), pairs(runs)
    found = standing(compared, duels, "being")
    ends = runs.groupby("strategy", sort=False)[["using", "being"]].mean().reset_index()
    ranking = compared[compared["indicator"].isin(["being", "total_value"])]
    figures = [
        {
            "name": "plane",
            "title": "Using is not being",
            "svg": drawn(lambda: plane(weeks, width=6.4)),
            "rows": rows_of(ends),
            "said": "; ".join(
                f"{row.strategy}: using {row.using:.2f}, being {row.being:.2f}" for row in ends.itertuples()
            ),
        },
        {
            "name": "ranking",
            "title": "Change against going on as before",
            "svg": drawn(lambda: ranked(compared, ["being", "total_value"], width=6.6)),
            "rows": rows_of(
                ranking[["strategy", "indicator", "mean", "difference", "difference_low", "difference_high"]]
            ),
            "said": found.sentence,
        },
        {
            "name": "bands",
            "title": "Week by week",
            "svg": drawn(lambda: bands(weeks, list(PICTURED), width=11)),
            "rows": [],
            "said": "Weekly means and 80 % bands of " + ", ".join(PICTURED).replace("_", " "),
        },
    ]
    titles = runs.attrs["strategies"]
    return {
        "sentence": found.sentence,
        "notes": notes(runs),
        "figures": figures,
        "duels": duel_table(duels[duels["indicator"] == "being"], titles),
        "money": money_table(money, titles),
        "warnings": warnings_of(money, titles),
    }


def duel_table(duels: Any, titles: dict[str, str]) -> Any:
    """Each pair: the difference, its interval, and whether it can be told apart."""
    low, high = [
        next(name for name in duels.columns if name.endswith(end) and "difference" in name) for end in ("_low", "_high")
    ]
    rows = [
        (
            titles[row["strategy"]],
            titles[row["other"]],
            f"{row['difference']:+.3f}",
            f"{row[low]:+.3f} to {row[high]:+.3f}",
            row["verdict"],
        )
        for _, row in duels.iterrows()
    ]
    return table(("Strategy", "against", "Difference", "95 % interval (luck)", "Verdict"), rows, numbers=(2,))


def money_table(money: Any, titles: dict[str, str]) -> Any:
    """Factor, planned, spent and unspent by strategy."""
    rows = [
        (
            titles[row["strategy"]],
            f"{row['factor']:.2f}",
            f"{row['planned']:,.0f}",
            f"{row['spent']:,.0f}",
            f"{row['unspent']:,.0f}",
        )
        for _, row in money.iterrows()
    ]
    return table(("Strategy", "Size against as written", "Planned", "Spent", "Unspent"), rows, numbers=(1, 2, 3, 4))


def warnings_of(money: Any, titles: dict[str, str]) -> list[str]:
    """Strategies that at this budget are not what was written, or do not use it up."""
    return [f"{titles[row['strategy']]}: {row['remark']}." for _, row in money.iterrows() if row["remark"]]
