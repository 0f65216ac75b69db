"""Foresight: attacks brew before they strike, and a firm that listens can hear it (E36).

Part of step 13, where the choice `foresight` is "cusum" and the level of listening is above 0.

    an attack is talked of for L weeks before it strikes, L = 1 + Geometric, L0 on average, at most 52
    brewing = sum of amp (1 + a)/2 over attacks that strike later and are talked of, a = 0, 1, ... their week of it
    x ~ Poisson(phi (n + brewing)), phi = phi0 + phi1 listening
    W' = max(0, W + (x - phi r)/sqrt(max(1, phi r)) - 0.5), and where W' > h an alarm, W' = 0
    r' = r + (x/phi - r)/26 in a week without an alarm; r = n in the first week of listening
    severity of an attack x (1 - df act) where an alarm was raised while it was talked of
    act = (aa + (1 - aa) coordination) 0.9^false, false' = 25/26 false + 1 for an alarm while nothing brews
    an alarm takes ah hours, a false one too

    n           bad stories heard in the week before (E34), or customers who speak ill (E12)
    x, r        what is heard of them, and what is usually said
    W           suspicion, a one-sided cumulative sum
    listening, coordination     levels of these levers, 0..1

The other symbols are parameters. Attacks are the same, week by week, whether or not anybody listens: what brews is read
from the random numbers of later weeks. Talk of what brews moves nobody's trust. User errors and dated incidents come
without warning. Where nothing brews an alarm comes after (exp(b) - b - 1)/0.5 weeks on average, b = h + 1.166; where
what is heard rises by d standard deviations, after (exp(-2 D b) + 2 D b - 1)/(2 D^2), D = d - 0.5 (approximations).

Sources: Page 1954 (cumulative sum). Sizes are assumptions; that what brews can be heard is one of them.
"""

from __future__ import annotations

import math

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.parameter import OFF, RIVAL, Choice, Parameter, constant

SWITCHES = (
    Choice(
        "foresight",
        {"off": OFF, "cusum": RIVAL},
        "off",
        "whether attacks brew before they strike, and a firm that listens raises an alarm where it hears more than "
        "usual (E36)",
    ),
)

PARAMETERS = (
    Parameter(
        "brewing_weeks",
        4.0,
        1.0,
        8.0,
        "weeks",
        "for which an attack is talked of before it strikes",
        symbol="L0",
        drawn=False,
    ),
    Parameter(
        "brewing_talk",
        3.0,
        0.5,
        6.0,
        "stories",
        "about what brews, in its second week",
        symbol="amp",
        drawn=False,
    ),
    constant("overheard", 0.05, "share", "of bad talk that reaches the firm anyway", symbol="phi0"),
    Parameter(
        "coverage", 0.3, 0.1, 0.6, "share", "of bad talk that full listening hears more", symbol="phi1", drawn=False
    ),
    Parameter("alarm_limit", 4.0, 2.0, 6.0, "sd", "suspicion at which an alarm is raised", symbol="h", drawn=False),
    Parameter(
        "defusing", 0.5, 0.0, 0.8, "share", "of severity taken from an attack that is awaited", symbol="df", drawn=False
    ),
    Parameter("act_alone", 0.3, 0.0, 0.6, "share", "of this, where nobody coordinates", symbol="aa", drawn=False),
    constant("alarm_hours", 20.0, "hours", "that an alarm takes", symbol="ah"),
)

LONGEST = 52  # weeks that an attack brews at most
ALLOWANCE = 0.5  # standard deviations above the usual that raise no suspicion
MEMORY = 26.0  # weeks over which it is learned what is usual, and false alarms are remembered
WORN = 0.9  # of attention, left by a false alarm
BITS = 2.0**52  # of the alarms of past weeks, the latest first


