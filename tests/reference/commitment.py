"""Commitment to what a trusted top speaks for (E24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reference.organization import Organization


def follow(org: Organization) -> None:
    """a' = a + ac words T max(0, xt - a): T in the top (swapped: in the boss), xt its mean."""
    form, words = org.structure["trusts"], org.level["words"]
    leaders = [one.openness for one in org.people if (one.top if org.head is not None else one.informal)]
    if form == "one" or not leaders:
        return
    stands_for = sum(leaders) / len(leaders)
    for person in org.people:
        trust = person.trust_boss if form == "swapped" else person.trust_top
        person.anchor += org.p.commitment_by_top * words * trust * max(0.0, stands_for - person.anchor)
