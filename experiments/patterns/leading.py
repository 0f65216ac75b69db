"""Patterns of leading a change: P6 to P11, P34.

Success, tipping, pushes that end.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns import staff, taking_part
from analysis.patterns.judging import difference, ratio
from experiments.patterns import equations
from experiments.patterns.arms import HOLISTIC, INSIDE_OUT, TOOLS, TOOLS_ONLY, WORDS_ONLY, reads
from experiments.patterns.pattern import (
    Arm,
    Part,
    Pattern,
    Reading,
    about,
    above_zero,
    at_least,
    at_most,
    factor,
    lacking,
    within,
)
from experiments.patterns.use import BROAD
from simulation.levers import Entry

if TYPE_CHECKING:
    from numpy.typing import NDArray

FAIR, GOOD = (Arm(f"inside-out, {name}", "inside-out", scale=scale) for name, scale in (("1/3", 1 / 3), ("2/3", 2 / 3)))
ORDINARY = [TOOLS_ONLY, WORDS_ONLY]
ORDINARY += [
    Arm(name, name) for name in ("social-front-team", "mandate", "champions", "communities-of-purpose", "lock-down")
]
PLAN = (TOOLS, Entry("training", 0.4, 8), Entry("deeds", 0.5, 8, 8), Entry("informal_leaders", 0.3, 8, 8))
SILENT = Arm("a plan, and silence in the act stage", entries=PLAN)
TELLING = Arm(
    "a plan, and news of it from week 26 on",
    entries=(*PLAN, Entry("words", 0.6, 26, 4), Entry("two_way", 0.6, 26, 4)),
)

SHARES = np.array([0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5])
COMMITTED = [Arm(f"tools-only, {share:.0%} committed", "tools-only", committed=float(share)) for share in SHARES]
OTHERS = Reading("practice of the others", taking_part.practice_of_others, ("practice", "present"))


def _tipping(*columns: NDArray[Any]) -> float:
    return taking_part.tipping_share(SHARES, np.array([column.mean() for column in columns]))


def _pushed(end: int) -> Arm:
    push = (
        Entry("mandate", 1.0, 8, 0, end),
        Entry("training", 0.5, 8, 0, end),
        Entry("deeds", 0.5, 8, 0, end),
    )
    return Arm(f"tools and a push of {end - 8} weeks", entries=(TOOLS, *push), weeks=164)


EARLY, LONG, UNPUSHED = _pushed(21), _pushed(112), Arm("tools, no push", entries=(TOOLS,), weeks=164)
AT = {week: Reading(f"practice in week {week}", staff.practice_kept(week)) for week in (20, 73, 111, 164)}


def _push(arm: Arm, end: int, later: int) -> tuple[tuple[Arm, Reading], ...]:
    return ((arm, AT[end]), (UNPUSHED, AT[end]), (arm, AT[later]), (UNPUSHED, AT[later]))


def _kept(*columns: NDArray[Any]) -> float:
    """Return the share of what a push had brought by its end that is there a year later."""
    end, end_without, later, later_without = (float(column.mean()) for column in columns)
    return (later - later_without) / (end - end_without)


def _kept_longer(*columns: NDArray[Any]) -> float:
    return _kept(*columns[:4]) - _kept(*columns[4:])


PATTERNS = (
    Pattern(
        "P6",
        "The better a change is led, the more often it reaches its aim",
        "Prosci 2007, 2016, 2019",
        "V",
        (
            Part(
                "aim reached, excellent minus poor",
                "88-94 % minus 15-17 %",
                "share of firms",
                within(0.71, 0.79),
                ((INSIDE_OUT, BROAD), (WORDS_ONLY, BROAD)),
                difference,
                over_draws=True,
            ),
            Part("excellent", "88 to 94 %", "share of firms", about(0.91), reads(BROAD, [INSIDE_OUT]), over_draws=True),
            Part("good", "73 %", "share of firms", about(0.73), reads(BROAD, [GOOD]), over_draws=True),
            Part("fair", "39 %", "share of firms", about(0.39), reads(BROAD, [FAIR]), over_draws=True),
            Part("poor", "13 to 17 %", "share of firms", about(0.15), reads(BROAD, [WORDS_ONLY]), over_draws=True),
        ),
        proxy="Aim: practice above 0.5. Excellent: inside-out; good, fair: 2/3, 1/3 of it; poor: words without deeds.",
        vendor=True,
    ),
    Pattern(
        "P7",
        "A quarter of transformations are called successful, most where everything was done",
        "McKinsey 2008, 2012, 2014, by their leaders",
        "V",
        (
            Part(
                "ordinary programmes that reach their aim",
                "20 to 33 %",
                "share of firms",
                within(0.20, 0.33),
                reads(BROAD, ORDINARY),
                over_draws=True,
            ),
            Part("holistic, phased", "79 %", "share of firms", about(0.79), reads(BROAD, [HOLISTIC]), over_draws=True),
        ),
        proxy="Ordinary: the seven built-in strategies short of a whole programme. Aim: practice above 0.5.",
        vendor=True,
    ),
    Pattern(
        "P8",
        "Role models among leaders multiply success",
        "McKinsey, figure not found in any copy",
        "M",
        (lacking("success with role models against without", "not printed", "a published figure that can be found"),),
        vendor=True,
    ),
    Pattern(
        "P9",
        "Changes whose leaders report progress succeed far more often",
        "McKinsey 2020",
        "V",
        (
            Part(
                "aim reached with news in the act stage against without",
                "8 times",
                "ratio",
                factor(8.0, neutral=1.0),
                ((TELLING, BROAD), (SILENT, BROAD)),
                ratio,
                over_draws=True,
            ),
            lacking("news of results itself", "progress is communicated", "news of results that changes beliefs"),
        ),
        proxy="News: words and two-way traffic from week 26 on, beside one and the same plan.",
        vendor=True,
    ),
    Pattern(
        "P10",
        "A committed minority of about a quarter tips the others",
        "Centola, Becker, Brackbill & Baronchelli 2018",
        "V",
        (
            Part(
                "committed share at which the others' practice jumps",
                "about 25 % (10 to 40 % elsewhere)",
                "share",
                within(0.10, 0.40, near=0.0),
                reads(OTHERS, COMMITTED),
                _tipping,
            ),
        ),
        proxy="Committed: people drawn by the seed who always act. 1 means that nothing tips up to one half.",
    ),
    Pattern(
        "P11",
        "A hair more variety of thresholds turns a few into all",
        "Granovetter 1978",
        "C",
        tuple(
            Part(
                f"share acting in the end at a standard deviation of {sd:.4f}",
                f"{share:g}",
                "share",
                within(share - 0.0025, share + 0.0025, near=0.05),
                compute=partial(equations.share_acting, sd),
            )
            for sd, share in ((0.1225, 1.0), (0.1220, 0.055))
        ),
        proxy="The engine's own social pull with everything else switched off; no firm is run.",
        built_in="It checks the equation, which is Granovetter's.",
    ),
    Pattern(
        "P34",
        "A push that ends early reverts, one that lasts sustains",
        "Repenning 2002",
        "V",
        (
            Part(
                "kept a year after a long push minus after a short one",
                "above 0",
                "share kept",
                above_zero(),
                (*_push(LONG, 111, 164), *_push(EARLY, 20, 73)),
                _kept_longer,
            ),
            Part(
                "kept after 13 weeks of push",
                "most of it is lost",
                "share kept",
                at_most(0.5),
                _push(EARLY, 20, 73),
                _kept,
            ),
            Part(
                "kept after 104 weeks of push",
                "most of it stays",
                "share kept",
                at_least(0.5),
                _push(LONG, 111, 164),
                _kept,
            ),
        ),
        proxy="Push: mandate, training and deeds beside the tools; practice beyond that of the tools alone.",
    ),
)
