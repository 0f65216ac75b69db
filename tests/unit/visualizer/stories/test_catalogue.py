"""Where a telling stands: what the room has drawn stays with it to the debrief sheet."""

from __future__ import annotations

import threading

from visualizer.stories.catalogue import GUESSES, Place, shelf
from visualizer.stories.debrief import guessed

CURVE = tuple(0.1 * point for point in range(GUESSES))


def test_a_drawing_travels_in_the_link_from_step_to_step() -> None:
    place = Place("tools-only", 2).guessing(CURVE)
    later = place.next().next()
    assert later.drawn == place.drawn
    again = Place.of(later.query())
    assert [step for step, _ in again.drawn] == [2]
    assert again.drawn[0][1] == tuple(round(value, 4) for value in CURVE)


def test_a_step_that_goes_on_shows_the_drawing_of_the_step_it_goes_on_from() -> None:
    place = Place("tools-only", 2).guessing(CURVE)
    assert place.next().guess == CURVE
    assert place.end_of_run.step == 3


def test_a_new_question_begins_with_an_empty_sketch() -> None:
    place = Place("tools-only", 2).guessing(CURVE)
    assert place.at(4).guess == ()
    assert place.at(4).guessing(CURVE).drawn == ((2, CURVE), (4, CURVE))


def test_what_is_no_drawing_is_left_out_of_a_link() -> None:
    for text in ("2:1*2*3", "x:" + "1*" * 8 + "1", "99:" + "1*" * 8 + "1", "2", "2:" + "nan*" * 8 + "1"):
        assert Place.of(f"story=tools-only&step=2&guess={text}").drawn == ()


def test_the_sheet_says_what_the_room_drew_beside_what_came() -> None:
    place = Place("tools-only", 2).guessing(CURVE)
    found = guessed(place, threading.Event())
    assert found is not None
    assert found["description"].startswith("Practice: the room drew 80 of 100 for week 156")
    assert found["rows"][0] == ["week", "drawn", "came"] and len(found["rows"]) == 158
    assert guessed(place.at(1), threading.Event()) is None


def test_the_sheet_shows_what_came_only_as_far_as_it_has_been_played() -> None:
    place = Place("tools-only", 2).guessing(CURVE)
    found = guessed(place, threading.Event(), place)
    assert found is not None and found["rows"][-1][0] == place.course.stop == 34


def test_a_step_that_is_no_plain_number_is_the_first() -> None:
    assert Place.of(f"story={next(iter(shelf()))}&step=²").step == 1
