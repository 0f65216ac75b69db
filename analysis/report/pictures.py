"""The figures of a comparison: wide for the files, and for the page also narrow, for phones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from analysis import figures
from analysis.figures.bands import SMOOTH
from analysis.figures.ranked import order_strategies
from analysis.figures.why.causal_picture import causal_picture
from analysis.figures.why.needed_parts import needed_parts
from analysis.presentation import style
from analysis.presentation.language import Texts
from analysis.report.markup import Html, el

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.report.data import ReportData
    from analysis.statistics.accounts import Account

SHORT, LAST, TIMES = 52, 12, 4.0
"""Weeks of a short run; last weeks that are averaged; how many times the wavering strategies must be apart."""

MOST_BANDS = 6
"""Panels of weekly courses at most."""
MOST_OWN = 2
"""Strategies of one's own that are drawn in colour in the weekly courses."""


def figure_makers(data: ReportData) -> dict[str, Callable[[float], Figure]]:
    """Return figure name -> function of the width that draws it, for all that the data allow."""
    top = list(data.standing.members)
    indicators = [data.headline, *data.keep_compared(data.outcomes)]
    making: dict[str, Callable[[float], Figure]] = {}
    if data.weeks is not None:
        weeks = data.weeks
        if {"using", "being"} <= set(weeks.columns):
            making["plane"] = lambda width: figures.plane(weeks, top, width=width)
        courses = [name for name in indicators if name in weeks and differs(weeks, name)][:MOST_BANDS]
        making["weeks"] = lambda width: figures.bands(weeks, courses, choose_contrasting(data), width=width)
    making["ranking"] = lambda width: figures.ranked(data.comparison, indicators[:3], top, width=width)
    if data.chances is not None:
        table = data.chances
        making["chances"] = lambda width: figures.chances(table, width=width)
    if data.money is not None and data.setting.budget_amount is not None:
        money, amount = data.money, data.setting.budget_amount
        making["money"] = lambda width: figures.budget(money, amount, width=width)
    if data.budgets is not None and data.budgets["budget"].nunique() > 1:
        budgets = data.budgets
        making["budgets"] = lambda width: figures.ranks(budgets, top, width=width)
    if data.causes is not None:
        causes = data.causes
        making["causes"] = lambda width: causal_picture(causes, width=width)
    for account in data.accounts:
        making[f"why-{account.strategy}-{account.by}"] = partial(draw_account, account)
    if data.crossover is not None and data.scans is not None:
        turn, scans = data.crossover, data.scans
        making["turning-point"] = lambda width: figures.turning(turn, scans, width=width)
    return making


def draw_account(account: Account, width: float) -> Figure:
    """Draw one account: what is lost without each decision, else as a waterfall."""
    if account.by == "decision":
        return needed_parts(account.parts, account.end - account.start, width=width)
    return figures.waterfall(account.parts, account.start, account.end, account.words, width=width)


def differs(weeks: pd.DataFrame, name: str) -> bool:
    """Return whether strategies lie further apart at the end than each wavers from week to week.

    Where they do not, weekly courses show nothing but chance. Short runs waver too little to be judged.
    """
    here = weeks[weeks["draw"] == 0] if "draw" in weeks else weeks
    means = here.groupby(["strategy", "week"], sort=False)[name].mean().unstack("strategy")
    if len(means) <= SHORT:
        return True
    drawn = means.rolling(SMOOTH, min_periods=1).mean()
    wavers = float(drawn.diff(SMOOTH).iloc[len(drawn) // 3 :].std().mean())
    ends = means.iloc[-LAST:].mean()
    return float(ends.max() - ends.min()) > TIMES * wavers


def choose_contrasting(data: ReportData) -> list[str]:
    """Return strategies to show week by week: two best, own, middle, last, going on as before."""
    order = order_strategies(data.comparison, data.headline)
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    others = [name for name in order if name != baseline]
    own = choose_own(data.comparison, others)[:MOST_OWN]
    picked = [*others[:2], *own, *others[len(others) // 2 : len(others) // 2 + 1], *others[-1:], baseline]
    return list(dict.fromkeys(picked))


def choose_own(frame: pd.DataFrame, names: Sequence[str]) -> list[str]:
    """Return those strategies that are a user's own: not among those always compared."""
    places = frame.attrs.get("places", {})
    return [name for name in names if places.get(name, 0) >= style.FIRST_OWN]


def standard_figures(data: ReportData) -> dict[str, Figure]:
    """Return the comparison's figures for the files, by file name without ending."""
    return {name: make(style.WIDE) for name, make in figure_makers(data).items()}


def embed_figures(
    data: ReportData, wide: dict[str, Figure] | None = None, only: Collection[str] = ()
) -> dict[str, Html]:
    """Return the figures for the page, each in both widths.

    ``wide``: those already drawn; ``only``: the names of those wanted, empty = all.
    """
    drawn = wide or {}
    found = {}
    for name, make in figure_makers(data).items():
        if only and name not in only:
            continue
        words = DESCRIPTIONS.get(name.split("-")[0], name)
        both = ((drawn.get(name) or make(style.WIDE), "wide"), (make(style.NARROW), "narrow"))
        found[name] = el(
            "div",
            *(el("div", Html(figures.svg(figure, f"{name}-{look}", words)), class_=look) for figure, look in both),
            class_="picture",
        )
    return found


DESCRIPTIONS: Texts[str] = Texts() | {
    "plane": "Each strategy's path in the plane of using social media (across) and being social (up)",
    "weeks": "Weekly course of the main indicators under contrasting strategies",
    "ranking": "Strategies ranked, each with its change against nothing new and two intervals",
    "chances": "How sure the first place is: how often the leader and its rivals are best, and what each gains",
    "money": "Planned, spent and unspent money of each strategy against the budget",
    "budgets": "Result of each strategy at several budgets",
    "causes": "What drives the leader: from its levers over what they change to being social and to the benefit",
    "why": "A strategy's change taken apart",
    "turning": "The leader's margin over the runner-up as one assumption moves through its range",
}
"""Descriptions of the figures, for those who cannot see them."""
