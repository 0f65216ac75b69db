"""Patterns of customers, the public and ideas: P17 to P20, P26, P28, P29."""

from __future__ import annotations

from analysis.patterns import outside
from analysis.patterns.judging import difference
from experiments.patterns.arms import FRONT_TEAM, firm, reads, reported, struck
from experiments.patterns.pattern import (
    Arm,
    Part,
    Pattern,
    Reading,
    about,
    above_zero,
    factor,
    lacking,
    within,
)
from simulation.levers import Entry

IDEAS = firm("customers asked for ideas", Entry("open_ideas", 1.0, 8))
FIRST_YEAR = Reading("yield of the first year", outside.yield_of(9, 60))
LAST_YEAR = Reading("yield of the last year", outside.yield_of(105, 156))
SERVED = firm("nothing, 98 weeks", weeks=98)
LOST = Reading("lost by a failure", outside.lost_by_failure, customers=("holder", "present", "weeks_since_failure"))
SPEAKING = Reading(
    "advocacy of social customers",
    outside.advocacy_of_social_customers,
    customers=("present", "social", "satisfaction", "trust"),
)

LEFT_ALONE = Arm("nothing, 104 weeks", weeks=104)
STRUCK = [struck(severity) for severity in (1.0, 3.0, 9.0)]
CHANGES = {
    weeks: tuple(
        Reading(f"change of {name} after {weeks} weeks", outside.change_after(name, weeks))
        for name in ("satisfaction", "customer_trust")
    )
    for weeks in (1, 26)
}


def _changes(weeks: int) -> tuple[tuple[Arm, Reading], ...]:
    return tuple((arm, reading) for arm in (LEFT_ALONE, *STRUCK) for reading in CHANGES[weeks])


TRUST_AFTER = CHANGES[1][1]

PATTERNS = (
    Pattern(
        "P17",
        "Few complaints in public are answered, and an answer is liked",
        "Maritz Research and evolve24 2011",
        "V",
        (
            lacking(
                "complaints answered; of these liked, satisfied",
                "29 %; 83 %; 74 to 75 %",
                "complaints that may stay unanswered, and customers who expect to be read",
            ),
        ),
        vendor=True,
    ),
    Pattern(
        "P18",
        "Firms answer in hours what customers expect within one",
        "Socialbakers 2013; Edison Research 2012; Lithium 2013",
        "V",
        (
            Part(
                "hours to a reply on social channels, with a front team",
                "6.5 hours",
                "hours",
                factor(6.5),
                reads(reported("response_time"), [FRONT_TEAM]),
            ),
            lacking(
                "customers who expect a reply within an hour; tweets that are answered",
                "42 to 72 %; 38 %",
                "complaints that may stay unanswered, and customers who differ in what they expect",
            ),
        ),
        vendor=True,
    ),
    Pattern(
        "P19",
        "A bad experience costs about a third of those who have it",
        "Verde Group and Wharton 2006",
        "V",
        (
            Part(
                "customers lost in a year by 100 failures of service",
                "32 to 36",
                "of 100",
                within(32, 36, near=10),
                reads(LOST, [SERVED]),
            ),
            lacking(
                "customers with a problem who tell the firm; who tell others",
                "6 %; 31 %",
                "customers who choose whom they complain to",
            ),
        ),
        proxy="Lost beyond the customers whom service did not fail in the same half-year.",
    ),
    Pattern(
        "P20",
        "Few of the ideas of customers are put to work",
        "Dell IdeaStorm: 549 of 23,300 ideas",
        "V",
        (
            Part(
                "ideas put to work of all ideas, three years",
                "2.4 %",
                "share",
                factor(0.024),
                reads(Reading("yield of ideas", outside.idea_yield), [IDEAS]),
            ),
        ),
        built_in="The default of adoption_share was this figure; communities refine what comes in.",
    ),
    Pattern(
        "P26",
        "Firestorms hurt often but not always, and much of the harm fades",
        "Hansen, Kupfer & Hennig-Thurau 2018, 78 brands",
        "V",
        (
            Part(
                "runs in which satisfaction or customer trust falls, after a week",
                "58 % of brands; 40 to 75 %",
                "share",
                within(0.40, 0.75),
                _changes(1),
                outside.share_that_falls,
                by_draw=False,
            ),
            Part(
                "the same after 26 weeks",
                "40 % of brands; 25 to 55 %",
                "share",
                within(0.25, 0.55),
                _changes(26),
                outside.share_that_falls,
                by_draw=False,
            ),
            Part(
                "loss of customer trust at severity 9 beyond that at 1",
                "larger ones are worse",
                "0..1",
                above_zero(),
                ((STRUCK[0], TRUST_AFTER), (STRUCK[2], TRUST_AFTER)),
                difference,
            ),
            lacking("longer ones are worse", "direction", "firestorms whose length can be set"),
        ),
        proxy="User errors of severity 1, 3 and 9; a fall is one sd below the changes of runs left alone.",
    ),
    Pattern(
        "P28",
        "The yield of a public platform for ideas falls as it matures",
        "Hossain & Islam 2015; Bayus 2013",
        "V",
        (
            Part(
                "yield of the first year minus that of the last",
                "above 0",
                "share",
                above_zero(),
                ((IDEAS, FIRST_YEAR), (IDEAS, LAST_YEAR)),
                difference,
            ),
            Part("yield of the last year", "1 in 500", "share", factor(0.002), reads(LAST_YEAR, [IDEAS])),
            lacking(
                "serial contributors succeed more and repeat themselves",
                "direction",
                "who had which idea, and novelty that falls",
            ),
        ),
        proxy="The same platform as P20; the two published yields differ tenfold.",
    ),
    Pattern(
        "P29",
        "Customers who are engaged on social media are worth more, partly because they select themselves",
        "Bain & Company 2011",
        "V",
        (
            Part(
                "promoters minus detractors, social customers against others",
                "+33 points",
                "share",
                about(0.33, neutral=0.0),
                reads(SPEAKING, [FRONT_TEAM]),
            ),
            lacking("spend; matched twins", "+20 to 40 %; a part of it", "a reading of spending, with matched twins"),
        ),
        proxy="Engaged: uses social channels of a firm with a front team.",
        vendor=True,
    ),
)
