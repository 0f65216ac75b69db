"""A population is sound or is refused, and is known by its content."""

from dataclasses import replace

import numpy as np
import pytest

from simulation.errors import UserError
from simulation.population import Population, generate


@pytest.fixture
def three() -> Population:
    """A head and two reports in two units; both turn to the head."""
    return Population(
        name="three",
        title="Three",
        manager=np.array([-1, 0, 0]),
        unit=np.array([0, 0, 1]),
        units=("Board", "Sales"),
        functions=("other", "sales"),
        tie_source=np.array([1, 2]),
        tie_target=np.array([0, 0]),
        tie_weight=np.array([1.0, 0.5]),
        tenure=np.array([np.nan, 10.0, 20.0]),
        customers=30,
    )


def test_it_knows_its_head_size_and_levels(three: Population) -> None:
    assert (three.size, three.head, three.levels().tolist()) == (3, 0, [0, 1, 1])


def test_people_without_manager_or_reports_stand_outside_the_tree(three: Population) -> None:
    apart = replace(three, manager=np.array([-1, 0, -1]))
    assert (apart.head, apart.levels().tolist()) == (0, [0, 1, -1])


def test_without_any_manager_there_is_no_head(three: Population) -> None:
    assert replace(three, manager=np.array([-1, -1, -1])).head == -1


def test_its_arrays_cannot_be_changed(three: Population) -> None:
    with pytest.raises(ValueError, match="read-only"):
        three.manager[0] = 1


def test_the_arrays_it_was_made_of_can_be_changed_without_harm() -> None:
    manager = np.array([-1, 0, 0], dtype=np.int32)
    made = generate(3, seed=1)
    copied = replace(made, manager=manager)
    manager[0] = 2
    assert copied.manager[0] == -1


def test_its_digest_does_not_depend_on_what_it_is_called(three: Population) -> None:
    assert replace(three, name="other", title="Other", note="n", source="s").digest() == three.digest()


@pytest.mark.parametrize(
    "change",
    [
        {"manager": np.array([-1, 0, 1])},
        {"unit": np.array([0, 1, 1])},
        {"units": ("Board", "Shop")},
        {"functions": ("other", "service")},
        {"tie_target": np.array([0, 1])},
        {"tie_weight": np.array([1.0, 0.6])},
        {"tenure": np.array([np.nan, 10.0, 21.0])},
        {"customers": 31},
    ],
)
def test_its_digest_depends_on_all_that_a_run_depends_on(three: Population, change: dict[str, object]) -> None:
    assert replace(three, **change).digest() != three.digest()  # type: ignore[arg-type]


@pytest.mark.parametrize("weeks", [6, np.float64(6.0)])
def test_its_digest_does_not_depend_on_how_a_number_is_written(three: Population, weeks: float) -> None:
    assert replace(three, vacancy_weeks=weeks).digest() == replace(three, vacancy_weeks=6.0).digest()


def test_its_digest_is_the_same_in_every_installation(three: Population) -> None:
    assert three.digest() == "b9b2630fe884c4725ce4cf441f637b78"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"manager": np.array([1, 2, 0])}, "reports in a circle"),
        ({"manager": np.array([0, 0, 0])}, "reports to itself"),
        ({"manager": np.array([-1, 0, 7])}, "manager 7 is not a seat"),
        ({"manager": np.array([7, 0, 0])}, "seat 0: manager 7 is not a seat"),
        ({"unit": np.array([0, 0, 2])}, "seat 2: unit 2 is not one of the 2 units"),
        ({"unit": np.array([2, 0, 0])}, "seat 0: unit 2 is not one of the 2 units"),
        ({"units": ("Board", "Board")}, "two units have the same name"),
        ({"functions": ("other", "selling")}, "unknown function 'selling'"),
        ({"functions": ("other",)}, "2 units but 1 functions"),
        ({"tie_source": np.array([2, 1])}, "out of order"),
        ({"tie_source": np.array([0, 2])}, "to itself"),
        ({"tie_source": np.array([1, 1])}, "the same"),
        ({"tie_source": np.array([1, 9])}, "joins seats 9 and 0"),
        ({"tie_weight": np.array([1.0, 9.0])}, "weight 9 is outside"),
        ({"tie_weight": np.array([9.0, 1.0])}, "weight 9 is outside"),
        ({"tie_weight": np.array([1.0, np.nan])}, "weight nan"),
        ({"tenure": np.array([-1.0, 0.0, 0.0])}, "tenure -1 weeks"),
        ({"tenure": np.array([1.0])}, "tenure has shape"),
        ({"customers": -1}, "-1 customers"),
        ({"ids": ("a", "a", "b")}, "same id"),
        ({"ids": ("a",)}, "ids has 1 entries"),
        ({"location": ("here",)}, "location has 1 entries"),
    ],
)
def test_it_refuses_what_contradicts_itself(three: Population, change: dict[str, object], said: str) -> None:
    with pytest.raises(UserError, match=said):
        replace(three, **change)  # type: ignore[arg-type]


def test_it_names_all_faults_at_once(three: Population) -> None:
    with pytest.raises(UserError) as error:
        replace(three, customers=-1, manager=np.array([1, 2, 0]))
    assert len(str(error.value).splitlines()) == 2


def test_two_heads_are_refused() -> None:
    four = generate(4, unit_sizes=[2, 2], seed=1)
    with pytest.raises(UserError, match="2 heads"):
        replace(four, manager=np.array([-1, 0, -1, 2]))


def test_a_chain_of_command_a_hundred_thousand_long_is_read() -> None:
    long = generate(100_000, mean_degree=0, seed=1)
    chain = replace(long, manager=np.arange(-1, 99_999))
    assert chain.levels()[-1] == 99_999
