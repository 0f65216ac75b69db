"""Figures of a room's rounds: they show what they are given, at both widths, and cut nothing off."""

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.figure import Figure

from analysis.presentation import style
from analysis.room.figures import draw_agreement, draw_fan, draw_people, draw_places
from analysis.room.learning import Change
from analysis.room.people import compare_by_chance, compare_by_week
from analysis.room.places import rank_teams

RNG = np.random.default_rng(1)
CURVES = 0.2 + np.linspace(0, 0.4, 9) + RNG.normal(0, 0.05, (30, 9))
CHANCE, ACTED = RNG.uniform(0, 1, (12, 40)), RNG.uniform(0, 1, (12, 40)) < 0.6
WEEKS = np.arange(26, 65)


def fan(width: float) -> Figure:
    """A room's curves, the run, and runs with other random seeds."""
    return draw_fan(CURVES, CURVES[0], CURVES[:20], 156, "Practice", width)


def places(width: float) -> Figure:
    """Places of six teams."""
    values = np.arange(6)[:, None] // 2 + RNG.normal(0, 0.3, (6, 24))
    return draw_places(rank_teams([f"Table {k}" for k in range(6)], values), "Net value (k)", width)


def people(width: float) -> Figure:
    """A people round beside the model."""
    everybody = np.ones_like(ACTED)
    courses = np.linspace(0.2, 0.4, 39), np.linspace(0.2, 0.3, 39), 0.25 + RNG.normal(0, 0.01, (50, 39))
    by_week, by_chance = compare_by_week(everybody, ACTED, CHANCE), compare_by_chance(everybody, ACTED, CHANCE)
    return draw_people(by_week, courses, by_chance, WEEKS, "Practice", width)


def agreement(width: float) -> Figure:
    """Agreement before and after."""
    rows = [Change(name, 20, 0.4, 0.2, 0.5, 0.2, 0.1, 0.2) for name in ("agreement", "believed")]
    return draw_agreement(rows, ["Agreement with the model", "Believed to agree"], width)


def texts(figure: Figure) -> str:
    """All words of a figure."""
    from matplotlib.text import Text

    return " | ".join(one.get_text() for one in figure.findobj(Text))


@pytest.mark.parametrize("draw", [fan, places, people, agreement], ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("width", [style.WIDE, style.NARROW])
def test_nothing_is_cut_off(draw: Callable[[float], Figure], width: float) -> None:
    figure = draw(width)
    figure.canvas.draw()
    box = figure.get_tightbbox()
    assert box is not None and box.x0 >= -0.01 and box.x1 <= figure.get_figwidth() + 0.01
    assert box.y0 >= -0.01 and box.y1 <= figure.get_figheight() + 0.01


def test_a_fan_names_the_rooms_middle_and_the_run_once_it_is_shown() -> None:
    assert "the run" not in texts(draw_fan(CURVES, None, None, 156, "Practice"))
    assert "the run" in texts(fan(style.WIDE)) and "other random seeds" in texts(fan(style.WIDE))


def test_a_fan_of_fewer_than_five_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="five curves"):
        draw_fan(CURVES[:4], None, None, 156, "Practice")


def test_teams_that_share_a_place_are_marked() -> None:
    assert texts(places(style.WIDE)).count("| =") >= 2


def test_a_change_is_written_with_its_interval() -> None:
    assert "+10 (+1 to +19)" in texts(agreement(style.WIDE))
