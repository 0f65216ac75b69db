"""Study files: what they mean, and how they grow."""

from pathlib import Path

import pytest
import toy_model
from toy_study import read, rows

from experiments.design.replications import Until
from experiments.study.study import Study
from simulation.errors import UserError


def test_a_study_without_factors_is_one_point_for_each_organization_and_strategy(tmp_path: Path) -> None:
    assert read(tmp_path, "", "title: T\norganizations: [shop, works]\nstrategies: [push, nothing]\n").points == 4


def test_a_grid_combines_values_and_steps_with_the_last_factor_fastest(tmp_path: Path) -> None:
    study = read(
        tmp_path,
        "factors:\n  speed: {parameter: speed, range: [0, 1], levels: 3}\n  size: {dial: people, values: [10, 20]}\n",
    )
    assert rows(study) == [[0, 10], [0, 20], [0.5, 10], [0.5, 20], [1, 10], [1, 20]]


def test_a_parameter_varies_over_its_own_range_unless_told_otherwise(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "factors: {s: {parameter: speed, levels: 2}}")) == [[0], [1]]


def test_steps_have_short_numbers(tmp_path: Path) -> None:
    study = read(tmp_path, "factors: {s: {parameter: speed, range: [0.1, 0.7], levels: 7}}")
    assert rows(study) == [[0.1], [0.2], [0.3], [0.4], [0.5], [0.6], [0.7]]


def test_a_log_scale_steps_by_factors(tmp_path: Path) -> None:
    study = read(tmp_path, "factors: {s: {parameter: speed, range: [0.01, 1], levels: 3, scale: log}}")
    assert rows(study) == [[0.01], [0.1], [1]]


def test_weeks_and_counts_are_whole_numbers(tmp_path: Path) -> None:
    study = read(
        tmp_path,
        "budget: as written\nfactors: {s: {lever: push, set: start, range: [0, 10], levels: 5}}\nweeks: 20",
    )
    assert rows(study) == [[0], [2], [5], [8], [10]]
    assert all(isinstance(value, int) for row in rows(study) for value in row)


def test_a_structural_choice_varies_over_all_its_options(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "factors: {m: {structure: mood}}")) == [["calm"], ["poison"], ["broken"]]


def test_all_parameters_become_a_factor_each(tmp_path: Path) -> None:
    study = read(tmp_path, "factors: {all: {parameters: all}}\ndesign: {kind: morris, trajectories: 2}")
    assert [axis.name for axis in study.axes] == ["speed", "spread"]
    assert study.points == 2 * 3


def test_parameters_can_be_named_by_the_part_they_belong_to(tmp_path: Path) -> None:
    study = read(tmp_path, "factors: {all: {parameters: all, of: [luck]}}\ndesign: {kind: sobol sequence, points: 4}")
    assert [axis.name for axis in study.axes] == ["spread"]


@pytest.mark.parametrize("factor", ["{parameters: all}", "{parameters: all, of: [growth, luck]}"])
def test_all_parameters_leaves_out_those_the_study_fixes_and_draws_the_others_as_without(
    tmp_path: Path, factor: str
) -> None:
    drawn = f"factors: {{all: {factor}}}\ndesign: {{kind: latin hypercube, points: 1, blocks: 5}}\n"
    free, fixed = read(tmp_path, drawn), read(tmp_path, f"parameters: {{speed: 0.5}}\n{drawn}")
    assert [axis.name for axis in fixed.axes] == ["spread"]
    assert rows(fixed) == [[spread] for _, spread in rows(free)]


def test_points_can_be_listed(tmp_path: Path) -> None:
    study = read(tmp_path, "factors: {s: {parameter: speed}}\ndesign: {kind: list, points: [{s: 0.3}, {s: 0.1}]}")
    assert rows(study) == [[0.3], [0.1]]


