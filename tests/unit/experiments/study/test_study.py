"""Study files: what they mean, and what is said about those that mean nothing."""

from pathlib import Path

import pytest
import toy_model

from experiments.design.replications import Until
from experiments.study.study import Study
from simulation.errors import UserError

HEAD = "title: T\norganizations: [shop]\nstrategies: [push]\n"


def read(folder: Path, text: str, head: str = HEAD) -> Study:
    (folder / "study.yaml").write_text(head + text)
    return Study.read(folder / "study.yaml", toy_model.catalogue())


def complaints(folder: Path, text: str, head: str = HEAD) -> list[str]:
    with pytest.raises(UserError) as caught:
        read(folder, text, head)
    return [line.removeprefix(f"{folder}/study.yaml:") for line in str(caught.value).splitlines()]


def rows(study: Study) -> list[list[object]]:
    return [list(study.design.row(study.axes, number)) for number in range(study.design.size(study.axes))]


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


def test_points_can_be_listed(tmp_path: Path) -> None:
    study = read(tmp_path, "factors: {s: {parameter: speed}}\ndesign: {kind: list, points: [{s: 0.3}, {s: 0.1}]}")
    assert rows(study) == [[0.3], [0.1]]


def test_points_can_come_from_a_csv_file(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("mood,s\ncalm,0.3\nbroken,1e-1\n")
    factors = "factors: {s: {parameter: speed}, mood: {structure: mood}}\n"
    study = read(tmp_path, factors + "design: {kind: list, file: points.csv}")
    assert rows(study) == [[0.3, "calm"], [0.1, "broken"]]


def test_a_csv_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"design.file: there is no file .*points.csv"):
        read(tmp_path, "factors: {s: {parameter: speed}}\ndesign: {kind: list, file: points.csv}")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("s,x\n1,2\n", ":1: 'x' is no factor of the study"),
        ("s\nfast\n", ":2: s: 'fast' is not a number"),
        ("s\n1,2\n", ":2: has another number of cells than the header"),
        ("s\nnan\n", ":2: s: 'nan' is not a number"),
        ("s\n\n-inf\n", ":3: s: '-inf' is not a number"),
        ("s\n0.1\n7\n", ":3: s: 7 is outside 0..1"),
        ("s\n0.1\n0.2\n0.10\n", ":4: is given twice .first in line 2."),
        ("x\n1\n", ":1: has no column s"),
        ("s,s\n1,1\n", ":1: 's' is given twice"),
        ("s\n", ": holds no points"),
    ],
)
def test_a_csv_file_that_does_not_fit_is_named_with_its_line(tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "points.csv").write_text(table)
    with pytest.raises(UserError, match=f"points.csv{said}"):
        read(tmp_path, "factors: {s: {parameter: speed}}\ndesign: {kind: list, file: points.csv}")


