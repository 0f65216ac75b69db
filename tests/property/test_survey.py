"""Culture surveys of any content: levels inside 0..1, no small unit by itself, no order of rows that matters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.defaults import FEWEST
from scenarios.survey.mapping import Mapping
from scenarios.survey.survey import EVERYBODY, SMALL, Survey, read_survey
from simulation.population import Population, generate

UNITS = ("Board", "Sales", "Works", "IT")
FIRM = generate(40, seed=1, unit_sizes=[10] * 4, units=list(UNITS), functions=["other"] * 4)
QUESTIONS = ("I trust our leaders", "We share knowledge openly", "I can rely on my colleagues")
ROWS = st.lists(
    st.tuples(st.sampled_from((*UNITS, "Elsewhere", "")), *[st.sampled_from(("1", "2", "3", "4", "5", "", "n/a"))] * 3),
    min_size=1,
    max_size=60,
)


def read(rows: list[tuple[str, ...]], people: Population = FIRM) -> Survey:
    lines = [",".join(("Unit", *QUESTIONS)), *map(",".join, rows)]
    return read_survey("\n".join(lines).encode(), Mapping.model_validate({"unit": "Unit"}), people)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_levels_of_any_survey_can_be_used_and_tell_of_no_small_group(rows, random) -> None:  # type: ignore[no-untyped-def]
    found = read(rows)
    people = {unit: sum(row[0] == unit for row in rows) for unit in UNITS}
    kept = found.rows() if found.levels else {}
    assert all(people[unit] >= FEWEST for unit in kept if unit not in (SMALL, EVERYBODY))
    assert all(0.0 <= level <= 1.0 for row in kept.values() for level in row.values())
    shuffled = list(rows)
    random.shuffle(shuffled)
    again = read(shuffled)
    assert (again.rows() if again.levels else {}) == kept and again.answers() == found.answers()
