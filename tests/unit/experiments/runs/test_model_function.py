"""The model as one plain function, for tools that bring their own sampling."""

import pytest

from experiments.runs.model_function import outcome
from simulation.errors import UserError


def test_what_cannot_be_is_told_at_once_with_what_can() -> None:
    with pytest.raises(UserError) as caught:
        outcome({"foo": 1, "trust_gian": 1}, indicators=["bieng"], seeds=[3, -1])
    assert str(caught.value).splitlines() == [
        "indicator 'bieng' is unknown (did you mean 'being'?)",
        "parameter 'foo' is unknown; orgshift parameters lists them",
        "parameter 'trust_gian' is unknown (did you mean 'trust_gain'?)",
        "seeds: should be an integer from 0 to 9,223,372,036,854,775,807 (2^63 - 1), not -1",
    ]


@pytest.mark.parametrize("seed", [2**63, 2**64 + 1, 1.5])
def test_a_seed_that_is_none_is_refused(seed: int) -> None:
    with pytest.raises(UserError, match=r"^seeds: should be an integer from 0 to"):
        outcome(seeds=[seed])
