"""How sure the first place is: chance by random seed, share of parameter draws, lowest gain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import vocabulary
from analysis.presentation.language import translate
from analysis.statistics import panel
from analysis.statistics.intervals import share_interval

if TYPE_CHECKING:
    import pandas as pd

    from analysis.presentation.finding import TopSet

MOST_ROWS = 4


@dataclass(frozen=True)
class Panels:
    """What each panel of the picture shows, in words; the low end over draws or seeds."""

    chance: str
    share: str
    gain: str
    over_draws: str
    over_seeds: str


def describe_panels(table: pd.DataFrame, words: Panels) -> str:
    """Describe the panels that the picture of a table has, in order where there are several.

    They stand beside each other, or below each other on a phone.
    """
    gain = words.gain
    if table["gain_low"].notna().all():
        gain += f", {words.over_draws if table.attrs['draws'] else words.over_seeds}"
    texts = [{"chance": words.chance, "share": words.share, "gain": gain}[name] for name in table.attrs["panels"]]
    if len(texts) == 1:
        return f"{texts[0][:1].upper()}{texts[0][1:]}."
    return " ".join(
        f"{place}: {text}."
        for place, text in zip((translate("First"), translate("Second"), translate("Third")), texts, strict=False)
    )


def chances_table(runs: pd.DataFrame, comparison: pd.DataFrame, found: TopSet) -> pd.DataFrame:
    """Return the leader and its strongest rivals, a row each.

    Columns: strategy, title, chance (of being best, over the seeds), share, share_low, share_high (of the draws it is
    best in, 95 %), gain (against the baseline), gain_low, gain_high (the range over the draws as in
    `compare`), gains (one number a draw). What is not known is not a number. ``runs`` and ``comparison`` in the same
    units. attrs: draws, indicator, panels (what there is to draw: chance, share, gain).
    """
    import pandas as pd

    table = panel.by_draw(runs)
    draws, baseline = len(table.blocks), str(comparison.attrs.get("baseline", "nothing"))
    rows = comparison[comparison["indicator"] == found.indicator].set_index("strategy")
    rivals = sorted(found.members[1:], key=lambda name: -(found.probability_draws[name] or 0.0))
    names = [found.leader, *rivals[: MOST_ROWS - 1]]
    if len(names) == 1 and found.runner_up is not None:
        names.append(found.runner_up)
    parts = []
    for name in names:
        row = vocabulary.find_row(rows, name)
        gains = table.of(name, found.indicator) - table.of(baseline, found.indicator) if draws else np.zeros(0)
        share = found.probability_draws[name]
        ends = share_interval(share, draws) if share is not None else (np.nan, np.nan)
        if draws:
            low, high = float(row["spread_low_draws"]), float(row["spread_high_draws"])
        else:
            low, high = float(row["difference_low"]), float(row["difference_high"])
        chance = found.probability[name]
        parts.append(
            {
                "strategy": name,
                "title": vocabulary.title(comparison, "strategies", name),
                "chance": np.nan if chance is None else chance,
                "share": np.nan if share is None else share,
                "share_low": ends[0],
                "share_high": ends[1],
                "gain": float(row["difference"]),
                "gain_low": low,
                "gain_high": high,
                "gains": gains.tolist(),
            }
        )
    frame = pd.DataFrame(parts)
    held = (("chance", bool(frame["chance"].notna().any())), ("share", draws > 0), ("gain", True))
    panels = tuple(name for name, there in held if there)
    frame.attrs = dict(comparison.attrs) | {"draws": draws, "indicator": found.indicator, "panels": panels}
    return frame
