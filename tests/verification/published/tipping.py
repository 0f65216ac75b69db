"""The coordination game with memory of Centola, Becker, Brackbill & Baronchelli 2018 (Science 360: 1116): a committed
minority against an established convention.

Every round people meet in random pairs and each shows the convention seen more often in the last M meetings (a coin
decides a draw); committed people always show the new one. Everybody else starts with a memory full of the old one.
"""

from __future__ import annotations

import numpy as np


def takes_over(people: int, committed: float, memory: int, seed: int, rounds: int = 1000, success: float = 1.0) -> bool:
    """Whether the share of the others who would show the new convention reaches `success` within the rounds."""
    rng = np.random.default_rng(seed)
    minority = int(committed * people)  # at most that share
    seen = np.zeros((people, memory), dtype=np.int8)  # 1 = the new convention
    for t in range(rounds):
        new = seen.sum(axis=1) * 2 + rng.integers(0, 2, people) > memory
        new[:minority] = True
        if new.mean() >= minority / people + success * (1 - minority / people):
            return True
        order = rng.permutation(people)
        first, second = order[: people // 2], order[people // 2 : people // 2 * 2]
        seen[first, t % memory], seen[second, t % memory] = new[second], new[first]
    return False
