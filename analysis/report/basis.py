"""The report's sections on the basis: what was compared and assumed, words, provenance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.report.data import ACTS
from analysis.report.markup import Html, el, table
from analysis.report.sections import Section, fold

if TYPE_CHECKING:
    import pandas as pd

    from analysis.report.data import ReportData

OWN_PRICE = "own price"
LISTED = 12
"""Assumptions listed on the page when the data name none; all are in the parameters' list of the program."""


def show_comparison(data: ReportData) -> Section:
    """Return the section on organization, data, time, repetitions, budget rule and strategies."""
    setting = data.setting
    made = " (made up: customers are always generated)" if setting.generated_customers and setting.customers else ""
    size = f"{setting.people:,} people" + (f" in {setting.units} units" if setting.units else "")
    runs = f"{setting.seeds} run{'s' if setting.seeds != 1 else ''} of each strategy, which differ by chance"
    draws = f"{setting.draws} under other assumptions" if setting.draws else "none under other assumptions"
    facts = {
        "Organization": f"{setting.organization}: {size}, {setting.customers:,} customers{made}",
        "Its data": " ".join(filter(None, (setting.note, setting.source))) or "no note was given",
        "Time": f"{setting.weeks} weeks; final values are means of the last 12 weeks unless said otherwise",
        "Repetitions": f"{runs}, and {draws}. All strategies meet the same chance and the same assumptions",
        "Budget": setting.budget or "not equalised",
    }
    if setting.currency:
        facts["Money"] = f"k stands for {setting.thousands}"
    if setting.in_every_run:
        facts["What happened"] = setting.in_every_run
    names = [str(name) for name in data.comparison["strategy"].unique()]
    lines = [[vocabulary.title(data.comparison, "strategies", name), data.summaries.get(name, "")] for name in names]
    parts = (
        _facts(facts),
        table(["Strategy", "What it does"], lines, "The strategies") if any(line[1] for line in lines) else None,
        fold("Every lever", _levers(data, data.levers)) if data.levers is not None and len(data.levers) else None,
    )
    return Section("comparison", "What was compared", parts)


def _levers(data: ReportData, levers: pd.DataFrame) -> Html:
    """Return the table of every strategy's levers, as written and as run."""
    import pandas as pd

    body = []
    for name, rows in levers.groupby("strategy", sort=False):
        called = vocabulary.title(data.comparison, "strategies", str(name))
        for place, row in enumerate(rows.to_dict("records")):
            run = "too late" if pd.isna(row["run"]) else f"{row['run']:.2f}"
            body.append(
                [
                    called if place == 0 else "",
                    row["lever"],
                    str(row["start"]),
                    str(row["ramp"]),
                    row["end"] or "the end",
                    row["target"],
                    f"{row['written']:.2f}",
                    run,
                ]
            )
    heads = ["Strategy", "Lever", "From week", "Weeks to full level", "Until week", "For", "As written", "As run"]
    caption = (
        "What was run: the levers of each strategy, with their level (0 to 1) as written and as run at this budget and "
        "these prices. Too late: starts after the last week, so it did nothing."
    )
    return table(heads, body, caption, numeric=(2, 3, 4, 6, 7))


def find_kinds(source: str, size_source: str, own_price: bool = False) -> tuple[str, ...]:
    """Return a value's kinds of evidence: assumption, published, fitted or price, and vendor.

    A source of the term or its direction leaves the value an assumption; a source of the size does not. A value may
    also be fitted to the organization's own figures, or be a price of its own.
    """
    if own_price:
        return (OWN_PRICE,)
    first = "fitted" if source.startswith("fitted:") else "published" if size_source else "assumption"
    return (first, "vendor survey") if "vendor" in source.lower() else (first,)


