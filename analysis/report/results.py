"""The report's sections on results: the plane, the ranking, the tables, undecided pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.figures.ranked import order_strategies
from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, lower, translate
from analysis.presentation.style import format_probability, format_share_of_draws
from analysis.report.data import ACTS
from analysis.report.markup import Html, StyledRow, el, table
from analysis.report.sections import Section, fold
from analysis.statistics.pairs import CAN

if TYPE_CHECKING:
    from analysis.report.data import ReportData

UP, DOWN = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}"
"""Better and worse than going on as before, shown without colour."""

LEVEL = "\N{ALMOST EQUAL TO}"
"""Cannot be told apart."""


LEAST_FORCED = 0.005
"""Shares of forced acts below this are no acts worth a table."""


def show_plane(data: ReportData, pictures: dict[str, Html]) -> list[Section]:
    """Return the section on the plane, with the words needed to read it; empty without one."""
    if "plane" not in pictures:
        return []
    words = translate(
        "Using social media and being social are two different things. Each line is a strategy's "
        "way from week 0 to the end (mean of the runs, averaged over 12 weeks). To the right: "
        "more activity. Up: practice outside marketing, exchange, trust and one face to the "
        "customer. Small circles mark the years; the tint around the ends of bold names holds "
        "about 95 % of their single runs."
    )
    shown = el("figure", pictures["plane"], el("figcaption", words))
    return [Section("plane", translate("Using is not being"), (shown,))]


def show_ranking(data: ReportData, pictures: dict[str, Html]) -> Section:
    """Return the section on the ranking: figure, tables and weekly courses."""
    subject = vocabulary.heading(data.comparison, "indicators", data.headline)
    thick = translate("Thick bars: how far chance alone moves it. ") if data.setting.seeds > 1 else ""
    thin = translate("Thin lines: how far other assumptions move it. ") if data.setting.draws else ""
    words = fill(
        translate("Change against going on as before, with the same chance and assumptions. {thick}{thin}Best on top."),
        thick=thick,
        thin=thin,
    )
    forced = _table_of(data, data.keep_compared(ACTS), translate("Acts of one's own accord and forced acts"))
    parts = (
        el("figure", pictures["ranking"], el("figcaption", words)),
        _headline_table(data),
        _weekly(pictures),
        fold(
            translate("More numbers"),
            _table_of(
                data, data.keep_compared(data.parts), fill(translate("What {lower} is made of"), lower=lower(subject))
            ),
            forced if _were_forced(data) else None,
            _table_of(data, data.keep_compared(data.outcomes), translate("Further outcomes")),
        ),
    )
    return Section("ranking", translate("How the strategies compare"), parts)


def _were_forced(data: ReportData) -> bool:
    """Return whether any strategy forced acts at its end."""
    rows = data.comparison[data.comparison["indicator"] == "forced_share"]
    return bool((rows["mean"] >= LEAST_FORCED).any())


def show_undecided(data: ReportData) -> Section:
    """Return the section with the matrix of who is ahead of whom, and the undecided pairs."""
    order = order_strategies(data.comparison, data.headline)
    rows = data.pairs[data.pairs["indicator"] == data.headline]
    cell = {}
    for _, row in rows.iterrows():
        a, b = str(row["strategy"]), str(row["other"])
        sign = LEVEL if row["verdict"] != CAN else ">" if row["better"] == a else "<"
        cell[a, b], cell[b, a] = sign, {">": "<", "<": ">"}.get(sign, sign)
    body = [
        [f"{i}. {vocabulary.title(data.comparison, 'strategies', a)}", *(_sign(cell.get((a, b), "")) for b in order)]
        for i, a in enumerate(order, start=1)
    ]
    subject = vocabulary.heading(data.comparison, "indicators", data.headline)
    level = int((rows["verdict"] != CAN).sum())
    doubt = translate("chance or other assumptions") if data.setting.draws > 1 else translate("chance")
    words = fill(
        translate(
            "{level} of {rows} pairs cannot be told apart on {lower}: {doubt} could make or turn the difference."
        ),
        level=level,
        rows=len(rows),
        lower=lower(subject),
        doubt=doubt,
    )
    if level == 0:
        many = (
            fill(translate("All {rows} pairs differ"), rows=len(rows))
            if len(rows) > 1
            else translate("The only pair differs")
        )
        words = fill(translate("{many} on {lower}."), many=many, lower=lower(subject))
    heads = ["", *(str(i) for i in range(1, len(order) + 1))]
    signs = {
        ">": translate("> ahead"),
        "<": translate("< behind"),
        LEVEL: fill(translate("{LEVEL} cannot be told apart"), LEVEL=LEVEL),
    }
    found = set(cell.values())
    caption = fill(
        translate("Row against column: {join}"), join=", ".join(text for sign, text in signs.items() if sign in found)
    )
    grid = el("div", table(heads, body, caption), class_="matrix")
    return Section("undecided", translate("What cannot be told apart"), (el("p", words), grid))


def _sign(sign: str) -> Html:
    """Return a cell of the matrix, tinted by its sign."""
    look = {">": "ahead", "<": "behind", "": "self"}.get(sign, "level")
    return el("span", sign, class_=look)


def _headline_table(data: ReportData) -> Html:
    """Return the table of means, differences, intervals and probability of being best."""
    rows, found = data.comparison[data.comparison["indicator"] == data.headline].set_index("strategy"), data.standing
    subject = vocabulary.heading(data.comparison, "indicators", data.headline)
    draws = "probability_best_draws" in rows
    heads = [
        translate("Strategy"),
        subject,
        translate("By chance"),
        fill(translate("Against {lower}"), lower=lower(_baseline(data))),
        translate("By chance"),
    ]
    heads += [translate("Under other assumptions")] if draws else []
    heads += [translate("Best if only chance differs")] + ([translate("Best under other assumptions")] if draws else [])
    body = []
    for name in order_strategies(data.comparison, data.headline):
        row = vocabulary.find_row(rows, name)
        cells = [vocabulary.title(data.comparison, "strategies", name), style.format_number(row["mean"])]
        cells += [_range(data, row, "low", "high"), _signed(row["difference"])]
        cells += [_range(data, row, "difference_low", "difference_high")]
        cells += [_range(data, row, "spread_low_draws", "spread_high_draws")] if draws else []
        cells += [format_probability(found.probability[name])] + (
            [format_share_of_draws(data.comparison, found.probability_draws[name])] if draws else []
        )
        body.append(StyledRow.of(cells, "top" if name in found.members else ""))
    top = translate("the leader") if len(found.members) == 1 else translate("the top, which cannot be told apart")
    caption = fill(translate("{subject}, mean of the last 12 weeks. Highlighted: {top}."), subject=subject, top=top)
    return table(heads, body, caption, numeric=range(1, len(heads)))


def _range(data: ReportData, row: Mapping[str, Any], low: str, high: str) -> str:
    """Format an interval; "not known" where there is none."""
    if (data.setting.draws if low.endswith("_draws") else data.setting.seeds) < 2:
        return translate("not known")
    return fill(translate("{row} to {row_2}"), row=style.format_number(row[low]), row_2=style.format_number(row[high]))


def _table_of(data: ReportData, names: list[str], caption: str) -> Html | None:
    """Return the table of several indicators' means, marked where they differ from nothing new."""
    if not names:
        return None
    baseline = str(data.comparison.attrs.get("baseline", "nothing"))
    rows = data.comparison.set_index(["strategy", "indicator"])
    duels = data.pairs[(data.pairs["strategy"] == baseline) | (data.pairs["other"] == baseline)]
    better = {
        (str(a if b == baseline else b), str(name)): str(best)
        for a, b, name, best in duels[["strategy", "other", "indicator", "better"]].itertuples(index=False)
    }
    body, marks = [], set()
    for strategy in order_strategies(data.comparison, data.headline):
        cells: list[object] = [vocabulary.title(data.comparison, "strategies", strategy)]
        for name in names:
            best = better.get((strategy, name), "")
            mark = "" if best == "" else UP if best == strategy else DOWN
            marks.add(mark)
            look = {"": "", UP: "better"}.get(mark, "worse")
            cells.append(
                el(
                    "span",
                    style.format_number(float(rows["mean"][(strategy, name)])),
                    el("i", mark or "\u2003", class_=look),
                )
            )
        body.append(cells)
    heads = [translate("Strategy"), *(style.describe_axis(data.comparison, name) for name in names)]
    before = lower(vocabulary.title(data.comparison, "strategies", baseline))
    words = {
        UP: fill(translate("{UP} better than {before}"), UP=UP, before=before),
        DOWN: fill(translate("{DOWN} worse than {before}"), DOWN=DOWN, before=before),
    }
    key = [text for mark, text in words.items() if mark in marks] + [
        fill(translate("no mark: cannot be told apart from {before}"), before=before)
    ]
    return table(
        heads,
        body,
        fill(translate("{caption}: means at the end. {key}."), caption=caption, key="; ".join(key)),
        numeric=range(1, len(heads)),
    )


def _weekly(pictures: dict[str, Html]) -> Html | None:
    """Return the figure of the weekly courses, if there is one."""
    if "weeks" not in pictures:
        return None
    words = translate(
        "Week by week (means of four weeks): the two best, one from the middle, the last, and going on as before."
    )
    return el("figure", pictures["weeks"], el("figcaption", words))


def _baseline(data: ReportData) -> str:
    """Return the title of going on as before."""
    return vocabulary.title(data.comparison, "strategies", str(data.comparison.attrs.get("baseline", "nothing")))


def _signed(value: float) -> str:
    """Format a difference with its sign."""
    text = style.format_number(value)
    return f"+{text}" if value > 0 and text != "0" else text
