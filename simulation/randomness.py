"""Random numbers that depend only on the seed, the person, the week and the mechanism.

Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3") turns a counter into four random
words. The counter names whose number it is - (seat, how many have held it, week, stream) - so hiring somebody or
adding a mechanism never changes anybody else's numbers, and two strategies run with one seed meet the same random
numbers, person by person (common random numbers).
"""

from __future__ import annotations

import math

import numpy as np

from simulation.compiling import inlined, lean

# Streams: what a random number decides. A stream's number, once given, is never given again (12, 16, 17 were).
BIRTH = 1  # blocks 0..5: what a person brings along
INVOLVED = 2
NEEDS = 3
PARTICIPATION = 4
HELP = 5
ANSWERER = 6
USEFULNESS = 7
LEAVE_COMMUNITY = 8
JOIN_COMMUNITY = 9
NEW_TIE = 10  # of a pair
CONTACT = 11  # the service a contact meets: third and fourth number
INCIDENT = 13
ATTACK = 14
SEVERITY = 15
ARRIVALS = 18
CUSTOMER_BIRTH = 19
QUIT = 20
LAYOFF = 21
PERSON_PAST = 22  # block 0 communities; one number a week ago
CUSTOMER_PAST = 23  # block 0 how long somebody has been there, 1 newcomers, 2 waits; one number an event
CUSTOMER_WEEK = 24  # a word each: contact and its channel, talk, hit, churn
REVIEW = 25  # of one of the top: error of the benefit that is measured
VACANCY = 27  # of a vacant seat: whether somebody is found, and whether from below
PROMOTION = 28  # of a report: luck in a promotion
AUDIT = 26  # of a person: whether one answers, third and fourth number how; in week 0 of a unit: its place
STORY = 29  # of a customer's week; block 0 what is told on, others who is told: three a story
ACQUAINTANCE = 30  # where a customer's ties go; blocks from 64 tie on
FOUND = 39  # whether somebody founds a community
FACTS = 31  # a seat's topic; blocks 0..7 which facts somebody brings
ROUTES = 32  # what a need meets on its way; blocks 0 and 1
FORGET = 33  # how many facts are forgotten; blocks: which
TRIAL = 34  # how many wrong facts are found out; blocks: which
FROM_MEMORY = 35  # how many facts a memory teaches, a number a slot; blocks from 32 slot on: which
MEMORY = 36  # whether a community's memory of a fact changes
REALITY = 37  # whether a fact turns
LOAD = 38  # blocks: answers given in the weeks before week 0
CASE = 46  # blocks of a customer's week: 0 what a case needs, from the second number on; 1 who serves it
VOICE = 48  # whether a social user comments, and is heard
CASE_PAST = 47  # the same for a week before week 0, contact first; block 2: its channel
BREWING = 49  # of an attack: for how long it brews
MAIL = 51  # of a contribution, a block each: private, to whom, read, answered
SIGNAL = 50  # how much bad talk the firm hears

_M0 = np.uint64(0xD2511F53)
_M1 = np.uint64(0xCD9E8D57)
_W0 = np.uint64(0x9E3779B9)
_W1 = np.uint64(0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)
_UNIT = 2.0**-32


@inlined
def philox(c0, c1, c2, c3, k0, k1):  # type: ignore[no-untyped-def]
    """Four random 32-bit words for a counter of four words and a key of two (Philox4x32-10)."""
    x0, x1, x2, x3 = np.uint64(c0) & _LOW, np.uint64(c1) & _LOW, np.uint64(c2) & _LOW, np.uint64(c3) & _LOW
    key0, key1 = np.uint64(k0) & _LOW, np.uint64(k1) & _LOW
    for _ in range(10):
        product0, product1 = _M0 * x0, _M1 * x2
        x0, x1, x2, x3 = (
            (product1 >> _SHIFT) ^ x1 ^ key0,
            product1 & _LOW,
            (product0 >> _SHIFT) ^ x3 ^ key1,
            product0 & _LOW,
        )
        key0, key1 = (key0 + _W0) & _LOW, (key1 + _W1) & _LOW
    return x0, x1, x2, x3