def kinds_of(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """Return the kinds of evidence of a row of the parameters."""
    return find_kinds(str(row["source"]), str(row["size_source"]), bool(row.get("own_price", False)))


def show_assumptions(data: ReportData) -> Section:
    """Return the section on how much is assumed: counts, and the main assumptions with ranges."""
    title = "What is assumed"
    if data.parameters is None or data.parameters.empty:
        missing = "The parameters were not handed over; see the program's list of parameters."
        return Section("assumptions", title, (el("p", missing, class_="note"),))
    found = [kinds_of(row) for row in data.parameters.to_dict("records")]
    guessed = np.array(["assumption" in one for one in found])
    vendors, fitted, prices = (sum(kind in one for one in found) for kind in ("vendor survey", "fitted", OWN_PRICE))
    own = f", {fitted} are fitted to figures of the organization" if fitted else ""
    own += f", {prices} {'is a price' if prices == 1 else 'are prices'} of its own" if prices else ""
    text = (
        f"Of {len(found)} parameters, {guessed.sum()} are assumptions with a stated range and "
        f"{(~guessed).sum() - fitted - prices} rest on published sources{own}; behind {vendors} of them stand surveys "
        "by vendors, labelled so. "
    )
    text += _sampled(data, data.parameters)
    chosen = [name for name in data.main if name in set(data.parameters["name"])]
    rows = data.parameters.set_index("name", drop=False)
    listed = rows.loc[chosen] if chosen else rows[guessed].head(LISTED)
    caption = f"Main parameters: {_chosen_for(data, listed)}" if chosen else "The first of the assumptions"
    return Section("assumptions", title, (el("p", text), _parameters(listed, caption)))


def _chosen_for(data: ReportData, listed: pd.DataFrame) -> str:
    """Describe why these parameters are listed; none because it was shown to matter most."""
    own = set(listed["name"][listed["own_price"].astype(bool)]) if "own_price" in listed else set()
    by_hand = set(listed["name"][listed["set"].notna()]) - own if "set" in listed else set()
    scanned = set() if data.crossover is None else set(data.crossover.table["parameter"]) & set(listed["name"])
    texts = ["what was set by hand"] if by_hand else []
    texts += ["those scanned for what could turn the ranking"] if scanned - by_hand else []
    texts += ["some that are listed in every report"] if set(listed["name"]) - scanned - by_hand else []
    return vocabulary.join_words(texts)


def _sampled(data: ReportData, parameters: pd.DataFrame) -> str:
    """Describe how many of the parameters the draws varied."""
    import pandas as pd

    if not data.setting.draws:
        return "None of them was varied: there were no runs under other assumptions."
    drawn = int(parameters["drawn"].sum()) if "drawn" in parameters else len(parameters)
    held = parameters["set"].notna() if "set" in parameters else pd.Series(False, index=parameters.index)
    own = parameters["own_price"].astype(bool) if "own_price" in parameters else held & False
    by_hand, prices = int((held & ~own).sum()), int((held & own).sum())
    rest = len(parameters) - drawn - by_hand - prices
    texts = [f"The runs under other assumptions varied {drawn} of them over their ranges"]
    texts += [f"{by_hand} {'was' if by_hand == 1 else 'were'} set by hand"] if by_hand else []
    texts += [f"{prices} {'is an own price' if prices == 1 else 'are own prices'} without a range"] if prices else []
    texts += [f"{rest} stayed at default: constants of the equations, which only a study varies"] if rest else []
    return "; ".join(texts) + "."


def _parameters(rows: pd.DataFrame, caption: str) -> Html:
    """Return the table of parameters with default, range, unit and source."""
    body = [
        [
            str(row["title"]),
            style.format_number(float(row["default"])),
            _range(row),
            str(row.get("unit", "")),
            _source(row.to_dict()),
        ]
        for _, row in rows.iterrows()
    ]
    return table(["Parameter", "Default", "Range", "Unit", "Source"], body, caption, numeric=(1, 2))


def _range(row: pd.Series) -> str:
    """Format the range a parameter is drawn from, or the value it was set to."""
    value = row.get("set")
    if value is not None and value == value:
        return f"set to {float(value):g}"
    text = f"{style.format_number(float(row['low']))} to {style.format_number(float(row['high']))}"
    return text if row.get("drawn", True) else f"{text}, not drawn"


def _source(row: Mapping[Any, Any]) -> Html:
    """Return the source of a value, with labels for the kinds of evidence."""
    source, size_source = str(row["source"]), str(row["size_source"])
    labels = [el("em", word, " ", class_=word.split()[0]) for word in kinds_of(row)]
    rest = size_source or ("" if source == "assumption" else source)
    return el("span", *labels, " ", rest)


def show_words(data: ReportData) -> Section:
    """Return the section on what the indicators on the page mean."""
    names = dict.fromkeys(["using", data.headline, *data.parts, *ACTS, *data.outcomes])
    lines = []
    for name in data.keep_compared(list(names)):
        good = {"up": "more is better", "down": "less is better", "near 0": "the nearer to 0 the better"}
        entry = vocabulary.find_meaning(data.comparison, "indicators", name)
        direction = good.get(vocabulary.direction(data.comparison, name), "neither good nor bad")
        lines.append(
            [vocabulary.heading(data.comparison, "indicators", name), str(entry.get("meaning") or ""), direction]
        )
    return Section("words", "Words used", (table(["Indicator", "Meaning", "Good"], lines, "Indicators"),), folded=True)


def show_provenance(data: ReportData) -> Section:
    """Return the section on versions, seeds, digests and the files beside the report."""
    parts = (
        _facts(data.provenance) if data.provenance else el("p", "No provenance was handed over.", class_="note"),
        _facts(data.files) if data.files else None,
    )
    return Section("provenance", "Where the numbers come from", parts, folded=True)


def _facts(facts: Mapping[str, str]) -> Html:
    """Return a list of labels with their texts."""
    return el("dl", *(el("div", el("dt", label), el("dd", text)) for label, text in facts.items()))
