"""Options that a user wrote a little wrong are told as they have to be written."""

from datetime import date

import pytest

from commands import options
from experiments.comparison.question import Question
from simulation.errors import UserError
from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.population import generate


def complaint(text: str) -> str:
    """What is said of an `--event`."""
    with pytest.raises(UserError) as caught:
        options.events([text], weeks=100)
    return str(caught.value).removeprefix(f"--event: '{text}': ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("layoff@20,share=20%", "share '20%' is not a number; write 0.2"),
        ("layoff@20,share=0,2", "share '0,2' is not a number; write 0.2"),
        ("layoff@20,share=0,2,group=facing", "share '0,2' is not a number; write 0.2"),
        ("layoff@20,share=20", "share 20 is above 0.9; for 20 % write 0.2"),
        ("layoff@20,share=much", "share 'much' is not a number"),
        ("layoff@20,5", "is not KIND@WEEK[,DIAL=VALUE ...] (as in layoff@60,share=0.2)"),
        ("layoff", "is not KIND@WEEK[,DIAL=VALUE ...] (as in layoff@60,share=0.2)"),
        ("demand@20,factor=9", "demand: factor 9 is outside 0..5 (x usual contacts)"),
        ("layof@20,share=0.2", "event: 'layof' is unknown (did you mean 'layoff'?)"),
        ("layoff@20,shar=0.2", "layoff: dial 'shar' is unknown (did you mean 'share'?)"),
    ],
)
def test_a_mistake_in_an_event_is_told_with_what_to_write(text: str, said: str) -> None:
    assert complaint(text).startswith(said)


def test_several_dials_and_a_group_are_read() -> None:
    (event,) = options.events(["layoff@60,share=0.2,breach=0.5,group=unit:R&D"], weeks=100)
    assert (event.week, event.dials, event.group) == (60, {"share": 0.2, "breach": 0.5}, "unit:R&D")


@pytest.mark.parametrize(("value", "said"), [("0,03", "; write 0.03"), ("3%", "; write 0.03"), ("much", "")])
def test_a_value_of_a_parameter_is_told_as_it_has_to_be_written(value: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        options.parameters([f"trust_gain={value}"])
    assert str(caught.value) == f"--set: 'trust_gain={value}' is not PARAMETER=NUMBER (as in trust_gain=0.03){said}"


def test_a_group_without_members_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    people = generate(30, seed=1, title="Shop", unit_sizes=[10, 20], functions=["other", "other"])
    mine = Strategy("mine", (Entry("training", 1.0, target="function:sales"),))
    options.check_groups(people, [mine], [Event("layoff", 3, {"share": 0.2}, "function:it")])
    said = capsys.readouterr().err
    assert "mine: training: nobody in Shop is in function:sales (functions here: other): no effect." in said
    assert "--event: layoff: nobody in Shop is in function:it" in said


def test_a_group_named_by_its_bare_name_is_told_in_full() -> None:
    people = generate(30, seed=1, units=["Board", "Sales", "IT"], unit_sizes=[6, 12, 12])
    events = [Event("layoff", 3, {"share": 0.2}, group) for group in ("sales", "service")]
    with pytest.raises(UserError, match=r"did you mean 'unit:Sales'.*\n.*did you mean 'function:service'"):
        options.check_groups(people, [], events)


@pytest.mark.parametrize(
    ("text", "taken"), [("1.5", 1.5), ("2%", 2.0), ("250k", "250k"), ("as-written", "as-written"), (".5", 0.5)]
)
def test_a_budget_is_read_as_a_comparison_takes_it(text: str, taken: str | float) -> None:
    assert options.budget(text) == taken


def test_a_budget_that_is_none_is_told_with_what_to_write() -> None:
    with pytest.raises(UserError, match=r"^--budget: 'much' is neither a percent of payroll"):
        options.budget("much")


def test_the_default_budget_of_a_command_is_that_of_a_comparison() -> None:
    question = Question("krackhardt", ())
    assert options.budget(options.DEFAULT_BUDGET) == question.run_budget


def test_a_mistake_in_the_structure_names_the_option() -> None:
    with pytest.raises(UserError) as caught:
        options.structure(["trust=symetric", "thrust=off"])
    first, second = str(caught.value).splitlines()
    assert first.startswith("--structure: trust: 'symetric' is unknown")
    assert second.startswith("--structure: 'thrust' is unknown (did you mean 'trust'?)")


def test_columns_are_read_by_role_in_any_case_and_functions_by_unit() -> None:
    given = ["Unit=Dept", "active = Active users", "Sales=finance"]
    assert options.columns(given, ("unit", "active"), ("finance",)) == (
        {"unit": "Dept", "active": "Active users"},
        {"Sales": "finance"},
    )


@pytest.mark.parametrize(
    ("text", "functions", "message"),
    [
        ("unit", ("it",), "--map: 'unit' is neither ROLE=COLUMN nor UNIT=FUNCTION"),
        ("=Dept", (), "--map: '=Dept' is not ROLE=COLUMN"),
        ("untt=Dept", (), "--map: 'untt' is no role (did you mean 'unit'?)"),
        ("x=Dept", ("it",), "--map: 'x' is no role (known: active, unit), and 'Dept' is no function of a unit"),
    ],
)
def test_a_mistake_in_a_column_names_the_option_and_the_nearest_role(
    text: str, functions: tuple[str, ...], message: str
) -> None:
    with pytest.raises(UserError) as caught:
        options.columns([text], ("unit", "active"), functions)
    assert str(caught.value) == message


def test_a_day_is_read_and_one_that_is_none_names_its_option() -> None:
    assert options.day("--launched", "2024-12-31") == date(2024, 12, 31)
    with pytest.raises(UserError, match=r"^--launched: '31.12.2024' is no day; write it as 2024-12-31$"):
        options.day("--launched", "31.12.2024")
