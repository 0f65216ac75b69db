"""Finds the top set: the leader and all strategies that cannot be told apart from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.finding import TopSet
from analysis.presentation.language import fill, lower, translate
from analysis.presentation.style import format_probability, format_share_of_draws
from analysis.statistics import intervals
from analysis.statistics.pairs import CAN

if TYPE_CHECKING:
    import pandas as pd

FEW = 5
"""Below so many runs, or parameter draws, a comparison is a first look."""


def find_top_set(comparison: pd.DataFrame, duels: pd.DataFrame, indicator: str = "being") -> TopSet:
    """Return the set at the top of one indicator: the leader and all not told apart from it.

    ``comparison`` and ``duels`` come from `compare` and `pairs` over the same runs. Raises ValueError for an indicator
    without a good direction: it has no best.
    """
    good = vocabulary.direction(comparison, indicator)
    if good == "none":
        raise ValueError(f"{indicator}: no direction is good, so no strategy is best")
    rows = comparison[comparison["indicator"] == indicator].set_index("strategy")
    score = vocabulary.score(rows["mean"].to_numpy(dtype=float), good)
    order = [str(rows.index[place]) for place in np.argsort(-score, kind="stable")]
    here = duels[(duels["indicator"] == indicator) & (duels["better"] == order[0])]
    beaten = {str(a if b == order[0] else b) for a, b in zip(here["strategy"], here["other"], strict=True)}
    members = tuple(name for name in order if name not in beaten)
    over_seeds, over_draws = (_probabilities(rows, name) for name in ("probability_best", "probability_best_draws"))
    level = (duels["verdict"] == CAN) & (duels["better"] == "")  # on either side of 0, equally near to it
    close = duels[(duels["indicator"] == indicator) & ((duels["p_corrected"] >= 1 - intervals.LEVEL) | level)]
    near = {frozenset(duo) for duo in zip(close["strategy"], close["other"], strict=True)}
    tied = tuple(name for name in members[1:] if frozenset((members[0], name)) in near)
    claim = _claim(comparison, indicator, members, tied, known=over_seeds[members[0]] is not None)
    claim += _first_look(comparison, members, tied)
    odds = _odds(comparison, indicator, members, over_seeds, over_draws)
    return TopSet(indicator, members, over_seeds, over_draws, claim, odds, order[1] if len(order) > 1 else None, tied)


def warn_of_few(runs: int, draws: int) -> str:
    """Return a warning where there are too few runs or parameter draws, else ""."""
    counted = (
        (runs, translate("run"), translate("runs")),
        (draws, translate("set of other assumptions"), translate("sets of other assumptions")),
    )
    few = [f"{count} {many if count > 1 else one}" for count, one, many in counted if 0 < count < FEW]
    return (
        fill(translate("Only {few}: too few runs to say how sure the result is."), few=translate(" and ").join(few))
        if few
        else ""
    )


def _probabilities(rows: pd.DataFrame, column: str) -> dict[str, float | None]:
    """Return strategy -> probability, None where there is none."""
    if column not in rows:
        return dict.fromkeys(rows.index.astype(str))
    known = rows[column].dropna().astype(float).to_dict()
    return {str(name): known.get(name) for name in rows.index}


def _claim(frame: pd.DataFrame, indicator: str, members: tuple[str, ...], tied: tuple[str, ...], known: bool) -> str:
    """Describe who leads and who cannot be told apart from it; ``tied``: over the seeds already."""
    called = {name: vocabulary.title(frame, "strategies", name) for name in members}
    subject = lower(vocabulary.title(frame, "indicators", indicator))
    if not known:
        return fill(
            translate("One seed does not show which strategy is best on {subject}; {called} came out best in it."),
            subject=subject,
            called=called[members[0]],
        )
    level = (members[0], *tied)
    first = vocabulary.join_few([called[name] for name in level])
    verb = translate("leads" if len(level) == 1 else "lead")
    many = frame["strategy"].nunique()
    first = fill(translate("Of the {many} strategies compared, {first}"), many=many, first=first)
    if len(level) == len(members):
        return fill(translate("{first} {verb} on {subject}"), first=first, verb=verb, subject=subject) + (
            translate(" and cannot be told apart.") if tied else "."
        )
    rivals = vocabulary.join_few([called[name] for name in members if name not in level])
    doubt = fill(translate("cannot be told apart from {rivals} under other assumptions"), rivals=rivals)
    return fill(
        translate("{first} {verb} on {subject} {describe_base} but {doubt}."),
        first=first,
        verb=verb,
        subject=subject,
        describe_base=vocabulary.describe_base(frame),
        doubt=doubt,
    )


def _first_look(frame: pd.DataFrame, members: tuple[str, ...], tied: tuple[str, ...]) -> str:
    """Return a warning where so few runs, or draws, would name rivals whatever is true, else ""."""
    asked = [
        (translate("runs"), "seeds", bool(tied)),
        (translate("sets of other assumptions"), "draws", len(members) > 1 + len(tied)),
    ]
    few = [f"{frame.attrs[kept]} {word}" for word, kept, named in asked if named and 1 < frame.attrs.get(kept, 0) < FEW]
    return (
        fill(translate(" So few as {few} can hardly tell anything apart."), few=vocabulary.join_words(few))
        if few
        else ""
    )


def _odds(
    frame: pd.DataFrame,
    indicator: str,
    members: tuple[str, ...],
    over_seeds: dict[str, float | None],
    over_draws: dict[str, float | None],
) -> str:
    """Describe the probabilities of being best at the top, over seeds and over parameter draws."""

    def all_of(chances: list[str], values: dict[str, float | None]) -> str:
        named = [vocabulary.title(frame, "strategies", name) for name in members]
        listed = [f"{name} {chance}" for name, chance in zip(named, chances, strict=True)]
        few = vocabulary.MOST_NAMED
        if len(listed) <= few:
            return vocabulary.join_words(listed)
        order = np.argsort([-(values[name] or 0.0) for name in members], kind="stable")
        rest = [chances[place] for place in order[few - 1 :]]
        most = rest[0] if len(set(rest)) == 1 else fill(translate("at most {rest}"), rest=rest[0])
        return fill(
            translate("{join}; each of the other {rest} {most}"),
            join="; ".join(listed[place] for place in order[: few - 1]),
            rest=len(rest),
            most=most,
        )

    subject = lower(vocabulary.title(frame, "indicators", indicator))
    texts = []
    if over_seeds[members[0]] is not None:
        chances = all_of([format_probability(over_seeds[name]) for name in members], over_seeds)
        texts.append(
            fill(
                translate("Chance of being best on {subject} {describe_base}: {chances}."),
                subject=subject,
                describe_base=vocabulary.describe_base(frame),
                chances=chances,
            )
        )
    if over_draws[members[0]] is not None:
        shares = all_of([format_share_of_draws(frame, over_draws[name]) for name in members], over_draws)
        texts.append(
            fill(translate("Best on {subject} under other assumptions: {shares}."), subject=subject, shares=shares)
        )
    return " ".join(texts)
