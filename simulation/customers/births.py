"""What a customer brings: the state at week 0, or when a place is filled anew.

    expectation ~ N(best channel known, expectation_sd), 0..1
    satisfaction ~ N(mean of channels used - satisfaction_gap, customer_sd), 0..1
    customer trust ~ N(customer_trust_start, customer_sd), 0..1

    channels used   phone and mail, for users of social channels these too; best channel known: the better of those

Mean trust of new customers is that of the customers who leave in a usual week, so that it rests: sum of hazard x trust
over sum of hazard, at week 0. The parameters are declared in `simulation/newcomers.py`.
"""

from __future__ import annotations

from simulation import randomness
from simulation.compiling import lean
from simulation.newcomers import clipped


@lean
def customer(o, i):  # type: ignore[no-untyped-def]
    """Draw a new customer in place i: channels, expectation, satisfaction and trust."""
    c, p, f = o.customers, o.p, o.firm
    holder = c.holder[i]
    social, _, trust_u, trust_v = randomness.block(o.clock, randomness.CUSTOMER_BIRTH, 0, i, holder, 0)
    c.present[i] = 1
    c.social[i] = 1 if social < f.social_start else 0
    c.trust[i] = clipped(f.new_customers_trust + p.customer_sd * randomness.normal(trust_u, trust_v), 0.0, 1.0)
    c.channel[i] = 0
    judge_service(o, i, randomness.CUSTOMER_BIRTH, holder)


@lean
def judge_service(o, i, stream, number):  # type: ignore[no-untyped-def]
    """Draw what a new customer in place i expects, and how satisfied one is."""
    c, p = o.customers, o.p
    a, b, s, t = randomness.block(o.clock, stream, 1, i, number, 0)
    known, own = service_known(o, i)
    c.expectation[i] = clipped(known + p.expectation_sd * randomness.normal(a, b), 0.0, 1.0)
    c.satisfaction[i] = clipped(own - p.satisfaction_gap + p.customer_sd * randomness.normal(s, t), 0.0, 1.0)
    c.weeks_since_failure[i] = 99.0


@lean
def service_known(o, i):  # type: ignore[no-untyped-def]
    """Service of the best channel that customer i knows, and the mean of the channels used."""
    phone, social = o.firm.service_traditional, o.firm.service_social
    if not o.customers.social[i]:
        return phone, phone
    return max(phone, social), 0.5 * (phone + social)
