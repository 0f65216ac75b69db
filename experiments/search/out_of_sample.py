"""Compares strategies found by search with the best hand-written one, on fresh seeds.

The search chose by its own seeds, so its scores are too good. Here seeds and parameter draws are new, and the same for
the hand-written strategies; the best of those is chosen on these very runs, which favours them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from experiments.comparison.comparison import Report, compare
from experiments.execution.batches import MakeExecutor

if TYPE_CHECKING:
    import pandas as pd

    from experiments.comparison.question import Answer
    from experiments.search.optimise import Search
    from simulation.levers import Strategy

FRESH = 1_000_003
"""The difference between the fresh seeds and those of the search."""


@dataclass
class FreshResult:
    """The fresh runs (`answer`) and the gains: a row per indicator, with intervals."""

    answer: Answer
    gains: pd.DataFrame
    sentence: str


def compare_on_fresh_seeds(
    search: Search,
    found: tuple[Strategy, ...],
    runs: int,
    draws: int,
    make_executor: MakeExecutor | None = None,
    report: Report | None = None,
) -> FreshResult:
    """Run found and hand-written strategies on fresh seeds and draws, at equal budget."""
    question = search.question
    fresh = replace(
        question,
        strategies=(*question.strategies, *found),
        runs=runs,
        draws=draws,
        seed=question.seed + FRESH,
        extras=False,
    )
    answer = compare(fresh, make_executor, report)
    written = [one.name for one in question.strategies]
    gains = gains_table(answer.runs, written, [one.name for one in found], search.indicators)
    return FreshResult(answer, gains, _sentence(gains))


def gains_table(runs: pd.DataFrame, written: list[str], found: list[str], indicators: tuple[str, ...]) -> pd.DataFrame:
    """Return the best found against the best hand-written strategy, a row per indicator.

    Columns: indicator, found, hand_written, found_mean, hand_written_mean, difference, difference_low, difference_high
    (95 %, paired over seeds); with draws the last three again, ending in _draws.
    """
    import pandas as pd

    from analysis.presentation import vocabulary
    from analysis.statistics import intervals, panel

    seeds, draws = panel.by_seed(runs), panel.by_draw(runs)
    rows = []
    for name in indicators:
        good = vocabulary.direction(runs, name)
        best, rival = (
            max(some, key=lambda one: float(vocabulary.score(seeds.of(one, name).mean(), good)))
            for some in (found, written)
        )
        row: dict[str, object] = {"indicator": name, "found": best, "hand_written": rival}
        row |= {"found_mean": seeds.of(best, name).mean(), "hand_written_mean": seeds.of(rival, name).mean()}
        for table, suffix in ((seeds, ""), (draws, "_draws")):
            if table.blocks:
                left, right = table.of(best, name), table.of(rival, name)
                gap = intervals.estimate(abs(left) - abs(right) if good == "near 0" else left - right)
                row |= {
                    f"difference{suffix}": float(gap.mean),
                    f"difference_low{suffix}": float(gap.low),
                    f"difference_high{suffix}": float(gap.high),
                }
        rows.append(row)
    frame = pd.DataFrame(rows)
    frame.attrs = dict(runs.attrs) | {"seeds": len(seeds.blocks), "draws": len(draws.blocks)}
    return frame


def _sentence(gains: pd.DataFrame) -> str:
    """Describe the gains with their intervals; a gain whose interval contains 0 is no gain."""
    from analysis.presentation import style, vocabulary

    sentences = []
    for _, row in gains.iterrows():
        good = vocabulary.direction(gains, str(row["indicator"]))
        subject = vocabulary.title(gains, "indicators", str(row["indicator"]))
        rival = vocabulary.title(gains, "strategies", str(row["hand_written"]))
        low, high = float(row["difference_low"]), float(row["difference_high"])
        better = (low > 0, high < 0)[good != "up"]
        worse = (high < 0, low > 0)[good != "up"]
        verdict = "better than" if better else "worse than" if worse else "not told apart from"
        mean, other, gap = (
            style.format_number(float(row[key])) for key in ("found_mean", "hand_written_mean", "difference")
        )
        text = (
            f"On {gains.attrs['seeds']} fresh seeds the strategy found is {verdict} {rival}, "
            f"the best hand-written one, on {subject}: {mean} against {other}, "
            f"a difference of {gap} ({style.format_number(low)} to {style.format_number(high)})"
        )
        if gains.attrs["draws"]:
            ends = [style.format_number(float(row[f"difference{end}_draws"])) for end in ("", "_low", "_high")]
            text += f"; over {gains.attrs['draws']} fresh parameter draws {ends[0]} ({ends[1]} to {ends[2]})"
        sentences.append(text + ".")
    return " ".join(sentences)