@lean
def severity_left(o, number):  # type: ignore[no-untyped-def]
    """Share of severity that is left of the attack of this number in this week; counts it."""
    f = o.firm
    if not used(o):
        return 1.0
    lead = longest_alarm(o, brewed(o, number, o.clock.week))
    f.strikes += 1.0
    if lead == 0:
        return 1.0
    f.strikes_awaited += 1.0
    f.lead_of_alarms += lead
    alone = o.p.act_alone
    act = alone + (1.0 - alone) * o.levers.level[lever.COORDINATION, 0]
    return 1.0 - o.p.defusing * act * WORN**f.false_alarms_remembered


@lean
def used(o):  # type: ignore[no-untyped-def]
    """Whether somebody watches what is heard."""
    return o.on.foresight != OFF and o.levers.level[lever.LISTENING, 0] > 0.0


@lean
def brewed(o, number, week):  # type: ignore[no-untyped-def]
    """Weeks for which the attack of this number in a week was talked of before."""
    u, _, _, _ = randomness.draws(o.clock, randomness.BREWING, number, 0, week)
    return brewing_time(o.p.brewing_weeks, u)


@lean
def brewing_time(mean, u):  # type: ignore[no-untyped-def]
    """1 + Geometric with this mean, from a uniform."""
    if mean <= 1.0:
        return 1
    return min(LONGEST, 1 + int(math.log(u) / math.log(1.0 - 1.0 / mean)))


@lean
def longest_alarm(o, weeks):  # type: ignore[no-untyped-def]
    """How many weeks ago the first alarm of the last `weeks` was raised; 0 = none was."""
    past, found = int(o.firm.alarms_past), 0
    for ago in range(1, weeks + 1):
        if (past >> (ago - 1)) & 1:
            found = ago
    return found


@lean
def brewing(o):  # type: ignore[no-untyped-def]
    """Bad talk of this week about attacks that strike later."""
    talk = 0.0
    for ahead in range(1, LONGEST + 1 if o.p.attack_rate > 0.0 else 1):
        week = o.clock.week + ahead
        for number in range(attacks_of(o, week)):
            age = brewed(o, number, week) - ahead
            talk += o.p.brewing_talk * 0.5 * (1.0 + age) if age >= 0 else 0.0
    return talk


@lean
def attacks_of(o, week):  # type: ignore[no-untyped-def]
    """How many attacks strike in a week."""
    mean, count, part = o.p.attack_rate * o.firm.customers_start / 1000.0, 0, 0
    while mean > 0.0:
        u, _, _, _ = randomness.draws(o.clock, randomness.ATTACK, 0, part, week)
        count += randomness.poisson(min(mean, 500.0), u)
        mean -= 500.0
        part += 1
    return count


@lean
def watch(o):  # type: ignore[no-untyped-def]
    """Hear what is said this week, and raise an alarm where it is more than usual."""
    f = o.firm
    f.false_alarms = 0.0
    alarm = _suspect(o) if used(o) else False
    f.alarms_past = (2.0 * f.alarms_past + (1.0 if alarm else 0.0)) % BITS
    f.alarms = 1.0 if alarm else 0.0


@lean
def _suspect(o):  # type: ignore[no-untyped-def]
    f, p = o.firm, o.p
    ill = f.bad_stories if len(o.circles) > 0 else f.speak_ill
    coming = brewing(o)
    if f.usual_bad_talk <= 0.0:
        f.usual_bad_talk = ill
    heard = min(1.0, p.overheard + p.coverage * o.levers.level[lever.LISTENING, 0])
    signal = randomness.poisson_count(o.clock, randomness.SIGNAL, heard * (ill + coming))
    expected = heard * f.usual_bad_talk
    f.suspicion = max(0.0, f.suspicion + (signal - expected) / math.sqrt(max(1.0, expected)) - ALLOWANCE)
    f.false_alarms_remembered *= 1.0 - 1.0 / MEMORY
    if f.suspicion > p.alarm_limit:
        f.suspicion = 0.0
        if coming == 0.0:
            f.false_alarms = 1.0
            f.false_alarms_remembered += 1.0
        return True
    f.usual_bad_talk += (signal / heard - f.usual_bad_talk) / MEMORY
    return False
