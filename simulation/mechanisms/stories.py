"""Stories: what customers tell those they are tied to, who tell it on (E34).

Parts of steps 12, 13 and 14, where the choice `stories` is "ties"; else word of mouth is that of E12.

    a contact with D > tau is a good story, one with D < -tau a bad one
    a customer hit by outrage who uses social channels has a bad story with chance min(1, F)
    a story reaches each of k ties with chance tell x (rho if social, else 1)/(1 + 0.2 (rho - 1)), at most 1
    Q' = (1 - (1 - Q)(1 - om)^good)(1 - om wneg)^bad - om (good0 (1 - Q) - wneg bad0 Q)
    whoever heard a story and uses social channels tells it on next week with chance R0/(k tell_s), at most 1

    D, F, Q     service against expectation; outrage; a customer's trust in the firm (E12, E13)
    good, bad   stories heard this week
    good0, bad0 those heard in a usual week, expected of the customers of week 0
    tell_s      chance that a user of social channels reaches a tie
    rho, wneg   `social_reach` and `negative_word` (E12)

The other symbols are parameters. All stories of a week are heard before any of them moves trust, so the order of
those who tell does not matter. A story reaches k tell/(1 - R0 sigma_s) customers on average, where a share sigma_s uses
social channels and nothing is cut at 1. R0 holds where only these are told, so that no circle of them keeps a story
alive: on average R0 sigma_s stories are told on for each. What is usual is taken back at one's own trust: nobody
drifts. Reputation (E28) takes the mean step of the week as g - g0. Ties: `simulation/customers/circles.py`.

Sources: Anderson 1998 (the best and the worst contacts are told of); East et al. 2008 (weights). Sizes are assumptions.
"""

from __future__ import annotations

from simulation import randomness
from simulation.compiling import lean
from simulation.customers.circles import SHARES, TIES, reach, retelling, told
from simulation.parameter import Choice, Parameter

SWITCHES = (
    Choice(
        "stories",
        {"shares": SHARES, "ties": TIES},
        "shares",
        "word of mouth is that of the happy and unhappy shares, heard by everybody alike (E12), or stories that pass "
        "along ties between customers (E34; with outside=version2)",
    ),
)

PARAMETERS = (
    Parameter("ties_of_customers", 6.0, 2.0, 12.0, "count", "whom a customer tells", symbol="k", drawn=False),
    Parameter("telling", 0.3, 0.1, 0.5, "chance", "a story reaches one of those tied to", symbol="tell"),
    Parameter(
        "story_at", 0.15, 0.1, 0.25, "0..1", "service against expectation from which it is a story", symbol="tau"
    ),
    Parameter("story_weight", 0.02, 0.005, 0.05, "share", "trust moved by a story", symbol="om", can_be_off=True),
    Parameter(
        "story_reproduction", 0.6, 0.0, 0.9, "x", "stories told on for each, among social users alone", symbol="R0"
    ),
)

MOST_TIES = 12
BLOCKS = MOST_TIES // 4  # of random numbers for the ties of one story
OWN = 1  # first of these blocks; the one before decides what is told on


@lean
def spread(o):  # type: ignore[no-untyped-def]
    """Let stories be told and heard; return how far mean trust moved beyond what is usual."""
    c, s, f, moved, present = o.customers, o.circles, o.firm, 0.0, 0
    for i in range(int(f.places_used)):
        s[i].good = s[i].bad = 0
    for i in range(int(f.places_used)):
        good, bad = int(s[i].carried_good), int(s[i].carried_bad)
        good += 1 if s[i].story > 0 else 0
        bad += 1 if s[i].story < 0 else 0
        if c.present[i] and good + bad > 0:
            _tell(o, i, good, good + bad)
    f.good_stories = f.bad_stories = 0.0
    onward = retelling(o.p)
    for i in range(int(f.places_used)):
        s[i].story = s[i].carried_good = s[i].carried_bad = 0
        if c.present[i]:
            before = float(c.trust[i])
            c.trust[i] = min(1.0, max(0.0, _heard(o, i, before)))
            moved += c.trust[i] - before
            present += 1
            f.good_stories += s[i].good
            f.bad_stories += s[i].bad
            if c.social[i] and s[i].good + s[i].bad > 0:
                u, v, _, _ = randomness.block(o.clock, randomness.STORY, 0, i, c.holder[i], o.clock.week)
                s[i].carried_good = randomness.binomial(int(s[i].good), onward, u)
                s[i].carried_bad = randomness.binomial(int(s[i].bad), onward, v)
    return moved / max(1, present)


@lean
def _tell(o, i, good, stories):  # type: ignore[no-untyped-def]
    """Let customer i tell so many stories, the good ones first."""
    c, s, chance = o.customers, o.circles, reach(o.p, o.customers.social[i])
    for k in range(stories):
        for j in range(int(o.p.ties_of_customers)):
            if j % 4 == 0:
                number = OWN + BLOCKS * k + j // 4
                four = randomness.block(o.clock, randomness.STORY, number, i, c.holder[i], o.clock.week)
            if four[j % 4] < chance:
                hearer = told(o, i, j)
                if hearer != i and c.present[hearer]:
                    s[hearer].good += 1 if k < good else 0
                    s[hearer].bad += 0 if k < good else 1


@lean
def _heard(o, i, trust):  # type: ignore[no-untyped-def]
    """Trust of customer i after the stories of this week, less what those of a usual week do."""
    p, f, s = o.p, o.firm, o.circles[i]
    loss = p.story_weight * p.negative_word
    usual = p.story_weight * f.usual_good * (1.0 - trust) - loss * f.usual_bad * trust
    if s.good > 0:
        trust = 1.0 - (1.0 - trust) * (1.0 - p.story_weight) ** s.good
    if s.bad > 0:
        trust *= (1.0 - loss) ** s.bad
    return trust - usual


@lean
def carry_hits(o, words, reached, force):  # type: ignore[no-untyped-def]
    """Let users of social channels whom outrage of this force hits have a story of it.

    words: the week's, a customer each; those with one below `reached` are hit.
    """
    c = o.customers
    for i in range(int(o.firm.places_used)):
        if c.present[i] and c.social[i] and words[i] < reached:
            _, _, u, _ = randomness.block(o.clock, randomness.STORY, 0, i, c.holder[i], o.clock.week)
            o.circles[i].carried_bad += 1 if u < force else 0
