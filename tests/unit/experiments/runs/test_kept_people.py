"""People and ties kept of a run, and their files."""

import io
from collections.abc import Iterator

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from experiments.runs import people_files
from experiments.runs.kept_people import KeptPeople, People, name_units, pack, run_and_keep, unpack
from simulation.errors import UserError
from simulation.population import generate
from simulation.simulation import Simulation

KEPT = KeptPeople(("trust", "practice"), ties=True, every=4)


def firm() -> Simulation:
    return Simulation(generate(40), weeks=10, seed=3)


@pytest.fixture(scope="module")
def found() -> Iterator[People]:
    yield run_and_keep(firm(), KEPT)


def test_the_first_and_the_last_week_are_kept_and_every_fourth(found: People) -> None:
    assert np.unique(found.people["week"]).tolist() == [0, 4, 8, 10]
    assert np.unique(found.ties["week"]).tolist() == [0, 4, 8, 10]


def test_keeping_people_changes_no_number_of_the_run(found: People) -> None:
    kept, plain = firm(), firm()
    run_and_keep(kept, KEPT)
    assert np.array_equal(kept.history, plain.run())
    last = found.people["week"] == 10
    assert np.array_equal(found.people["trust"][last], plain.people.trust[plain.people.present > 0])


def test_what_was_packed_is_unpacked_and_equal_people_are_equal_bytes(found: People) -> None:
    content = pack(found)
    assert content == pack(found) and pack(unpack(content)) == content


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"PK\x03\x04"])
def test_other_bytes_hold_no_people(content: bytes) -> None:
    with pytest.raises(ValueError, match="holds no people"):
        unpack(content)


def test_a_file_of_a_graph_holds_people_and_ties_of_the_week(found: People) -> None:
    graph = nx.read_graphml(io.BytesIO(people_files.graph_bytes(found, 8, ".graphml")), node_type=int)
    there = found.people["week"] == 8
    assert sorted(graph) == found.people["seat"][there].tolist()
    assert graph.number_of_edges() == (found.ties["week"] == 8).sum()
    assert graph.nodes[0]["unit"] in found.units


def test_a_gexf_file_holds_no_date_so_that_the_same_run_gives_the_same_bytes(found: People) -> None:
    content = people_files.graph_bytes(found, 0, ".gexf")
    assert b"lastmodified" not in content
    assert len(nx.read_gexf(io.BytesIO(content))) == (found.people["week"] == 0).sum()


def test_a_week_that_was_not_kept_is_named_with_the_nearest(found: People) -> None:
    with pytest.raises(UserError, match="--week: 5 was not kept; the nearest kept is 4"):
        people_files.graph_bytes(found, 5, ".gexf")


def test_people_without_ties_make_no_graph() -> None:
    alone = run_and_keep(firm(), KeptPeople(("trust",), every=10))
    with pytest.raises(UserError, match="no ties were kept"):
        people_files.graph_bytes(alone, 0, ".gexf")
    assert list(people_files.people_files(alone)) in (["people.parquet"], ["people.csv"])


def test_tables_are_csv_where_parquet_cannot_be_written(found: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_files, "has_parquet", lambda: False)
    files = people_files.people_files(found)
    table = pd.read_csv(io.BytesIO(files["people.csv"]))
    assert len(table) == len(found.people["week"]) and set(table["unit"]) <= set(found.units)
    assert {"ties.csv", "week-0.graphml", "week-10.gexf"} <= set(files)


def test_a_table_names_the_units(found: People) -> None:
    assert name_units(found)["unit"][0] == found.units[found.people["unit"][0]]