@lean
def draws(clock, stream, seat, holder, week):  # type: ignore[no-untyped-def]
    """Four uniforms in (0, 1) for one seat holder, one week and one stream (see the list above)."""
    a, b, c, d = philox(seat, holder, week, stream, clock.seed_low, clock.seed_high)
    return (a + 0.5) * _UNIT, (b + 0.5) * _UNIT, (c + 0.5) * _UNIT, (d + 0.5) * _UNIT


@lean
def first_draws(clock, stream, table, count, out):  # type: ignore[no-untyped-def]
    """Write the first uniform of so many rows of a table into out, several rows at a time.

    The same numbers as those of `draws`.
    """
    for i in range(count):
        a, _, _, _ = philox(i, table[i].holder, clock.week, stream, clock.seed_low, clock.seed_high)
        out[i] = (a + 0.5) * _UNIT


@inlined
def words_below(chance):  # type: ignore[no-untyped-def]
    """The word below which lie those whose uniform, as `draws` gives it, is below a chance."""
    return np.uint64(min(1.0 / _UNIT, max(0.0, math.ceil(chance / _UNIT - 0.5))))


@lean
def pairs_of_draws(clock, stream, table, out):  # type: ignore[no-untyped-def]
    """Write the first two uniforms of each row of a table into out[2 row], out[2 row + 1]."""
    for i in range(len(table)):
        a, b, _, _ = philox(i, table[i].holder, clock.week, stream, clock.seed_low, clock.seed_high)
        out[2 * i], out[2 * i + 1] = (a + 0.5) * _UNIT, (b + 0.5) * _UNIT


@lean
def block(clock, stream, number, seat, holder, week):  # type: ignore[no-untyped-def]
    """Four more uniforms of the same stream: block 0, 1, 2 ... where four are too few."""
    return draws(clock, stream + 256 * (number + 1), seat, holder, week)


@lean
def pair_draw(clock, stream, seat, holder, other, other_holder):  # type: ignore[no-untyped-def]
    """One uniform for two people and this week: who asked, and who answered."""
    week = clock.week + 65536 * (holder % 65536)
    a, _, _, _ = philox(seat, other, week, stream + 256 * (other_holder % 65536), clock.seed_low, clock.seed_high)
    return (a + 0.5) * _UNIT


@lean
def normal(u, v):  # type: ignore[no-untyped-def]
    """A standard normal number from two uniforms (Box & Muller 1958), in their precision."""
    real = type(u)
    return math.sqrt(real(-2.0) * math.log(u)) * math.cos(real(2.0 * math.pi) * v)


@inlined
def poisson(mean, u):  # type: ignore[no-untyped-def]
    """A Poisson number from one uniform by inversion, mean up to 500: it never falls in u."""
    term = math.exp(-mean)
    total = term
    k = 0
    while u > total and k < 2000:
        k += 1
        term *= mean / k
        total += term
    return k


@lean
def binomial(count, chance, u):  # type: ignore[no-untyped-def]
    """A binomial number of so many trials from one uniform by inversion: it never falls in u."""
    if chance >= 1.0:
        return count
    term = (1.0 - chance) ** count
    total = term
    k = 0
    while u > total and k < count:
        term *= (count - k) / (k + 1) * chance / (1.0 - chance)
        total += term
        k += 1
    return k


@lean
def poisson_count(clock, stream, mean):  # type: ignore[no-untyped-def]
    """A Poisson number for the whole firm this week, any mean: drawn in parts of at most 500."""
    count = 0
    part = 0
    while mean > 0.0:
        u, _, _, _ = draws(clock, stream, 0, part, clock.week)
        count += poisson(min(mean, 500.0), u)
        mean -= 500.0
        part += 1
    return count
