"""Figures: what must be in them, that names do not collide, that equal tables give equal bytes."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import figures
from analysis.figures.plane import smooth
from analysis.figures.why.needed_parts import needed_parts
from analysis.presentation import style
from analysis.statistics.compare import compare
from experiments.runs.leave_one_out import REST

NAMES = (
    "nothing",
    "tools-only",
    "mandate",
    "champions",
    "inside-out",
    "holistic-phased",
    "lock-down",
    "a",
    "b",
    "c",
    "d",
)


@pytest.fixture
def weeks() -> pd.DataFrame:
    """Eleven strategies, four seeds, thirty weeks; five of them end in nearly the same place."""
    rows = []
    for place, name in enumerate(NAMES):
        for seed in range(4):
            luck = np.random.default_rng([place, seed]).normal(0, 0.01)
            for week in range(31):
                share = week / 30
                rows.append(
                    (name, seed, 0, week, 0.5 * share * min(place, 6) / 6 + luck, 0.2 + 0.03 * place * share + luck)
                )
    frame = pd.DataFrame(rows, columns=["strategy", "seed", "draw", "week", "using", "being"])
    titles = {name: name.replace("-", " ").capitalize() for name in NAMES}
    frame.attrs = {"strategies": titles, "indicators": {"being": {"title": "Being social", "direction": "up"}}}
    return frame


def texts(figure) -> list[str]:
    figure.canvas.draw()
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_the_plane_names_every_strategy_beside_its_path(weeks: pd.DataFrame) -> None:
    found = texts(figures.plane(weeks))
    assert set(weeks.attrs["strategies"].values()) <= set(found) and "week 0" in found


@pytest.mark.parametrize("width", [style.WIDE, style.NARROW])
def test_names_in_the_plane_do_not_overlap(weeks: pd.DataFrame, width: float) -> None:
    figure = figures.plane(weeks, width=width)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    assert not any(a.overlaps(b) for place, a in enumerate(boxes) for b in boxes[:place])


def test_the_end_of_a_path_is_the_reported_final_value(weeks: pd.DataFrame) -> None:
    rows = weeks[weeks["strategy"] == "inside-out"]
    wanted = rows[rows["week"] > 30 - 12].groupby("seed")["being"].mean().to_numpy()
    assert smooth(rows, ("using", "being"))[:, -1, 1] == pytest.approx(wanted)


@pytest.mark.parametrize("highlight", [("inside-out",), ()])
def test_no_tint_in_the_plane_is_cut_and_only_bold_names_have_one(
    weeks: pd.DataFrame, highlight: tuple[str, ...]
) -> None:
    spread = weeks.assign(being=weeks["being"] + 0.1 * (weeks["seed"] - weeks["seed"].mean()))
    axes = figures.plane(spread, highlight).axes[0]
    assert len(axes.patches) == (len(highlight) or spread["strategy"].nunique())
    (low, high), scale = axes.get_ylim(), (0.0, 1.0)
    for tint in axes.patches:
        box = tint.get_path().transformed(tint.get_patch_transform()).get_extents()
        assert low <= np.clip(box.y0, *scale) and np.clip(box.y1, *scale) <= high


def test_one_seed_draws_without_a_spread(weeks: pd.DataFrame) -> None:
    figure = figures.plane(weeks[weeks["seed"] == 0])
    assert not figure.axes[0].patches


def test_equal_tables_give_equal_files(weeks: pd.DataFrame, tmp_path: Path) -> None:
    first = figures.save(figures.plane(weeks), tmp_path / "one")
    second = figures.save(figures.plane(weeks), tmp_path / "deeper" / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_figure_as_the_contents_of_its_files_is_what_save_writes(weeks: pd.DataFrame, tmp_path: Path) -> None:
    contents = figures.picture_files(figures.plane(weeks))
    saved = figures.save(figures.plane(weeks), tmp_path / "plane")
    assert contents == {path.suffix: path.read_bytes() for path in saved}


def test_a_saved_figure_keeps_its_letters_and_has_no_date(weeks: pd.DataFrame, tmp_path: Path) -> None:
    vector, _ = figures.save(figures.plane(weeks), tmp_path / "plane")
    text = vector.read_text()
    assert "Holistic phased</text>" in text and not re.search(r"<dc:date>|20\d\d-\d\d", text)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plane.png", "plane.svg"]


def test_a_figure_for_a_page_is_described_scales_and_keeps_its_ids_to_itself(weeks: pd.DataFrame) -> None:
    text = figures.svg(figures.plane(weeks), "plane", 'Using & "being"')
    head = text[: text.index(">")]
    assert 'aria-label="Using &amp; &quot;being&quot;"' in head and "viewBox" in head and "pt" not in head
    assert re.findall(r'\bid="(?!plane-)', text) == [] and re.findall(r"url\(#(?!plane-)", text) == []


def test_a_strategy_keeps_its_colour_when_others_leave(weeks: pd.DataFrame) -> None:
    all_of_them, few = style.choose_lines(weeks, NAMES), style.choose_lines(weeks, ["nothing", "inside-out"])
    assert few["inside-out"] == all_of_them["inside-out"] and few["nothing"] == all_of_them["nothing"]


def test_a_strategy_is_drawn_by_its_place_whoever_else_is_compared(weeks: pd.DataFrame) -> None:
    weeks.attrs["places"] = {"nothing": 0, "mandate": 3, "inside-out": 6}
    weeks.attrs["strategies"] = {"inside-out": "Inside out"}
    assert style.choose_lines(weeks, ["inside-out"])["inside-out"] == style.choose_line(6)


def test_eleven_strategies_beside_nothing_have_colours_of_their_own() -> None:
    assert len({style.choose_line(place).color for place in range(12)}) == 12


def test_no_strategy_of_ones_own_has_the_colour_of_a_built_in_one() -> None:
    colours = [style.choose_line(place).color for place in range(len(style.LOOKS) + 1)]
    assert not {*colours[: style.FIRST_OWN]} & {*colours[style.FIRST_OWN :]}


def test_no_two_places_are_drawn_alike() -> None:
    looks = [(line.color, str(line.dash)) for line in map(style.choose_line, range(len(style.LOOKS) + 1))]
    assert len(set(looks)) == len(looks)


def test_no_two_of_eleven_strategies_share_colour_and_dash(weeks: pd.DataFrame) -> None:
    looks = [(line.color, str(line.dash)) for line in style.choose_lines(weeks, NAMES).values()]
    assert len(set(looks)) == len(NAMES)


def test_drawing_leaves_everybody_elses_settings_alone(weeks: pd.DataFrame) -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    figures.bands(weeks, ["being", "using"])
    assert dict(mpl.rcParams) == before


def test_bands_have_a_panel_for_each_indicator_with_its_title(weeks: pd.DataFrame) -> None:
    figure = figures.bands(weeks, ["being", "using"], highlight=["inside-out"])
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["Being social", "Using"]


def test_the_ranking_puts_the_best_on_top_and_says_where_nought_stands(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "inside-out": 0.5, "mandate": 0.3}, draws=5)
    figure = figures.ranked(compare(runs), ["being", "churn"])
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["Inside out", "mandate", "nothing"]
    assert figure.axes[0].get_xlabel().startswith("0 = nothing (0.19)")


def test_no_name_in_the_ranking_is_cut_at_its_left(make_runs) -> None:
    runs = make_runs({"nothing": 0.2, "inside-out": 0.5, "mandate": 0.3}, draws=5)
    long = {"mandate": {"title": "A programme whose name is as long as names come x2.5"}}
    runs.attrs["strategies"] = {**runs.attrs["strategies"], **long}
    figure = figures.ranked(compare(runs), ["being", "churn"])
    figure.canvas.draw()
    assert min(label.get_window_extent().x0 for label in figure.axes[0].get_yticklabels()) >= 0


def test_the_parts_of_a_waterfall_add_up_by_way_of_a_rest() -> None:
    parts = pd.DataFrame({"title": ["deeds", "words"], "amount": [0.2, -0.05]})
    rows = figures.waterfall(parts, 0.2, 0.4).axes[0].get_yticklabels()
    assert [row.get_text() for row in rows][-2] == REST


def test_parts_that_add_up_have_no_rest() -> None:
    parts = pd.DataFrame({"title": ["deeds", "words"], "amount": [0.25, -0.05]})
    rows = figures.waterfall(parts, 0.2, 0.4).axes[0].get_yticklabels()
    assert [row.get_text() for row in rows] == ["at the start", "deeds", "words", "at the end"]


def test_needed_parts_all_start_at_0_beside_the_whole_gain() -> None:
    parts = pd.DataFrame({"title": ["deeds", "tools", "words"], "amount": [0.3, 0.2, -0.1]})
    figure = needed_parts(parts.assign(low=parts["amount"] - 0.05, high=parts["amount"] + 0.05), 0.35)
    assert [bar.get_x() + min(bar.get_width(), 0) for bar in figure.axes[0].patches] == [0.0, 0.0, -0.1]
    assert "whole gain 0.35" in texts(figure) and "by chance alone" in footnote(figure)


def test_money_shows_budget_spent_and_unspent() -> None:
    money = pd.DataFrame(
        {"strategy": ["nothing", "mandate"], "planned": [0, 300], "spent": [0, 290], "unspent": [0, 110]}
    )
    found = texts(figures.budget(money, 400.0))
    assert {"budget 400", "290"} <= set(found)


def test_no_name_beside_the_money_is_cut_at_its_left() -> None:
    money = pd.DataFrame({"strategy": ["mandate"], "planned": [300], "spent": [290], "unspent": [110]})
    money.attrs["strategies"] = {"mandate": {"title": "A programme whose name is as long as names come x2.5"}}
    figure = figures.budget(money, 400.0)
    figure.canvas.draw()
    assert min(label.get_window_extent().x0 for label in figure.axes[0].get_yticklabels()) >= 0


def test_budgets_keep_their_distances_on_the_axis() -> None:
    frame = pd.DataFrame(
        [(b, n, b) for b in (0.5, 1.0, 3.0) for n in NAMES[:2]], columns=["budget", "strategy", "mean"]
    )
    assert list(figures.ranks(frame).axes[0].get_xticks()) == [0.5, 1.0, 3.0]


def test_ranks_name_every_strategy_at_the_right_end(weeks: pd.DataFrame) -> None:
    frame = pd.DataFrame(
        [(b, n, b * i) for b in (0.5, 1.5) for i, n in enumerate(NAMES)], columns=["budget", "strategy", "mean"]
    )
    assert set(NAMES) == set(texts(figures.ranks(frame)))


def test_a_heat_map_says_every_number() -> None:
    table = pd.DataFrame([[1.0, -2.0], [0.25, 0.0]], index=["a", "b"], columns=["x", "y"])
    assert {"1.00", "\N{MINUS SIGN}2.00", "0.25", "0"} <= set(texts(figures.heatmap(table, centred=True)))


def test_a_tornado_has_the_widest_bar_on_top() -> None:
    effects = pd.DataFrame({"parameter": ["a", "b"], "at_low": [0.29, 0.1], "at_high": [0.31, 0.4]})
    labels = figures.tornado(effects, centre=0.3).axes[0].get_yticklabels()
    assert [label.get_text() for label in labels] == ["b", "a"]


def test_weeks_in_which_something_happened_are_marked_in_every_weekly_panel(weeks: pd.DataFrame) -> None:
    weeks.attrs["events"] = ((20, "layoff"), (400, "after the end"))
    found = texts(figures.bands(weeks, ["using", "being"]))
    assert found == ["layoff", "layoff"]


@pytest.mark.parametrize("strategies", [3, 11])
def test_on_a_phone_no_panel_title_lies_on_the_axis_text_above_it(make_runs, strategies: int) -> None:
    runs = make_runs({name: 0.1 * place for place, name in enumerate(NAMES[:strategies])}, draws=4)
    figure = figures.ranked(compare(runs), ["being", "churn"], width=style.NARROW)
    figure.canvas.draw()
    upper, lower = figure.axes
    title = lower._left_title.get_window_extent()  # type: ignore[attr-defined]
    assert title.y1 < upper.xaxis.label.get_window_extent().y0


def test_an_axis_names_no_unit_twice() -> None:
    weeks = pd.DataFrame({"strategy": ["nothing"], "seed": [1], "weeks_to_find": [9.0]})
    weeks.attrs["indicators"] = {"weeks_to_find": {"title": "weeks to find", "unit": "weeks"}}
    assert style.describe_axis(weeks, "weeks_to_find") == "Weeks to find"


def with_forced_acts(weeks: pd.DataFrame, added: float) -> pd.DataFrame:
    """The same with a counterpart of `being`, higher under the mandate."""
    runs = weeks.assign(everything=weeks["being"] + np.where(weeks["strategy"] == "mandate", added, 0.0))
    being = {**weeks.attrs["indicators"]["being"], "counterpart": "everything"}
    runs.attrs = {**weeks.attrs, "indicators": {"being": being}}
    return runs


def footnote(figure) -> str:
    return " ".join(text.get_text() for text in figure.texts)


@pytest.mark.parametrize(("added", "drawn"), [(0.2, 1), (0.005, 0)])
def test_the_plane_draws_how_much_higher_forced_acts_lead(weeks: pd.DataFrame, added: float, drawn: int) -> None:
    figure = figures.plane(with_forced_acts(weeks, added))
    ends = [line.get_xydata() for line in figure.axes[0].lines if len(line.get_xydata()) == 2]
    risen = [end for end in ends if end[0, 0] == end[1, 0] and end[1, 1] - end[0, 1] == pytest.approx(added)]
    assert len(risen) == drawn
    assert ("with forced acts" in footnote(figure)) == bool(drawn)


@pytest.mark.parametrize(("added", "hatched"), [(0.2, 1), (0.005, 0)])
def test_weekly_courses_hatch_what_forced_acts_add(weeks: pd.DataFrame, added: float, hatched: int) -> None:
    figure = figures.bands(with_forced_acts(weeks, added), ["being"])
    assert sum(one.get_hatch() is not None for one in figure.axes[0].collections) == hatched
    assert ("hatched: forced acts" in footnote(figure)) == bool(hatched)
