"""A firm of thirteen to which everything happens: quick enough to try each edit of the model as plain Python."""

import pytest
from reference.comparison.agreement import docked
from reference.comparison.scenarios import EVERY_EVENT, EVERY_LEVER, LIVELY, RIVALS, firm


@pytest.mark.parametrize(("seed", "structure"), [(1, {}), (2, RIVALS)], ids=["published", "rivals"])
def test_they_agree_in_a_small_firm(seed: int, structure: dict[str, str]) -> None:
    found = docked(
        firm(13, customers=25), EVERY_LEVER, EVERY_EVENT, seed=seed, weeks=24, parameters=LIVELY, structure=structure
    )
    assert found == []
