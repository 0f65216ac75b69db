"""The studies of the claims: what is fixed holds in every draw."""

from __future__ import annotations

import pytest

from experiments.claims import claim_model
from experiments.claims.claim_file import find
from experiments.claims.claim_studies import DRAWS, Size, make_studies
from simulation.errors import UserError
from simulation.parameters import DRAWN


def test_a_parameter_that_is_set_holds_in_every_draw() -> None:
    free, fixed = (
        make_studies(find(["S2-2"]), Size(draws=3, parameters=given))[DRAWS] for given in ({}, {"trust_gain": 0.05})
    )
    there = [axis.name for axis in free.axes]
    assert [axis.name for axis in fixed.axes] == [name for name in there if name != "trust_gain"]
    columns = [dict(zip(there, free.design.row(free.axes, number), strict=True)) for number in range(3)]
    for number, drawn in enumerate(columns):
        drawn.pop("trust_gain")
        assert fixed.design.row(fixed.axes, number) == list(drawn.values())


def test_draws_of_which_every_parameter_is_set_are_refused() -> None:
    known = claim_model.catalogue().parameters
    with pytest.raises(UserError, match=r"every parameter is fixed \(.*--set\); leave one free"):
        make_studies(find(["S2-2"]), Size(draws=3, parameters={name: known[name].low for name in DRAWN}))
