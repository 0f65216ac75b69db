"""What happens can be seen, changed and taken out."""

from visualizer.plan.plan import Happening, Plan
from visualizer.stage.occurrences import turned, whom

LAYOFF = Happening("layoff", 20)


def test_an_event_changed_stands_in_the_place_of_the_old_one() -> None:
    stronger = turned(LAYOFF, "share", 0.3)
    assert Plan(events=(LAYOFF,)).with_event_as(LAYOFF, stronger).events == (stronger,)


def test_an_event_taken_out_leaves_the_others() -> None:
    other = Happening("attack", 9)
    assert Plan(events=(other, LAYOFF)).with_event_as(LAYOFF, None).events == (other,)


def test_a_dial_set_twice_is_there_once() -> None:
    assert turned(turned(LAYOFF, "share", 0.3), "share", 0.2).dials == (("share", 0.2),)


def test_an_event_can_strike_any_unit_of_the_organization() -> None:
    offered = dict(whom(Plan(organization="krackhardt"), "everyone"))
    assert offered["everyone"] == "Everyone" and any(name.startswith("unit:") for name in offered)


def test_whom_a_link_names_stays_among_the_choices() -> None:
    assert ("seat:7", "seat:7") in whom(Plan(organization="krackhardt"), "seat:7")
