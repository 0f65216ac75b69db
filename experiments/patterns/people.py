"""Patterns of people at work: P12, P13, P15, P16, P21, P23, P25, P27, P32, P33.

Habits, quits, rewards, saturation, fit, siloing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from analysis.patterns import staff
from analysis.patterns.judging import difference
from experiments.patterns import equations
from experiments.patterns.arms import FIRM_NOTHING, NOTHING, TOOLS, firm, reads
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
from simulation.levers import Entry

if TYPE_CHECKING:
    from numpy.typing import NDArray

UPHEAVAL = (Entry("tools", 1.0, 8), Entry("embedding", 1.0, 8), Entry("coordination", 1.0, 8), Entry("mandate", 0.5, 8))
WITHOUT_SAY = firm("upheaval without a say", *UPHEAVAL, weeks=60)
WITH_SAY = firm("upheaval with a say", *UPHEAVAL, Entry("involvement", 1.0, 0, end=9), weeks=60)
GONE = Reading("gone in 40 days", staff.quit_within_forty_days, ("holder",))
QUITS = Reading("quits after the launch", staff.quits_after_launch)
OUTPUT = Reading("output after the launch", staff.output_after_launch)

PLAIN = firm("tools", TOOLS)
PAID = firm("tools, own output rewarded", TOOLS, Entry("reward_individual", 1.0, 8))
PRAISED = firm("tools, helping rewarded", TOOLS, Entry("reward_collaborative", 1.0, 8))
PRACTICE = Reading("practice, last half-year", staff.mean_practice)
DEVIATION = Reading("how people differ in practice", staff.practice_deviation, ("practice",))


def _gain(*columns: NDArray[Any]) -> float:
    """Return the relative gain of the first column on the second."""
    return float(columns[0].mean() / columns[1].mean() - 1.0)


def _effect(*columns: NDArray[Any]) -> float:
    """Return d: the difference of two means over how much people differ without the reward."""
    rewarded, plain, deviation = (float(column.mean()) for column in columns)
    return (rewarded - plain) / deviation


def _announced(times: int) -> Arm:
    """Return two levers in turn, always one of them on, announced anew so many times a year."""
    starts = [8 + round(k * 52 / times) for k in range(2 * times + 1)]
    levers = ("coordination", "training")
    entries = [Entry(levers[k % 2], 0.5, start, end=end) for k, (start, end) in enumerate(pairwise(starts))]
    return Arm(f"{times} launches a year", entries=tuple(entries), weeks=112)


WILLING = Reading("willing", staff.willing_share, ("openness", "fatigue"))
FIT = Reading("fit before leaving", staff.fit_before_leaving, ("openness", "holder", "unit"))


def _stayers_minus_leavers(column: NDArray[Any]) -> float:
    return -float(column.mean())


PATTERNS = (
    Pattern(
        "P12",
        "Organizations that socialise slowly end up knowing more; turnover helps fast socialisation",
        "March 1991",
        "C",
        (
            lacking(
                "what the firm knows, by speed of socialisation and turnover",
                "ordering",
                "a reading of knowledge by topics, which is not the default",
            ),
        ),
        proxy="March's own model is held to its figures by a test; the week has it with knowledge=topics only.",
    ),
    Pattern(
        "P13",
        "Habits take two months in the middle, and one miss is harmless",
        "Lally, van Jaarsveld, Potts & Wardle 2010",
        "V",
        (
            Part(
                "daily repetitions to 95 % of a habit",
                "18 to 254",
                "days",
                within(18, 254, near=20),
                reads(Reading("days to a habit", equations.days_to_habit), [NOTHING]),
            ),
            Part(
                "the same, in the middle",
                "66",
                "days",
                factor(66.0),
                reads(Reading("days to a habit", equations.days_to_habit), [NOTHING]),
                by_draw=False,
            ),
            Part(
                "active weeks that make up for one missed week",
                "one miss is harmless",
                "weeks",
                at_most(1.0, near=1.0),
                reads(Reading("weeks to make up a miss", equations.weeks_to_make_up), [NOTHING]),
            ),
        ),
        proxy="The engine's equation of habit at five acts a week in full context.",
        built_in="The range of habit_gain was set from this figure.",
    ),
    Pattern(
        "P15",
        "Fewer quit where people have a say in a change of method",
        "Coch & French 1948; twenty design faults (Bartlem & Locke 1981)",
        "V",
        (
            Part(
                "quits without a say minus with one",
                "above 0",
                "%/year",
                above_zero(),
                ((WITHOUT_SAY, QUITS), (WITH_SAY, QUITS)),
                difference,
            ),
            Part("gone in 40 days, without a say", "17 %", "share", factor(0.17), reads(GONE, [WITHOUT_SAY])),
            Part("gone in 40 days, with a say", "none", "share", at_most(0.02, near=0.02), reads(GONE, [WITH_SAY])),
            Part(
                "gain in output by a say",
                "14 to 15 %",
                "share",
                about(0.145, neutral=0.0),
                ((WITH_SAY, OUTPUT), (WITHOUT_SAY, OUTPUT)),
                _gain,
            ),
        ),
        proxy="Upheaval: tools, embedding, coordination and half a mandate at once. Output: share of needs met.",
    ),
    Pattern(
        "P16",
        "Between one and two people in a hundred quit in a month",
        "JOLTS, United States 2005 to 2017",
        "V",
        (
            Part(
                "quits a month, no programme",
                "1.3 to 2.3 %",
                "%/month",
                within(1.3, 2.3, near=0.4),
                reads(Reading("quits a month", staff.quits_a_month), [FIRM_NOTHING]),
            ),
        ),
    ),
    Pattern(
        "P21",
        "Tangible rewards lower people's own motivation, praise raises it",
        "Deci, Koestner & Ryan 1999",
        "V",
        (
            Part(
                "effect of rewards for own output on practice",
                "d -0.40 to -0.28",
                "d",
                within(-0.40, -0.28, neutral=0.0),
                ((PAID, PRACTICE), (PLAIN, PRACTICE), (PLAIN, DEVIATION)),
                _effect,
            ),
            Part(
                "effect of praise for helping on practice",
                "d +0.33",
                "d",
                about(0.33, neutral=0.0),
                ((PRAISED, PRACTICE), (PLAIN, PRACTICE), (PLAIN, DEVIATION)),
                _effect,
            ),
        ),
        proxy="Free-choice behaviour is practice in the last half-year; d over how much people differ in it.",
        built_in="The signs are those of reward_effect; sizes are results.",
    ),
    Pattern(
        "P23",
        "Firms spend on social business before their managers are ready",
        "IBM 2012",
        "V",
        (
            lacking(
                "managers thought ready; firms prepared for the change of culture",
                "22 %; a quarter",
                "a reading of the audit of readiness",
            ),
        ),
        vendor=True,
    ),
    Pattern(
        "P25",
        "Most firms never train for the risks of social media, or only at hiring",
        "Altimeter 2012",
        "V",
        (
            lacking(
                "firms that never train, or only at hiring",
                "60 %",
                "managements that decide for themselves: training is an input here",
            ),
        ),
        vendor=True,
    ),
    Pattern(
        "P27",
        "The more often change is announced, the fewer are willing",
        "Gartner, two surveys of employees",
        "V",
        (
            Part(
                "willing at 2 launches a year minus at 10",
                "74 % minus 43 %; 20 to 45 points",
                "share",
                within(0.20, 0.45, neutral=0.0),
                reads(WILLING, [_announced(2), _announced(10)]),
                difference,
            ),
        ),
        proxy="Two levers in turn, one always on; willing: openness above week 0's lower quartile, fatigue < 0.25.",
        vendor=True,
    ),
    Pattern(
        "P32",
        "People fit less and less before they leave",
        "Srivastava, Goldberg, Manian & Potts 2017",
        "V",
        (
            Part(
                "slope of fit of stayers minus that of leavers, last 26 weeks",
                "above 0",
                "0..1 a year",
                above_zero(),
                reads(FIT, [FIRM_NOTHING]),
                _stayers_minus_leavers,
            ),
        ),
        proxy="Fit: 1 minus the distance of one's openness to the unit's mean, instead of language in mails.",
    ),
    Pattern(
        "P33",
        "Workplaces differ more in siloing than in clustering",
        "eleven measured networks",
        "C",
        (
            Part(
                "spread of siloing minus that of clustering (coefficients of variation)",
                "above 0",
                "-",
                at_least(0.0, near=0.0),
                compute=equations.siloing_beyond_clustering,
            ),
            Part(
                "share of the measured range of cross-unit ties that is covered",
                "0.23 to 0.97 against chance",
                "share",
                at_least(0.5, near=0.2),
                compute=equations.covered_range_of_siloing,
            ),
            lacking("two layers of ties", "face to face .7 to .8, mail .07 to .3", "mail and phone as a rival channel"),
        ),
        proxy="The built-in organizations of at most 1,000 people, at week 0; no firm is run.",
    ),
)
