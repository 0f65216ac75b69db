"""Which departments cases go to, in what order, and how many cases need each."""

import pytest

from simulation.customers.departments import count_people, list_departments, shares_needing


@pytest.mark.parametrize(
    ("here", "names"),
    [
        ({"operations": 9, "sales": 3, "service": 2, "hr": 1}, ["service", "sales", "operations"]),
        ({"operations": 9, "marketing": 1, "development": 4}, ["marketing", "development", "operations"]),
        ({"operations": 9, "hr": 1}, ["operations"]),
        ({"other": 3}, ["other"]),
    ],
    ids=lambda value: "-".join(value),
)
def test_the_usual_mix_starts_at_service_or_what_comes_next_to_it(here: dict[str, int], names: list[str]) -> None:
    assert list(list_departments(here, {})) == names


def test_a_stated_mix_is_ordered_by_weight_with_service_first() -> None:
    mix = {"operations": 1.0, "service": 0.5, "sales": 3.0}
    assert list_departments({"operations": 1, "service": 1, "sales": 1}, mix) == {
        "service": 0.5,
        "sales": 3.0,
        "operations": 1.0,
    }
    assert next(iter(list_departments({"operations": 1, "sales": 1}, {"operations": 1.0, "sales": 3.0}))) == "sales"


@pytest.mark.parametrize(
    ("weights", "shares"),
    [
        ([], [1.0]),
        ([2.0], [1.0, 0.3]),  # three are too many: there are two
        ([1.0, 1.0], [1.0, 0.2, 0.2]),
        ([3.0, 1.0], [1.0, 0.3 * 0.75 + 0.1 * 0.25, 0.3 * 0.25 + 0.1 * 0.75]),
    ],
    ids=str,
)
def test_shares_of_cases_that_need_a_department_follow_from_the_weights(
    weights: list[float], shares: list[float]
) -> None:
    assert shares_needing(weights, 0.2, 0.1) == pytest.approx(shares)


def test_people_are_counted_by_function_over_units() -> None:
    assert count_people([0, 0, 2, 1], ["sales", "other", "sales", "hr"]) == {"sales": 3, "other": 1}
