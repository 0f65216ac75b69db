"""Dice are fair and fall the same compiled or not."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from simulation.networks.draws import below, new_dice, throw

ROOT = Path(__file__).parents[4]
SHOW = "from simulation.population import generate; print(generate(30, seed=4).digest())"


def test_throws_are_even_and_below_one() -> None:
    dice = new_dice(np.random.default_rng(1))
    thrown = np.array([throw(dice) for _ in range(20_000)])
    assert 0 <= thrown.min() and thrown.max() < 1
    assert np.abs(np.histogram(thrown, 10, (0, 1))[0] - 2_000).max() < 200  # 4.7 standard deviations


def test_every_number_below_the_limit_comes_up() -> None:
    dice = new_dice(np.random.default_rng(1))
    assert {int(below(dice, 6)) for _ in range(200)} == set(range(6))


def test_neighbouring_seeds_are_not_alike() -> None:
    first = [throw(new_dice(np.random.default_rng(seed))) for seed in range(50)]
    assert len({round(value, 6) for value in first}) == 50


def test_a_firm_is_the_same_compiled_or_not() -> None:
    def digest(jit: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NUMBA_DISABLE_JIT": jit, "PYTHONWARNINGS": "error"}
        call = [sys.executable, "-c", SHOW]
        done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert digest("0") == digest("1")
