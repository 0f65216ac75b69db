"""Who works with whom while a network is made."""

import numpy as np
import pytest

from simulation.networks import rows
from simulation.population import generate


@pytest.mark.parametrize("clustering", [0.1, 0.5])
def test_a_firm_is_the_same_with_a_bit_for_each_pair_and_without(
    clustering: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = generate(130, clustering=clustering, seed=3).digest()
    monkeypatch.setattr(rows, "MOST_KNOWN", 100)
    assert generate(130, clustering=clustering, seed=3).digest() == small


@pytest.mark.parametrize("most_known", [0, 200])
def test_a_colleague_taken_over_is_one_no_more(most_known: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_KNOWN", most_known)
    firm = rows.empty_rows(np.full(130, 2))
    rows.join(0, 129, firm)
    rows.take_over(0, 129, 64, 65, firm)
    pairs = {(a, b) for a in range(130) for b in range(130) if rows.joined(a, b, firm)}
    assert pairs == {(0, 64), (64, 0), (65, 129), (129, 65)}
