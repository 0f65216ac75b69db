"""Dials are checked, and what is not given is as usual for a firm of that density."""

import pytest

from simulation.errors import UserError
from simulation.networks.dials import DIALS, set_dials


def test_every_dial_says_what_it_means_and_in_which_range() -> None:
    assert all(dial.meaning and dial.unit and dial.usual and dial.low < dial.high for dial in DIALS.values())


def test_denser_firms_are_more_clustered_and_more_equal_by_default() -> None:
    sparse, dense = set_dials(1_000, {}), set_dials(25, {"mean_degree": 15})
    assert dense.clustering > sparse.clustering
    assert dense.degree_spread < sparse.degree_spread


def test_the_mean_degree_never_exceeds_the_others_there_are() -> None:
    assert set_dials(5, {"mean_degree": 10}).mean_degree == 4


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"clusterin": 0.3}, "did you mean 'clustering'"),
        ({"unit_mixing": 1.5}, "unit_mixing: should be a number from 0 to 1"),
        ({"depth": 2.5}, "depth: should be a whole number"),
        ({"reciprocity": True}, "reciprocity: should be a number"),
    ],
)
def test_a_wrong_dial_is_refused_by_name(given: dict[str, float], said: str) -> None:
    with pytest.raises(UserError, match=said):
        set_dials(100, given)  # type: ignore[arg-type]


def test_all_wrong_dials_are_named_at_once() -> None:
    with pytest.raises(UserError) as error:
        set_dials(100, {"span": 0, "clustering": 2})
    assert len(str(error.value).splitlines()) == 2