def test_points_can_come_from_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("mood,s\ncalm,0.3\nbroken,1e-1\n")
    factors = "factors: {s: {parameter: speed}, mood: {structure: mood}}\n"
    study = read(tmp_path, factors + "design: {kind: list, file: points.csv}")
    assert rows(study) == [[0.3, "calm"], [0.1, "broken"]]


def test_what_does_not_change_a_point_does_not_change_the_plan(tmp_path: Path) -> None:
    first = read(tmp_path, "replications: 3").plan_id("x")
    assert read(tmp_path, "replications: 5\nseed: 9\nsummary: other\nkeep: every week").plan_id("x") == first
    assert read(tmp_path, "weeks: 9").plan_id("x") != first
    assert read(tmp_path, "replications: 3").plan_id("y") != first


def test_the_order_of_factors_is_that_of_the_axes_and_part_of_the_plan(tmp_path: Path) -> None:
    one = read(tmp_path, "factors: {b: {parameter: speed}, a: {parameter: spread}}")
    other = read(tmp_path, "factors: {a: {parameter: spread}, b: {parameter: speed}}")
    assert [axis.name for axis in one.axes] == ["b", "a"]
    assert one.plan_id("x") != other.plan_id("x")


def test_a_study_comes_back_from_its_own_content(tmp_path: Path) -> None:
    study = read(
        tmp_path, "factors: {s: {parameter: speed, levels: 3}}\nreplications: {indicator: level, half_width: 1}"
    )
    again = Study.load(study.content(), tmp_path, toy_model.catalogue())
    assert (rows(again), again.replications) == (rows(study), study.replications)


@pytest.mark.parametrize(
    ("design", "more", "points"),
    [
        ("{kind: sobol sequence, points: 4}", 8, 8),
        ("{kind: latin hypercube, points: 4}", 12, 12),
        ("{kind: saltelli, points: 4}", 8, 24),
        ("{kind: morris, trajectories: 4}", 5, 10),
    ],
)
def test_a_sampled_design_grows_and_keeps_what_it_had(tmp_path: Path, design: str, more: int, points: int) -> None:
    study = read(tmp_path, f"factors: {{s: {{parameter: speed}}}}\ndesign: {design}")
    larger = study.extended(points=more)
    assert larger.points == points
    assert rows(larger)[: study.points] == rows(study)


def test_another_factor_changes_no_other_values_of_a_latin_hypercube(tmp_path: Path) -> None:
    design = "budget: as written\ndesign: {kind: latin hypercube, points: 5}\nfactors:"
    alone = rows(read(tmp_path, f"{design} {{s: {{parameter: speed}}, push: {{lever: push}}}}"))
    beside = "first: {parameter: spread}, fast: {parameter: speed}, p: {lever: push}, late: {lever: push, set: start}"
    assert [row[1:3] for row in rows(read(tmp_path, f"{design} {{{beside}}}"))] == alone


@pytest.mark.parametrize(
    ("design", "more", "said"),
    [
        ("{kind: sobol sequence, points: 4}", 2, "there are 4 already; a study grows, it does not shrink"),
        ("{kind: latin hypercube, points: 4}", 6, "a Latin hypercube of 4 grows by 4 points at a time"),
        ("{kind: grid}", 6, "a grid grows by writing more values into the study file"),
    ],
)
def test_a_design_that_cannot_grow_so_says_why(tmp_path: Path, design: str, more: int, said: str) -> None:
    study = read(tmp_path, f"factors: {{s: {{parameter: speed}}}}\ndesign: {design}")
    with pytest.raises(UserError, match=said):
        study.extended(points=more)


