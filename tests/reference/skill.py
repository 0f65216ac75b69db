"""Skill, inside and with outsiders (step 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference.levers import discretion

if TYPE_CHECKING:
    from reference.organization import Organization


def learn(org: Organization) -> None:
    """Skill after the week: k' = k + kT L (1 - k) + kB B (1 - k) - kF (k - k0).

    kx' alike, by half of what is done where one may speak. What usual practice teaches at k0 is lost, in proportion.
    """
    p = org.p
    usual = p.practice_rate * org.usual_practice
    usual_outside = p.outside_practice_share * usual * p.empowerment_today
    wear_outside = usual_outside * (1.0 - p.base_outside_skill) / p.base_outside_skill
    for person in org.people:
        k, kx, doing = person.skill, person.outside_skill, p.practice_rate * person.practice
        spoken = p.outside_practice_share * doing * discretion(org, person)
        learned = (p.training_rate * person.level["training"] + doing) * (1.0 - k)
        learned_outside = (p.training_rate * person.level["outside_training"] + spoken) * (1.0 - kx)
        base = p.base_skill + person.unit.shift["skill"]
        person.skill = k + learned - p.forgetting * (k - base) - usual * (1.0 - base) / base * k
        person.outside_skill = kx + learned_outside - p.forgetting * (kx - p.base_outside_skill) - wear_outside * kx
