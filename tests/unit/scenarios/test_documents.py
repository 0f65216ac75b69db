"""Reading files: every mistake at once, each with its place and what to write instead."""

import tracemalloc
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field, model_validator

from scenarios.documents import Document, Known, Source, faults, parse, read
from simulation.errors import UserError


class Entry(Document):
    lever: Annotated[str, Known("lever")]
    level: float
    start: int = 0
    end: int | None = None

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> "Entry":
        if self.end is not None and self.end <= self.start:
            raise faults([(("end",), f"is not after the start ({self.start})")])
        return self


class Range(Document):
    range: tuple[float, float]


class Grid(Document):
    kind: Literal["grid"]


class Sobol(Document):
    kind: Literal["sobol sequence"]


class Plan(Document):
    title: str = "untitled"
    weeks: int = 156
    mode: Literal["quick", "slow"] = "quick"
    on: bool = False
    share: Annotated[float, Field(ge=0, le=1)] | Literal["all"] = 1
    percent: Annotated[float, Field(le=100)] | None = None
    factors: dict[str, Range | list[float]] = Field(default_factory=dict)
    entries: list[Entry] = Field(default_factory=list)
    design: Annotated[Grid | Sobol, Field(discriminator="kind")] | None = None


NAMES = {"lever": ("tools", "words")}


def complaints(text: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        parse(text, Plan, name="plan.yaml", names=NAMES)
    return [line.removeprefix("plan.yaml:") for line in str(caught.value).split("\n")]


def test_a_good_text_becomes_the_model() -> None:
    plan = parse("title: A\nentries: [{lever: tools, level: .5}]\nfactors: {x: {range: [0, 1]}, y: [1, 2]}", Plan)
    assert plan.entries == [Entry(lever="tools", level=0.5)]
    assert plan.factors == {"x": Range(range=(0, 1)), "y": [1, 2]}


def test_every_mistake_is_reported_at_its_place_in_the_order_of_the_file() -> None:
    assert complaints("weeks: many\nentries:\n  - lever: tools\n    level: high\n  - level: 1\n") == [
        "1:1: weeks: should be a valid integer, not 'many'",
        "4:5: entries[0].level: should be a valid number, not 'high'",
        "5:5: entries[1].lever: is missing",
    ]


def test_what_is_sound_in_a_faulty_document_is_still_looked_at() -> None:
    def further(sound: Plan, faulty: Collection[str]) -> list[tuple[tuple[str, ...], str]]:
        return [(("factors", *sound.factors), f"is looked at beside {sorted(faulty)}")]

    with pytest.raises(UserError) as raised:
        Source.of("title: A\nweeks: many\nfactors: {x: 3, y: [1, 2]}").validate(Plan, None, further)
    assert str(raised.value).splitlines()[-1] == "text:3:17: factors.y: is looked at beside ['factors', 'weeks']"


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("titel: A", "1:1: titel:", "title"),
        ("entries: [{lever: words, levl: 1, level: 1}]", "1:26: entries[0].levl:", "level"),
        ("factors: {x: {rang: [1, 2], range: [1, 2]}}", "1:15: factors.x.rang:", "range"),
    ],
)
def test_an_unknown_field_gets_the_nearest_valid_one(text: str, place: str, name: str) -> None:
    assert complaints(text) == [f"{place} is not known here (did you mean '{name}'?)"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entries: [{lever: tols, level: 1}]", "no lever is called 'tols' (did you mean 'tools'?)"),
        ("mode: quik", "should be 'quick' or 'slow', not 'quik' (did you mean 'quick'?)"),
        ("design: {kind: gird}", "should be one of 'grid', 'sobol sequence', not 'gird' (did you mean 'grid'?)"),
        ("design: {knd: grid}", "is missing"),
    ],
)
def test_an_unknown_value_gets_the_nearest_valid_one(text: str, said: str) -> None:
    assert [line.split(": ", 2)[2] for line in complaints(text)] == [said]


