"""Content-addressed ids: equal questions have equal ids, different ones do not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.runs.ids import canonical, digest, point_id, run_id, seed_of

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), PLAIN))
def test_the_order_of_names_does_not_matter(content: dict[str, object]) -> None:
    assert canonical(content) == canonical(dict(reversed(content.items())))


def test_a_number_is_the_same_however_it_is_held() -> None:
    assert canonical([1, 1.0, np.float32(1), np.int64(1), -0.0]) == "[1,1,1,1,0]"
    assert canonical(np.array([0.5, 2.0])) == canonical([0.5, 2])


def test_a_truth_value_is_not_a_number() -> None:
    assert canonical([True]) != canonical([1])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_has_no_id(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be made of"):
        canonical({"x": value})


@pytest.mark.parametrize("value", [{1, 2}, object(), b"x", {1: 2}])
def test_only_plain_data_has_an_id(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_the_version_of_the_model_is_part_of_a_point() -> None:
    assert point_id({"a": 1}, 1) != point_id({"a": 1}, 2)


def test_ids_stay_what_they_were_in_stored_studies() -> None:
    point = point_id({"weeks": 156, "parameters": {"speed": 0.5}}, 1)
    assert (point, run_id(point, seed_of(1, 0)), digest(b"")) == (
        "9d2bfa2c77c75d0db18321f6",
        "3ff957eb054a00a8db80541b",
        "b8e1dda3ac0aa3820ad2990b",
    )


def test_common_luck_depends_on_the_replication_only() -> None:
    assert seed_of(1, 3) == seed_of(1, 3) != seed_of(1, 4)
    assert seed_of(1, 3, "a") != seed_of(1, 3, "b")


def test_neighbouring_studies_share_no_seed() -> None:
    seeds = {seed_of(study, replication) for study in range(20) for replication in range(200)}
    assert len(seeds) == 20 * 200
    assert all(0 <= seed < 2**53 for seed in seeds)
