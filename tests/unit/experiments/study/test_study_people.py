"""`keep: {people: ..., ties: ..., every: ...}`: a study that keeps people, its store and its exports."""

import sqlite3
from collections import deque
from contextlib import closing
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from experiments.execution.executors import inline
from experiments.runs import catalogue_cache
from experiments.storage.store import Store, StoreError
from experiments.study.export import export, export_graph
from experiments.study.merging import merge
from experiments.study.study import Study
from experiments.study.sweep import Sweep
from simulation.errors import UserError

STUDY = """\
title: T
organizations: [krackhardt]
strategies: [nothing, tools-only]
budget: as written
weeks: 9
replications: 2
indicators: [trust]
"""
PEOPLE = "keep: {people: [trust, practice], ties: true, every: 5}\n"


def read(folder: Path, text: str) -> Study:
    path = folder / "study.yaml"
    path.write_text(text)
    return Study.read(path, catalogue_cache.catalogue())


def go(folder: Path, text: str, store: str = "s.sqlite") -> Path:
    deque(Sweep(read(folder, text), folder / store, inline), maxlen=1)
    return folder / store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return go(tmp_path_factory.mktemp("people"), STUDY + PEOPLE)


def people_of(store: Path, to: Path, rows: str = "people") -> pd.DataFrame:
    with Store.open(store) as opened:
        export(opened, to, rows)
    return pd.read_csv(to)


def test_people_are_exported_a_row_a_person_run_and_kept_week(store: Path, tmp_path: Path) -> None:
    table = people_of(store, tmp_path / "p.csv")
    assert len(table) == 21 * 4 * 3 and sorted(set(table["week"])) == [0, 5, 9]
    assert {"run_id", "strategy", "seat", "unit", "trust", "practice"} <= set(table)
    assert table.groupby(["run_id", "week"])["seat"].nunique().eq(21).all()


def test_ties_are_exported_with_their_weights(store: Path, tmp_path: Path) -> None:
    table = people_of(store, tmp_path / "t.csv", "ties")
    assert {"week", "source", "target", "weight"} <= set(table) and (table["weight"] > 0).all()


def test_a_run_is_exported_as_a_graph_of_its_last_week(store: Path, tmp_path: Path) -> None:
    run = people_of(store, tmp_path / "p.csv")["run_id"][0]
    with Store.open(store) as opened:
        assert export_graph(opened, tmp_path / "g.graphml", run) == 9
        with pytest.raises(UserError, match=r"should end in \.graphml or \.gexf"):
            export_graph(opened, tmp_path / "g.csv", run)
    assert len(nx.read_graphml(tmp_path / "g.graphml")) == 21


def test_reported_values_are_those_of_a_study_that_keeps_no_people(store: Path, tmp_path: Path) -> None:
    plain = go(tmp_path, STUDY)
    with Store.open(store) as kept, Store.open(plain) as without:
        assert kept.digest() == without.digest()
        assert np.array_equal(kept.runs()["trust"], without.runs()["trust"])


def test_a_store_without_people_says_how_to_keep_them(tmp_path: Path) -> None:
    with (
        Store.open(go(tmp_path, STUDY)) as opened,
        pytest.raises(StoreError, match="keeps no people"),
    ):
        export(opened, tmp_path / "p.csv", "people")


def test_a_failed_run_has_no_people_and_the_others_have(store: Path, tmp_path: Path) -> None:
    merge(tmp_path / "s.sqlite", [store])
    with Store.open(store) as opened:
        header, (run,) = opened.header, opened.ask("SELECT min(run_id) FROM run")[0]
    with Store.write(tmp_path / "s.sqlite", header) as opened:
        opened.ask(f"DELETE FROM people WHERE run_id = '{run}'")
        opened.ask(f"UPDATE run SET status = 'failed' WHERE run_id = '{run}'")
        with pytest.raises(StoreError, match=f"s.sqlite: keeps no people of run {run}, which failed; name another one"):
            export_graph(opened, tmp_path / "g.graphml", run)


def test_people_of_the_mirror_are_no_people_of_a_study(store: Path, tmp_path: Path) -> None:
    merge(tmp_path / "s.sqlite", [store])
    with Store.open(store) as opened:
        header = opened.header
    with Store.write(tmp_path / "s.sqlite", header) as opened:
        opened.set_meta(model="experiments.mirror.firm_model")
        with pytest.raises(StoreError, match=r"^s.sqlite: is a store of the mirror, not of a study; read mirror.csv"):
            export(opened, tmp_path / "p.csv", "people")


def test_people_are_merged_with_their_runs(store: Path, tmp_path: Path) -> None:
    merge(tmp_path / "m.sqlite", [store])
    assert people_of(tmp_path / "m.sqlite", tmp_path / "m.csv").equals(people_of(store, tmp_path / "p.csv"))


def test_a_store_that_keeps_other_people_is_refused(store: Path, tmp_path: Path) -> None:
    merge(tmp_path / "s.sqlite", [store])
    with pytest.raises(
        StoreError, match="keeping trust, practice, ties every 5 weeks, and these are keeping no people"
    ):
        go(tmp_path, STUDY)


def test_damaged_people_are_named(store: Path, tmp_path: Path) -> None:
    merge(tmp_path / "s.sqlite", [store])
    with closing(sqlite3.connect(tmp_path / "s.sqlite")) as connection, connection:
        connection.execute("UPDATE people SET content = x'00' WHERE run_id = (SELECT min(run_id) FROM people)")
    with pytest.raises(StoreError, match=r"the people of run .* are not as they were written"):
        Store.open(tmp_path / "s.sqlite")


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        ("{people: [trsut]}", r"keep.people\[0\]: no state of a person is called 'trsut' \(did you mean 'trust'\?\)"),
        ("{every: 4}", "keep.every: is of people and ties: name `people`, or `ties: true`, beside it"),
        ("{peple: [trust]}", r"keep.peple: is not known here \(did you mean 'people'\?\)"),
        ("{ties: true, every: 0}", "keep.every: should be greater than or equal to 1, not 0"),
        ("{indicators: daily}", "keep.indicators: should be 'final', 'every week' or 'every 4 weeks'"),
    ],
)
def test_a_mistake_is_named_at_its_place(tmp_path: Path, keep: str, said: str) -> None:
    with pytest.raises(UserError, match=rf"study.yaml:8:\d+: {said}"):
        read(tmp_path, STUDY + f"keep: {keep}\n")


def test_a_factor_has_no_name_of_a_column_of_people(tmp_path: Path) -> None:
    text = STUDY + "keep: {people: [skill]}\nfactors: {skill: {parameter: trust_gain}}\n"
    with pytest.raises(UserError, match="is the name of a column of the results already"):
        read(tmp_path, text)


def test_weeks_of_indicators_are_kept_beside_people(tmp_path: Path) -> None:
    store = go(tmp_path, STUDY + "keep: {people: [trust], indicators: every week}\n")
    with Store.open(store) as opened:
        assert len(opened.weeks()) == 4 * 10
