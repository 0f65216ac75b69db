"""The studies of the mirror: what their firms draw, and how they are read."""

from experiments.mirror.firm_studies import SMALL, Size, make_studies
from experiments.mirror.row import find


def test_a_parameter_that_is_set_holds_in_every_firm() -> None:
    study = make_studies(find(["A08"]), Size(4, 0, 1, {"trust_gain": 0.05}))[SMALL]
    assert "trust_gain" not in {axis.name for axis in study.axes}
