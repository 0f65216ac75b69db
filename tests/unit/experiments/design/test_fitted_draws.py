"""Files of fitted draws: what is read, what is refused, and which row is the middle one."""

from pathlib import Path

import numpy as np
import pytest

from experiments.design.fitted_draws import MOST_ROWS, FittedDraws, read_fitted_draws
from experiments.runs.catalogue import Range
from simulation.errors import UserError

RANGES = {"speed": Range(0.5, 0.0, 1.0), "spread": Range(1.0, 0.5, 3.0, least=0.1, most=4.0)}


def table(folder: Path, *lines: str, head: str = "speed,spread") -> Path:
    """A file of 20 sound rows with some more lines below."""
    path = folder / "posterior.csv"
    path.write_text("\n".join([head, *(f"{k / 20},{1 + k / 20}" for k in range(20)), *lines]) + "\n")
    return path


def test_rows_stay_together(tmp_path: Path) -> None:
    draws = read_fitted_draws(table(tmp_path), RANGES)
    assert draws.at(0.51) == {"speed": 0.5, "spread": 1.5}
    assert draws.column("speed") == tuple(k / 20 for k in range(20))


def test_the_middle_is_a_row_that_was_drawn() -> None:
    draws = FittedDraws(source="p.csv", parameters=["speed"], rows=[[0.1], [0.2], [0.9]])
    assert draws.middle == {"speed": 0.2}


def test_a_weight_becomes_a_share_of_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "draws.csv"
    path.write_text(
        "draw,weight,distance,speed\n" + "".join(f"{k},{3 if k == 4 else 1},0,{k / 30}\n" for k in range(30))
    )
    draws = read_fitted_draws(path, RANGES)
    assert len(draws.rows) == MOST_ROWS
    assert np.mean(np.isclose(draws.column("speed"), 4 / 30)) == pytest.approx(3 / 32, abs=0.002)


def test_values_may_lie_where_a_parameter_may_be_set(tmp_path: Path) -> None:
    assert read_fitted_draws(table(tmp_path, "0.1,3.5"), RANGES).rows[-1] == [0.1, 3.5]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("0.1,fast", ":22: spread: 'fast' is not a number"),
        ("0.1,nan", ":22: spread: 'nan' is not a number"),
        ("1.5,1", ":22: speed: 1.5 is outside 0..1"),
        ("0.1", ":22: has 1 cells, the heading 2"),
    ],
)
def test_a_faulty_row_is_named_with_its_line_and_column(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        read_fitted_draws(table(tmp_path, line), RANGES)
    assert str(caught.value).endswith(said)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("speed,sprad", ":1: no parameter is called 'sprad' (did you mean 'spread'?)"),
        ("speed,speed", ":1: column 'speed' is given twice"),
        ("draw,weight", ":1: has no column of a parameter"),
        ("parameter,default", ":1: is a summary"),
    ],
)
def test_a_faulty_heading_is_named(tmp_path: Path, head: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        read_fitted_draws(table(tmp_path, head=head), RANGES)
    assert said in str(caught.value)


def test_a_few_rows_stand_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "posterior.csv"
    path.write_text("speed\n0.1\n0.2\n")
    with pytest.raises(UserError, match="holds 2 draws; at least 20"):
        read_fitted_draws(path, RANGES)


def test_a_missing_file_is_named_with_the_nearest(tmp_path: Path) -> None:
    table(tmp_path)
    with pytest.raises(UserError, match=r"there is no file .*posteriour.csv .did you mean"):
        read_fitted_draws(tmp_path / "posteriour.csv", RANGES)