def test_every_mistake_of_a_csv_file_stands_in_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("s,mood\nfast,calm\n9,clam\n0.5,calm\n0.5,calm,\n")
    factors = "factors: {s: {parameter: speed}, mood: {structure: mood}}\n"
    told = complaints(tmp_path, factors + "design: {kind: list, file: points.csv}")
    table = f"5:22: design.file: {tmp_path / 'points.csv'}"
    assert told == [
        f"{table}:2: s: 'fast' is not a number",
        f"{table}:3: s: 9 is outside 0..1",
        f"{table}:3: mood: 'clam' is no option (did you mean 'calm'?)",
        f"{table}:5: has another number of cells than the header",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("replicatons: 3", "4:1: replicatons: is not known here (did you mean 'replications'?)"),
        (
            "factors: {s: {parameter: sped}}",
            "4:15: factors.s.parameter: no parameter is called 'sped' (did you mean 'speed'?)",
        ),
        (
            "factors: {s: {}}",
            "4:11: factors.s: does not say what it varies; give one of parameter, parameters, lever, structure, dial",
        ),
        (
            "factors: {s: {parameter: speed, lever: push}}",
            "4:11: factors.s: varies parameter and lever at once; give one of",
        ),
        (
            "factors: {s: {parameter: speed, range: [0.5, 0.1]}}",
            "4:33: factors.s.range: should go up, not from 0.5 to 0.1",
        ),
        ("factors: {s: {parameter: speed, range: [0.5, 3]}}", "4:46: factors.s.range[1]: 3 is outside 0..1"),
        (
            "factors: {s: {parameter: speed, range: [0, 1], scale: log}}",
            "4:33: factors.s.range: should be above 0 on a log scale",
        ),
        ("factors: {s: {parameter: speed, values: [0.1, 7]}}", "4:47: factors.s.values[1]: 7 is outside 0..1"),
        (
            "factors: {s: {structure: mood, values: [clam]}}",
            "4:41: factors.s.values[0]: 'clam' is no option (did you mean 'calm'?)",
        ),
        ("factors: {s: {lever: push}}", "4:11: factors.s: varies what is spent: write `budget: as written` beside it"),
        ("factors: {level: {parameter: speed}}", "4:11: factors.level: is the name of a column of the results already"),
        ("factors: {seed: {parameter: speed}}", "4:11: factors.seed: is the name of a column of the results already"),
        ("parameters: {speed: 9}", "4:14: parameters.speed: 9 is outside 0..1"),
        ("structure: {mood: clam}", "4:13: structure.mood: 'clam' is no option (did you mean 'calm'?)"),
        ("design: {kind: sobol, points: 3}", "4:10: design.kind: should be one of 'grid', 'list', 'latin hypercube', "),
        ("design: {kind: sobol sequence, points: 3}", "4:1: design: needs factors to vary"),
        ("design: {kind: morris, trajectories: 3, levels: 5}", "4:41: design.levels: should be a multiple of 2, not 5"),
        ("replications: {indicator: level}", "4:1: replications.half_width: is missing"),
        (
            "replications: {indicator: levle, half_width: 1}",
            "4:16: replications.indicator: no indicator is called 'levle'",
        ),
        ("replications: {indicator: level, half_width: 1, min: 9, max: 3}", "4:49: replications.min: is above max (3)"),
        (
            "replications: {indicator: level, half_width: 1}\nindicators: [noise]",
            "4:16: replications.indicator: 'level' is not among",
        ),
        ("weeks: 12:30", "4:8: weeks: YAML reads the unquoted 12:30 as 750"),
        ("seed: 1\nseed: 2", "5:1: seed: is given twice (first in line 4)"),
        (
            "factors: {s: {parameter: speed}}\ndesign: {kind: list, points: [{t: 1}]}",
            "5:31: design.points[0]: does not say s",
        ),
        (
            "factors: {s: {parameter: speed}}\ndesign: {kind: list, points: []}",
            "5:22: design.points: is empty; give at",
        ),
        (
            "factors: {s: {parameters: [speed]}}\ndesign: {kind: list, points: [{s: 1}]}",
            "4:11: factors.s: stands for several parameters; a list of points needs a factor for each",
        ),
        (
            "factors: {s: {parameter: speed}}\ndesign: {kind: list, points: [{s: 1}, {s: 3}]}",
            "5:40: design.points[1].s: 3 is outside 0..1",
        ),
        (
            "factors: {s: {parameter: speed}}\ndesign: {kind: list, points: [{s: 1}, {s: 0}, {s: 1}]}",
            "5:47: design.points[2]: is given twice (first as number 1)",
        ),
        (
            "factors: {s: {parameter: speed, values: [0.01, 0.02, 0.010]}}",
            "4:54: factors.s.values[2]: 0.01 is given twice",
        ),
        (
            "factors: {s: {lever: push, set: start, values: [1, 2.5]}}",
            "4:52: factors.s.values[1]: 2.5 should be a whole number",
        ),
        ("factors: {s: {dial: people, range: [2.5, 9]}}", "4:37: factors.s.range[0]: 2.5 should be a whole number"),
        ("factors: {s: {parameter: speed, values: []}}", "4:33: factors.s.values: is empty; give at least one"),
        (
            "factors: {s: {parameter: speed}, all: {parameters: all}}",
            "4:34: factors.all: varies the parameter 'speed', and so does s; keep one",
        ),
        (
            "events: [{kind: layoff, week: 2, share: 20%}]",
            "4:34: events[0].share: should be a number, not '20%'; write 0.2",
        ),
        ("events: [{kind: layoff}]", "4:10: events[0].week: is missing"),
        (
            "events: [{kind: layof, week: 2}]",
            "4:11: events[0].kind: no event is called 'layof' (did you mean 'layoff'?)",
        ),
        ("events: [{kind: layoff, week: 2, shar: 1}]", "4:34: events[0].shar: layoff has no dial 'shar' (did you mean"),
        ("events: [{kind: layoff, week: 2, share: 1}]", "4:34: events[0].share: 1 is outside 0..0.9"),
        ("events: [{kind: storm, week: 2, group: top}]", "4:33: events[0].group: storm strikes the whole firm"),
        ("events: [{kind: storm, week: 200}]", "4:24: events[0].week: should be a week from 0 to 156, not 200"),
        ("replications: {rank: level}", "4:1: replications.mean: is missing"),
        ("replications: {rank: level, mean: 5, min: 9}", "4:38: replications.min: is above the mean (5)"),
        ("replications: {rank: levle, mean: 20}", "4:16: replications.rank: no indicator is called 'levle'"),
        (
            "factors: {s: {parameter: speed}}\nreplications: {rank: level, mean: 20}",
            "5:16: replications.rank: ranks strategies where nothing varies",
        ),
        ("keep: monthly", "4:1: keep: should be 'final', 'every week' or 'every 4 weeks' (or another number), not"),
        ("budget: lots", "4:1: budget: should be a valid number or 'as written', not 'lots'"),
        ("replications: often", "4:1: replications: should be a valid integer, not 'often'"),
    ],
)
def test_a_mistake_is_named_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert any(line.startswith(said) for line in complaints(tmp_path, text)), complaints(tmp_path, text)


