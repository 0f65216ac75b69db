"""The engine's own draws: which of its uniforms decides what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from reference.draws import Holder, T

from simulation import randomness, state

# purpose -> stream and place among its four uniforms
WEEKLY = {
    "need": (randomness.NEEDS, 0),
    "act": (randomness.PARTICIPATION, 0),
    "posts": (randomness.PARTICIPATION, 1),
    "help": (randomness.HELP, 0),
    "answers first": (randomness.ANSWERER, 0),
    "through network": (randomness.HELP, 1),
    "friend": (randomness.HELP, 2),
    "friend of friend": (randomness.HELP, 3),
    "fact": (randomness.NEEDS, 1),
    "complex": (randomness.ROUTES, 0),
    "colleague": (randomness.ROUTES, 1),
    "keep": (randomness.ROUTES, 2),
    "knows who": (randomness.ROUTES, 3),
    "forget": (randomness.FORGET, 0),
    "trial": (randomness.TRIAL, 0),
    "from memory 0": (randomness.FROM_MEMORY, 0),
    "from memory 1": (randomness.FROM_MEMORY, 1),
    "from memory 2": (randomness.FROM_MEMORY, 2),
    "recognition": (randomness.USEFULNESS, 0),
    "leave community 0": (randomness.LEAVE_COMMUNITY, 0),
    "leave community 1": (randomness.LEAVE_COMMUNITY, 1),
    "leave community 2": (randomness.LEAVE_COMMUNITY, 2),
    "join": (randomness.LEAVE_COMMUNITY, 3),
    "look at tie": (randomness.JOIN_COMMUNITY, 0),
    "look where a tie is": (randomness.JOIN_COMMUNITY, 1),
    "look at slot": (randomness.JOIN_COMMUNITY, 2),
    "look anywhere": (randomness.JOIN_COMMUNITY, 3),
    "found": (randomness.FOUND, 0),
    "contact": (randomness.CUSTOMER_WEEK, 0),
    "service": (randomness.CONTACT, 2),
    "answer": (randomness.CONTACT, 0),
    "talk": (randomness.CUSTOMER_WEEK, 1),
    "comment": (randomness.VOICE, 0),
    "answer to a comment": (randomness.VOICE, 1),
    "hit": (randomness.CUSTOMER_WEEK, 2),
    "churn": (randomness.CUSTOMER_WEEK, 3),
    "quit": (randomness.QUIT, 0),
    "layoff": (randomness.LAYOFF, 0),
    "vacancy": (randomness.VACANCY, 0),
    "from below": (randomness.VACANCY, 1),
    "promotion": (randomness.PROMOTION, 0),
    "review": (randomness.REVIEW, 0),
    "answer to the audit": (randomness.AUDIT, 0),
    "error of the answer": (randomness.AUDIT, 2),
}
# the same from block 0 of the stream
WEEKLY_BLOCK = {
    "broker": (randomness.ROUTES, 0),
    "open question": (randomness.ROUTES, 1),
    "memory": (randomness.ROUTES, 2),
    "by mail": (randomness.ROUTES, 3),
}
# what somebody brings along: stream, block and place
FOR_LIFE = {
    "anchor": (randomness.BIRTH, 0, 0),
    "stubbornness": (randomness.BIRTH, 0, 2),
    "trust": (randomness.BIRTH, 1, 0),
    "skill": (randomness.BIRTH, 1, 2),
    "outside skill": (randomness.BIRTH, 2, 0),
    "propensity": (randomness.BIRTH, 2, 2),
    "threshold": (randomness.BIRTH, 3, 0),
    "posts rate": (randomness.BIRTH, 3, 2),
    "tenure": (randomness.BIRTH, 4, 0),
    "tiring": (randomness.BIRTH, 5, 0),
    "social user": (randomness.CUSTOMER_BIRTH, 0, 0),
    "customer trust": (randomness.CUSTOMER_BIRTH, 0, 2),
    "affinity": (randomness.CUSTOMER_BIRTH, 2, 0),
    "attachment": (randomness.CUSTOMER_BIRTH, 2, 2),
    "spending": (randomness.CUSTOMER_BIRTH, 3, 0),
    "demands": (randomness.CUSTOMER_BIRTH, 3, 2),
    "expectation": (randomness.CUSTOMER_BIRTH, 1, 0),
    "satisfaction": (randomness.CUSTOMER_BIRTH, 1, 2),
    "willingness": (randomness.INVOLVED, None, 0),
    "topic": (randomness.FACTS, None, 0),
    "order of units": (randomness.AUDIT, None, 0),
}
# what happened to a customer before week 0: block (None = the week's own) and place
PAST = {
    "years": (0, 0),
    "time": (None, 0),
    "what": (None, 1),
    "service": (None, 2),
    "expectation": (1, 0),
    "satisfaction": (1, 2),
    "wait": (2, 0),
}
OF_THE_FIRM = {
    "user errors": randomness.INCIDENT,
    "attacks": randomness.ATTACK,
    "severity": randomness.SEVERITY,
    "new customers": randomness.ARRIVALS,
    "signal": randomness.SIGNAL,
}


class EngineDraws:
    """The engine's draws: the same seed, person, week and purpose, the same number."""

    def __init__(self, seed: int) -> None:
        self.week = 0
        clock = state.record(state.CLOCK, seed_low=seed % 2**32, seed_high=seed // 2**32)
        self._clock = clock
        self._draws = lru_cache(8)(lambda *which: randomness.draws(clock, *which))
        self._block = lru_cache(8)(lambda *which: randomness.block(clock, *which))

    def uniform(self, purpose: str, who: Holder) -> float:
        """A number in (0, 1)."""
        return self._four(purpose, who)[0]

    def normal(self, purpose: str, who: Holder) -> float:
        """A standard normal number (Box & Muller)."""
        u, v = self._four(purpose, who)[:2]
        return math.sqrt(-2.0 * math.log(u)) * math.cos(2.0 * math.pi * v)

    def past_uniform(self, purpose: str, who: Holder, event: int) -> float:
        """A number in (0, 1) for an event before week 0."""
        return self._past(purpose, who, event)[0]

    def past_normal(self, purpose: str, who: Holder, event: int) -> float:
        """A standard normal number for an event before week 0."""
        u, v = self._past(purpose, who, event)[:2]
        return math.sqrt(-2.0 * math.log(u)) * math.cos(2.0 * math.pi * v)

    def week_past(self, place: int, who: Holder, ago: int) -> float:
        """A number in (0, 1) for a person's week so long before week 0; four places."""
        return self._draws(randomness.PERSON_PAST, who.seat, ago, 0)[place]

    def community_past(self, place: int, who: Holder, ago: int) -> float:
        """The same, about communities."""
        return self._block(randomness.PERSON_PAST, 0, who.seat, ago, 0)[place]

    def inverse_poisson(self, mean: float, u: float) -> int:
        """The Poisson number of a uniform."""
        return inverted(mean, u)

    def _past(self, purpose: str, who: Holder, event: int) -> Sequence[float]:
        block, place = PAST[purpose]
        if block is None:
            return self._draws(randomness.CUSTOMER_PAST, who.seat, event, 0)[place:]
        return self._block(randomness.CUSTOMER_PAST, block, who.seat, event, 0)[place:]

    def poisson(self, purpose: str, who: Holder, mean: float) -> int:
        """A Poisson number: the smallest whose cumulative chance reaches the uniform."""
        return inverted(mean, self.uniform(purpose, who))

    def choice(self, purpose: str, who: Holder, of: Sequence[T]) -> T:
        """One of these, each as likely."""
        return of[int(self.uniform(purpose, who) * len(of))]

    def case(self, number: int, place: int, who: Holder) -> float:
        """A number in (0, 1) for a customer's case: block and place."""
        return self._block(randomness.CASE, number, who.seat, who.holder, self.week)[place]

    def story(self, number: int, place: int, who: Holder) -> float:
        """A number in (0, 1) for a customer's stories of this week: block and place."""
        return self._block(randomness.STORY, number, who.seat, who.holder, self.week)[place]

    def mail(self, number: int, place: int, who: Holder) -> float:
        """A number in (0, 1) for a contribution of this week: which, and place."""
        return self._block(randomness.MAIL, number, who.seat, who.holder, self.week)[place]

    def acquaintance(self, number: int, place: int, who: Holder) -> float:
        """The same for where the ties of a customer's place go, once and for all."""
        return self._block(randomness.ACQUAINTANCE, number, who.seat, 0, 0)[place]

    def case_past(self, number: int, place: int, who: Holder, ago: int) -> float:
        """The same for a week so long before week 0."""
        return self._block(randomness.CASE_PAST, number, who.seat, ago, 0)[place]

    def attempt(self, number: int, who: Holder) -> Sequence[float]:
        """Two numbers in (0, 1) for a tenure that may not be kept."""
        return self._block(randomness.BIRTH, 4, who.seat, 0, number)[:2]

    def fact(self, fact: int, who: Holder) -> float:
        """A number in (0, 1) for a fact that somebody may bring along."""
        return self._block(randomness.FACTS, fact // 4, who.seat, who.holder, 0)[fact % 4]

    def binomial(self, purpose: str, who: Holder, trials: int, chance: float) -> int:
        """A binomial number: the smallest whose cumulative chance reaches the uniform."""
        u, reached = self.uniform(purpose, who), 0.0
        for k in range(trials + 1):
            reached += math.comb(trials, k) * chance**k * (1.0 - chance) ** (trials - k)
            if reached >= u:
                return k
        return trials

    def nth(self, purpose: str, number: int, who: Holder) -> float:
        """A number in (0, 1) for the first, second ... of a kind this week."""
        stream, slot = WEEKLY[purpose]
        return self._block(stream, 32 * slot + number, who.seat, who.holder, self.week)[0]

    def turning(self, fact: int, number: int, week: int) -> float:
        """A number in (0, 1) for a fact that may turn."""
        return self._draws(randomness.REALITY, fact, number, week)[0]

    def remembering(self, community: int, fact: int) -> float:
        """A number in (0, 1) for a memory that may change."""
        return self._draws(randomness.MEMORY, community, fact, self.week)[0]

    def answers_past(self, week: int, who: Holder, mean: float) -> int:
        """The Poisson number of a week before week 0."""
        return inverted(mean, self._block(randomness.LOAD, week // 4, who.seat, 0, 0)[week % 4])

    def count(self, purpose: str, mean: float) -> int:
        """A Poisson number for the whole firm, drawn in parts of at most 500."""
        total, part = 0, 0
        while mean > 0.0:
            total += inverted(min(mean, 500.0), self._draws(OF_THE_FIRM[purpose], 0, part, self.week)[0])
            mean, part = mean - 500.0, part + 1
        return total

    def attacks_of(self, week: int, mean: float) -> int:
        """The number of attacks of a week, which may lie ahead."""
        parts = [min(mean - 500.0 * part, 500.0) for part in range(math.ceil(mean / 500.0))]
        return sum(inverted(m, self._draws(randomness.ATTACK, 0, part, week)[0]) for part, m in enumerate(parts))

    def brewing(self, number: int, week: int) -> float:
        """A number in (0, 1) for how long an attack of a week brews."""
        return self._draws(randomness.BREWING, number, 0, week)[0]

    def numbered(self, purpose: str, number: int) -> float:
        """A uniform for the first, second ... thing of a kind this week."""
        return self._draws(OF_THE_FIRM[purpose], number, 0, self.week)[0]

    def pair(self, one: Holder, other: Holder) -> float:
        """A uniform for two people and this week."""
        self._clock.week = self.week
        return randomness.pair_draw(self._clock, randomness.NEW_TIE, one.seat, one.holder, other.seat, other.holder)

    def _four(self, purpose: str, who: Holder) -> Sequence[float]:
        """The uniforms of a purpose, the one asked for first."""
        if purpose in WEEKLY:
            stream, place = WEEKLY[purpose]
            return self._draws(stream, who.seat, who.holder, self.week)[place:]
        if purpose in WEEKLY_BLOCK:
            stream, place = WEEKLY_BLOCK[purpose]
            return self._block(stream, 0, who.seat, who.holder, self.week)[place:]
        stream, block, place = FOR_LIFE[purpose]
        if block is None:
            return self._draws(stream, who.seat, who.holder, 0)[place:]
        return self._block(stream, block, who.seat, who.holder, 0)[place:]


def inverted(mean: float, u: float) -> int:
    """The smallest k with F(k) >= u, where F is the Poisson distribution function of this mean."""
    k, chance = 0, math.exp(-mean)
    reached = chance
    while reached < u and k < 2000:
        k += 1
        chance *= mean / k
        reached += chance
    return k
