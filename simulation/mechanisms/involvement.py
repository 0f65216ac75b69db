"""Involvement and fairness (E9): being asked before a change, and changes that are dropped.

Step 1. A lever that asks for attention d >= 0.1 and starts is a launch.

    a' = a + g (1 - a) for those asked to shape it in its first week or the 12 before
    evidence about leaders = +jq for those asked, -jq expectation for the others
    g = kq for tools, kq/4 for other launches

Being asked only in the 26 weeks after counts `late` times of both gains. Launch evidence enters trust (E2) with the
weight of jw (d/0.25) ordinary weeks.

A launch of what is known from before counts (1 - familiar) times, in both (`fatigue.py`). A lever that ends where the
unit's habit is below 0.25 is an abandoned change: evidence -ab, once. It enters trust with the launch
evidence. With `restarts=new` no change counts as abandoned.

    a       anchor of the attitude, 0..1
    g, kq   how far it moves; the same when asked before the tools come
    jq      evidence about leaders from being asked
    expectation     how far people expect to be asked, 0..1
    d       attention a lever asks at level 1, 0..1
    ab      evidence of a change that was abandoned

Sources: Coch & French 1948 (about twenty design faults: Bartlem & Locke 1981); Lind & Tyler 1988; Armenakis et al.
1993; Holt et al. 2007; abandoned changes, direction only: Reichers, Wanous & Austin 1997. The sizes are assumptions.
"""

from __future__ import annotations

from simulation import levers as lever
from simulation import randomness
from simulation.compiling import lean
from simulation.mechanisms import fatigue
from simulation.parameter import RIVAL, Parameter, constant, switch

SWITCHES = (switch("involvement", "launches, fairness and fatigue (E9)"),)

PARAMETERS = (
    Parameter(
        "involvement_gain",
        0.3,
        0.1,
        0.6,
        "share",
        "how far the anchor moves when asked before the tools come",
        symbol="kq",
        can_be_off=True,
    ).based_on("assumption; direction Coch & French 1948"),
    constant("other_launch_share", 0.25, "x", "the same for other launches, against tools"),
    Parameter(
        "fairness_evidence",
        0.5,
        0.2,
        0.8,
        "evidence",
        "evidence about leaders from being asked",
        symbol="jq",
        drawn=False,
    ),
    Parameter("expects_to_be_asked", 0.5, 0.2, 0.9, "0..1", "how far people expect to be asked", symbol="expectation"),
    Parameter("lateness", 0.3, 0.0, 0.8, "x", "what being asked afterwards is worth", symbol="late"),
    Parameter("launch_weight", 3.0, 1.0, 6.0, "weeks", "a launch in ordinary weeks of evidence", symbol="jw"),
    Parameter(
        "abandoned_evidence",
        0.1,
        0.0,
        0.3,
        "evidence",
        "evidence about leaders from a change that is abandoned",
        symbol="ab",
    ),
    constant("abandoned_habit", 0.25, "0..1", "habit of a unit below which a lever that ends counts as abandoned"),
)

LAUNCH_ATTENTION = 0.1  # a lever that asks for less attention starts without a launch
LATE_WEEKS = 26  # for so long after a launch being asked still counts, late
NOT_ASKED, ASKED, ASKED_LATE = 0, 1, 2


@lean
def launch(o):  # type: ignore[no-untyped-def]
    """Launches of the week: who was asked before, who was not, who is asked only now; and ends."""
    for row in range(len(o.levers.kinds)):
        if o.levers.kinds[row].used and o.levers.kinds[row].attention >= LAUNCH_ATTENTION:
            for i in range(len(o.people)):
                weeks = o.levers.weeks_on[row, i]
                if o.people[i].present and weeks >= lever.JUST_ENDED:
                    if weeks == lever.JUST_ENDED:
                        _end_for_person(o, i)
                    elif weeks == 0:
                        _launch_for_person(o, row, i)
                    elif weeks <= LATE_WEEKS and o.levers.asked[row, i] == NOT_ASKED:
                        _ask_late(o, row, i)


@lean
def willingness(o, i):  # type: ignore[no-untyped-def]
    """A person's fixed place in the order of asking, 0..1: asked where it is below the share."""
    return randomness.draws(o.clock, randomness.INVOLVED, i, o.people[i].holder, 0)[0]


@lean
def _launch_for_person(o, row, i):  # type: ignore[no-untyped-def]
    involved = 0.0
    for w in range(len(o.levers.past_involvement)):
        involved = max(involved, o.levers.past_involvement[w, i])
    if willingness(o, i) < involved:
        o.levers.asked[row, i] = ASKED
        _credit(o, row, i, 1.0)
    else:
        o.levers.asked[row, i] = NOT_ASKED
        weight = _launch_weight(o, row, i)
        o.people[i].launch_evidence -= weight * o.p.fairness_evidence * o.p.expects_to_be_asked


@lean
def _ask_late(o, row, i):  # type: ignore[no-untyped-def]
    involved = o.levers.level[lever.INVOLVEMENT, i]
    if involved > 0.0 and willingness(o, i) < involved:
        o.levers.asked[row, i] = ASKED_LATE
        _credit(o, row, i, o.p.lateness)


@lean
def _credit(o, row, i, share):  # type: ignore[no-untyped-def]
    gain = (
        o.p.involvement_gain
        * (1.0 if row == lever.TOOLS else o.p.other_launch_share)
        * fatigue.new_at_launch(o, row, i)
    )
    o.people[i].anchor += share * gain * (1.0 - o.people[i].anchor)
    o.people[i].launch_evidence += share * _launch_weight(o, row, i) * o.p.fairness_evidence


@lean
def _launch_weight(o, row, i):  # type: ignore[no-untyped-def]
    """A launch in ordinary weeks of evidence."""
    return o.p.launch_weight * o.levers.kinds[row].attention / 0.25 * fatigue.new_at_launch(o, row, i)


@lean
def _end_for_person(o, i):  # type: ignore[no-untyped-def]
    if o.on.restarts != RIVAL and o.units[o.people[i].unit].mean_habit < o.p.abandoned_habit:
        o.people[i].launch_evidence -= o.p.abandoned_evidence
