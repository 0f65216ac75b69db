"""What customers think of the firm, and the chance that one of them leaves (E12).

    hazard of leaving = c0c exp(-cS (S - 0.6) - cQ (Q - 0.5)), at most 1

    S, Q    satisfaction and trust of a customer, 0..1
    c0c     chance a week to leave at S = 0.6 and Q = 0.5
    cS, cQ  how satisfaction and trust hold customers

The parameters are declared with the mechanism, in `simulation/mechanisms/customers.py`.
"""

from __future__ import annotations

import math

from simulation.compiling import lean

HAPPY, UNHAPPY = 0.75, 0.35  # satisfaction above which a customer speaks well, and below which ill


@lean
def moved(level, step):  # type: ignore[no-untyped-def]
    """A level 0..1 moved by a step: towards 1 by what is missing, towards 0 by what is there."""
    return min(1.0, max(0.0, level + step * ((1.0 - level) if step > 0.0 else level)))


@lean
def opinions(o):  # type: ignore[no-untyped-def]
    """Opinions of present customers: three shares, their number, mean satisfaction, mean trust.

    The shares are of those who speak well (S > 0.75), who speak ill (S < 0.35), and who speak well and trust (Q > 0.5).
    """
    c = o.customers
    happy, unhappy, convinced, present, satisfaction, trust = 0, 0, 0, 0, 0.0, 0.0
    for i in range(int(o.firm.places_used)):
        if c[i].present:
            present += 1
            satisfaction += c[i].satisfaction
            trust += c[i].trust
            unhappy += 1 if c[i].satisfaction < UNHAPPY else 0
            if c[i].satisfaction > HAPPY:
                happy += 1
                convinced += 1 if c[i].trust > 0.5 else 0
    count = max(1, present)
    return happy / count, unhappy / count, convinced / count, present, satisfaction / count, trust / count


@lean
def churn_hazard(p, satisfaction, trust):  # type: ignore[no-untyped-def]
    """Chance a week that a customer with this satisfaction and trust leaves."""
    by_satisfaction = p.churn_by_satisfaction * (satisfaction - p.churn_satisfaction_at)
    return min(1.0, p.churn_base * math.exp(-by_satisfaction - p.churn_by_trust * (trust - p.churn_trust_at)))


@lean
def expected_churn(o):  # type: ignore[no-untyped-def]
    """Sum of the churn hazards of all present customers."""
    total = 0.0
    for i in range(int(o.firm.places_used)):
        if o.customers[i].present:
            total += churn_hazard(o.p, o.customers[i].satisfaction, o.customers[i].trust)
    return total
