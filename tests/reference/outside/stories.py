"""Stories between customers (E34): who tells whom, and what it does to trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.agents import Customer

if TYPE_CHECKING:
    from reference.organization import Organization


def on(org: Organization) -> bool:
    """Whether customers tell those they are tied to."""
    return org.structure["stories"] == "ties" and org.structure["outside"] == "version2"


def note(org: Organization, customer: Customer, gap: float) -> None:
    """A contact that is far better, or far worse, than expected is a story."""
    customer.own = 1 if gap > org.p.story_at else -1 if gap < -org.p.story_at else 0


def reach(org: Organization, social: bool) -> float:
    """tell (rho or 1)/(1 + 0.2 (rho - 1)), at most 1."""
    p = org.p
    return min(1.0, p.telling * (p.social_reach if social else 1.0) / (0.8 + 0.2 * p.social_reach))


def retelling(org: Organization) -> float:
    """R0/(k tell_s), at most 1."""
    return min(1.0, org.p.story_reproduction / (int(org.p.ties_of_customers) * reach(org, True)))


def acquaintances(org: Organization, customer: Customer) -> list[int]:
    """The places of those a customer tells: the nearest on the ring, then others that places took over in turn."""
    places, place, k = len(org.refilled), customer.seat, int(org.p.ties_of_customers)
    steps = [1, -1, 2, -2, 3, -3][: int(org.p.ties_of_customers / 2.0)]
    found = [(place + step) % places for step in steps]
    for j in range(len(steps), k):
        holder, number = 0, 0
        while True:
            u = org.draws.acquaintance(64 * j + number // 4, number % 4, customer)
            if (holder + 1) / u >= places:
                break
            holder, number = int((holder + 1) / u), number + 1
        found.append(holder)
    return found


def spread(org: Organization) -> float:
    """All stories of the week are told, then heard; returns the mean step of trust beyond the usual."""
    present = org.customers
    for customer in present.values():
        customer.good = customer.bad = 0
    for customer in present.values():
        told = [True] * (customer.carried_good + (customer.own > 0))
        told += [False] * (customer.carried_bad + (customer.own < 0))
        for number, good in enumerate(told):
            tell(org, customer, number, good)
    step = 0.0
    for customer in present.values():
        before = customer.trust
        customer.trust = min(1.0, max(0.0, heard(org, customer)))
        step += customer.trust - before
        customer.own, again = 0, retelling(org) if customer.social else 0.0
        customer.carried_good = told_on(customer.good, again, org.draws.story(0, 0, customer))
        customer.carried_bad = told_on(customer.bad, again, org.draws.story(0, 1, customer))
    org.good_stories = sum(customer.good for customer in present.values())
    org.bad_stories = sum(customer.bad for customer in present.values())
    return step / max(1, len(present))


def tell(org: Organization, customer: Customer, number: int, good: bool) -> None:
    """One story of a customer, to each of those tied to with the same chance."""
    for j, place in enumerate(acquaintances(org, customer)):
        told = org.draws.story(1 + 3 * number + j // 4, j % 4, customer) < reach(org, customer.social)
        if told and place != customer.seat and place in org.customers:
            hearer = org.customers[place]
            hearer.good, hearer.bad = hearer.good + good, hearer.bad + (not good)


def heard(org: Organization, customer: Customer) -> float:
    """(1 - (1 - Q)(1 - om)^good)(1 - om wneg)^bad - om (good0 (1 - Q) - wneg bad0 Q)."""
    om, wneg, trust = org.p.story_weight, org.p.negative_word, customer.trust
    usual = om * (org.usual_good * (1.0 - trust) - wneg * org.usual_bad * trust)
    return (1.0 - (1.0 - trust) * (1.0 - om) ** customer.good) * (1.0 - om * wneg) ** customer.bad - usual


def told_on(count: int, chance: float, u: float) -> int:
    """The smallest k of a binomial distribution whose cumulative chance reaches u."""
    if chance >= 1.0:
        return count
    k, of_k = 0, (1.0 - chance) ** count
    reached = of_k
    while reached < u and k < count:
        of_k *= (count - k) * chance / ((k + 1) * (1.0 - chance))
        k, reached = k + 1, reached + of_k
    return k


def carry_hit(org: Organization, customer: Customer, force: float) -> None:
    """Whoever is hit by outrage and uses social channels has a story with chance min(1, F)."""
    if on(org) and customer.social and org.draws.story(0, 2, customer) < force:
        customer.carried_bad += 1


def measure(org: Organization) -> dict[str, float]:
    """Stories heard per 100 customers."""
    per = 100.0 / len(org.customers) if org.customers else 0.0
    return {"good_stories": per * org.good_stories, "bad_stories": per * org.bad_stories}
