"""Sensitivity measures against textbook values and, where it is installed, against SALib."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.sensitivity import elementary_effects, indices, morris, pawn, sobol
from analysis.sensitivity.pawn import chance
from analysis.sensitivity.sobol import WIDE, points_needed

NAMES = ["x1", "x2", "x3"]
RANGES = dict.fromkeys(NAMES, (-np.pi, np.pi))


def ishigami(x: np.ndarray) -> np.ndarray:
    """Ishigami & Homma (1990), a = 7, b = 0.1."""
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def saltelli(count: int, seed: int = 0) -> pd.DataFrame:
    """A Saltelli design over the Ishigami function, as a table of blocks and roles."""
    rng = np.random.default_rng(seed)
    a, b = (rng.uniform(-np.pi, np.pi, (count, 3)) for _ in range(2))
    parts = [("A", a), ("B", b)]
    for place, name in enumerate(NAMES):
        mixed = a.copy()
        mixed[:, place] = b[:, place]
        parts.append((name, mixed))
    return pd.concat(
        [pd.DataFrame({"block": np.arange(count), "role": role, "being": ishigami(x)}) for role, x in parts],
        ignore_index=True,
    )


def trajectories(count: int, parameters: int, seed: int = 0) -> np.ndarray:
    """Random one-at-a-time trajectories in the unit cube with steps of 2/3."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(count):
        x = rng.integers(0, 2, parameters) / 3
        rows.append(x.copy())
        for place in rng.permutation(parameters):
            x[place] += 2 / 3
            rows.append(x.copy())
    return np.array(rows)


def test_sobol_indices_of_ishigami_are_the_textbook_values() -> None:
    # Saltelli et al., Global Sensitivity Analysis: The Primer (2008), section 4.6; exact values from the integrals.
    found = sobol(saltelli(20_000), "being").table.set_index("parameter")
    assert found.loc[NAMES, "S1"].to_numpy() == pytest.approx([0.3139, 0.4424, 0.0], abs=0.02)
    assert found.loc[NAMES, "ST"].to_numpy() == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_sobol_intervals_hold_the_exact_values() -> None:
    found = sobol(saltelli(1000, seed=4), "being").table.set_index("parameter").loc[NAMES]
    assert ((found["ST_low"] < [0.5576, 0.4424, 0.2437]) & (found["ST_high"] > [0.5576, 0.4424, 0.2437])).all()


def test_sobol_leaves_out_a_block_with_a_failed_run_and_counts_it() -> None:
    table = saltelli(64)
    found = sobol(table.drop(index=table[(table["block"] == 5) & (table["role"] == "x2")].index), "being").table
    assert (found.attrs["blocks"], found.attrs["left_out"]) == (63, 1)


def test_an_outcome_that_never_varies_has_no_variance_to_share() -> None:
    finding = sobol(saltelli(20).assign(being=0.3), "being")
    assert (finding.table[["S1", "ST"]] == 0).all().all() and "do not change" in finding.sentence


def test_sobol_says_what_matters_in_a_sentence() -> None:
    text = sobol(saltelli(5000), "being").sentence
    assert text.startswith("The variance of being is owed most to x1 (") and "acting together" in text


def test_indices_do_not_depend_on_where_nought_is() -> None:
    rng = np.random.default_rng(1)
    a, b, ab = rng.normal(size=50), rng.normal(size=50), rng.normal(size=(2, 50))
    for one, two in zip(indices(a, b, ab), indices(a + 1e6, b + 1e6, ab + 1e6), strict=True):
        assert one == pytest.approx(two, abs=1e-6)


def test_morris_of_a_straight_line_is_the_slope_times_the_range() -> None:
    unit = trajectories(10, 3)
    points = pd.DataFrame(unit * [2, 4, 10], columns=NAMES)
    finding = morris(points, points.to_numpy() @ [3.0, -0.5, 0.0], {"x1": (0, 2), "x2": (0, 4), "x3": (0, 10)})
    table = finding.table.set_index("parameter")
    assert table.loc[NAMES, "mu_star"].tolist() == pytest.approx([6.0, 2.0, 0.0], abs=1e-12)
    assert table.loc[NAMES, "mu"].tolist() == pytest.approx([6.0, -2.0, 0.0], abs=1e-12)
    assert table["sigma"].tolist() == pytest.approx([0, 0, 0], abs=1e-12)
    assert "1 parameter has next to no influence" in finding.sentence


def test_morris_calls_no_parameter_weak_or_strong_after_one_trajectory() -> None:
    points = pd.DataFrame(trajectories(1, 3), columns=NAMES)
    said = morris(points, points["x1"], dict.fromkeys(NAMES, (0, 1))).sentence
    assert said == "A single trajectory does not tell which parameters move the outcome: at least two are needed."


