"""What customers think of the firm, who may leave and how many come (E12).

The equations are in `simulation/mechanisms/customers.py` and `simulation/mechanisms/loyalty.py`.
"""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation.compiling import lean
from simulation.customers import rivals

HAPPY, UNHAPPY = 0.75, 0.35  # satisfaction above which a customer speaks well, and below which ill


@lean
def word(p, happy, unhappy):  # type: ignore[no-untyped-def]
    """What word of mouth does to trust in a week: wom (p+ - wneg p-)."""
    return p.word_of_mouth * (happy - p.negative_word * unhappy)


@lean
def opinions(o):  # type: ignore[no-untyped-def]
    """Opinions of present customers: three shares, their number, mean satisfaction, mean trust.

    The shares are of those who speak well (S > 0.75), who speak ill (S < 0.35), and who speak well and trust (Q > 0.5).
    """
    c, real = o.customers, o.customers.trust.dtype.type
    places, high, low, half = int(o.firm.places_used), real(HAPPY), real(UNHAPPY), real(0.5)
    happy, unhappy, convinced, present, satisfaction, trust = 0, 0, 0, 0, 0.0, 0.0
    for i in range(places):  # counts apart from sums: many rows at a time
        here = c.present[i] != 0
        present += 1 if here else 0
        unhappy += 1 if here & (c.satisfaction[i] < low) else 0
        happy += 1 if here & (c.satisfaction[i] > high) else 0
        convinced += 1 if here & (c.satisfaction[i] > high) & (c.trust[i] > half) else 0
    for i in range(places):
        satisfaction += c.satisfaction[i] if c.present[i] else 0.0
        trust += c.trust[i] if c.present[i] else 0.0
    count = max(1, present)
    return happy / count, unhappy / count, convinced / count, present, satisfaction / count, trust / count


@lean
def hold(o, i):  # type: ignore[no-untyped-def]
    """How attachment and an unusual bond hold customer i, in logs of the hazard."""
    c, usual = o.customers, o.firm.usual_bond if o.customers.social[i] else 0.0
    return o.p.attachment_effect * c.attachment[i] + o.p.bond_in_churn * (c.bond[i] - usual)


@lean
def churn_hazard(p, satisfaction, trust, held):  # type: ignore[no-untyped-def]
    """Chance a week that a customer with this satisfaction and trust, so much held, leaves."""
    by_satisfaction = p.churn_by_satisfaction * (satisfaction - p.churn_satisfaction_at)
    return min(1.0, p.churn_base * math.exp(-by_satisfaction - p.churn_by_trust * (trust - p.churn_trust_at) - held))


@lean
def hazard_of(o, i):  # type: ignore[no-untyped-def]
    """Chance a week that customer i leaves."""
    return churn_hazard(o.p, o.customers.satisfaction[i], o.customers.trust[i], hold(o, i))


@lean
def expected_arrivals(o, advocacy):  # type: ignore[no-untyped-def]
    """Customers that come in a week, on average, where advocacy is so high."""
    drawn = 1.0 + o.p.acquisition_by_advocacy * (advocacy - o.firm.advocacy_start)
    campaigns = o.levers.level[lever.EXTERNAL_MARKETING, 0] * (1.0 - o.levers.level[lever.DIALOGUE, 0])
    drawn += o.p.acquisition_by_marketing * campaigns
    return o.firm.churn_start * max(0.0, drawn)


@lean
def lack_places(o):  # type: ignore[no-untyped-def]
    """Whether more customers can come next week than there are free places."""
    free = 0
    for i in range(len(o.customers.present)):
        free += 0 if o.customers.present[i] else 1
    if o.on.market == rivals.SHARED:
        most = rivals.most_arrivals(o, len(o.customers.present) - free)
    else:  # all advocates, all marketing
        most = expected_arrivals(o, 1.0) + o.firm.churn_start * o.p.acquisition_by_marketing
    return free < most + 10.0 * math.sqrt(most)
