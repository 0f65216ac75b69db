"""Every decision that counted is left out once, wherever in a branched run it stood."""

from __future__ import annotations

from dataclasses import replace

from simulation.levers import LEVERS, Entry
from visualizer.plan.plan import Plan
from visualizer.why.leave_one_out import alternatives, without

TOOLS, TRAINING, DEEDS = Entry("tools", 1.0, 2), Entry("training", 0.5, 4), Entry("deeds", 0.5, 30)
PLAIN = Plan("krackhardt", entries=(TOOLS, TRAINING), weeks=40)


def left_out(plan: Plan) -> list[str]:
    """The levers named as decisions of `plan`."""
    names = {lever.title: name for name, lever in LEVERS.items()}
    return sorted(names[title] for title, _ in alternatives(plan))


def test_without_a_branch_every_lever_is_left_out_once() -> None:
    assert dict(alternatives(PLAIN)) == {
        LEVERS["tools"].title: replace(PLAIN, entries=(TRAINING,)),
        LEVERS["training"].title: replace(PLAIN, entries=(TOOLS,)),
    }


def test_what_ran_before_a_branch_was_decided_too() -> None:
    assert left_out(PLAIN.branched(20, (DEEDS,))) == ["deeds", "tools", "training"]


def test_a_branch_that_takes_everything_away_leaves_what_was_decided_before_it() -> None:
    assert left_out(PLAIN.branched(20, ())) == ["tools", "training"]


def test_a_lever_that_a_branch_takes_away_before_it_began_did_nothing() -> None:
    assert left_out(replace(PLAIN, entries=(TOOLS, DEEDS)).branched(20, (TOOLS,))) == ["tools"]


def test_a_branch_at_the_end_of_the_run_decides_nothing() -> None:
    assert left_out(PLAIN.branched(40, (DEEDS,))) == ["tools", "training"]


def test_a_lever_is_left_out_of_the_beginning_and_of_every_branch() -> None:
    branched = PLAIN.branched(10, (TOOLS, DEEDS)).branched(20, (TRAINING, TOOLS))
    found = without(branched, {"tools"})
    assert (found.entries, found.branches) == ((TRAINING,), ((10, (DEEDS,)), (20, (TRAINING,))))
