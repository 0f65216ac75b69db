"""What customers bring by nature, how long they stay and what they spend."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reference.agents import Customer
from reference.outside import cases, voice
from reference.outside.experience import service_for
from reference.outside.version1 import Phi

if TYPE_CHECKING:
    from reference.organization import Organization


def draw_traits(org: Organization, customer: Customer, stayed: float) -> None:
    """Affinity, and from it attachment, spending and channels; demands.

    stayed: cL where customers are drawn who have stayed: attachment is shifted by so much, affinity by its share.
    """
    p, draws = org.p, org.draws
    affinity = draws.normal("affinity", customer) + p.affinity_in_attachment * stayed
    own = draws.normal("attachment", customer) + math.sqrt(1.0 - p.affinity_in_attachment**2) * stayed
    customer.attachment = both(p.affinity_in_attachment, affinity, own) + org.new_customers_attachment
    spends = both(p.affinity_in_spend, affinity, draws.normal("spending", customer))
    customer.spending = math.exp(p.spend_sd * spends - p.spend_sd**2 / 2.0)
    engaged = both(p.social_selection, affinity, draws.normal("social user", customer))
    mean = p.social_selection * p.affinity_in_attachment * stayed
    customer.social = 1.0 - Phi(engaged - mean) < org.social_start
    customer.demands = org.new_customers_demands + p.expectation_sd * draws.normal("demands", customer)


def both(share: float, common: float, own: float) -> float:
    """A normal number that shares so much with another."""
    return share * common + math.sqrt(1.0 - share**2) * own


def usual_bond(org: Organization) -> float:
    """R0 = r/(r + dR), r = pc x share on social channels x v0 bR."""
    p = org.p
    acts = cases.usual_contacts(org) * p.social_channel_share + (p.comments if voice.on(org) else 0.0)
    r = acts * org.promptness * p.bond_gain
    return r / (r + p.bond_loss)


def unusual_bond(org: Organization, customer: Customer) -> float:
    """R - R0."""
    return customer.bond - (org.usual_bond if customer.social else 0.0)


def hazard(org: Organization, customer: Customer) -> float:
    """Chance to leave: c0c exp(-cS (S - 0.6) - cQ (Q - 0.5) - cL l - cR (R - R0))."""
    p = org.p
    held = p.churn_by_satisfaction * (customer.satisfaction - p.churn_satisfaction_at)
    held += p.churn_by_trust * (customer.trust - p.churn_trust_at)
    held += p.attachment_effect * customer.attachment + p.bond_in_churn * unusual_bond(org, customer)
    return min(1.0, p.churn_base * math.exp(-held))


def spent(org: Organization, customer: Customer) -> float:
    """y = m max(0, 1 + eS (S - S0) + eQ (Q - Q0) + eR (R - R0))."""
    p = org.p
    if org.structure["outside"] == "version1":
        return 1.0
    pleased = p.satisfaction_in_spend * (customer.satisfaction - org.satisfaction_start)
    pleased += p.trust_in_spend * (customer.trust - org.customer_trust_start)
    return customer.spending * max(0.0, 1.0 + pleased + p.bond_in_spend * unusual_bond(org, customer))


def measure(org: Organization) -> dict[str, float]:
    """Spending, loyalty and expectations of this week's customers."""
    present = list(org.customers.values())
    first = [customer for customer in present if customer.holder == 0 and customer.seat < org.firm.M]
    users = [customer for customer in present if customer.social]
    total, social = (sum(spent(org, customer) for customer in some) for some in (present, users))
    others = total - social
    stayed = sum(customer.social for customer in first)
    rest = len(first) - stayed
    v = {
        "spend": total / org.spending_start if org.spending_start > 0.0 else 1.0,
        "social_spend_ratio": 1.0,
        "social_retention_ratio": 1.0,
    }
    if users and others > 0.0:
        v["social_spend_ratio"] = social / len(users) / (others / (len(present) - len(users)))
    if rest and org.social_users_start:
        of_others = rest / (org.firm.M - org.social_users_start)
        v["social_retention_ratio"] = stayed / org.social_users_start / of_others
    if present:
        v["loyalty"] = sum(customer.attachment + customer.bond for customer in present) / len(present)
        v["expectation_gap"] = sum(gap(org, customer) for customer in present) / len(present)
    return v


def gap(org: Organization, customer: Customer) -> float:
    """Mean over channels used of the service less what is expected of it."""
    service = service_for(org, customer)
    expected = [customer.expects.get(channel, customer.expects["traditional"]) for channel in service]
    return (sum(service.values()) - sum(expected)) / len(service) - cases.usual_loss(org)


def of_leavers(org: Organization, name: str) -> float:
    """Mean of a trait over those who leave in a usual week."""
    present = org.customers.values()
    hazards = [hazard(org, customer) for customer in present]
    return sum(h * getattr(one, name) for h, one in zip(hazards, present, strict=True)) / sum(hazards)


def shift_of_leavers(org: Organization, name: str) -> float:
    """How far that mean lies from the mean of all."""
    return of_leavers(org, name) - sum(getattr(one, name) for one in org.customers.values()) / len(org.customers)
