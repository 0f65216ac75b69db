"""Accounts of why: a change split by decision (the run without it) or by mechanism.

By decision: the same strategy under the same random seeds, once without each lever. A lever's part is what is lost
without it; parts of levers that only work together count in each of them, so that parts and total differ: the
difference is shown as interaction, never hidden in a part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, lower, translate
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd

MOST_PARTS = 12
"""More parts than this and the smallest are shown together."""


@dataclass(frozen=True, eq=False)
class Account:
    """The change of an indicator, split into parts.

    ``by``: "decision", "mechanism" or "driver". ``parts`` has columns title and amount; what they leave open between
    ``start`` and ``end`` (named by ``words``) is shown as interaction. ``runs``: how many runs it is the mean of (0:
    not known).
    """

    strategy: str
    by: str
    parts: pd.DataFrame
    start: float
    end: float
    words: tuple[str, str]
    indicator: str = "being"
    sentence: str = ""
    runs: int = 0


def by_decision(
    table: pd.DataFrame, strategy: str, titles: Mapping[str, str], indicator: str = "being", baseline: str = "nothing"
) -> Account:
    """Return what each lever of a strategy adds: the mean loss without it, largest part first.

    ``table`` has columns without ("" = the whole strategy, ``baseline`` = no programme, else the lever left out),
    seed and the indicator; ``titles`` gives levers their words. Parts have an interval (low, high). Raises
    ValueError if the whole strategy or the baseline is missing, or a seed of one of the runs.
    """
    import pandas as pd

    wide = table.pivot(index="seed", columns="without", values=indicator)
    for name, missing in (("", translate("whole strategy")), (baseline, "baseline")):
        if name not in wide:
            raise ValueError(f"by decision: no runs of the {missing}")
    if wide.isna().any().any():
        raise ValueError("by decision: every variant needs a run for every seed")
    levers = [str(name) for name in wide.columns if name not in ("", baseline)]
    lost = intervals.estimate(np.stack([(wide[""] - wide[name]).to_numpy(dtype=float) for name in levers], axis=1))
    columns = {
        "title": [translate(titles.get(name, vocabulary.format_name(name))) for name in levers],
        "amount": lost.mean,
    }
    parts = pd.DataFrame({**columns, "low": lost.low, "high": lost.high})
    parts = parts.sort_values("amount", key=np.abs, ascending=False, kind="stable").reset_index(drop=True)
    parts.attrs = {"known": lost.known}
    words = (vocabulary.title(table, "strategies", baseline), vocabulary.title(table, "strategies", strategy))
    start, end = float(wide[baseline].mean()), float(wide[""].mean())
    sentence = _sentence(table, parts, indicator)
    return Account(strategy, "decision", parts, start, end, words, indicator, sentence, len(wide))


def by_mechanism(
    parts: Mapping[str, float], strategy: str, start: float, end: float, weeks: int, indicator: str = "being"
) -> Account:
    """Return the exact split of a change by mechanism, largest part first.

    ``parts``: title -> amount. ``end`` is the mean of the last ``weeks`` weeks.
    """
    import pandas as pd

    frame = pd.DataFrame({"title": list(parts), "amount": list(parts.values())})
    frame = frame.sort_values("amount", key=np.abs, ascending=False, kind="stable").reset_index(drop=True)
    return Account(
        strategy,
        "mechanism",
        shorten_parts(frame),
        start,
        end,
        (translate("week 0"), fill(translate("last {weeks} weeks"), weeks=weeks)),
        indicator,
    )


def shorten_parts(parts: pd.DataFrame, most: int = MOST_PARTS) -> pd.DataFrame:
    """Return the largest parts and all smaller ones together in one row, with the same sum."""
    import pandas as pd

    if len(parts) <= most:
        return parts
    order = np.argsort(-parts["amount"].abs().to_numpy(), kind="stable")
    large, rest = parts.iloc[order[: most - 1]], parts.iloc[order[most - 1 :]]
    line = pd.DataFrame(
        {"title": [fill(translate("{rest} others together"), rest=len(rest))], "amount": [float(rest["amount"].sum())]}
    )
    return pd.concat([large[["title", "amount"]], line], ignore_index=True)


def _sentence(table: pd.DataFrame, parts: pd.DataFrame, indicator: str) -> str:
    """Describe the decision that matters most, with its interval."""
    if parts.empty:
        return ""
    row, subject = parts.iloc[0], vocabulary.title(table, "indicators", indicator)
    way = translate("lower" if row["amount"] > 0 else "higher")
    interval = (
        fill(
            translate(" (95 % interval {low} to {high})"),
            low=style.format_number(row["low"]),
            high=style.format_number(row["high"]),
        )
        if parts.attrs["known"]
        else ""
    )
    size = style.format_number(abs(float(row["amount"])))
    return fill(
        translate("Without {lower}, {subject} would end {size} {way}{interval}: the largest single part."),
        lower=lower(str(row["title"])),
        subject=subject,
        size=size,
        way=way,
        interval=interval,
    )
