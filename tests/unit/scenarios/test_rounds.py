"""Rounds: their kinds, phases, and when phones may answer."""

import pytest

from scenarios.rounds import ANSWERED_IN, PHASES, Round, Vote
from simulation.errors import UserError

QUESTION = Vote("Tea or coffee?", ("Tea", "Coffee"))


@pytest.mark.parametrize("kind", PHASES)
def test_a_round_goes_through_its_phases_and_stays_in_the_last(kind: str) -> None:
    one = Round(1, kind, QUESTION)
    seen = [one.phase]
    for _ in PHASES[kind]:
        one.advance()
        seen.append(one.phase)
    assert tuple(seen[:-1]) == PHASES[kind]
    assert one.over and seen[-1] == seen[-2]


@pytest.mark.parametrize("kind", PHASES)
def test_phones_may_answer_in_one_phase_only(kind: str) -> None:
    open_in = [phase for phase in PHASES[kind] if Round(1, kind, QUESTION, phase).open]
    assert open_in == [ANSWERED_IN[kind]]


def test_an_unknown_kind_is_named_with_the_nearest() -> None:
    with pytest.raises(UserError, match=r"there is no kind 'skech'.*sketch"):
        Round(1, "skech", QUESTION)
