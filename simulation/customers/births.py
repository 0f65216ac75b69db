"""What a customer brings: the state at week 0, or when a place is filled anew.

    z, e1, e2, e3 ~ N(0, 1)     affinity (how engaged one is by nature), and what is apart from it
    l = r_l z + sqrt(1 - r_l^2) e1                              attachment
    ln m = sd_m (r_m z + sqrt(1 - r_m^2) e2) - sd_m^2/2         spending by nature, 1 on average
    social user if r_s z + sqrt(1 - r_s^2) e3 is among the largest
    b ~ N(mean, expectation_sd)                                 demands: expected beyond what is met
    A ~ N(mean, customer_sd), 0..1                              anchor of trust; Q = A, no bond
    X of a channel = its service + b + kappa max(0, service of the other - its own), for social users
    satisfaction ~ N(mean of channels used - satisfaction_gap, customer_sd), 0..1

Customers of week 0 are those of an inflow who have not left: where the hazard of leaving is exp(-cL l), these are
the same normals, shifted by cL var(l) in the direction of l (renewal theory). Share of social users and mean anchor,
demands and attachment of new customers are those of customers who leave in a usual week: sum of hazard x trait over sum
of hazard, at week 0.

Rival form, version 1: X ~ N(best channel known, expectation_sd), social users by chance, no other trait.

The parameters are declared in `simulation/newcomers.py` and `simulation/mechanisms/loyalty.py`.
"""

from __future__ import annotations

import math

from simulation import randomness
from simulation.compiling import lean
from simulation.customers.experience import ROOT_2, expected, service_of
from simulation.customers.rivals import expect_of_rivals
from simulation.customers.waits import usual_loss
from simulation.newcomers import clipped
from simulation.parameter import RIVAL


@lean
def customer(o, i, stayed):  # type: ignore[no-untyped-def]
    """Draw a new customer in place i.

    stayed: how far those who stay are selected by attachment: cL at week 0, 0 for those who come.
    """
    c, p, f, holder = o.customers, o.p, o.firm, o.customers.holder[i]
    kind, other, trust_u, trust_v = randomness.block(o.clock, randomness.CUSTOMER_BIRTH, 0, i, holder, 0)
    c.present[i], c.channel[i] = 1, 0
    c.anchor[i] = clipped(f.new_customers_trust + p.customer_sd * randomness.normal(trust_u, trust_v), 0.0, 1.0)
    c.trust[i] = c.anchor[i]
    if o.on.outside == RIVAL:
        c.social[i], c.spending[i] = 1 if kind < f.social_start else 0, 1.0
    else:
        _draw_traits(o, i, stayed, randomness.normal(kind, other))
    judge_service(o, i, randomness.CUSTOMER_BIRTH, holder)


@lean
def _draw_traits(o, i, stayed, apart):  # type: ignore[no-untyped-def]
    """Draw affinity and what follows from it: attachment, spending, channels; and demands."""
    c, p, holder = o.customers, o.p, o.customers.holder[i]
    a, b, d, e = randomness.block(o.clock, randomness.CUSTOMER_BIRTH, 2, i, holder, 0)
    g, h, k, m = randomness.block(o.clock, randomness.CUSTOMER_BIRTH, 3, i, holder, 0)
    affinity = randomness.normal(a, b) + p.affinity_in_attachment * stayed
    own = stayed * (1.0 - p.affinity_in_attachment * p.affinity_in_attachment) + o.firm.new_customers_attachment
    c.attachment[i] = own + _blend(p.affinity_in_attachment, affinity, randomness.normal(d, e))
    spends = _blend(p.affinity_in_spend, affinity, randomness.normal(g, h))
    c.spending[i] = math.exp(p.spend_sd * spends - 0.5 * p.spend_sd * p.spend_sd)
    engaged = _blend(p.social_selection, affinity, apart) - p.social_selection * p.affinity_in_attachment * stayed
    c.social[i] = 1 if 0.5 * math.erfc(engaged / ROOT_2) < o.firm.social_start else 0
    c.demands[i] = o.firm.new_customers_demands + p.expectation_sd * randomness.normal(k, m)


@lean
def _blend(share, common, apart):  # type: ignore[no-untyped-def]
    """A standard normal number that correlates so much with a common one."""
    return share * common + math.sqrt(1.0 - share * share) * apart


@lean
def judge_service(o, i, stream, number):  # type: ignore[no-untyped-def]
    """Draw what a new customer expects, and satisfaction; trust is at its anchor."""
    c, p = o.customers, o.p
    a, b, s, t = randomness.block(o.clock, stream, 1, i, number, 0)
    known, own = service_known(o, i)
    if o.on.outside == RIVAL:
        c.expectation[i] = clipped(known + p.expectation_sd * randomness.normal(a, b), 0.0, 1.0)
    else:
        c.expectation[i], c.expectation_social[i] = expected(o, i)
        c.trust[i], c.bond[i] = c.anchor[i], 0.0
    expect_of_rivals(o, i)
    c.satisfaction[i] = clipped(own - p.satisfaction_gap + p.customer_sd * randomness.normal(s, t), 0.0, 1.0)
    c.weeks_since_failure[i] = 99.0


@lean
def service_known(o, i):  # type: ignore[no-untyped-def]
    """Service of the best channel customer i knows, and the mean met on the channels used."""
    phone, social = service_of(o, i)
    lost = usual_loss(o)
    if not o.customers.social[i]:
        return phone, phone - lost
    return max(phone, social), 0.5 * (phone + social) - lost
