"""Voice: being heard, dialogue, patience and reputation (E28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Customer

if TYPE_CHECKING:
    from reference.organization import Organization


def on(org: Organization) -> bool:
    """Whether being heard matters to customers."""
    return org.structure["voice"] == "on"


def patience(org: Organization) -> float:
    """Patience 2^(-drift t/52)."""
    return org.p.patience / 2.0 ** (org.p.patience_drift * org.week / 52.0)


def take(org: Organization, customer: Customer, heard: bool) -> None:
    """Q + he (heard - v0)."""
    trust = customer.trust + org.p.heard_effect * (heard - org.usual_promptness)
    customer.trust = min(1.0, max(0.0, trust))


def hear(org: Organization, customer: Customer, answer: float) -> None:
    """A contact on social channels is a voice act."""
    if on(org) and customer.channel == "social":
        take(org, customer, answer < org.promptness)


def comment(org: Organization) -> None:
    """Comments unasked, of social users."""
    org.comments = 0
    for customer in org.customers.values() if on(org) else ():
        if customer.social and org.draws.uniform("comment", customer) < org.p.comments:
            org.comments += 1
            heard = org.draws.uniform("answer to a comment", customer) < org.promptness
            take(org, customer, heard)
            if heard and org.structure["outside"] == "version2":
                customer.bond += org.p.bond_gain * (1.0 - customer.bond)


def evidence(org: Organization) -> float:
    """di (v - v0)."""
    return org.p.dialogue_evidence * (org.promptness - org.usual_promptness) if on(org) else 0.0


def repute(org: Organization, news: float) -> None:
    """Rep + sR (mean Q - Rep) + g - g0."""
    if org.customers:
        trust = sum(customer.trust for customer in org.customers.values()) / len(org.customers)
        moved = org.reputation + org.p.reputation_step * (trust - org.reputation) + news
        org.reputation = min(1.0, max(0.0, moved))


def fade(org: Organization, bond: float, weeks: float, social: bool) -> float:
    """A bond after weeks without a contact: it fades, and comments that are heard add to it."""
    gained = org.p.comments * org.promptness * org.p.bond_gain if on(org) and social else 0.0
    lost = org.p.bond_loss
    rest = gained / (gained + lost) if gained else 0.0
    return rest + (bond - rest) * (1.0 - lost - gained) ** weeks


def measure(org: Organization) -> dict[str, float]:
    """Chance to be heard, voice acts that are not, reputation."""
    unheard = (org.messages + org.comments) * (1.0 - org.promptness)
    return {
        "heard": org.promptness,
        "unheard": 100.0 * unheard / len(org.customers) if org.customers else 0.0,
        "reputation": org.reputation,
    }
