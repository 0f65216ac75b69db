"""Study files that mean nothing: each mistake is named at its place."""

from dataclasses import replace
from pathlib import Path

import pytest
import toy_model
from toy_study import complaints, read

from experiments.study.study import Study
from simulation.errors import UserError


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
            "parameters: {speed: 0.02}\nfactors: {s: {parameter: speed}}",
            "5:11: factors.s: varies the parameter 'speed', which is fixed for the whole study; keep one",
        ),
        (
            "factors: {s: {parameter: speed}, all: {parameters: all}}",
            "4:34: factors.all: varies the parameter 'speed', and so does s; keep one",
        ),
        (
            "parameters: {speed: 0.5}\nfactors: {all: {parameters: all, of: [growth]}}",
            "5:11: factors.all: every parameter is fixed (`parameters` of a study, or --set); leave one free to vary",
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
        "organizations[0]:",
        "weeks:",
        "parameters.sped:",
        "parameters.speed:",
        "factors.s.range[1]:",
        "factors.t.leve:",
    ]


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
        "5:11: factors.p: varies the dial 'people', which is fixed for the whole study; keep one",
        f"5:15: factors.p.dial: {said}",
    ]


START = "factors: {s: {lever: push, set: start, values: [1, 2]}"


def test_when_a_lever_starts_cannot_vary_where_a_strategy_pulls_others_only(tmp_path: Path) -> None:
    head = "title: T\norganizations: [shop]\nstrategies: [push, lean]\nbudget: as written\n"
    toy = toy_model.catalogue()
    known = replace(toy, strategies=(*toy.strategies, "lean"), pulled={**toy.pulled, "lean": ("lean",)})
    (tmp_path / "study.yaml").write_text(head + START + "}")
    with pytest.raises(UserError, match=r"5:15: factors\.s\.lever: lean has no lever push: vary its level too"):
        Study.read(tmp_path / "study.yaml", known)
    (tmp_path / "study.yaml").write_text(head + START + ", l: {lever: push}}")
    assert Study.read(tmp_path / "study.yaml", known).points == 2 * 2 * 5


def test_when_a_lever_starts_can_vary_beside_a_baseline_without_levers(tmp_path: Path) -> None:
    head = "title: T\norganizations: [shop]\nstrategies: [push, nothing]\nbudget: as written\n"
    assert read(tmp_path, START + "}", head).points == 2 * 2


def test_a_file_named_without_its_ending_is_suggested_as_the_study_has_to_name_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Mine")
    said = complaints(tmp_path, "", "title: T\norganizations: [shop]\nstrategies: [mine, mine.yml]\n")
    assert all("(did you mean 'mine.yaml'?)" in line for line in said) and len(said) == 2