def test_morris_refuses_points_that_are_not_trajectories() -> None:
    points = pd.DataFrame(np.random.default_rng(0).random((8, 3)), columns=NAMES)
    with pytest.raises(ValueError, match="each step moves one parameter"):
        elementary_effects(points, np.zeros(8), dict.fromkeys(NAMES, (0, 1)))


def test_morris_agrees_with_salib() -> None:
    pytest.importorskip("SALib")
    from SALib.analyze import morris as theirs
    from SALib.sample.morris import sample

    problem = {"num_vars": 3, "names": NAMES, "bounds": [[-np.pi, np.pi]] * 3}
    x = sample(problem, 200, num_levels=4, seed=3)
    y = ishigami(x)
    wanted = theirs.analyze(problem, x, y, num_levels=4, seed=1)
    found = morris(pd.DataFrame(x, columns=NAMES), y, RANGES).table.set_index("parameter").loc[NAMES]
    assert found["mu_star"].to_numpy() == pytest.approx(np.asarray(wanted["mu_star"], dtype=float))
    assert found["sigma"].to_numpy() == pytest.approx(np.asarray(wanted["sigma"], dtype=float))


def test_sobol_agrees_with_salib() -> None:
    pytest.importorskip("SALib")
    from SALib.analyze import sobol as theirs

    table = saltelli(1024)
    wide = table.pivot(index="block", columns="role", values="being")[["A", *NAMES, "B"]]
    problem = {"num_vars": 3, "names": NAMES, "bounds": [[-np.pi, np.pi]] * 3}
    wanted = theirs.analyze(problem, wide.to_numpy().ravel(), calc_second_order=False, seed=1)
    found = sobol(table, "being").table.set_index("parameter").loc[NAMES]
    assert found["S1"].to_numpy() == pytest.approx(wanted["S1"], abs=0.01)
    assert found["ST"].to_numpy() == pytest.approx(wanted["ST"], abs=0.01)


def test_pawn_agrees_with_salib() -> None:
    pytest.importorskip("SALib")
    from SALib.analyze import pawn as theirs

    x = np.random.default_rng(7).uniform(-np.pi, np.pi, (2000, 3))
    problem = {"num_vars": 3, "names": NAMES, "bounds": [[-np.pi, np.pi]] * 3}
    wanted = theirs.analyze(problem, x, ishigami(x), S=10, seed=1)
    found = pawn(pd.DataFrame(x, columns=NAMES), ishigami(x)).table.set_index("parameter").loc[NAMES]
    assert found["median"].to_numpy() == pytest.approx(wanted["median"], abs=0.02)


def test_pawn_does_not_see_a_parameter_that_does_nothing() -> None:
    points = pd.DataFrame(np.random.default_rng(5).random((1000, 2)), columns=["a", "b"])
    finding = pawn(points, points["a"] ** 3)
    table = finding.table.set_index("parameter")
    assert table.loc["a", "median"] > 0.4 and table.loc["b", "median"] < table.loc["b", "noise"]
    assert finding.sentence == "Knowing a changes the distribution of the outcome by more than chance would."


def noise(count: int, seed: int) -> tuple[pd.DataFrame, np.ndarray]:
    """A hundred parameters that do nothing, and an outcome that depends on none of them."""
    rng = np.random.default_rng(seed)
    return pd.DataFrame(rng.random((count, 100)), columns=[f"p{k}" for k in range(100)]), rng.normal(size=count)


@pytest.mark.parametrize(("count", "slices"), [(64, 3), (256, 10)])
def test_pawn_names_none_of_a_hundred_parameters_that_do_nothing(count: int, slices: int) -> None:
    told = [pawn(*noise(count, seed), slices).sentence for seed in range(20)]
    wrong = sum("no more than chance" not in text for text in told)
    assert wrong <= 3  # one study in twenty by its own account; more than three of twenty in 1.6 % of the cases


def test_pawn_names_a_strong_effect_among_a_hundred_parameters_that_do_nothing() -> None:
    points, luck = noise(64, 3)
    finding = pawn(points, 5 * points["p7"] + luck, 3)
    assert finding.table.loc[0, "parameter"] == "p7"
    assert finding.sentence == "Knowing p7 changes the distribution of the outcome by more than chance would."


def test_pawn_does_not_name_a_parameter_that_only_goes_along_with_a_strong_one() -> None:
    rng = np.random.default_rng(8)
    points = pd.DataFrame(rng.random((512, 20)), columns=[f"p{k}" for k in range(20)])
    points["along"] = (2 * points["p3"]) % 1 + rng.normal(0, 0.1, 512)  # as pairs of a Sobol sequence: no correlation
    finding = pawn(points, points["p3"] ** 2 + 0.3 * points["p5"] + rng.normal(0, 0.1, 512))
    row = finding.table.set_index("parameter").loc["along"]
    assert row["median"] > row["noise"] > row["left"]
    assert finding.sentence.startswith("Knowing p3 and p5 changes")