def test_replications_grow_too(tmp_path: Path) -> None:
    assert read(tmp_path, "replications: 3").extended(replications=5).replications == 5
    until = read(tmp_path, "replications: {indicator: level, half_width: 1}").extended(replications=500).replications
    assert isinstance(until, Until) and until.max == 500
    with pytest.raises(UserError, match="there are 3 replications already"):
        read(tmp_path, "replications: 3").extended(replications=2)


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("", {"replications": 2_000_000}, "--replications: should be less than or equal to 1000000, not 2000000"),
        (
            "replications: {indicator: level, half_width: 1}",
            {"replications": 10**20},
            "--replications: should be less than or equal to 100000, not 100000000000000000000",
        ),
        (
            "design: {kind: sobol sequence, points: 4}",
            {"points": 99_999_999},
            "--points: should be less than or equal to 10000000, not 99999999",
        ),
        (
            "design: {kind: latin hypercube, points: 4}",
            {"points": 80_000_000},
            "--points: 80,000,000 points are too many; at most 10,000,000",
        ),
    ],
)
def test_a_study_grows_no_larger_than_its_file_could_say(
    tmp_path: Path, text: str, more: dict[str, int], said: str
) -> None:
    study = read(tmp_path, f"factors: {{s: {{parameter: speed}}}}\n{text}")
    with pytest.raises(UserError) as caught:
        study.extended(**more)
    assert str(caught.value) == said


def test_a_stored_study_that_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    content = read(tmp_path, "").content() | {"replications": 2_000_000}
    with pytest.raises(UserError, match=r"^should be less than or equal to 1000000, not 2000000$"):
        Study.load(content, tmp_path, toy_model.catalogue())


def fitted(folder: Path) -> Path:
    """A file of draws in which spread follows from speed."""
    path = folder / "posterior.csv"
    path.write_text("speed,spread\n" + "".join(f"{k / 40},{k / 20}\n" for k in range(20)))
    return path


@pytest.mark.parametrize("kind", ["sobol sequence", "latin hypercube"])
def test_fitted_draws_are_drawn_row_by_row(tmp_path: Path, kind: str) -> None:
    fitted(tmp_path)
    text = f"factors: {{all: {{parameters: all}}}}\ndesign: {{kind: {kind}, points: 8}}\ndraws_from: posterior.csv"
    found = rows(read(tmp_path, text))
    assert len({speed for speed, _ in found}) == 8
    assert all(spread == 2 * speed for speed, spread in found)


def test_a_study_keeps_its_fitted_draws_when_their_file_is_gone(tmp_path: Path) -> None:
    path = fitted(tmp_path)
    text = "factors: {s: {parameter: speed}}\ndesign: {kind: sobol sequence, points: 8}\ndraws_from: posterior.csv"
    study = read(tmp_path, text)
    path.unlink()
    assert rows(Study.load(study.content(), tmp_path, toy_model.catalogue())) == rows(study)


def test_an_option_names_fitted_draws_for_a_study_without_any(tmp_path: Path) -> None:
    path = fitted(tmp_path)
    (tmp_path / "study.yaml").write_text(
        "title: T\norganizations: [shop]\nstrategies: [push]\nfactors: {s: {parameter: speed}}\n"
        "design: {kind: sobol sequence, points: 8}\n"
    )
    study = Study.read(tmp_path / "study.yaml", toy_model.catalogue(), path)
    assert {speed for (speed,) in rows(study)} <= {k / 40 for k in range(20)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("factors: {s: {parameter: speed}}", "draws_from: rows are drawn together, which a grid cannot do"),
        ("factors: {p: {lever: push}}\nbudget: as written", "draws_from: no factor varies a parameter"),
        (
            "factors: {s: {parameter: speed, range: [0.1, 0.2]}}\ndesign: {kind: sobol sequence, points: 8}",
            "factors.s: posterior.csv gives the values of speed; leave range and values out",
        ),
    ],
)
def test_a_study_that_cannot_take_fitted_draws_is_refused(tmp_path: Path, text: str, said: str) -> None:
    fitted(tmp_path)
    with pytest.raises(UserError) as caught:
        read(tmp_path, f"{text}\ndraws_from: posterior.csv")
    assert said in str(caught.value)


def test_fitted_draws_that_cannot_be_read_are_named_at_their_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r":4:1: draws_from: there is no file .*posterior.csv"):
        read(tmp_path, "draws_from: posterior.csv\nfactors: {s: {parameter: speed}}")
