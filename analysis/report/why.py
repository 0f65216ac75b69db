"""The report's sections on why the leader leads, and for which values the runner-up would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.figures.turning import describe_selection
from analysis.presentation import vocabulary
from analysis.report import seeds
from analysis.report.markup import Html, el

if TYPE_CHECKING:
    from analysis.report.data import ReportData
    from analysis.statistics.accounts import Account

INTRO = {
    "decision": "By decision: the same runs with the same luck, without one lever at a time. What the parts leave over "
    "is the levers working together.",
    "mechanism": "By mechanism: the rules act one after another every week, so their shares add up exactly.",
    "driver": "By driver: the terms inside one mechanism.",
}
"""How each kind of account is to be read."""


def show_accounts(data: ReportData, pictures: dict[str, Html]) -> Html:
    """Return the section with the accounts, by decision first; a note if there is none."""
    order = {"decision": 0, "mechanism": 1, "driver": 2}
    accounts = sorted(data.accounts, key=lambda account: order.get(account.by, 3))
    if not accounts:
        text = "No account of why was made for this comparison."
        return el("section", el("h2", "Why"), el("p", text, class_="note"))
    return el("section", el("h2", "Why"), *(_account(data, account, pictures) for account in accounts))


def _account(data: ReportData, account: Account, pictures: dict[str, Html]) -> Html:
    """Return one account: title, sentence, figure."""
    name = vocabulary.title(data.comparison, "strategies", account.strategy)
    subject = vocabulary.title(data.comparison, "indicators", account.indicator).lower()
    picture = pictures[f"why-{account.strategy}-{account.by}"]
    words = INTRO.get(account.by, "") + seeds.make_seeds_sentence(data, [account.runs])
    return el(
        "div",
        el("h3", f"{name}: what moved {subject}, by {account.by}"),
        el("p", account.sentence) if account.sentence else None,
        el("figure", picture, el("figcaption", words)),
        class_="account",
    )


def show_turning_point(data: ReportData, pictures: dict[str, Html]) -> Html:
    """Return the section on the values for which the runner-up would win."""
    parts: list[Html | None] = [el("h2", "What would have to be true for the runner-up to win")]
    if data.crossover is None:
        parts.append(el("p", "Not searched for in this comparison.", class_="note"))
        return el("section", *parts)
    parts.append(el("p", data.crossover.sentence, class_="lead small"))
    if data.screening:
        parts.append(el("p", data.screening))
    if "turning-point" in pictures:
        words = (
            "Margin of the leader over the runner-up (paired, 95 % band) as one assumption moves, all else at default"
        )
        drawn = describe_selection(data.crossover)
        words += f"; {drawn}." if drawn else "."
        words += seeds.make_seeds_sentence(data, data.crossover.margins["seeds"])
        parts.append(el("figure", pictures["turning-point"], el("figcaption", words)))
    return el("section", *parts)
