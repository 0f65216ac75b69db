"""A run is observed week by week, also where customers become more than there were places for."""

import numpy as np

from experiments.patterns.observed_run import observe
from experiments.patterns.pattern import Reading
from scenarios import build


def test_places_that_were_added_were_not_taken_before() -> None:
    org = build("workshop", "everything-at-once", seed=3, weeks=150)
    places = len(org.customers.present)
    trace = observe(org, [Reading("present", lambda trace: 0.0, customers=("present",))])
    present = trace.customers["present"]
    assert present.shape == (151, len(org.customers.present)) and len(org.customers.present) > places
    assert not present[0, places:].any()
    assert np.array_equal(present.sum(axis=1)[1:], np.round(trace.indicators["customers"][1:] * present[0].sum()))
