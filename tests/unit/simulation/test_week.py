"""The week, written out for the compiler, is the list of its steps."""

import ast
from pathlib import Path

import pytest

from simulation import mechanisms, week
from simulation.mechanisms import MECHANISMS, STEPS, Step

SOURCE = Path(week.__file__).read_text(encoding="utf-8")
BOOKING = "book(o, account)"
FOLDER = Path(mechanisms.__file__).parent


def lines_of(step: Step) -> str:
    """A step as it stands in `week.py`, its guard above it and its booking below."""
    guard = f"if o.on.{step.switch} != OFF: " if step.switch else ""
    return f"{guard}{step.call}(o)  # {step.number:<2} {step.words}; {BOOKING}"


def written(source: str) -> list[str]:
    """The steps that `week` calls, each with its guard and comment, in order."""
    tree, lines, found = ast.parse(source), source.splitlines(), []
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "week")
    for node in function.body[3:]:  # after the docstring, the calendar and its booking
        if ast.unparse(node) == BOOKING:
            found[-1] = f"{found[-1]}; {BOOKING}"
            continue
        guarded = isinstance(node, ast.If)
        for call in node.body if isinstance(node, ast.If) else [node]:
            guard = lines[node.lineno - 1].strip() + " " if guarded else ""
            found.append(guard + lines[call.lineno - 1].strip())
    return found


def difference(source: str) -> str:
    """One sentence about the first step in which `week` differs from STEPS; empty where they agree."""
    wanted, have = [lines_of(step) for step in STEPS], written(source)
    for at, line in enumerate(wanted):
        if have[at : at + 1] != [line]:
            after = wanted[at - 1] if at else "calendar(o)"
            return f"simulation/week.py: in week(), after `{after}` write `{line}`"
    extra = have[len(wanted) :]
    return f"simulation/mechanisms/__init__.py: add a Step to STEPS for `{extra[0]}`" if extra else ""


def test_the_week_calls_the_steps_in_their_order() -> None:
    assert not difference(SOURCE), difference(SOURCE)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.call)
def test_a_step_missing_from_the_week_is_named_with_its_place(step: Step) -> None:
    guard = f"    if o.on.{step.switch} != OFF:\n    " if step.switch else ""
    line = f"    {step.call}(o)  # {step.number:<2} {step.words}\n    {BOOKING}\n"
    assert SOURCE.count(guard + line) == 1
    found = difference(SOURCE.replace(guard + line, ""))
    at = STEPS.index(step)
    assert f"write `{lines_of(step)}`" in found and (at == 0 or f"after `{lines_of(STEPS[at - 1])}`" in found)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.call)
def test_a_step_without_its_booking_is_named(step: Step) -> None:
    line = f"{step.call}(o)  # {step.number:<2} {step.words}\n"
    found = difference(SOURCE.replace(f"{line}    {BOOKING}\n", line))
    assert f"write `{lines_of(step)}`" in found


def test_a_wrong_guard_is_named() -> None:
    wrong = SOURCE.replace("if o.on.influence != OFF", "if o.on.trust != OFF")
    assert "write `if o.on.influence != OFF: attitude.influence(o)" in difference(wrong)


def test_every_file_of_a_mechanism_is_in_the_list_of_mechanisms() -> None:
    names = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    missing = sorted(names - set(MECHANISMS))
    assert not missing, f"simulation/mechanisms/__init__.py: add {missing[0]} to MODULES"
    missing = sorted({step.mechanism for step in STEPS} - set(MECHANISMS))
    assert not missing, f"simulation/mechanisms/__init__.py: add {missing[0]} to MODULES"


def test_every_switch_of_a_step_is_declared_by_a_mechanism() -> None:
    declared = {choice for one in MECHANISMS.values() for choice in one.choices}
    for step in STEPS:
        assert not step.switch or step.switch in declared, (
            f"simulation/mechanisms/{step.mechanism}.py: declare the switch '{step.switch}' in SWITCHES"
        )


def test_every_mechanism_with_drivers_says_how_to_ask_for_them() -> None:
    for one in MECHANISMS.values():
        has = hasattr(one.module, "drivers")
        assert has == bool(one.drivers), f"{one.file}: declare both DRIVERS and drivers(o, i), or neither"


def test_a_driver_of_two_mechanisms_has_the_same_words() -> None:
    words: dict[str, str] = {}
    for one in MECHANISMS.values():
        for driver, shown in one.drivers.words.items() if one.drivers else ():
            known = words.setdefault(driver, shown)
            assert known == shown, f"{one.file}: the driver '{driver}' is shown as '{known}' elsewhere; rename it"
