"""Patterns of trust in leaders: P14, P30, P31."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.patterns import staff
from experiments.patterns import equations
from experiments.patterns.arms import INSIDE_OUT, NOTHING, TOOLS_ONLY, WORDS_ONLY, reads
from experiments.patterns.pattern import Part, Pattern, Reading, above_zero, lacking, within

if TYPE_CHECKING:
    from numpy.typing import NDArray

BOSS_AND_TOP = "a reading of trust in the boss and in the top"
PERSON = ("holder", "present", "trust", "anchor", "usefulness", "need", "met", "answerer")
WITH_ATTITUDE = Reading("trust with attitude", staff.trust_with_attitude, PERSON)
WITH_PERFORMANCE = Reading("trust with performance", staff.trust_with_performance, PERSON)
LED = [TOOLS_ONLY, INSIDE_OUT, WORDS_ONLY]


def _attitude_before_performance(*columns: NDArray[Any]) -> float:
    return float(np.mean(columns[:3]) - np.mean(columns[3:]))


PATTERNS = (
    Pattern(
        "P14",
        "Bad news moves trust more than good news, less so where views are firm",
        "Slovic 1993; Poortinga & Pidgeon 2004",
        "V",
        (
            Part(
                "log of trust lost over trust won by one week of equal evidence",
                "above 0",
                "log",
                above_zero(),
                reads(Reading("trust lost over won", equations.trust_lost_over_won), [NOTHING]),
            ),
            lacking("weaker for firm prior views", "direction", "firmness of views in the equation of trust"),
        ),
        proxy="The engine's equation of trust, asked for everybody in the firm at the end of a run.",
        built_in="The asymmetry is a parameter of the equation.",
    ),
    Pattern(
        "P30",
        "Only the top's integrity goes with commitment; the boss's and the top's both go with cynicism",
        "Kannan-Narasimhan & Lawrence 2012",
        "V",
        (lacking("commitment and cynicism on the integrity of boss and top", "which of them predicts", BOSS_AND_TOP),),
    ),
    Pattern(
        "P31",
        "Trust in leaders goes with attitudes more than with performance",
        "Dirks & Ferrin 2002",
        "V",
        (
            Part(
                "r with attitude minus r with performance",
                "above 0",
                "r",
                above_zero(),
                (*reads(WITH_ATTITUDE, LED), *reads(WITH_PERFORMANCE, LED)),
                _attitude_before_performance,
            ),
            Part(
                "r with attitude",
                "about 0.4 to 0.5 (from memory)",
                "r",
                within(0.40, 0.50, neutral=0.0),
                reads(WITH_ATTITUDE, LED),
            ),
            lacking("the boss counts more than the top", "ordering", BOSS_AND_TOP),
        ),
        proxy="Attitude: anchor and usefulness. Performance: own needs met and answers given in 26 weeks.",
    ),
)
