"""Quits, and what rewards do: patterns 15, 16 and 21 of docs/patterns.md."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.patterns import staff
from experiments.patterns.arms import FIRM_NOTHING
from experiments.patterns.pattern import Arm, Reading
from experiments.patterns.people import PAID, PLAIN, PRACTICE, PRAISED, QUITS, WITH_SAY, WITHOUT_SAY

Runs = Callable[[Arm, Reading], NDArray[Any]]


def gain(runs: Runs, arm: Arm, other: Arm, reading: Reading) -> tuple[float, float]:
    """How far an arm lies above another: mean of paired runs, and its standard error."""
    found = runs(arm, reading) - runs(other, reading)
    return float(np.mean(found)), float(np.std(found) / np.sqrt(len(found)))


def test_reward_for_ones_own_output_lowers_taking_part(runs: Runs) -> None:
    """Tangible rewards d -0.28 to -0.40 (Deci, Koestner & Ryan 1999); direction only."""
    mean, error = gain(runs, PAID, PLAIN, PRACTICE)
    assert mean < -4 * error


def test_praise_for_helping_others_raises_it(runs: Runs) -> None:
    """Verbal rewards d +0.33 (Deci, Koestner & Ryan 1999); direction only."""
    mean, error = gain(runs, PRAISED, PLAIN, PRACTICE)
    assert mean > 4 * error


def test_fewer_quit_where_people_had_a_say_in_a_change_of_method(runs: Runs) -> None:
    """17 % quit in 40 days without a say, none with it (Coch & French 1948; twenty design faults); direction only."""
    mean, error = gain(runs, WITH_SAY, WITHOUT_SAY, QUITS)
    assert mean < -4 * error


def test_quits_are_those_of_an_ordinary_firm(runs: Runs) -> None:
    """1.3 to 2.3 % a month, United States 2005 to 2017 (JOLTS)."""
    assert 1.3 < np.mean(runs(FIRM_NOTHING, Reading("quits a month", staff.quits_a_month))) < 2.3
