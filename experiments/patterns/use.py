"""Patterns of use: P1 to P5, P22, P24.

Who takes part after a rollout, how unequally, and what firms get from it.
"""

from __future__ import annotations

from analysis.patterns import outside, taking_part
from analysis.patterns.judging import mean
from analysis.patterns.trace import Trace
from experiments.patterns.arms import HOLISTIC, NOTHING, TOOLS_ONLY, reads, reported
from experiments.patterns.pattern import Part, Pattern, Reading, about, at_least, at_most, factor, lacking, within

ACT = ("act", "present")
PRACTICE = reported("practice")
BROAD = Reading("broad use", taking_part.is_broad)
GINI = reported("participation_gini")
SELDOM = Reading("users seldom active", taking_part.users_seldom_active, ACT)
ACTIVE = Reading("active in a week", taking_part.active_share, ACT)
SILENT = Reading("silent", taking_part.silent_share, ("posts", "present"))
TOP_1 = Reading("share of the busiest 1 %", taking_part.busiest_hundredth, ("posts_memory",))
TOP_10 = Reading("share of the busiest 10 %", taking_part.busiest_tenth, ("posts_memory",))
BASS_P = Reading("Bass p", taking_part.bass_p, ("act",))
BASS_Q = Reading("Bass q", taking_part.bass_q, ("act",))
VALUE, COST = reported("total_value"), reported("total_cost")


def _help_against_payroll(trace: Trace) -> float:
    """Return the worth of the time that help saves, against the payroll."""
    from simulation.prices import weekly_payroll

    state = trace.model.state
    return trace.final["value_help"] / weekly_payroll(state.p, state.firm.staff_start)


HELP_VALUE = Reading("time saved against payroll", _help_against_payroll)

PATTERNS = (
    Pattern(
        "P1",
        "After a rollout led by the tool, most users are hardly ever active",
        "SWOOP Analytics 2016, 15 firms with Yammer",
        "V",
        (
            Part(
                "users active in fewer than half of 26 weeks",
                "80 % of users less than once in two weeks",
                "share",
                about(0.80),
                reads(SELDOM, [TOOLS_ONLY]),
            ),
            Part("practice in the end", "engagement about 20 %", "share", about(0.20), reads(PRACTICE, [TOOLS_ONLY])),
        ),
        proxy="A user is whoever acted at least once in the last 26 weeks; engagement is the indicator practice.",
        vendor=True,
    ),
    Pattern(
        "P2",
        "In few firms do many people use the network",
        "Altimeter 2014; Harvard Business Review 2015, 55 firms",
        "V",
        (
            Part(
                "firms with practice above 0.5 after a rollout",
                "fewer than 25 % of firms",
                "share of firms",
                at_most(0.25),
                reads(BROAD, [TOOLS_ONLY]),
                over_draws=True,
            ),
            Part(
                "the same, as the share of installed tools with many regular users",
                "fewer than half of installed tools",
                "share of firms",
                at_most(0.50),
                reads(BROAD, [TOOLS_ONLY]),
                over_draws=True,
            ),
        ),
        proxy="Firms are parameter draws; many use it where practice is above 0.5.",
        vendor=True,
    ),
    Pattern(
        "P3",
        "Few contribute most, and most are silent",
        "Nielsen 2006, open communities",
        "V",
        (
            Part(
                "share of the busiest 1 % in contributions",
                "90-9-1: one in a hundred does most",
                "share",
                at_least(1 / 3),
                reads(TOP_1, [TOOLS_ONLY]),
            ),
            Part("people silent for 26 weeks", "90 % only read", "share", about(0.90), reads(SILENT, [TOOLS_ONLY])),
        ),
        proxy="A firm's network stands for an open community; most is at least a third.",
    ),
    Pattern(
        "P4",
        "Contributions are spread no more equally than mails, which everybody must send",
        "mail of a manufacturer, 2010 (Nurek & Michalski 2019)",
        "C",
        (
            Part("Gini, tools only", "above 0.60", "Gini", at_least(0.60), reads(GINI, [TOOLS_ONLY])),
            Part("Gini, holistic", "above 0.60", "Gini", at_least(0.60), reads(GINI, [HOLISTIC])),
            Part("busiest 10 %, tools only", "above 40 %", "share", at_least(0.40), reads(TOP_10, [TOOLS_ONLY])),
            Part("busiest 10 %, holistic", "above 40 %", "share", at_least(0.40), reads(TOP_10, [HOLISTIC])),
            Part("active in a week, tools only", "below 65 %", "share", at_most(0.65), reads(ACTIVE, [TOOLS_ONLY])),
            Part("active in a week, holistic", "below 65 %", "share", at_most(0.65), reads(ACTIVE, [HOLISTIC])),
        ),
        proxy="Figures of mail are taken as the upper bound of equality, at low and at high use.",
    ),
    Pattern(
        "P5",
        "Most rollouts miss the benefits that were meant",
        "Gartner 2013, a forecast to 2015",
        "V",
        (
            Part(
                "firms whose rollout returned less than it cost",
                "80 %",
                "share of firms",
                within(0.50, 1.0),
                ((TOOLS_ONLY, VALUE), (NOTHING, VALUE), (TOOLS_ONLY, COST)),
                statistic=outside.missed_benefits,
                over_draws=True,
            ),
            lacking(
                "networks as essential as mail and phone",
                "30 % of the half of large firms that have one",
                "mail and phone as a rival channel",
            ),
        ),
        proxy="Benefits are missed where three years' value beyond doing nothing is below the cost.",
        vendor=True,
    ),
    Pattern(
        "P22",
        "Time saved stays below the ceiling of productivity",
        "McKinsey Global Institute 2012, potential and not measured",
        "V",
        (
            Part(
                "time saved by help against payroll",
                "20 to 25 % of knowledge workers' time at most",
                "share of payroll",
                at_most(0.25),
                reads(HELP_VALUE, [HOLISTIC]),
            ),
        ),
        proxy="The strongest built-in programme; the worth of needs met beyond week 0.",
        vendor=True,
    ),
    Pattern(
        "P24",
        "Adoption follows Bass's curve with average coefficients",
        "Sultan, Farley & Lehmann 1990, consumer products",
        "M",
        (
            Part("imitation, q", "0.38 a year", "1/year", factor(0.38), reads(BASS_Q, [TOOLS_ONLY]), mean),
            Part("innovation, p", "0.03 a year", "1/year", factor(0.03), reads(BASS_P, [TOOLS_ONLY]), mean),
        ),
        proxy="Bass's curve fitted to the share of seats that have ever acted, from the rollout on.",
    ),
)