def test_a_key_given_twice_names_the_first_line() -> None:
    assert complaints("weeks: 5\ntitle: A\nweeks: 6") == ["3:1: weeks: is given twice (first in line 1)"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no", "YAML reads the unquoted no as a yes/no value; write true or false, or 'no' in quotes for text"),
        ("12:30", "YAML reads the unquoted 12:30 as 750; write a plain number, or '12:30' in quotes for text"),
        ("1:30.5", "YAML reads the unquoted 1:30.5 as 90.5; write a plain number, or '1:30.5' in quotes for text"),
        ("010", "YAML reads the unquoted 010 as 8; write 8, or '010' in quotes for text"),
        ("0x1F", "YAML reads the unquoted 0x1F as 31; write 31, or '0x1F' in quotes for text"),
        (".nan", "should be a finite number, not .nan"),
        ("-.inf", "should be a finite number, not -.inf"),
        ("1e999", "is too large a number: 1e999"),
        ("9" * 5000, "is too large a number: 999999999999999999999..."),
        ("!!python/name:os.system", "has the tag !!python/name:os.system; only plain values are read"),
    ],
)
def test_what_yaml_would_silently_convert_is_reported(value: str, said: str) -> None:
    assert complaints(f"title: {value}") == [f"1:8: title: {said}"]


@pytest.mark.parametrize("written", ["1e-3", "1E-3", ".001", "0.001", "+1e-3", "10e-4"])
def test_a_number_in_any_usual_notation_is_that_number(written: str) -> None:
    assert parse(f"entries: [{{lever: tools, level: {written}}}]", Plan).entries[0].level == 0.001


def test_dates_and_quoted_words_stay_text() -> None:
    assert parse("title: 2026-01-02", Plan).title == "2026-01-02"
    assert parse("title: 'no'", Plan).title == "no"


def test_a_key_that_yaml_would_convert_stays_the_word_that_was_written() -> None:
    assert parse("on: true", Plan).on is True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("share: 0,5", "1:1: share: should be a valid number, not '0,5'; write 0.5"),
        ("share: 60", "1:1: share: should be less than or equal to 1, not 60; for 60 % write 0.6"),
        ("share: 60%", "1:1: share: should be a valid number, not '60%'; write 0.6"),
        ("weeks: '5'", "1:1: weeks: should be a valid integer, not '5'; write 5"),
        ("weeks: 1,000", "1:1: weeks: should be a valid integer, not '1,000'; write 1000"),
        ("weeks: 5,2", "1:1: weeks: should be a valid integer, not '5,2'"),
        ("percent: 50%", "1:1: percent: should be a valid number, not '50%'"),
        ("percent: 150", "1:1: percent: should be less than or equal to 100, not 150"),
        ("entries: [{lever: tools, level: 0,5}]", "1:33: entries[0].level: 0,5 is no number here; write 0.5"),
        ("entries: [{level: 0,5, lever: tools}]", "1:19: entries[0].level: 0,5 is no number here; write 0.5"),
    ],
)
def test_a_number_written_as_people_do_is_told_as_it_has_to_be_written(text: str, said: str) -> None:
    assert complaints(text)[0] == said


def test_what_is_left_of_a_cut_number_is_no_unknown_name() -> None:
    assert len(complaints("entries: [{lever: tools, level: 0,5}]")) == 1


def test_a_flow_mapping_without_blanks_is_no_cut_number() -> None:
    assert parse("factors: {x: [1,2],y: [3]}", Plan).factors == {"x": [1, 2], "y": [3]}


@pytest.mark.parametrize("value", ["true", "'5'", "5.5", "[5]", "{a: 5}"])
def test_a_value_of_another_kind_is_not_converted(value: str) -> None:
    assert complaints(f"weeks: {value}")[0].startswith("1:1: weeks: should be a valid integer, not ")


def test_a_number_where_text_belongs_says_to_quote_it() -> None:
    assert complaints("title: 2024") == ["1:1: title: should be text; put 2024 in quotes"]


def test_a_name_without_a_value_is_called_empty() -> None:
    assert complaints("weeks:\n") == ["1:1: weeks: is empty"]


def test_a_validator_points_at_a_nested_field() -> None:
    assert complaints("entries:\n  - lever: tools\n    level: 1\n    start: 9\n    end: 3") == [
        "5:5: entries[0].end: is not after the start (9)"
    ]


