"""The kinds of firms of the mirror, their levers, and what is recorded of them."""

import numpy as np
import pytest

from analysis.mirror.firm import ACT, PRESENT, Firm
from experiments.mirror import firms
from experiments.mirror.firm_studies import Size, make_studies
from experiments.mirror.observed_firm import observe
from experiments.mirror.row import find, rows
from experiments.runs.kept_people import pack_arrays, unpack_arrays
from simulation.population import generate
from simulation.simulation import Simulation

KINDS = firms.kinds()


def levers(kind: str, seed: int) -> dict[str, list[tuple[float, int]]]:
    found: dict[str, list[tuple[float, int]]] = {}
    for entry in firms.draw_levers(KINDS[kind], seed).entries:
        found.setdefault(entry.lever, []).append((entry.level, entry.start))
    return found


def test_three_firms_in_five_have_the_tool_and_three_in_ten_any_other_lever() -> None:
    drawn = [levers("ordinary", seed) for seed in range(400)]
    shares = {name: np.mean([name in one for one in drawn]) for name in ("tools", "training", "deeds")}
    assert shares == pytest.approx({"tools": 0.6, "training": 0.3, "deeds": 0.3}, abs=0.07)


def test_kinds_of_a_firm_share_all_levers_that_their_kind_does_not_set() -> None:
    plain, counted = levers("uncounted", 5), levers("counted", 5)
    assert counted.pop("reward_counts") == [(1.0, 8)] and plain == counted


def test_the_same_seed_draws_the_same_levers() -> None:
    assert levers("ordinary", 9) == levers("ordinary", 9) != levers("ordinary", 10)


def test_the_tool_comes_in_a_drawn_week() -> None:
    weeks = {levers("tool", seed)["tools"][0][1] for seed in range(60)}
    assert min(weeks) >= 40 and max(weeks) <= 60 and len(weeks) > 10


def test_a_quick_run_has_no_large_firms_and_a_study_only_the_kinds_its_rows_need() -> None:
    studies = make_studies(find(["A08"]), Size(4, 0))
    assert {name: study.strategies for name, study in studies.items()} == {"firms": ["uncounted", "counted"]}
    assert make_studies(rows(), Size(4, 2))["large-firms"].strategies == ["large"]


@pytest.fixture(scope="module")
def firm() -> Firm:
    org = Simulation(generate(40), strategy=firms.draw_levers(KINDS["tool"], 3), weeks=20, seed=3)
    return Firm(unpack_arrays(pack_arrays({**observe(org, 8, None), "seed": np.array([3])})))


def test_what_is_recorded_survives_packing_and_is_what_the_run_did(firm: Firm) -> None:
    org = Simulation(generate(40), strategy=firms.draw_levers(KINDS["tool"], 3), weeks=20, seed=3)
    org.run()
    assert np.array_equal(firm.acts[20], org.people.act > 0)
    assert firm.did(ACT).shape == (21, 40) and firm.did(PRESENT)[0].all()
    assert np.array_equal(firm.indicator("help"), org.indicator("help").astype(np.float32))


def test_the_service_met_is_read_off_how_expectations_moved(firm: Firm) -> None:
    met = firm["contact.met"]
    assert len(met) > 5 and met.min() > -1e-3 and met.max() < 1 + 1e-3


def test_constraint_lies_between_0_and_a_little_above_1(firm: Firm) -> None:
    constraint = firm["8.constraint"]
    assert constraint.min() > 0 and constraint.max() < 1.6
