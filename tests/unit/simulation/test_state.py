"""The state of an organization in memory: records, room for ties."""

import numpy as np

from simulation import state
from simulation.model import Organization
from simulation.seating import more_seats


def test_no_field_hides_behind_a_name_of_numpy() -> None:
    """A record field called `base` or `data` reads as numpy's own attribute in plain Python."""
    tables = (
        state.people(1, "float64"),
        state.ties(1, "float64"),
        state.communities(1, "float64"),
        state.units(1, "float64"),
    )
    fields = {name for table in tables for name in table.dtype.names}
    fields |= {*state.FIRM, *state.PARAMETER_DTYPE.names, *state.VALUES_DTYPE.names, *state.CLOCK.names}
    assert not {name for name in fields if hasattr(np.void, name)}


def test_rows_get_room_and_keep_their_ties(org: Organization) -> None:
    before = [array.copy() for array in org.ties()]
    org.state = more_seats.roomy(org.state)
    rows = org.state.rows
    assert all(np.array_equal(one, other) for one, other in zip(before, org.ties(), strict=True))
    assert (rows["room"] >= rows["count"] + 16).all()


def test_ties_can_grow_beyond_their_first_room(org: Organization) -> None:
    """New ties every week: rows are given new room in time, nothing is overwritten."""
    org.state.p.new_tie_chance, org.state.p.need_rate, org.state.p.network_help = 1.0, 1.0, 5.0
    org.people.propensity[:] = 50.0
    org.state.p.access_today = 1.0
    before = len(org.ties()[0])
    org.run(60)
    source, target, weight = org.ties()
    pairs = set(zip(source.tolist(), target.tolist(), strict=True))
    assert len(pairs) == len(source) > before + 24 and (weight > 0.0).all() and (source != target).all()


def test_places_for_customers_are_made_when_more_come_than_there_is_room_for(org: Organization) -> None:
    org.state.firm.churn_start, places = 90.0, len(org.customers)
    before = {one.unique_id: one for one in org.agents}
    org.run(8)
    after = {one.unique_id: one for one in org.agents}
    assert org.customers.present.sum() > places
    assert len(after) == org.people.present.sum() + org.customers.present.sum()
    assert all(after[number] is one for number, one in before.items() if number in after)


def test_a_table_of_columns_reads_and_writes_the_columns(org: Organization) -> None:
    org.customers.trust = 0.25
    org.customers["social"] = 1
    assert (org.state.customers.trust == 0.25).all() and (org.customers["social"] == org.state.customers.social).all()
    assert len(org.customers) == len(org.state.customers.social) == org.state.customers.social.sum()
