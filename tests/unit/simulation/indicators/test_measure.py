"""The indicators of a week, from states that are set by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from simulation.indicators import measure
from simulation.levers import Entry, Strategy
from simulation.model import Organization

Make = Callable[..., Organization]


def values(org: Organization) -> dict[str, float]:
    """Every indicator of the state as it is now."""
    measure.measure(org.state)
    return org.values()


def test_using_is_one_half_at_half_a_post_a_head(org: Organization) -> None:
    org.state.firm.open_posts, org.state.firm.front_posts = 4.0, 8.0
    assert values(org)["using"] == 0.5


def test_being_is_the_weighted_sum_of_its_five_parts(org: Organization) -> None:
    org.people.practice[:] = org.people.practice_own[:] = np.arange(24) / 24
    v = values(org)
    weights = {
        "practice_outside_marketing": 0.25,
        "two_way_exchange": 0.2,
        "cross_unit_exchange": 0.15,
        "trust": 0.25,
        "one_face": 0.15,
    }
    assert v["being"] == pytest.approx(sum(weight * v[name] for name, weight in weights.items()))


def test_the_weights_of_being_are_scaled_to_sum_one(make: Make) -> None:
    org = make(parameters={"weight_trust": 0.375, "weight_practice": 0.125})
    for state in ("practice", "practice_own", "trust", "peer_trust"):
        org.people[state] = 1.0
    org.state.firm.service_social = org.state.firm.service_traditional
    assert values(org)["being"] == pytest.approx(1.0)


def test_practice_outside_marketing_leaves_out_marketing_and_the_front_team(org: Organization) -> None:
    org.people.practice[:] = org.people.practice_own[:] = org.people.unit == 0  # the office is marketing
    assert values(org)["practice_outside_marketing"] == 0.0 < values(org)["practice"]


def test_exchange_counts_a_tie_as_far_as_both_sides_practise(org: Organization) -> None:
    org.people.practice[:] = org.people.practice_own[:] = np.where(np.arange(24) == 0, 1.0, 0.0)
    assert values(org)["two_way_exchange"] == 0.0
    org.people.practice[:] = org.people.practice_own[:] = 0.4
    v = values(org)
    assert [v["two_way_exchange"], v["cross_unit_exchange"]] == pytest.approx([0.4, 0.4])


def test_being_and_its_parts_count_acts_of_ones_own_accord(org: Organization) -> None:
    org.people.practice[:], org.people.practice_own[:] = 0.6, 0.2
    v = values(org)
    parts = [v[name] for name in ("practice_outside_marketing", "two_way_exchange", "cross_unit_exchange")]
    assert parts == pytest.approx([0.2] * 3)
    assert (v["practice"], v["practice_own"]) == (pytest.approx(0.6), pytest.approx(0.2))
    assert v["being_counting_forced"] - v["being"] == pytest.approx((0.25 + 0.2 + 0.15) * 0.4)


@pytest.mark.parametrize("weight", [0.0, 0.25, 1.0])
def test_a_forced_act_weighs_in_being_what_the_parameter_says(make: Make, weight: float) -> None:
    org = make(parameters={"forced_counts": weight})
    org.people.practice[:], org.people.practice_own[:] = 0.6, 0.2
    v = values(org)
    assert v["practice_outside_marketing"] == pytest.approx(0.2 + 0.4 * weight)
    assert v["being_counting_forced"] - v["being"] == pytest.approx(0.6 * 0.4 * (1.0 - weight))


def test_the_share_of_forced_acts_is_of_those_who_acted(org: Organization) -> None:
    assert values(org)["forced_share"] == 0.0
    org.people.act[:8], org.people.forced[:2] = 1, 1
    assert values(org)["forced_share"] == 0.25


def test_silo_is_the_share_of_tie_weight_inside_units(org: Organization) -> None:
    source, target, weight = org.ties()
    inside = org.people.unit[source] == org.people.unit[target]
    assert values(org)["silo"] == pytest.approx(weight[inside].sum() / weight.sum())


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        (np.ones(24), 0.0),
        (np.arange(24) == 3, 1 - 1 / 24),
        (np.zeros(24), 0.0),
        (np.arange(24) < 12, 0.5),
    ],
)
def test_the_gini_of_participation_is_the_textbooks(org: Organization, posts: np.ndarray, expected: float) -> None:
    org.people.posts_memory[:] = posts
    assert values(org)["participation_gini"] == pytest.approx(expected)


def test_agreement_is_strong_culture_whatever_is_agreed(org: Organization) -> None:
    org.people.openness[:] = 0.1
    assert values(org)["culture_strength"] == pytest.approx(1.0)
    org.people.openness[:] = np.arange(24) % 2
    assert values(org)["culture_strength"] == pytest.approx(0.0)


def test_the_search_takes_at_most_half_a_year(org: Organization) -> None:
    org.people.help_chance[:] = np.where(np.arange(24) < 12, 0.5, 0.0)
    assert values(org)["weeks_to_find"] == pytest.approx(0.5 * 2 + 0.5 * 26)


def test_advocates_are_happy_and_trust_and_the_unhappy_count_against_them(org: Organization) -> None:
    c = org.customers
    c.satisfaction[:200], c.trust[:200] = 0.5, 0.6
    c.satisfaction[:60], c.satisfaction[60:90], c.trust[:20] = 0.8, 0.2, 0.4
    assert values(org)["advocacy"] == pytest.approx((40 - 30) / 200)


def test_two_faces_cost_in_both_directions(org: Organization) -> None:
    for gap in (-0.2, 0.2):
        org.state.firm.service_traditional, org.state.firm.service_social = 0.5, 0.5 + gap
        assert values(org)["one_face"] == pytest.approx(0.6)


def practising(make: Make, practice: list[float], start: int = 0) -> dict[str, float]:
    """What is reported "so far" after weeks with this practice, of a strategy that began in week `start`."""
    org = make(weeks=len(practice), strategy=Strategy("s", (Entry("tools", 1.0, start),)))
    for week, level in enumerate(practice, 1):
        org.state.clock.week, org.people.practice[:] = week, level
        org.close_week()
    return org.values()


def test_half_time_is_the_wait_until_half_of_the_latest_practice(make: Make) -> None:
    assert practising(make, [0.0] * 10 + [0.25] * 5 + [0.4] * 12, start=4)["half_time"] == 11 - 4
    assert practising(make, [0.0] * 10 + [0.1] * 5 + [0.4] * 12, start=4)["half_time"] == 16 - 4


def test_what_never_took_hold_has_no_half_time_but_the_horizon(make: Make) -> None:
    found = practising(make, [0.01] * 30)
    assert (found["half_time"], found["persistence"]) == (30.0, 0.0)


def test_persistence_holds_the_latest_practice_against_the_best_year_quarter(make: Make) -> None:
    assert practising(make, [0.5] * 12 + [0.1] * 24)["persistence"] == pytest.approx(0.2)
    assert practising(make, [0.1] * 12 + [0.5] * 24)["persistence"] == pytest.approx(1.0)


def test_return_is_what_is_left_of_value_after_cost_per_cost(make: Make) -> None:
    org = make(strategy=Strategy("s", (Entry("training", 1.0),)))
    org.run()
    v = org.values()
    assert v["roi"] == pytest.approx((v["total_value"] - v["total_cost"]) / v["total_cost"])
    assert make().run()[-1][list(v).index("roi")] == 0.0
