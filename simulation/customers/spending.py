"""What customers spend, and how those on social channels compare with the others.

The equations are in `simulation/mechanisms/loyalty.py`.
"""

from __future__ import annotations

from simulation.compiling import inlined, lean
from simulation.parameter import RIVAL


@inlined
def amount(c, i, weights, satisfaction, trust, bond):  # type: ignore[no-untyped-def]
    """What customer i spends in a week, 1 = an average newcomer at usual opinions.

    weights: of satisfaction, trust and bond. satisfaction, trust, bond: what is usual. Both were read once.
    """
    pleased = weights[0] * (c.satisfaction[i] - satisfaction) + weights[1] * (c.trust[i] - trust)
    pleased += weights[2] * (c.bond[i] - (bond if c.social[i] else 0.0))
    return c.spending[i] * max(0.0, 1.0 + pleased)


@lean
def loyalty(o):  # type: ignore[no-untyped-def]
    """Sums over present customers, in one pass over them.

    What all spend; what users of social channels spend; how many these are; attachment and bond; what is expected of
    the channels used. Then how many of week 0 are left: users of social channels, and others.
    """
    c, f, p, last = o.customers, o.firm, o.p, int(o.firm.customers_start)
    version_1 = o.on.outside == RIVAL
    weights = p.satisfaction_in_spend, p.trust_in_spend, p.bond_in_spend
    satisfaction, trust, bond = f.satisfaction_start, f.customer_trust_start, f.usual_bond
    total, social, users, loyal, phone, online, first_social, first = 0.0, 0.0, 0, 0.0, 0.0, 0.0, 0, 0
    for i in range(int(f.places_used)):
        here, user = c.present[i] != 0, c.social[i] != 0
        both = here & user
        spends = 1.0 if version_1 else amount(c, i, weights, satisfaction, trust, bond)
        total += spends if here else 0.0
        social += spends if both else 0.0
        loyal += c.attachment[i] + c.bond[i] if here else 0.0
        phone += c.expectation[i] if here & (not user) else 0.0
        second = c.expectation[i] if version_1 else c.expectation_social[i]
        online += 0.5 * (c.expectation[i] + second) if both else 0.0
        users += 1 if both else 0
        original = here & (c.holder[i] == 0) & (i < last)
        first += 1 if original else 0
        first_social += 1 if original & user else 0
    return total, social, users, loyal, phone + online, first_social, first - first_social


@lean
def against_week_0(o, total):  # type: ignore[no-untyped-def]
    """What all customers spend, as a ratio to week 0; 1 where nobody spent anything then."""
    return total / o.firm.spending_start if o.firm.spending_start > 0.0 else 1.0
