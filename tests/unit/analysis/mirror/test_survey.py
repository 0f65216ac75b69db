"""What a questionnaire makes of states."""

import numpy as np
import pytest

from analysis.mirror.survey import LOGS, STAFF, Survey

STATES = np.random.default_rng(5).normal(size=20_000)


def test_noise_leaves_the_share_of_variance_that_is_reliable() -> None:
    answers = Survey({STAFF: 0.8}).read(STATES, STAFF)
    assert np.var(STATES) / np.var(answers) == pytest.approx(0.8, abs=0.01)


def test_without_reliability_states_are_read_as_they_are() -> None:
    assert np.array_equal(Survey().read(STATES, STAFF), STATES)
    assert np.array_equal(Survey({STAFF: 0.8}).read(STATES, LOGS), STATES)


def test_nobody_gives_no_answers() -> None:
    assert len(Survey({STAFF: 0.8}).read(STATES[:0], STAFF)) == 0


def test_a_common_factor_adds_what_it_says_to_a_correlation_of_0() -> None:
    other = np.random.default_rng(6).normal(size=len(STATES))
    ask = Survey({STAFF: 0.8}, common=0.125)
    assert np.corrcoef(*ask.read_together(STATES, other, STAFF))[0, 1] == pytest.approx(0.125, abs=0.02)


def test_a_firm_is_asked_alike_whichever_was_asked_before() -> None:
    ask, there = Survey({STAFF: 0.8}, asked=10), np.ones(50, dtype=bool)
    ask.begin(7)
    first = ask.choose(there).tolist()
    ask.begin(8)
    ask.choose(there)
    ask.begin(7)
    assert ask.choose(there).tolist() == first and len(first) == 10
