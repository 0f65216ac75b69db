"""Small made-up tables for the analysis tests: what runs look like, with known answers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

INDICATORS = {
    "being": {"title": "Being social", "unit": "0..1", "direction": "up", "low": 0.0, "high": 1.0},
    "using": {"title": "Using social media", "unit": "0..1", "direction": "none", "low": 0.0, "high": 1.0},
    "churn": {"title": "Customers lost", "unit": "% a year", "direction": "down"},
    "channel_gap": {"title": "Gap between channels", "unit": "-1..1", "direction": "near 0"},
}

MakeRuns = Callable[..., pd.DataFrame]


@pytest.fixture(scope="session")
def make_runs() -> MakeRuns:
    """Runs with the given mean of `being` per strategy; seeds and draws share their luck between strategies."""

    def make(
        means: dict[str, float], seeds: int = 30, draws: int = 0, own: float = 0.01, world: float = 0.1
    ) -> pd.DataFrame:
        rng = np.random.default_rng(5)
        shared, worlds = rng.normal(0, 0.05, seeds), rng.normal(0, world, draws)
        rows = []
        for name, mean in means.items():
            noise, draw_noise = rng.normal(0, own, seeds), rng.normal(0, own, draws)
            for seed in range(seeds):
                rows.append((name, seed + 1, 0, mean + shared[seed] + noise[seed]))
            for draw in range(draws):
                rows.append((name, draw + 1, draw + 1, mean + worlds[draw] + draw_noise[draw]))
        frame = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "being"])
        frame["using"] = 0.5
        frame["churn"] = 10 - 5 * frame["being"]
        frame["channel_gap"] = frame["being"] - 0.3
        frame.attrs = {"indicators": INDICATORS, "strategies": {"inside-out": "Inside out"}}
        return frame

    return make
