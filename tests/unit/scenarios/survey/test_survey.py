"""Culture surveys as common tools export them: what is understood, what is refused, and what is never kept."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Table
from pathlib import Path

import numpy as np
import pytest

from scenarios.people.finding import describe_findings
from scenarios.people.names import Names
from scenarios.survey.mapping import Mapping, read_mapping
from scenarios.survey.survey import EVERYBODY, SMALL, Survey, read_levels, read_survey
from simulation.errors import UserError
from simulation.population import ASKED, Population, generate

UNITS = {"Board": 3, "Sales": 20, "Works": 30, "IT": 12}


def firm(names: Iterable[str] = UNITS) -> Population:
    """Four units, one of them with three people."""
    sizes, units = list(UNITS.values()), list(names)
    return generate(sum(sizes), seed=1, unit_sizes=sizes, units=units, functions=["other"] * 4, span=6)


def read(text: str, mapping: Table[str, object] | None = None) -> Survey:
    return read_survey(text.encode(), Mapping.model_validate(mapping or {}), firm())


def messages(survey: Survey) -> str:
    return "\n".join(line for lines in describe_findings(survey.findings, "s.csv", "").values() for line in lines)


def respondents(heading: str, answers: Table[str, list[str]], unit: str = "Department") -> str:
    """A row a person: unit and one question."""
    rows = [f"{name},{answer}" for name, given in answers.items() for answer in given]
    return "\n".join([f'{unit},"{heading}"', *rows]) + "\n"


def likert(low: int, high: int) -> dict[str, list[str]]:
    """Answers at the ends and the middle: half of Sales low, all of Works high."""
    return {
        "Sales": [str(low)] * 8 + [str(high)] * 8,
        "Works": [str(high)] * 20,
        "IT": [str((low + high) // 2)] * 8,
    }


@pytest.mark.parametrize(("low", "high"), [(1, 5), (1, 7), (0, 10)])
def test_a_row_a_person_is_read_on_the_usual_scales(low: int, high: int) -> None:
    found = read(respondents("I trust our leaders", likert(low, high)))
    middle = ((low + high) // 2 - low) / (high - low)
    assert found.is_usable
    assert found.levels["trust"].everybody == pytest.approx((8 + 20 + 8 * middle) / 44)


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        (["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"], [0, 0.25, 0.5, 0.75, 1]),
        (["Stimme gar nicht zu", "Trifft eher nicht zu", "Teils/teils", "Trifft eher zu", "Trifft voll zu"], None),
        (["Pas du tout d'accord", "Plutôt pas d'accord", "Neutre", "Plutôt d'accord", "Tout à fait d'accord"], None),
        (["Muy en desacuerdo", "En desacuerdo", "Neutro", "De acuerdo", "Muy de acuerdo"], None),
    ],
)
def test_agreement_in_words_is_read_in_several_languages(words: list[str], levels: list[float] | None) -> None:
    found = read(respondents("We share knowledge openly", {"Works": words * 2, "Sales": [words[-1]] * 6}))
    assert found.levels["openness"].everybody == pytest.approx((sum(levels or [0, 0.25, 0.5, 0.75, 1]) * 2 + 6) / 16)


def test_a_row_a_unit_and_question_is_read_with_its_number_of_answers() -> None:
    rows = [
        f"{unit};{q};{3.5 + k / 10:.1f};{n}"
        for k, (unit, n) in enumerate(UNITS.items())
        for q in ("Trust in leadership",)
    ]
    found = read("Unit;Question;Mean;N\n" + "\n".join(rows) + "\n")
    assert found.levels["trust"].counts == {"Sales": 20.0, "Works": 30.0, "IT": 12.0}
    assert not found.levels["trust"].estimated and "read as means of units" in messages(found)


def test_decimal_commas_and_other_separators_are_read() -> None:
    found = read(
        "Abteilung\tFrage\tMittelwert\tAnzahl\n"
        "Sales\tVertrauen in die Führung\t3,0\t20\nWorks\tVertrauen in die Führung\t3,8\t30\n"
    )
    assert found.levels["trust"].everybody == pytest.approx((20 * 0.5 + 30 * 0.7) / 50)


def test_percent_favourable_is_taken_as_the_level_and_said_to_be() -> None:
    found = read("Team,Item,% favourable,Responses\nSales,I trust my manager,60%,20\nWorks,I trust my manager,40%,30\n")
    assert found.levels["trust"].everybody == pytest.approx(0.48) and "a share who agree is no mean" in messages(found)
    assert found.levels["trust"].estimated


def test_missing_answers_are_left_out() -> None:
    answers = {"Sales": ["4"] * 8 + ["n/a", "", "Keine Angabe", "-", "Don't know"], "Works": ["4"] * 9}
    found = read(respondents("I trust our leaders", answers))
    assert found.levels["trust"].counts == {"Sales": 8.0, "Works": 9.0} and found.levels["trust"].everybody == 0.75


def test_a_reversed_item_is_turned_round() -> None:
    found = read(respondents("Leaders break their promises (R)", {"Sales": ["1"] * 6 + ["2"] * 6, "Works": ["5"] * 12}))
    assert found.levels["trust"].everybody == pytest.approx((6 * 1 + 6 * 0.75) / 24)


def test_an_item_with_a_negation_is_left_out_until_it_is_said_what_it_means() -> None:
    heading = "I do not trust our leaders"
    text = respondents(heading, {"Sales": ["1"] * 10, "Works": ["2"] * 10})
    assert not read(text).is_usable and "turned round or not" in messages(read(text))
    mapping = {"questions": {heading: {"measure": "trust_in_leaders", "reversed": True, "scale": [1, 5]}}}
    assert read(text, mapping).levels["trust"].everybody == pytest.approx(0.875)


def test_a_mapping_file_names_columns_scale_and_questions() -> None:
    text = "Grp,Q1,Q2\n" + "Sales,3,1\n" * 10 + "Works,5,4\n" * 10
    found = read(text, {"unit": "Grp", "scale": [1, 7], "questions": {"Q1": "openness", "Q2": "none"}})
    assert set(found.levels) == {"openness"} and found.levels["openness"].everybody == pytest.approx(0.5)


def test_what_is_not_asked_is_said_to_keep_its_default() -> None:
    found = read(respondents("I trust our leaders", likert(1, 5)))
    assert "skill: not asked; keeps its default in every unit" in found.describe()
    rows = found.put_into(firm()).survey
    assert rows is not None and np.isnan(rows[:, ASKED.index("skill")]).all()


def test_units_with_fewer_than_five_answers_are_taken_together() -> None:
    answers = {"Board": ["5"] * 3, "IT": ["4"] * 4, "Sales": ["2"] * 10, "Works": ["3"] * 20}
    found = read(respondents("I trust our leaders", answers))
    rows = found.rows()
    assert set(rows) == {"Sales", "Works", SMALL, EVERYBODY} and found.answers() == {"Sales": 10, "Works": 20}
    levels = found.put_into(firm()).survey
    assert levels is not None and levels[0, 1] == levels[3, 1] == rows[SMALL]["trust"]


def test_the_noise_of_few_answers_is_taken_out_of_the_spread() -> None:
    rng = np.random.default_rng(1)
    answers = {unit: [str(x) for x in rng.integers(1, 6, n)] for unit, n in UNITS.items()}
    found = read(respondents("I trust our leaders", answers)).levels["trust"]
    means = [np.mean([(int(a) - 1) / 4 for a in answers[unit]]) for unit in found.units]
    assert np.ptp(list(found.units.values())) < 0.35 * np.ptp(means)


def test_no_answer_no_text_and_no_name_is_kept_or_shown() -> None:
    rows = [f"{unit},ana.ash{k}@firm.example,Ana Ash,4,Ana Ash is a bully" for unit in UNITS for k in range(6)]
    rows.append("Ana Ash's team,x@firm.example,Bo Birch,2,none")
    found = read("Department,E-mail,Name,I trust our leaders,Comment\n" + "\n".join(rows) + "\n")
    shown = messages(found) + found.table() + "\n".join(found.describe())
    assert found.is_usable and not [word for word in ("Ash", "ana", "Birch", "bully", "@") if word in shown]


@pytest.mark.parametrize(
    "heading",
    ["Ana Ash listens", "I trust my manager, Ash, Ana", f"{'Our leaders keep their word and so do':<48}Ana Ashborne"],
)
def test_no_name_of_the_list_is_shown_in_a_question(heading: str) -> None:
    names = Names()
    names.add(["Ana Ash", "Ashborne, Ana"])
    found = read_survey(respondents(heading, likert(1, 5)).encode(), Mapping(), firm(), names=names)
    assert not re.search("Ana|Ash", messages(found)) and "..." in messages(found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("Department,I trust our leaders\nNorth,4\nSouth,3\n", "names none of the organization's units"),
        ("Department,Favourite colour\n" + "Sales,red\n" * 6, "holds no column of answers"),
        ("Department,Likes lunch\n" + "Sales,4\n" * 6, "no question is about"),
        ("Department,I trust our leaders\nSales,4\nSales,3\n", "fewer than 5 people answered"),
        ("Department,Question,Comment\nSales,I trust our leaders,x\n", "no column holds means or answers"),
        ("Department,I trust our leaders\n" + "Sales,400\n" * 6, "no column of answers|outside no usual scale"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(text: str, message: str) -> None:
    found = read(text)
    assert not found.is_usable and any(part in messages(found) for part in message.split("|"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("questions: {Q1: opennes}", r"map.yaml:1:\d+: questions.Q1: no measure is called 'opennes'.*did you mean"),
        ("scale: [5, 1]", r"map.yaml:1:\d+: scale: should go up"),
        ("quetions: {}", r"did you mean 'questions'"),
        ("kind: meens", r"should be 'means', 'answers' or 'favourable'"),
    ],
)
def test_a_mistake_in_a_mapping_file_is_named_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(text + "\n")
    with pytest.raises(UserError, match=message):
        read_mapping(path)


def test_a_question_or_column_that_the_mapping_file_alone_knows_is_an_error() -> None:
    text = respondents("I trust our leaders", likert(1, 5))
    assert "no question reads 'Q7'" in messages(read(text, {"questions": {"Q7": "skill"}}))
    assert "no column is called 'Departmant' (did you mean 'Department'?)" in messages(
        read(text, {"unit": "Departmant"})
    )


def test_the_table_that_is_kept_gives_the_same_levels(tmp_path: Path) -> None:
    found = read(respondents("I trust our leaders", likert(1, 5)))
    path = tmp_path / "firm.survey.csv"
    path.write_text(found.table())
    levels = found.put_into(firm()).survey
    assert levels is not None and np.array_equal(read_levels(path, firm().units), levels, equal_nan=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("unit,trust\nSails,0.4\n", r"survey.csv:2: no unit is called 'Sails'.*did you mean 'Sales'"),
        ("unit,trust\nSales,1.4\n", r"survey.csv:2: trust: '1.4' is no level from 0 to 1"),
        ("unit,trost\nSales,0.4\n", r"survey.csv:1: column 'trost' is unknown.*did you mean 'trust'"),
    ],
)
def test_a_mistake_in_the_kept_table_is_named_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "firm.survey.csv"
    path.write_text(text)
    with pytest.raises(UserError, match=message):
        read_levels(path, firm().units)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_kept_table_is_read_with_any_line_ends_and_looked_for_by_the_nearest_name(end: str, tmp_path: Path) -> None:
    path = tmp_path / "firm.survey.csv"
    path.write_bytes(f"unit,trust{end}Sales,0.4{end}".encode())
    assert read_levels(path, ["Sales"])[0, ASKED.index("trust")] == 0.4
    with pytest.raises(UserError, match=r"firm.survy.csv: no such file \(did you mean '.*firm.survey.csv'"):
        read_levels(tmp_path / "firm.survy.csv", ["Sales"])


@pytest.mark.parametrize(("heading", "words"), [("dept", "--map unit=dept"), ("Dept name", '--map unit="Dept name"')])
def test_a_survey_by_another_column_of_the_list_names_it(heading: str, words: str) -> None:
    text = respondents("I trust our leaders", {"North": ["4"] * 6, "South": ["2"] * 6}).encode()
    groups = {"Site": frozenset({"Ulm", "North"}), heading: frozenset({"North", "South", "West"})}
    found = read_survey(text, Mapping(), firm(), groups)
    assert messages(found).splitlines()[0].endswith(f"column '{heading}' of the list has 2 of these 2: {words}")


def test_a_survey_by_the_units_themselves_names_no_other_column() -> None:
    text = respondents("I trust our leaders", {"Sales": ["4"] * 6, "North": ["2"] * 6}).encode()
    assert "--map" not in messages(read_survey(text, Mapping(), firm(), {"Site": frozenset({"North"})}))


@pytest.mark.parametrize(
    "units",
    [
        ("Продажи", "Производство", "Закупки", "Правление"),
        ("Πωλήσεις", "Παραγωγή", "Αγορές", "Διοίκηση"),
        ("R&D", "R D", "C", "C++"),
        ("Łódź", "Ódź", "Køb", "Kb"),
        ("बिक्री", "बाकरा", "開発", "営業"),
    ],
)
def test_units_in_any_alphabet_keep_their_own_answers(units: tuple[str, ...]) -> None:
    answers = {unit.upper(): [str(k + 1)] * 8 for k, unit in enumerate(units)}
    text = respondents("I trust our leaders (1-5)", answers).encode()
    found = read_survey(text, Mapping(), firm(units)).levels["trust"]
    assert found.counts == dict.fromkeys(units, 8.0)
    assert sorted(units, key=lambda unit: found.units[unit]) == list(units)


def test_two_units_that_a_survey_cannot_keep_apart_are_refused() -> None:
    text = respondents("I trust our leaders", {"Sales": ["4"] * 9}).encode()
    found = read_survey(text, Mapping(), firm(("Sales", "IT (North)", "IT-North", "Board")))
    assert not found.is_usable and "units 'IT (North)' and 'IT-North' differ in case or signs only" in messages(found)


@pytest.mark.parametrize(("units", "words"), [(1, "1 unit has"), (11, "11 units have")])
def test_the_number_of_small_units_is_written_in_full(units: int, words: str) -> None:
    names = ["Sales", *(f"Team {number}" for number in range(units))]
    people = generate(
        20 * len(names), seed=1, unit_sizes=[20] * len(names), units=names, functions=["other"] * len(names)
    )
    answers = {name: ["4"] * (9 if name == "Sales" else 2) for name in names}
    found = read_survey(respondents("I trust our leaders", answers).encode(), Mapping(), people)
    assert f"{words} fewer than 5 answers on trust in leaders" in messages(found)


@pytest.mark.parametrize("word", ["don't", "don’t", "DON'T", "do not"])
def test_a_negation_is_seen_with_any_apostrophe(word: str) -> None:
    text = respondents(f"I {word} trust our leaders", {"Sales": ["1"] * 10})
    assert "turned round or not" in messages(read(text))
