"""Generated organizations are those that were kept: every run in them depends on who works with whom there."""

import hashlib

import numpy as np
import pytest

from simulation.population import generate

KEPT: dict[str, tuple[int, dict[str, float]]] = {  # by the digest of who reports to whom and who works with whom
    "d2013b5b7f1c0333": (90, {}),
    "9e0fdcdc386190b6": (4, {}),
    "17e6e0661077c69b": (40, {"depth": 2, "hierarchy_weight": 0.9}),
    "ba9e5b5dd9cd9a2c": (50, {"mean_degree": 25.0, "clustering": 0.7, "unit_mixing": 0.1}),
    "8b243605d909166b": (60, {"mean_degree": 6.0, "clustering": 0.2, "unit_mixing": 0.8, "span": 3.0}),
}


@pytest.mark.parametrize("digest", KEPT)
def test_a_generated_organization_is_the_one_that_was_kept(digest: str) -> None:
    """If this fails, results of every run in a generated firm change: raise MODEL_VERSION and say why."""
    people, dials = KEPT[digest]
    made = generate(people, seed=7, **dials)
    columns = (made.manager, made.unit, made.tie_source, made.tie_target, np.round(1000 * made.tie_weight))
    content = b"".join(column.astype("<i8").tobytes() for column in columns)
    assert hashlib.blake2b(content, digest_size=8).hexdigest() == digest
