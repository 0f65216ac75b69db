"""The state of an organization in memory: copies, records, room for ties."""

import numpy as np

from simulation import initialisation, state
from simulation.model import Organization


def test_a_copy_shares_no_memory(org: Organization) -> None:
    other = state.copy(org.state)
    other.people.trust[:], other.firm.outrage, other.clock.week, other.levers.level[:] = 0.0, 9.0, 5, 1.0
    assert org.people.trust.min() > 0.0 and org.state.firm.outrage == 0.0
    assert org.week == 0 and org.state.levers.level.max() == 0.0


def test_values_and_record_are_one_memory_also_in_a_copy(org: Organization) -> None:
    for o in (org.state, state.copy(org.state)):
        o.values.being = 0.123
        assert 0.123 in o.record


def test_no_field_hides_behind_a_name_of_numpy() -> None:
    """A record field called `base` or `data` reads as numpy's own attribute in plain Python."""
    tables = (
        state.people(1, "float64"),
        state.customers(1, "float64"),
        state.ties(1, "float64"),
        state.communities(1, "float64"),
        state.units(1, "float64"),
    )
    fields = {name for table in tables for name in table.dtype.names}
    fields |= {*state.FIRM, *state.PARAMETER_DTYPE.names, *state.VALUES_DTYPE.names, *state.CLOCK.names}
    assert not {name for name in fields if hasattr(np.void, name)}


def test_rows_get_room_and_keep_their_ties(org: Organization) -> None:
    before = [array.copy() for array in org.ties()]
    rows, table = initialisation.roomy(org.state.rows, org.state.ties)
    org.state = org.state._replace(rows=rows, ties=table)
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


def test_size_counts_every_byte(org: Organization) -> None:
    assert state.size(org.state) > org.people.nbytes + org.customers.nbytes + org.state.ties.nbytes
