"""Learn shows every published verdict, and plays the arms of a claim on the Stage."""

import pytest

from analysis.evidence.published import published_verdicts
from experiments.claims.claim_file import claims, find
from visualizer.learn.claims import claim_rows, describe_effect, describe_verdicts, stage_plans
from visualizer.plan.link import LONGEST, from_query, to_query
from visualizer.plan.resolve import checked


def test_every_published_claim_has_a_row() -> None:
    assert len(claim_rows()[1]) == len(published_verdicts()) == 68


def test_an_effect_is_shown_in_the_names_and_units_of_the_other_pages() -> None:
    found = {one.id: describe_effect(one) for one in published_verdicts() if one.found}
    assert not any("_" in line or "roi" in line for line, _ in found.values())
    line, compared = found["S0-3"]
    assert line.startswith("Practice of one's own accord: ") and line.endswith(" of 100")
    assert compared == "Compared: tools only, week 26 less tools only, week 156. Expected: above 0."
    assert found["S3-1"][1] == "Counted from the nearer end of what is expected: between 5 and 90."


def test_the_counts_of_verdicts_add_up() -> None:
    counts = describe_verdicts(published_verdicts()).split("them: ")[1].split(".")[0]
    assert sum(int(part.split()[0]) for part in counts.split(", ")) == 68


def test_two_strategies_are_played_one_against_the_other() -> None:
    ((_, plan),) = stage_plans(find(["S0-4"])[0])
    assert (plan.strategy, plan.rival, plan.percent) == ("ready-first", "ready-blind", 1.5)


def test_arms_that_differ_by_more_than_levers_are_played_one_by_one() -> None:
    names = [name for name, _ in stage_plans(find(["S0-3"])[0])]
    assert names == ["tools only, week 26", "tools only, week 156"]


@pytest.mark.parametrize("claim", [one for one in claims() if not one.missing], ids=lambda one: one.id)
def test_every_link_to_the_stage_is_read_as_it_was_written(claim) -> None:
    for _, plan in stage_plans(claim):
        query = to_query(plan)
        assert len(query) <= LONGEST
        assert from_query(query)[0::2] == (plan.with_another_rival(), [])


def test_an_arm_with_levers_of_its_own_can_be_built() -> None:
    ((_, plan),) = stage_plans(find(["S0-1"])[0])
    assert checked(plan) == (plan, [])
