"""Incidents and outrage (E13): user errors, attacks, and outrage that feeds itself.

Step 13.

    user errors ~ Poisson(i0 outside posts (1 - kx of the posters) (1 - gE gov))
    attacks ~ Poisson(i1 M/1000)
    severity = sum over incidents of min(20, r^-0.5 - 1)
    F' = F min(0.95, b) + severity x 1000/max(M, 200)
    b = b_low + b_high/(1 + 4 listening) (1 - 0.5 coordination)
    share of customers hit = min(0.4, 0.05 F)
    S' = S - 0.08 min(1, F) S for a customer who is hit
    Q' = Q - 0.15 min(1, F) Q for a customer who is hit

    F       outrage per 1,000 customers, 0 or more
    r       a uniform random number: an incident's severity is Lomax distributed, with mean 0.95
    kx      skill with outsiders, mean over contributions seen outside, 0..1
    gov     how far outside posts need approval, 0..1
    M       customers at week 0
    b       share of outrage that is still there after a week
    b_low, b_high   the part that always stays; the part that stays where nobody listens
    i0, i1  user errors per outside post; attacks a week per 1,000 customers
    gE      share of user errors that full approval prevents
    S, Q    a customer's satisfaction and trust in the firm, 0..1
    listening, coordination   levels of these levers, 0..1

The outrage of a single incident sums to severity/(1 - b). An attack that was awaited is less severe (E36).

Sources: Pfeffer, Zorbach & Carley 2014; Owyang 2011 (vendor; direction). Sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import empowerment, foresight, stories
from simulation.parameter import OFF, Parameter, constant, switch
from simulation.precision import ZERO
from simulation.randomness import words_below

SWITCHES = (switch("incidents", "user errors, attacks, outrage (E13)"),)

PARAMETERS = (
    Parameter("incident_rate", 0.0012, 0.00036, 0.0036, "1/post", "user errors per outside post", symbol="i0"),
    Parameter("attack_rate", 0.005, 0.0025, 0.01, "1/week", "attacks per 1,000 customers", symbol="i1", drawn=False),
    Parameter(
        "approval_effect", 0.8, 0.24, 1.0, "share", "user errors that full approval prevents", symbol="gE"
    ).based_on("direction Owyang 2011 (vendor); size an assumption"),
    Parameter(
        "outrage_persistence",
        0.3,
        0.1,
        0.5,
        "1/week",
        "outrage that stays whatever one does",
        symbol="b_low",
        drawn=False,
    ),
    Parameter(
        "outrage_unattended", 0.5, 0.2, 0.6, "1/week", "outrage that stays where nobody listens", symbol="b_high"
    ),
    constant("outrage_listening", 4.0, "x", "how much full listening calms", can_be_off=True),
    constant("outrage_coordination", 0.5, "share", "how much full coordination calms", can_be_off=True),
    constant("hit_share", 0.05, "1/outrage", "share of customers hit per outrage"),
    constant("most_hit", 0.4, "share", "share of customers hit at most"),
    constant("satisfaction_hit", 0.08, "share", "satisfaction lost when hit"),
    constant("trust_hit", 0.15, "share", "customer trust lost when hit"),
)

HIGHEST_PERSISTENCE = 0.95
WORST_SEVERITY = 20.0
HIT = 0  # row of the week's words of customers, which step 12 draws
SMALLEST_DRAW = 2.0**-33  # the smallest uniform random number there is
SEVERITIES = 200  # equally likely ones, to take a mean over
SMALLEST_OUTRAGE = 1e-3
FEWEST_CUSTOMERS = 200.0  # outrage per 1,000 customers counts at least so many


@lean
def happen(o):  # type: ignore[no-untyped-def]
    """Incidents of the week, the outrage they feed, and whom it reaches."""
    f = o.firm
    f.user_errors = randomness.poisson_count(o.clock, randomness.INCIDENT, error_rate(o))
    f.attacks = randomness.poisson_count(o.clock, randomness.ATTACK, o.p.attack_rate * f.customers_start / 1000.0)
    severity = f.event_severity
    for k in range(int(f.user_errors + f.attacks)):
        r, _, _, _ = randomness.draws(o.clock, randomness.SEVERITY, k, 0, o.clock.week)
        attack = k - int(f.user_errors)
        severity += severity_of(r) * (foresight.severity_left(o, attack) if attack >= 0 else 1.0)
    f.severity = severity
    foresight.watch(o)
    f.user_errors += f.event_errors
    f.attacks += f.event_attacks
    f.event_severity = f.event_errors = f.event_attacks = 0.0
    f.outrage = f.outrage * persistence(o) + severity * 1000.0 / max(f.customers_start, FEWEST_CUSTOMERS)
    if f.outrage > 0.0 and o.on.customers != OFF:
        _reach(o)


@lean
def error_rate(o):  # type: ignore[no-untyped-def]
    """Expected user errors this week."""
    f, p = o.firm, o.p
    prevented = p.approval_effect * empowerment.governed(o)
    return p.incident_rate * f.outside_posts * (1.0 - f.posters_outside_skill) * (1.0 - prevented)


@lean
def severity_of(r):  # type: ignore[no-untyped-def]
    """Severity from a uniform: Lomax with shape 2, cut at 20."""
    return min(WORST_SEVERITY, r**-0.5 - 1.0)


@lean
def persistence(o):  # type: ignore[no-untyped-def]
    """Share of outrage that is still there next week (at most 0.95; such weeks are counted)."""
    p, level = o.p, o.levers.level
    heard = 1.0 + p.outrage_listening * level[lever.LISTENING, 0]
    calmed = 1.0 - p.outrage_coordination * level[lever.COORDINATION, 0]
    stays = p.outrage_persistence + p.outrage_unattended / heard * calmed
    if stays > HIGHEST_PERSISTENCE:
        o.firm.capped += 1.0
    return min(HIGHEST_PERSISTENCE, stays)


@lean
def usual_outrage(o):  # type: ignore[no-untyped-def]
    """Mean of min(1, F), and of it times the share of customers hit, in a usual week.

    Incidents are followed one by one; what they add while others are still felt enters the second by the mean of F.
    """
    p, stays = o.p, persistence(o)
    rate = error_rate(o) + p.attack_rate * o.firm.customers_start / 1000.0
    size = 1000.0 / max(o.firm.customers_start, FEWEST_CUSTOMERS)
    forces, hits, outrage = 0.0, 0.0, rate * p.mean_severity * size / (1.0 - stays)
    while size * WORST_SEVERITY > SMALLEST_OUTRAGE:
        for k in range(SEVERITIES):
            share, force = hit(p, size * severity_of((k + 0.5) / SEVERITIES))
            forces += rate * force / SEVERITIES
            hits += rate * share * force / SEVERITIES
        size *= stays
    share, force = hit(p, outrage)
    return min(1.0, forces), hits + share * force


@lean
def hit(p, outrage):  # type: ignore[no-untyped-def]
    """Share of customers that outrage hits, and its force."""
    return min(p.most_hit, p.hit_share * outrage), min(1.0, outrage)


@lean
def _reach(o):  # type: ignore[no-untyped-def]
    c, p, f, real = o.customers, o.p, o.firm, o.customers.trust.dtype.type
    share, force = hit(p, f.outrage)
    if share < SMALLEST_DRAW:
        return  # outrage fades but never ends: no random number is below this share
    reached, satisfied, trusting = words_below(share), real(p.satisfaction_hit * force), real(p.trust_hit * force)
    for i in range(int(f.places_used)):
        struck = (o.customer_words[HIT, i] < reached) & (c.present[i] != 0)
        c.satisfaction[i] -= satisfied * c.satisfaction[i] if struck else ZERO
        c.trust[i] -= trusting * c.trust[i] if struck else ZERO
    if len(o.circles) > 0:
        stories.carry_hits(o, o.customer_words[HIT], reached, force)
