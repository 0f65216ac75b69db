"""Looks the leader up under the other definition of what it leads on.

An indicator may have a counterpart, in ``attrs["indicators"]``: the same outcome by another way of counting. Whoever
leads on the one need not lead on the other, and then the verdict is one about the definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import TopSet
from analysis.presentation.language import fill, translate
from analysis.statistics.top_set import find_top_set

if TYPE_CHECKING:
    import pandas as pd

LAST_WEEKS = "in the last 12 weeks"
"""Only these weeks are compared: acts may have been forced before."""

LEADS, LEVEL, BEHIND = "leads", "cannot be told apart from the leader", "behind"


@dataclass(frozen=True, eq=False)
class RivalStanding:
    """Who leads by the other way of counting, and whether it is the same strategy.

    ``table`` has a row per indicator and strategy, best first: mean, low, high, probability_best, with draws
    probability_best_draws, and standing (leads, cannot be told apart from the leader, behind).
    """

    found: TopSet
    same: bool
    sentence: str
    table: pd.DataFrame


def look_up_rival(comparison: pd.DataFrame, duels: pd.DataFrame, found: TopSet) -> RivalStanding | None:
    """Return the standing by the counterpart of an indicator; None where it has none."""
    name = str(vocabulary.find_meaning(comparison, "indicators", found.indicator).get("counterpart") or "")
    if name not in set(comparison["indicator"]):
        return None
    rival = find_top_set(comparison, duels, name)
    if _are_equal(comparison, found.indicator, name):
        title = vocabulary.heading(comparison, "indicators", name)
        sentence = fill(
            translate("{title}, is the same here for every strategy: nobody was forced to act {LAST_WEEKS}."),
            title=title,
            LAST_WEEKS=LAST_WEEKS,
        )
    else:
        sentence = f"{_claim(comparison, found, rival)} {rival.odds}".strip()
    return RivalStanding(rival, rival.leader == found.leader, sentence, rank_by_both(comparison, found, rival))


def rank_by_both(comparison: pd.DataFrame, found: TopSet, rival: TopSet) -> pd.DataFrame:
    """Return the strategies by either way of counting, in the units of the comparison.

    A row per indicator and strategy, as in the table of `RivalStanding`.
    """
    import pandas as pd

    table = pd.concat([_ranked(comparison, found), _ranked(comparison, rival)], ignore_index=True)
    table.attrs = dict(comparison.attrs)
    return table


def _are_equal(comparison: pd.DataFrame, indicator: str, other: str) -> bool:
    """Return whether two indicators have the same mean under every strategy, in every basis."""
    means = [name for name in ("mean", "mean_draws") if name in comparison]
    one, two = (comparison[comparison["indicator"] == name][means].to_numpy() for name in (indicator, other))
    return bool((one == two).all())


def _ranked(comparison: pd.DataFrame, found: TopSet) -> pd.DataFrame:
    """Return the strategies on one indicator, best first, each with its standing."""
    kept = ["indicator", "strategy", "mean", "low", "high", "probability_best", "probability_best_draws"]
    rows = comparison[comparison["indicator"] == found.indicator]
    rows = rows[[name for name in kept if name in rows]].sort_values("mean", ascending=False, kind="stable")
    standing = dict.fromkeys(found.members, LEVEL) | {found.leader: LEADS}
    return rows.assign(standing=[standing.get(str(name), BEHIND) for name in rows["strategy"]])


def _claim(comparison: pd.DataFrame, found: TopSet, rival: TopSet) -> str:
    """Describe whether the leader leads by the other way of counting, too."""

    def called(name: str) -> str:
        mean = comparison["mean"][(comparison["strategy"] == name) & (comparison["indicator"] == rival.indicator)]
        return f"{vocabulary.title(comparison, 'strategies', name)} ({style.format_number(float(mean.iloc[0]))})"

    subject, own, best = vocabulary.title(comparison, "indicators", rival.indicator), found.leader, rival.leader
    others = vocabulary.join_few([called(name) for name in rival.members[1:]])
    if rival.probability[best] is None:
        same = "too" if best == own else fill(translate("and not {own}"), own=called(own))
        return fill(
            translate("In this one seed {best} came out best on {subject} {same}."),
            best=called(best),
            subject=subject,
            same=same,
        )
    if best == own and not others:
        return fill(translate("{own} also leads on {subject}."), own=called(own), subject=subject)
    if best == own:
        return fill(
            translate("{own} also comes first on {subject} but cannot be told apart there from {others}."),
            own=called(own),
            subject=subject,
            others=others,
        )
    if own in rival.members:
        return fill(
            translate("On {subject}, {best} comes first, and {own} cannot be told apart from it."),
            subject=subject,
            best=called(best),
            own=called(own),
        )
    return fill(
        translate("On {subject}, {best} leads and not {own}: who leads depends on what is counted."),
        subject=subject,
        best=called(best),
        own=called(own),
    )
