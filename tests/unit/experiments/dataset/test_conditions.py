"""Conditions on indicators as people write them."""

import pandas as pd
import pytest

from experiments.dataset.conditions import Conditions
from simulation.errors import UserError

KNOWN = ("being", "trust")
TABLE = pd.DataFrame({"being": [0.2, 0.2, 0.6], "trust": [0.1, 0.9, 0.1]})


def test_and_binds_within_a_text_and_several_texts_are_joined_by_or() -> None:
    both = Conditions.read(["being < 0.4 and trust<0.3"], "--fails", KNOWN)
    either = Conditions.read(["being < 0.4", "trust < 0.3"], "--fails", KNOWN)
    assert both.hold(TABLE).tolist() == [True, False, False]
    assert either.hold(TABLE).tolist() == [True, True, True]


def test_they_are_said_as_they_were_written() -> None:
    assert (
        str(Conditions.read(["being <= 0.40 and trust > -1e-1"], "--fails", KNOWN)) == "being <= 0.4 and trust > -0.1"
    )


def test_everything_wrong_is_told_at_once_with_the_nearest_name() -> None:
    with pytest.raises(UserError) as said:
        Conditions.read(["bein < 0.4", "being is low"], "--fails", KNOWN)
    first, second = str(said.value).splitlines()
    assert first == "--fails: 'bein' is no indicator (did you mean 'being'?)"
    assert second.startswith("--fails: 'being is low' is no condition")


def test_the_indicators_they_speak_of_are_named_once() -> None:
    assert Conditions.read(["being < 0.4 and trust < 1", "being > 0.9"], "x", KNOWN).indicators == ["being", "trust"]
