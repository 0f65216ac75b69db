"""Stories that customers hear in a usual week, expected of the customers of week 0.

    good0 = k/(1 - R) (contacts x mean of tell_i P(D_i > tau)), R = r k x mean of tell over users of social channels
    bad0 = k/(1 - R) (contacts x mean of tell_i P(D_i < -tau) + hits0 x mean of tell over users of social channels)

Chances follow from each customer's expectations of week 0, noise and usual waits. The symbols are those of E12 and
E34; means are over all customers, users of social channels or not, and hits0 is that of `customers.py`.
"""

from __future__ import annotations

import math

from simulation.compiling import lean
from simulation.customers.circles import reach, retelling
from simulation.customers.experience import ROOT_2, service_of
from simulation.customers.waits import ONE_DESK, usual_contacts


@lean
def set_usual(o, count):  # type: ignore[no-untyped-def]
    """Set how many good and bad stories a customer hears in a usual week, at week 0."""
    c, f, p = o.customers, o.firm, o.p
    good, bad, online = 0.0, 0.0, 0.0
    for i in range(count):
        chance, share = reach(p, c.social[i]), p.social_channel_share if c.social[i] else 0.0
        phone, social = service_of(o, i)
        happy, angry = story_chances(o, phone, c.expectation[i])
        if c.social[i]:
            pleased, cross = story_chances(o, social, c.expectation_social[i])
            happy, angry = happy + share * (pleased - happy), angry + share * (cross - angry)
            online += chance
        good += chance * happy
        bad += chance * angry
    if count > 0:
        ties = int(p.ties_of_customers)
        heard = ties / count / (1.0 - retelling(p) * ties * online / count)
        f.usual_good = heard * usual_contacts(o) * good
        f.usual_bad = heard * (usual_contacts(o) * bad + f.usual_hits * online)
        f.good_stories, f.bad_stories = f.usual_good * count, f.usual_bad * count


@lean
def story_chances(o, service, expects):  # type: ignore[no-untyped-def]
    """Chances that a contact in this service is a good story, and a bad one, over usual waits."""
    good, bad, before, p = 0.0, 0.0, 0.0, o.p
    for k in range(len(o.waits) if o.on.cases != ONE_DESK else 1):
        share = o.waits[k] - before if o.on.cases != ONE_DESK else 1.0
        met = service - p.wait_loss * k
        good += share * _chance_above(p, met, expects + p.story_at)
        bad += share * _chance_above(p, 1.0 - met, 1.0 - expects + p.story_at)
        before = o.waits[k]
    return good, bad


@lean
def _chance_above(p, service, level):  # type: ignore[no-untyped-def]
    """Chance that what a contact meets, cut to 0..1, is above this level."""
    if level < 0.0 or level >= 1.0:
        return 1.0 if level < 0.0 else 0.0
    return 0.5 * math.erfc((level - service) / (p.contact_noise * ROOT_2))
