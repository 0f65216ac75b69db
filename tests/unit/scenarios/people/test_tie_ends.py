"""Whom the ends of ties name."""

from random import Random

import numpy as np
import pytest

from scenarios.people.keys import Directory
from scenarios.people.tie_ends import Ends, find_people, pair_ends

LIST = Directory(
    [
        ["a1", "a2", "a3", "a4"],
        ["Ana Ash", "Ben Birch", "Cleo van der Cedar", "Ben Ash"],
        ["a1@x.example", "b2@x.example", "c3@x.example", "ash@x.example"],
    ]
)
MARKS = ("; ", ";", ", ", ",", " | ", "|", "\n", " / ")


def ends() -> Ends:
    return Ends(Directory([["a1", "a2", "a3"]]))


def test_each_cell_names_the_first_of_its_people() -> None:
    np.testing.assert_array_equal(ends().read(["a2", "A1", "a3; a1", "nobody", "", "a2"]), [1, 0, 2, -1, -1, 1])


def test_a_cell_with_several_people_is_an_end_for_each() -> None:
    rows, seats = ends().spread(["a1", "a3,a2", "a1"], None)
    assert (rows.tolist(), seats.tolist()) == ([0, 1, 1, 2], [0, 2, 1, 0])


def test_a_further_column_counts_where_it_is_filled_only() -> None:
    rows, seats = ends().spread(["a1", "", "x"], ["a1", "", "x"])
    assert (rows.tolist(), seats.tolist()) == ([0, 2], [0, -1])


def test_the_first_cell_that_names_nobody_is_kept_as_an_example() -> None:
    found = ends()
    found.read(["a1", "", "b7", "b8"])
    assert found.unknown == "b7"


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "pair",
    [
        ("a1", "a2"),
        ("Ana Ash", "Ben Birch"),
        ("a1@x.example", "b2@x.example"),
        ("Ana Ash <a1@x.example>", "Ben Birch <b2@x.example>"),
        ("Ash, Ana <a1@x.example>", "Birch, Ben <b2@x.example>"),
        ("Ana Ash (a1)", "Ben Birch (a2)"),
        ("Ash, Ana", "Birch, Ben"),
        ("a1@x.example", "Ben Birch"),
    ],
    ids=" and ".join,
)
def test_both_recipients_of_a_cell_are_found(pair: tuple[str, str], mark: str) -> None:
    assert find_people(mark.join(pair), LIST) == (0, 1)


@pytest.mark.parametrize(
    ("cell", "seats"),
    [
        ("Birch, Ben", (1,)),
        ("Birch,Ben", (1,)),
        ("van der Cedar, Cleo", (2,)),
        ("Ash, Ben", (3,)),
        ("Ash, Ben <ash@x.example>", (3,)),
        ("a1 | Ana Ash", (0,)),
        ("Ana Ash; a1@x.example", (0,)),
        ("Ben Birch, PhD", (1,)),
        ("Ben Birch (Sales; North)", (1,)),
        ("Ben Birch | Sales", (1,)),
        ("CN=Ana Ash,OU=Sales,DC=x", (0,)),
        ("a2; a2", (1,)),
        ("a2,", (1,)),
        ("Ben Birch;", (1,)),
        ("Nobody, Ned", (-1,)),
        ("Ned Nobody; Nora Nobody", (-1,)),
    ],
)
def test_one_person_written_in_several_parts_is_one(cell: str, seats: tuple[int, ...]) -> None:
    assert find_people(cell, LIST) == seats


@pytest.mark.parametrize(
    ("cell", "seats"),
    [
        ("a1; b7; a2", (0, -1, 1)),
        ("a1@x.example; else@y.example", (0, -1)),
        ("Ana Ash, Ben Birch, Ned Nobody", (0, 1, -1)),
        ("Ash, Ana; Birch, Ben; van der Cedar, Cleo", (0, 1, 2)),
        ("a1, a2, van der Cedar, Cleo", (0, 1, 2)),
        ("Ash, Ana, Ben Birch <b2@x.example>", (0, 1)),
        ("a1@x.example b2@x.example", (0, 1)),
        ("ash, Ben Birch", (3, 1)),
        ("Ana Ash, Ned Nobody", (0, -1)),
        ("Ana Ash; Ned Nobody", (0, -1)),
        ("Ned Nobody | Ana Ash", (-1, 0)),
        ("a1; b7", (0, -1)),
        ("Ana Ash; Birch, Ben <b2@x.example>, c3@x.example", (0, 1, 2)),
    ],
)
def test_longer_cells_name_each_of_their_people(cell: str, seats: tuple[int, ...]) -> None:
    assert find_people(cell, LIST) == seats


def test_a_key_with_a_mark_inside_is_one_person() -> None:
    marked = Directory([["a1;a2", "a1", "a2", "1200", "1", "200"]])
    assert [find_people(cell, marked) for cell in ("a1;a2", "A1; A2", "a1|a2", "1,200")] == [(0,), (0,), (1, 2), (3,)]


def test_the_order_of_recipients_does_not_matter() -> None:
    random = Random(7)
    forms = [
        (str(LIST.columns[0][seat]), name, LIST.columns[2][seat], f"{name} <{LIST.columns[2][seat]}>")
        for seat, name in enumerate(LIST.columns[1])
    ]
    for _ in range(300):
        seats = random.sample(range(4), random.randint(2, 4))
        parts = [random.choice(forms[seat]) for seat in seats]
        mark = random.choice(MARKS)
        assert find_people(mark.join(parts), LIST) == tuple(seats), mark.join(parts)
        assert set(find_people(mark.join(reversed(parts)), LIST)) == set(seats)


def test_every_sender_of_a_line_is_paired_with_every_recipient() -> None:
    found = ends()
    first = found.spread(["a1", "a2; a3", "a3"], None)
    second = found.spread(["a2", "a1; nobody else; a2", "a1"], None)
    row, source, target = pair_ends(first, second, 3)
    pairs = sorted(zip(row.tolist(), source.tolist(), target.tolist(), strict=True))
    several = [(1, one, other) for one in (1, 2) for other in second[1][second[0] == 1].tolist()]
    assert pairs == sorted([(0, 0, 1), *several, (2, 2, 0)])
    assert -1 in target
