"""What management can do, and when: entries, strategies, and levels week by week."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from simulation import lever_levels, levers
from simulation.errors import UserError
from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.model import Organization

Make = Callable[..., Organization]


def test_a_level_rises_over_its_ramp_and_ends() -> None:
    entry = Entry("tools", 0.8, start=3, ramp=4, end=9)
    assert [entry.level_at(week) for week in range(2, 10)] == [0.0, 0.2, 0.4, pytest.approx(0.6), 0.8, 0.8, 0.8, 0.0]


def test_without_a_ramp_it_is_there_at_once_and_stays() -> None:
    assert [Entry("tools", 0.8, start=3).level_at(week) for week in (2, 3, 999)] == [0.0, 0.8, 0.8]


@pytest.mark.parametrize(
    "entry",
    [
        Entry("tools", 1.0),
        Entry("tools", 0.7, 3, 4, 9),
        Entry("tools", 0.3, 2, 1),
        Entry("tools", 1.0, 0, 12),
    ],
)
def test_the_compiled_level_is_that_of_the_entry(make: Make, entry: Entry) -> None:
    compiled = make(strategy=Strategy("s", (entry,))).state.levers.entries[0]
    for week in range(15):
        assert abs(lever_levels.level_at(compiled, week) - entry.level_at(week)) < 1e-12


def test_each_person_gets_the_largest_of_several_entries(make: Make) -> None:
    org = make(strategy=Strategy("s", (Entry("tools", 0.4), Entry("tools", 0.9, target="unit:Works"))))
    org.run(1)
    expected = np.where(org.people.unit == 1, 0.9, 0.4)
    assert np.abs(org.state.levers.level[levers.TOOLS] - expected).max() < 1e-12


def test_a_budget_cut_takes_from_effort_and_not_from_rules(make: Make) -> None:
    org = make(
        strategy=Strategy("s", (Entry("tools", 1.0), Entry("training", 1.0))),
        events=[Event("budget_cut", 2, {"share": 0.25})],
    )
    org.run(2)
    assert (org.state.levers.level[levers.TOOLS] == 1.0).all() and (
        org.state.levers.level[levers.TRAINING] == 0.75
    ).all()


def test_scaling_touches_effort_but_no_rule_and_makes_no_promise_louder() -> None:
    strategy = Strategy("s", (Entry("tools", 0.5), Entry("training", 0.5), Entry("words", 0.5)))
    assert [entry.level for entry in strategy.scaled(3.0).entries] == [0.5, 1.0, 0.5]
    assert [entry.level for entry in strategy.scaled(0.5).entries] == [0.5, 0.25, 0.25]


def test_a_strategy_without_a_lever_is_the_rest_of_it() -> None:
    strategy = Strategy("s", (Entry("tools", 0.5), Entry("training", 0.5, 4), Entry("tools", 1.0, 9)))
    assert [entry.lever for entry in strategy.without("tools").entries] == ["training"]
    assert strategy.without("tools").first_start == 4


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"lever": "toolz"}, "did you mean 'tools'"),
        ({"level": 1.5}, "level 1.5 is outside 0..1"),
        ({"start": -1}, "neither can be negative"),
        ({"start": 5, "end": 5}, "end 5 is not after start 5"),
        ({"target": "manager"}, "did you mean 'managers'"),
        ({"lever": "words", "target": "managers"}, "must be 'everyone'"),
    ],
)
def test_a_wrong_entry_says_what_is_wrong(given: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        Entry(**{"lever": "tools", "level": 0.5, **given})  # type: ignore[arg-type]


def test_an_unknown_unit_is_told_with_the_nearest(make: Make) -> None:
    with pytest.raises(UserError, match="did you mean 'Works'"):
        make(strategy=Strategy("s", (Entry("tools", 1.0, target="unit:Work"),)))


def levers_with_another(*added: str) -> ModuleType:
    """The module of the levers read again, with a lever `naps` in the middle of the list and lines below INDEX."""
    source = Path(levers.__file__).read_text(encoding="utf-8")
    source = source.replace(
        '    Lever("selection"', '    Lever("naps", "a nap a day", "fatigue", 0.0),\n    Lever("selection"'
    )
    source = source.replace("def check_constants", "\n".join((*added, "\n", "def check_constants")))
    module = ModuleType("simulation.levers")
    exec(compile(source, levers.__file__, "exec"), module.__dict__)
    return module


def test_a_lever_in_the_middle_of_the_list_changes_no_other_constant() -> None:
    another = levers_with_another('NAPS = INDEX["naps"]')
    assert another.INDEX["naps"] == levers.INDEX["selection"] == another.INDEX["selection"] - 1
    assert all(list(another.LEVERS)[getattr(another, name.upper())] == name for name in another.LEVERS)


@pytest.mark.parametrize("added", [(), ("NAPS = 0",), ('NAPS = INDEX["tools"]',)])
def test_a_lever_without_its_constant_names_the_line_to_write(added: tuple[str, ...]) -> None:
    with pytest.raises(LookupError, match=re.escape('below INDEX, write the line: NAPS = INDEX["naps"]')):
        levers_with_another(*added)
