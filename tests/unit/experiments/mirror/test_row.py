"""The mirror as data: rows name what exists, and what is left out has a reason."""

import re

import pytest

from analysis.patterns.judging import Band
from experiments.mirror import firms
from experiments.mirror.row import FILE, READS, find, left_out, protocol, rows
from simulation.errors import UserError


def test_every_row_reads_kinds_of_firms_there_are_and_says_what_stands_for_what() -> None:
    for row in rows():
        assert set(row.firms) <= set(firms.kinds()) and row.proxy and row.analysis and row.source, row.id
        assert row.used in ("fit", "test") and row.parts, row.id


def test_every_figure_is_read_in_a_known_way_and_holds_its_published_value_near() -> None:
    for row in rows():
        for part in row.parts:
            assert part.reads in READS
            assert part.value is None or part.band.near_low <= part.value <= part.band.near_high, (row.id, part.what)


def test_figures_from_memory_are_left_out_with_a_reason() -> None:
    assert {"A18", "A21", "A22", "A23", "A29"} <= {one.id for one in left_out()}
    assert all(one.reason for one in left_out())
    assert not any(re.search(r"\bM\b", row.mark) for row in rows())


def test_no_verdict_stands_in_the_data() -> None:
    assert not re.search(r"^(verdict|simulated)", FILE.read_text(encoding="utf-8"), re.MULTILINE)


def test_only_effects_read_in_their_source_and_never_fitted_are_counted() -> None:
    counted = {row.id for row in rows() if row.is_counted}
    assert "A02" in counted and not {"A12", "B05", "B16"} & counted


def test_a_figure_holds_in_part_within_a_tenth_of_its_band_on_the_same_side_of_0() -> None:
    (row,) = find(["A01"])
    assert row.parts[0].band == Band(-0.25, -0.05, pytest.approx(-0.35), 0.0, neutral=0.0)


def test_ids_are_found_whatever_their_case_and_unknown_ones_are_named_with_the_nearest() -> None:
    assert [row.id for row in find(["a02", "A01"])] == ["A01", "A02"]
    with pytest.raises(UserError, match=r"row 'A091' is unknown \(did you mean"):
        find(["A091"])


def test_a_row_that_is_left_out_is_refused_with_the_reason() -> None:
    with pytest.raises(UserError, match="row 'B10' is left out: no level or curve"):
        find(["B10"])


def test_the_protocol_fixes_sizes_of_firms_and_reliability() -> None:
    assert protocol()["people"] == [150, 1000] and protocol()["reliability"]["staff"] == 0.80


def test_everything_that_the_protocol_fixes_is_read_and_stands_in_one_place() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in FILE.parent.glob("*.py"))
    assert [name for name in protocol() if f'"{name}"' not in code] == []
    assert not {"survey", "points_weeks"} & set(protocol())
