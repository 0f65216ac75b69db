"""What C is given does not depend on how the engine lays its state out; a missing compiler gets one line."""

from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from benchmarks.c_library import (
    INFORMAL,
    MANAGER,
    PEER,
    REPORT,
    CannotBuild,
    columns_of,
    compile_c,
    find_compiler,
    lay_out,
    tie_columns,
    write_names,
)
from simulation.model import Organization

RECORDS = np.array([(0.5, 1), (0.25, 2)], [("trust", "f8"), ("holder", "i8")])


@pytest.fixture(scope="module")
def state() -> Any:
    """The state of a small organization."""
    return Organization(20, rng=1).state


def test_columns_of_records_are_arrays_of_their_own() -> None:
    found = columns_of(RECORDS)
    assert found["trust"].tolist() == [0.5, 0.25]
    assert (found["trust"].dtype, found["holder"].dtype) == (np.float32, np.int32)
    assert found["trust"].flags["C_CONTIGUOUS"]


def test_columns_of_arrays_are_the_same_as_those_of_records() -> None:
    Columns = namedtuple("Columns", "trust holder")
    separate = columns_of(Columns(RECORDS["trust"].copy(), RECORDS["holder"].copy()))
    assert {name: column.tolist() for name, column in separate.items()} == {"trust": [0.5, 0.25], "holder": [1, 2]}


def test_the_names_number_every_parameter_and_hold_every_column(state: Any) -> None:
    text = write_names(state)
    assert f"#define P_{state.p.dtype.names[3]} 3\n" in text
    assert "#define STREAM_CONTACT 11\n" in text
    assert "    float *openness;\n" in text
    assert "    int32_t *present;\n" in text


def test_a_copy_for_c_does_not_reach_the_state(state: Any) -> None:
    firm = lay_out(state)
    before = float(columns_of(state.people)["trust"][0])
    firm.arrays["people.trust"][0] = before + 1.0
    assert float(columns_of(state.people)["trust"][0]) == before


def test_each_tie_is_a_manager_an_informal_leader_a_report_or_a_peer() -> None:
    people = np.array([(-1, 0), (0, 0), (0, 1), (0, 0)], [("manager", "i4"), ("informal", "i4")])
    rows = np.array([(0, 1), (2, 3), (6, 0), (6, 0)], [("start", "i8"), ("count", "i8")])  # a free place at 1
    ties = np.zeros(6, [("target", "i4"), ("weight", "f4")])
    ties["target"] = [1, 99, 0, 2, 3, 99]
    found = tie_columns(SimpleNamespace(people=people, rows=rows, ties=ties))
    assert found["kind"].tolist() == [REPORT, MANAGER, INFORMAL, PEER]
    assert (found["start"].tolist(), found["target"].tolist()) == ([0, 1, 4, 4], [1, 0, 2, 3])


def test_without_a_compiler_there_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    with pytest.raises(CannotBuild, match=r"^there is no C compiler here"):
        find_compiler()


def test_a_fault_in_the_source_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compiler = tmp_path / "cc"
    compiler.write_text("#!/bin/sh\necho 'columns.c:1: error: no such column' >&2\nexit 1\n")
    compiler.chmod(0o755)
    monkeypatch.setenv("CC", str(compiler))
    with pytest.raises(CannotBuild, match=r"^columns\.c does not compile: columns\.c:1: error: no such column$"):
        compile_c("columns.c", tmp_path, "-shared")
