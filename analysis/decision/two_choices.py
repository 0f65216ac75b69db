"""The most social strategy beside the most valuable one, and the headline measures of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.presentation import headline, vocabulary
from analysis.presentation.finding import TopSet
from analysis.presentation.headline import MEASURES, format_measure
from analysis.presentation.language import fill, mark, translate

if TYPE_CHECKING:
    import pandas as pd

SOCIAL, VALUABLE, BOTH = mark(("Most social", "Most valuable", "Most social and most valuable"))


@dataclass(frozen=True)
class Choice:
    """One of the two choices: what it is best at, its title, and its headline measures by name.

    ``tied``: titles of those that cannot be told apart from it. ``money``: the unit of amounts.
    """

    kind: str
    strategy: str
    title: str
    measures: Mapping[str, float]
    tied: tuple[str, ...]
    money: str = "k"

    @property
    def sentence(self) -> str:
        """What it is, with what it is worth."""
        money = headline.describe_money(self.measures["net_value"], self.measures["payback_week"], self.money)
        level = format_measure("being", self.measures["being"])
        tied = (
            fill(translate("; not told apart from {join_few}"), join_few=vocabulary.join_few(list(self.tied)))
            if self.tied
            else ""
        )
        being = translate(headline.BY_NAME["being"].title)
        return f"{translate(self.kind)}: {self.title} ({being} {level}; {money}{tied})."


def merge_choices(choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices; one of both kinds where both name the same strategy."""
    if len({choice.strategy for choice in choices}) != 1:
        return list(choices)
    tied = tuple(dict.fromkeys(title for choice in choices for title in choice.tied))
    return [replace(choices[0], kind=BOTH, tied=tied)]


def add_payback(comparison: pd.DataFrame, paybacks: Mapping[str, float]) -> pd.DataFrame:
    """Return the comparison with a row `payback_week` a strategy, empty where there is none."""
    import pandas as pd

    rows = pd.DataFrame({name: pd.Series(dtype=comparison[name].dtype) for name in comparison.columns})
    rows = rows.reindex(range(len(paybacks)))
    rows["strategy"], rows["indicator"] = list(paybacks), "payback_week"
    rows["mean"] = list(paybacks.values())
    order = {name: place for place, name in enumerate(vocabulary.strategies(comparison))}
    found = pd.concat([comparison, rows.astype(comparison.dtypes.to_dict())], ignore_index=True)
    found = found.sort_values("strategy", key=lambda names: names.map(order), kind="stable", ignore_index=True)
    found.attrs = dict(comparison.attrs)
    return found


def headline_table(comparison: pd.DataFrame) -> pd.DataFrame:
    """Return the headline measures' means, a row a strategy and a column a measure."""
    names = [measure.name for measure in MEASURES]
    rows = vocabulary.share_meanings(comparison)
    wide = rows[rows["indicator"].isin(names)].pivot(index="strategy", columns="indicator", values="mean")
    found = wide.loc[vocabulary.strategies(rows), [name for name in names if name in wide]].reset_index()
    meant = [name for name in headline.OF_PROGRAMMES if name in found]
    found.loc[found["strategy"] == rows.attrs.get("baseline", "nothing"), meant] = float("nan")
    found.columns.name = None
    found.attrs = dict(rows.attrs)
    return found


def describe_headline(comparison: pd.DataFrame) -> pd.DataFrame:
    """Return the headline measures with title, unit, window and definition, as they are shown."""
    import pandas as pd

    wide = headline_table(comparison).set_index("strategy")
    rows = [
        (
            strategy,
            vocabulary.title(comparison, "strategies", str(strategy)),
            one.name,
            one.title,
            wide.loc[strategy, one.name],
            vocabulary.unit(comparison, one.name) if one.unit == "k" else one.unit,
            one.window,
            one.definition,
        )
        for strategy in wide.index
        for one in MEASURES
        if one.name in wide
    ]
    columns = ["strategy", "strategy_title", "measure", "title", "mean", "unit", "window", "definition"]
    return pd.DataFrame(rows, columns=columns)


def find_choices(comparison: pd.DataFrame, social: TopSet, valuable: TopSet) -> tuple[Choice, Choice]:
    """Return the most social and the most valuable strategy; they may be the same."""
    return _choose(comparison, SOCIAL, social), _choose(comparison, VALUABLE, valuable)


def _choose(comparison: pd.DataFrame, kind: str, found: TopSet) -> Choice:
    """Return the leader of a top set with its headline measures."""
    table = headline_table(comparison)
    measures = table[table["strategy"] == found.leader].iloc[0]
    return Choice(
        kind,
        found.leader,
        vocabulary.title(comparison, "strategies", found.leader),
        {one.name: float(measures[one.name]) for one in MEASURES if one.name in table},
        tuple(vocabulary.title(comparison, "strategies", name) for name in found.members[1:]),
        vocabulary.unit(comparison, "net_value") or "k",
    )
