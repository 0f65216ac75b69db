"""Means with numbers of answers and deviations give the same levels in both forms of a table."""

from collections.abc import Mapping as Table

import pytest

from scenarios.survey.levels import Levels
from scenarios.survey.mapping import Mapping
from scenarios.survey.survey import read_survey
from simulation.population import generate

WIDE = "Unit,Trust in leadership,I trust my manager{n}{sd}\nSales,3,4{a}{c}\nWorks,4,5{b}{d}\n"
LONG = (
    "Unit,Question,Mean{n}{sd}\nSales,Trust in leadership,3{a}{c}\nSales,I trust my manager,4{a}{c}\n"
    "Works,Trust in leadership,4{b}{d}\nWorks,I trust my manager,5{b}{d}\n"
)


def trust(text: str, mapping: Table[str, object]) -> Levels:
    """Levels of trust by the survey of a firm of two units."""
    firm = generate(50, seed=1, unit_sizes=[20, 30], units=["Sales", "Works"], functions=["other"] * 2, span=6)
    return read_survey(text.encode(), Mapping.model_validate(mapping), firm).levels["trust"]


@pytest.mark.parametrize(
    "cells",
    [
        {"n": ",N", "sd": ",SD", "a": ",18", "b": ",25", "c": ",0.9", "d": ",1.1"},
        {"n": "", "sd": ",SD", "a": "", "b": "", "c": ",0.9", "d": ",1.1"},
        {"n": ",N", "sd": "", "a": ",18", "b": ",25", "c": "", "d": ""},
    ],
)
def test_means_give_the_same_levels_with_a_row_or_with_a_column_a_question(cells: dict[str, str]) -> None:
    wide, long = (trust(form.format(**cells), {"scale": [1, 5]}) for form in (WIDE, LONG))
    assert wide == long and wide.estimated == bool(cells["sd"])


def test_shares_who_agree_give_the_same_levels_in_both_forms() -> None:
    cells = {"n": ",N", "sd": "", "a": ",18", "b": ",25", "c": "", "d": ""}
    forms = [form.replace(",5", ",90").replace(",4", ",50").replace(",3", ",20") for form in (WIDE, LONG)]
    wide, long = (trust(form.format(**cells), {"kind": "favourable"}) for form in forms)
    assert wide == long and wide.estimated and wide.icc > 0.1