def test_a_later_check_points_into_the_file_too() -> None:
    source = Source.of("title: A\nfactors:\n  culture: [1, 2]\n", "plan.yaml")
    assert str(source.error([(("factors", "culture", 1), "is out of range")])) == (
        "plan.yaml:3:16: factors.culture[1]: is out of range"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", " is empty"),
        ("# only a remark\n", " is empty"),
        ("- 1\n- 2\n", "1:1: should hold `name: value` lines"),
        ("a: 1\n\tb: 2\n", "2:1: is not YAML: a line is indented with a tab; use spaces, not a tab"),
        ("a:\n\t- 1\n", "2:1: is not YAML: a line is indented with a tab; use spaces, not a tab"),
        ("a:\n  \tb: 1\n  c: 2\n", "2:3: is not YAML: a line is indented with a tab; use spaces, not a tab"),
        ("a: b: c", "1:5: is not YAML: a `: ` where none can be; put text that holds a colon in quotes"),
        ("a:\n  - {b: 1\n  - {b: 2}\n", "2:5: is not YAML: this `{` is not closed; a `}` or a comma is missing"),
        ("a: [1, 2\nb: 3\n", "1:4: is not YAML: this `[` is not closed; a `]` or a comma is missing between here and "),
        ('a: 1\ntitle: "Our firm\nb: 2\nc: 3\n', "2:8: is not YAML: the quotation mark here is not closed"),
        ('a: "Our firm\nb: "text"\nc: 3\n', "1:4: is not YAML: the quotation mark here is not closed"),
        ("title: 'Our firm\nb: 2\n", "1:8: is not YAML: the quotation mark here is not closed"),
        ("a: 1\n---\nb: 1\n", "2:1: is not one document: `---` starts a second one; keep one in a file"),
        ("title: \x07", "1:1: holds a character that no YAML text may hold"),
        ("x: " + "[" * 100_000, "1:63: is nested more than 60 deep"),
        ("factors: &a {x: *a}", "1:10: factors.x: repeats itself without end (an alias inside its own anchor)"),
        ("<<: {weeks: 3}", "1:1: uses `<<`, which is not read here; write the lines out"),
        ("? [a, b]\n: 1", "1:3: has a list or a mapping as a name; names are words"),
    ],
)
def test_a_text_that_is_no_document_says_why(text: str, said: str) -> None:
    assert any(line.startswith(said) for line in complaints(text))


def test_an_alias_that_multiplies_itself_stops_early() -> None:
    laughs = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9) if n else 'x'}]" for n in range(9))
    assert any("is too large: more than 200,000 values" in line for line in complaints(laughs))


def test_a_file_in_another_encoding_names_the_byte_and_its_place(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes("weeks: 5\ntitle: café".encode("latin-1"))
    with pytest.raises(UserError, match=r"plan\.yaml:2:11: is not UTF-8 text \(byte 0xe9\); save the file as UTF-8"):
        read(tmp_path / "plan.yaml", Plan)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"\xef\xbb\xbfweeks: 5")
    assert read(tmp_path / "plan.yaml", Plan).weeks == 5


def test_a_missing_file_gets_the_nearest_one_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("weeks: 5")
    with pytest.raises(UserError, match=r"paln\.yaml: no such file \(did you mean '.*/plan\.yaml'\?\)"):
        read(tmp_path / "paln.yaml", Plan)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder, not a file"):
        read(tmp_path, Plan)


def test_aliases_are_counted_before_they_are_written_out() -> None:
    laughs = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9) if n else 'x'}]" for n in range(9))
    tracemalloc.start()
    complaints(laughs)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


def test_a_long_chain_of_aliases_is_as_deep_as_it_is_written_out() -> None:
    chain = "\n".join(f"l{n}: &l{n} [{f'*l{n - 1}' if n else 'x'}]" for n in range(500))
    assert complaints(chain) == ["1:1: is nested more than 60 deep"]


def test_more_mistakes_than_anybody_reads_are_counted() -> None:
    told = complaints("".join(f"wrong{number}: 1\n" for number in range(60_000)))
    assert len(told) == 21 and told[-1] == " and 59,980 more"


def test_control_characters_and_line_breaks_of_a_file_are_written_out() -> None:
    (told,) = complaints('mode: "quick\\n\\e[31m\\u202e"')
    assert told.endswith(r"not 'quick\n\x1b[31m\u202e'")


def test_a_name_with_a_line_break_stays_on_its_line() -> None:
    (told,) = complaints('"we\\neks": 1')
    assert told.startswith(r"1:1: we\neks: is not known here")