def test_the_line_of_chance_rises_with_the_number_of_parameters() -> None:
    lines = [chance(200, 10, parameters) for parameters in (1, 10, 100)]
    assert lines == sorted(lines) and lines[0] < lines[-1]


def test_pawn_refuses_too_few_points() -> None:
    with pytest.raises(ValueError, match="needs at least 50 points"):
        pawn(pd.DataFrame({"a": np.arange(20.0)}), np.arange(20.0))


def test_every_finding_draws_its_figure() -> None:
    unit = trajectories(6, 3)
    points = pd.DataFrame(unit, columns=NAMES)
    for finding in (morris(points, unit[:, 0], dict.fromkeys(NAMES, (0, 1))), sobol(saltelli(50), "being")):
        assert finding.figure().axes[0].get_yticklabels()


def product(count: int, parameters: int, seed: int, noise: float) -> pd.DataFrame:
    """A Saltelli design over the product of two of many parameters, with some luck in every run."""
    rng = np.random.default_rng(seed)
    a, b = rng.uniform(-0.5, 0.5, (2, count, parameters))
    parts = [("A", a), ("B", b)]
    for place in range(parameters):
        mixed = a.copy()
        mixed[:, place] = b[:, place]
        parts.append((f"p{place}", mixed))
    tables = [
        pd.DataFrame({"block": np.arange(count), "role": role, "being": x[:, 0] * x[:, 1]}).assign(
            being=lambda rows: rows["being"] + rng.normal(0, noise, count)
        )
        for role, x in parts
    ]
    return pd.concat(tables, ignore_index=True)


def test_what_acts_together_is_not_lost_among_many_parameters_that_do_nothing() -> None:
    finding = sobol(product(2048, 20, 1, 0.02), "being")
    share, low, high = finding.table.attrs["together"]
    assert share > 0.85 and low < 1 <= high
    assert "of it comes from parameters acting together" in finding.sentence


def test_sobol_says_where_it_is_not_known_how_much_acts_together() -> None:
    finding = sobol(product(256, 20, 1, 0.02), "being", "being social under Inside out")
    assert finding.sentence.startswith("The variance of being social under Inside out is owed most to ")
    assert "how much of it comes from parameters acting together is not known well (" in finding.sentence
    assert finding.figure().axes[0].get_xlabel().startswith("being social under Inside out: ")


def test_pawn_names_no_partner_of_a_parameter_that_alone_determines_the_outcome() -> None:
    qmc = pytest.importorskip("scipy.stats.qmc")
    for seed in (1, 2, 3):  # a Sobol sequence, many columns of which go along with the finest digits of others
        points = pd.DataFrame(qmc.Sobol(130, rng=seed).random(256), columns=[f"p{k}" for k in range(130)])
        for outcome, named in ((points["p0"] ** 2, "p0"), (points["p0"] + 0.5 * points["p1"], "p0 and p1")):
            assert pawn(points, outcome).sentence.startswith(f"Knowing {named} changes")


def test_a_share_above_the_whole_is_said_not_to_be_known_well() -> None:
    finding = sobol(product(64, 20, 1, 0.02), "being")
    assert finding.table.loc[0, "ST"] > 1.1
    assert finding.sentence == (
        "What the variance of being is owed to is not known well: 64 base points are too few "
        "(p1: 111 %, 95 % interval 73 % to 161 %); about 256 would do."
    )


def test_as_many_base_points_as_are_named_do() -> None:
    few = sobol(saltelli(16, seed=1), "being").table
    enough = points_needed(few.head(1), 16)
    table = sobol(saltelli(enough, seed=2), "being").table
    assert (table["ST_high"] - table["ST_low"]).max() <= WIDE and table["ST"].max() <= 1.1
    assert points_needed(table, enough) == 0


def test_a_share_of_the_whole_is_at_most_all_of_it() -> None:
    design = saltelli(512)
    alone = pd.DataFrame({"block": range(512)}).assign(x=np.random.default_rng(0).uniform(size=512))
    other = np.random.default_rng(1).uniform(size=512)
    values = {"A": alone["x"], "B": other, "x1": other, "x2": alone["x"], "x3": alone["x"]}
    design["being"] = np.concatenate([values[role] for role in ("A", "B", *NAMES)])
    assert sobol(design, "being").sentence.startswith("The variance of being is owed most to x1 (100 %)")
