"""The tree of an import names managers and counts the people below them."""

from scenarios.people import read_people
from scenarios.people.chart import draw_tree


def test_a_manager_is_not_counted_among_the_people_below() -> None:
    population, _ = read_people(b"id,manager,unit\n1,,Board\n2,1,Sales\n3,2,Sales\n4,1,Works\n")
    assert population is not None
    assert [line.strip("├└─│ ") for line in draw_tree(population)[:2]] == [
        "1 Board (3 people below)",
        "2 Sales (1 person below)",
    ]
