"""Voice: who is heard, how long a reply takes, what outsiders think of the firm (E28).

Parts of steps 12 and 14.

    v = 1/(1 + response time/patience(t)), patience(t) = patience 2^(-drift t/52)
    reply capacity x (1 + dialogue); posts and campaigns of the front team x (1 - dialogue)
    Rep' = Rep + sR (mean Q - Rep) + g - g0

Where the choice `voice` is "on", besides:

    a voice act is a contact on social channels, or a comment: with chance vo a week, for social users
    heard with chance v: Q' = Q + he (heard - v0) for each act; after a comment that is heard R' = R + bR (1 - R)
    what is seen of the firm's talk counts for authenticity - neutral + di (v - v0)

    v, v0   promptness of replies, now and at week 0, 0..1
    Rep     reputation among those who are no customers, 0..1; at week 0 the mean trust of customers
    Q, R    a customer's trust in the firm and bond (E12), 0..1
    g, g0   word of mouth of this week and of a usual one (E12)
    authenticity, neutral   of the firm's talk outside, and where it changes nothing (E12)
    bR      bond by an answer (E12)
    dialogue    level of this lever, 0..1

The other symbols are parameters. At rest v = v0: an act then says nothing on the whole, and dialogue 0 leaves
capacity and posts as they are. Reputation changes nothing else. A comment is as likely from every social user.

Sources: none; sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.customers.experience import SOCIAL
from simulation.parameter import OFF, RIVAL, Choice, Parameter, constant
from simulation.precision import clip

HEARD = RIVAL  # the option "on" of the choice `voice`

SWITCHES = (
    Choice(
        "voice",
        {"off": OFF, "on": HEARD},
        "off",
        "whether customers who speak up in public trust a firm more that hears them, and less one that does not (E28)",
    ),
)

PARAMETERS = (
    Parameter("heard_effect", 0.05, 0.0, 0.1, "0..1", "trust by being heard, or not", symbol="he"),
    Parameter("comments", 0.01, 0.0, 0.03, "chance", "a social user comments unasked in a week", symbol="vo"),
    Parameter("dialogue_evidence", 0.1, 0.0, 0.3, "x", "talk that is a dialogue", symbol="di"),
    Parameter("patience_drift", 0.0, 0.0, 0.5, "1/year", "how often patience halves", symbol="drift", drawn=False),
    constant("reputation_step", 0.02, "1/week", "how fast outsiders follow customers", symbol="sR"),
)


@lean
def patience(o):  # type: ignore[no-untyped-def]
    """Delay at which a reply is worth half, in hours, this week."""
    return o.p.patience * 2.0 ** (-o.p.patience_drift * o.clock.week / 52.0)


@lean
def dialogue(o):  # type: ignore[no-untyped-def]
    """How far the outside team talks with people instead of to them, 0..1."""
    return o.levers.level[lever.DIALOGUE, 0]


@lean
def hear(o, i, answer):  # type: ignore[no-untyped-def]
    """Let customer i, who had a contact on a social channel, be heard or not.

    answer: a uniform; below promptness one is heard.
    """
    if o.on.voice != OFF and o.customers.channel[i] == SOCIAL:
        _take(o, i, 1.0 if answer < o.firm.promptness else 0.0)


@lean
def _take(o, i, heard):  # type: ignore[no-untyped-def]
    c = o.customers
    c.trust[i] = clip(c.trust[i] + c.trust.dtype.type(o.p.heard_effect * (heard - o.firm.usual_promptness)))


@lean
def comment(o):  # type: ignore[no-untyped-def]
    """Let social users comment unasked, and be heard or not."""
    c, f, bonds = o.customers, o.firm, o.on.outside != RIVAL
    f.comments = 0.0
    for i in range(int(f.places_used) if o.on.voice != OFF else 0):
        if c.present[i] and c.social[i]:
            speaks, answer, _, _ = randomness.draws(o.clock, randomness.VOICE, i, c.holder[i], o.clock.week)
            if speaks < o.p.comments:
                f.comments += 1.0
                heard = answer < f.promptness
                _take(o, i, 1.0 if heard else 0.0)
                if heard and bonds:
                    c.bond[i] += o.p.bond_gain * (1.0 - c.bond[i])


@lean
def evidence(o):  # type: ignore[no-untyped-def]
    """What the firm's talk says more by being a dialogue."""
    return o.p.dialogue_evidence * (o.firm.promptness - o.firm.usual_promptness) if o.on.voice != OFF else 0.0


@lean
def repute(o, trust, news):  # type: ignore[no-untyped-def]
    """Let reputation follow customers' mean trust and unusual word of mouth."""
    f = o.firm
    f.reputation = min(1.0, max(0.0, f.reputation + o.p.reputation_step * (trust - f.reputation) + news))