def test_what_does_not_fit_is_told_together_with_what_cannot_be_read(tmp_path: Path) -> None:
    text = "weeks: 0\nparameters: {sped: 1, speed: 9}\nfactors: {s: {parameter: speed, range: [0, 3]}, t: {leve: push}}"
    told = complaints(tmp_path, text, "title: T\norganizations: [shopp]\nstrategies: [push]\n")
    assert [line.split(" ")[1] for line in told] == [
        "organizations[0]:", "weeks:", "parameters.sped:", "parameters.speed:", "factors.s.range[1]:",
        "factors.t.leve:",
    ]  # fmt: skip


def test_what_compares_two_sections_waits_until_both_can_be_read(tmp_path: Path) -> None:
    text = "factors: {s: {parameter: sped}}\ndesign: {kind: list, points: [{s: 1}]}"
    assert [line.split(" ")[1] for line in complaints(tmp_path, text)] == ["factors.s.parameter:"]


def test_unknown_organizations_and_strategies_get_the_nearest(tmp_path: Path) -> None:
    assert complaints(tmp_path, "", "title: T\norganizations: [shopp]\nstrategies: [push, push, mine.yaml]\n") == [
        "2:17: organizations[0]: 'shopp' is not known (did you mean 'shop'?); a file's name ends in .yaml",
        "3:20: strategies[1]: 'push' is given twice",
        f"3:26: strategies[2]: there is no file {tmp_path / 'mine.yaml'}",
    ]


def test_a_real_organization_has_no_dials_to_set_or_to_vary(tmp_path: Path) -> None:
    text = "dials: {people: 5}\nfactors: {p: {dial: people, values: [2, 3]}}"
    said = "works is a real organization; dials are for made-up ones"
    assert complaints(tmp_path, text, "title: T\norganizations: [shop, works]\nstrategies: [push]\n") == [
        f"4:1: dials: {said}",
        f"5:15: factors.p.dial: {said}",
    ]


def test_when_a_lever_starts_cannot_vary_where_a_strategy_does_not_pull_it(tmp_path: Path) -> None:
    head = "title: T\norganizations: [shop]\nstrategies: [push, nothing]\nbudget: as written\n"
    start = "factors: {s: {lever: push, set: start, values: [1, 2]}"
    assert complaints(tmp_path, start + "}", head) == [
        "5:15: factors.s.lever: nothing has no lever push: vary its level too"
    ]
    assert read(tmp_path, start + ", l: {lever: push}}", head).points == 2 * 2 * 5


def test_a_file_named_without_its_ending_is_suggested_as_the_study_has_to_name_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Mine")
    said = complaints(tmp_path, "", "title: T\norganizations: [shop]\nstrategies: [mine, mine.yml]\n")
    assert all("(did you mean 'mine.yaml'?)" in line for line in said) and len(said) == 2


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
