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
        "seeds: -1 is below 0",
    ]
