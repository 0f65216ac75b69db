"""Shapes and lines of a diagram become people and reporting lines."""

import pytest

from scenarios.people import read_organization

HEAD = "Id,Name,Shape Library,Page ID,Line Source,Line Destination,Source Arrow,Destination Arrow,Text Area 1"
SHAPES = ["1,Document,,,,,,,Chart", "2,Page,,,,,,,Page 1"]
SHAPES += ["3,Process,Flowchart,2,,,,,Ana Ash", '4,Process,Flowchart,2,,,,,"Ben Birch\nSales"']
SHAPES += ["5,Process,Flowchart,2,,,,,Cleo Cedar", "6,Process,Flowchart,2,,,,,Dan Dale"]


@pytest.mark.parametrize("down", [True, False])
def test_lines_between_shapes_are_reporting_lines(down: bool) -> None:
    pairs = [(3, 4), (3, 5), (4, 6)] if down else [(4, 3), (5, 3), (6, 4)]
    lines = [f"{at},Line,,2,{one},{other},None,Arrow," for at, (one, other) in enumerate(pairs, start=10)]
    reading = read_organization("\n".join([HEAD, *SHAPES, *lines]).encode())
    assert reading.population is not None, reading.findings
    assert reading.population.manager.tolist() == [-1, 0, 0, 1]
    assert not {"Ash", "Birch"} & set(f"{reading.findings} {reading.population.units}".replace("'", " ").split())
