"""What would be worth finding out leaves out what was given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from experiments.comparison.data_to_collect import SURVEY, data_to_collect
from experiments.runs.population_source import population_of
from simulation.population import ASKED


def test_a_survey_is_worth_collecting_only_where_there_is_none() -> None:
    people = population_of("krackhardt")
    surveyed = replace(people, survey=np.full((len(people.units), len(ASKED)), 0.5))
    assert SURVEY in data_to_collect(people)
    assert set(data_to_collect(people)) - set(data_to_collect(surveyed)) == {SURVEY}
