"""Compares every strategy with the leader on one indicator, by paired differences.

Blocks are parameter draws where the runs have them, seeds otherwise; the two are never mixed. p values are
corrected over all pairs of strategies (Holm 1979), of which the leader's are given: the same runs chose the leader, and
the best of many equals is far from the others by chance. Strategies may have been run on different numbers of seeds: a
mean is that of all runs of a strategy, a difference that of two such means (`intervals.compare_means`: paired and
unpaired runs). The probability of being best never claims more than the verdicts do (`ranking.agree_with_tests`).

Where the nearer to 0 the better, what is compared is the distance to 0: over draws that in each draw, over seeds that
of the mean, | |m_i| - |m_b| |. Means on either side of 0 can differ and be equally near to it, so both differ from 0,
m_i - m_b and m_i + m_b, or the two cannot be told apart: p is the larger one of their paired t tests
(intersection-union test, Berger 1982).
"""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.finding import Finding
from analysis.presentation.language import fill, translate
from analysis.presentation.style import format_probability
from analysis.statistics import intervals, panel, ranking
from analysis.statistics.pairs import CAN, CANNOT, holm

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

DRAWS = "parameter draws"
"""What a ranking is over where the runs have them; else over seeds."""


def leading(runs: pd.DataFrame, indicator: str = "being") -> Finding:
    """Rank the strategies, the best mean first.

    Table: strategy, runs (blocks it was run in), mean, low, high, share_best (of draws; over seeds the probability
    that its mean is the best), then against the leader: difference (where the nearer to 0 the better, that of the
    distances to 0), difference_low, difference_high, p_corrected (over all pairs), verdict. attrs: ``basis``,
    ``blocks`` (how many, in words). Raises ValueError for an indicator without a good direction, fewer than two
    strategies or fewer than two blocks.
    """
    import pandas as pd

    good = vocabulary.direction(runs, indicator)
    if good == "none":
        raise ValueError(f"{indicator}: no direction is good, so no strategy is best")
    basis = DRAWS if (runs["draw"] > 0).any() else "seeds"
    table = panel.by_draw(runs) if basis == DRAWS else panel.by_seed(runs, gaps=True)
    values = table.values[:, :, table.indicators.index(indicator)]
    if len(table.strategies) < 2 or np.isfinite(values).all(axis=0).sum() < 2:
        raise ValueError(f"a ranking needs two strategies and two {basis} in which all of them were run")
    order = np.argsort(-_scores(values, good, basis), kind="stable")
    values = values[order]
    own = [intervals.estimate(some[np.isfinite(some)]) for some in values]
    duels = [_against(second, first, good, basis) for first, second in combinations(values, 2)]
    behind = len(values) - 1  # the leader's pairs come first
    between = [difference for difference, _ in duels[:behind]]
    p = holm([chance for _, chance in duels])[:behind]
    apart = p < 1 - intervals.LEVEL
    if basis == DRAWS:
        shares = ranking.share_best(values, good)
    else:
        shares = ranking.agree_with_tests(ranking.probability_best(values, good), 0, np.append(False, ~apart))
    frame = pd.DataFrame(
        {
            "strategy": [table.strategies[place] for place in order],
            "runs": np.isfinite(values).sum(axis=1),
            "mean": _numbers(own, "mean"),
            "low": _numbers(own, "low"),
            "high": _numbers(own, "high"),
            "share_best": shares,
            "difference": [0.0, *_numbers(between, "mean")],
            "difference_low": [0.0, *_numbers(between, "low")],
            "difference_high": [0.0, *_numbers(between, "high")],
            "p_corrected": [1.0, *p],
            "verdict": ["leads", *np.where(apart, CAN, CANNOT)],
        }
    )
    frame.attrs = dict(runs.attrs) | {"basis": basis, "blocks": _counted(frame["runs"]), "left_out": table.left_out}
    return Finding(frame, _sentence(frame, indicator), partial(_draw, frame, indicator))


def _scores(values: NDArray[np.float64], good: str, basis: str) -> NDArray[np.float64]:
    """Return each strategy's score, more is better: by its mean over seeds, or mean over draws."""
    if basis == DRAWS:
        found: NDArray[np.float64] = vocabulary.score(values, good).mean(axis=1)
        return found
    means: NDArray[np.float64] = np.nanmean(values, axis=1)
    return vocabulary.score(means, good)


def _against(
    some: NDArray[np.float64], better: NDArray[np.float64], good: str, basis: str
) -> tuple[intervals.Estimate, float]:
    """Return the difference to the better one, and its p value (uncorrected)."""
    if good != "near 0":
        return intervals.compare_means(some, better)
    if basis == DRAWS:
        return intervals.compare_means(np.abs(some), np.abs(better))
    signs = np.copysign(1.0, [np.nanmean(some), np.nanmean(better)])
    difference, _ = intervals.compare_means(signs[0] * some, signs[1] * better)
    return difference, max(intervals.compare_means(some, better)[1], intervals.compare_means(some, -better)[1])


def _numbers(estimates: list[intervals.Estimate], part: str) -> list[float]:
    return [float(getattr(one, part)) for one in estimates]


def _counted(runs: pd.Series[int]) -> str:
    """Describe how many runs there are of each: "30", or "10 to 84"."""
    return (
        f"{runs.min()}"
        if runs.min() == runs.max()
        else fill(translate("{min} to {max}"), min=runs.min(), max=runs.max())
    )


def _sentence(frame: pd.DataFrame, indicator: str) -> str:
    """Describe the leader, those that cannot be told apart from it, and how often each is best."""

    def called(name: str) -> str:
        return vocabulary.title(frame, "strategies", name)

    top = frame[(frame["verdict"] != CAN)]
    subject = vocabulary.title(frame, "indicators", indicator)
    first, others = called(str(frame.loc[0, "strategy"])), [called(str(name)) for name in top["strategy"][1:]]
    draws = frame.attrs["basis"] == DRAWS
    over = fill(translate("over {blocks} {basis}"), blocks=frame.attrs["blocks"], basis=translate(frame.attrs["basis"]))
    text = fill(translate("{first} leads on {subject} {over}"), first=first, subject=subject, over=over)
    text += (
        fill(translate(" but cannot be told apart from {others}"), others=vocabulary.join_words(others))
        if others
        else ""
    )
    shares = [style.format_share(s) if draws else format_probability(s) for s in top["share_best"]]
    listed = vocabulary.join_words([f"{name} {share}" for name, share in zip([first, *others], shares, strict=True)])
    return f"{text}. {translate('Best, of the parameter draws' if draws else 'Chance of being best')}: {listed}."


def _draw(frame: pd.DataFrame, indicator: str, width: float) -> Figure:
    """Draw the means with intervals, the leader on top."""
    from analysis import figures

    named = frame.assign(parameter=[vocabulary.title(frame, "strategies", str(n)) for n in frame["strategy"]])
    label = fill(
        translate("{indicator}: mean over {blocks} {basis}, 95 %"),
        indicator=style.describe_axis(frame, indicator),
        blocks=frame.attrs["blocks"],
        basis=frame.attrs["basis"],
    )
    return figures.bars(named, ("mean", "low", "high"), label, width=width, order=False)
