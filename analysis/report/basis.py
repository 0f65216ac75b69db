"""The report's sections on the basis: what was compared and assumed, words, provenance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.presentation import style, vocabulary
from analysis.presentation.language import fill, mark, translate, translate_plural
from analysis.report.data import ACTS
from analysis.report.lever_table import show_levers
from analysis.report.markup import Html, el, table
from analysis.report.sections import Section, fold

if TYPE_CHECKING:
    import pandas as pd

    from analysis.report.data import ReportData, Setting

OWN_PRICE, VENDOR = mark(("own price", "vendor survey"))
LISTED = 12
"""Assumptions listed on the page when the data name none; all are in the parameters' list of the program."""


def show_comparison(data: ReportData) -> Section:
    """Return the section on organization, data, time, repetitions, budget rule and strategies."""
    names = [str(name) for name in data.comparison["strategy"].unique()]
    lines = [
        [vocabulary.title(data.comparison, "strategies", name), translate(data.summaries.get(name, ""))]
        for name in names
    ]
    heads = [translate("Strategy"), translate("What it does")]
    levers = data.levers
    parts = (
        _facts(_describe_setting(data.setting)),
        table(heads, lines, translate("The strategies")) if any(line[1] for line in lines) else None,
        fold(translate("Every lever"), show_levers(data, levers)) if levers is not None and len(levers) else None,
    )
    return Section("comparison", translate("What was compared"), parts)


def _describe_setting(setting: Setting) -> dict[str, str]:
    """Return what was compared and how, each fact by its name."""
    time = translate("{weeks} weeks; final values are means of the last 12 weeks unless said otherwise")
    facts = {
        translate("Organization"): _describe_organization(setting),
        translate("Its data"): " ".join(filter(None, (setting.note, setting.source))) or translate("no note was given"),
        translate("Time"): fill(time, weeks=setting.weeks),
        translate("Repetitions"): _describe_repetitions(setting),
        translate("Budget"): setting.budget or translate("not equalised"),
    }
    if setting.currency:
        facts[translate("Money")] = fill(translate("k stands for {thousands}"), thousands=setting.thousands)
    if setting.in_every_run:
        facts[translate("What happened")] = setting.in_every_run
    return facts


def _describe_organization(setting: Setting) -> str:
    """Describe the organization, its size and its customers."""
    size = fill(translate("{people:,} people"), people=setting.people)
    size += fill(translate(" in {units} units"), units=setting.units) if setting.units else ""
    invented = setting.generated_customers and setting.customers
    return fill(
        translate("{organization}: {size}, {customers:,} customers{made}"),
        organization=setting.organization,
        size=size,
        customers=setting.customers,
        made=translate(" (made up: customers are always generated)") if invented else "",
    )


def _describe_repetitions(setting: Setting) -> str:
    """Describe how many runs each strategy has, by chance and under other assumptions."""
    runs = translate_plural(
        "{seeds} run of each strategy, which differ by chance",
        "{seeds} runs of each strategy, which differ by chance",
        setting.seeds,
    )
    draws = translate("none under other assumptions")
    if setting.draws:
        draws = fill(translate("{draws} under other assumptions"), draws=setting.draws)
    whole = translate("{runs}, and {draws}. All strategies meet the same chance and the same assumptions")
    return fill(whole, runs=fill(runs, seeds=setting.seeds), draws=draws)


def find_kinds(source: str, size_source: str, own_price: bool = False) -> tuple[str, ...]:
    """Return a value's kinds of evidence: assumption, published, fitted or price, and vendor.

    A source of the term or its direction leaves the value an assumption; a source of the size does not. A value may
    also be fitted to the organization's own figures, or be a price of its own.
    """
    if own_price:
        return (OWN_PRICE,)
    first = "fitted" if source.startswith("fitted:") else "published" if size_source else "assumption"
    return (first, VENDOR) if "vendor" in source.lower() else (first,)


def kinds_of(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """Return the kinds of evidence of a row of the parameters."""
    return find_kinds(str(row["source"]), str(row["size_source"]), bool(row.get("own_price", False)))


def show_assumptions(data: ReportData) -> Section:
    """Return the section on how much is assumed: counts, and the main assumptions with ranges."""
    title = translate("What is assumed")
    if data.parameters is None or data.parameters.empty:
        missing = translate("The parameters were not handed over; see the program's list of parameters.")
        return Section("assumptions", title, (el("p", missing, class_="note"),))
    found = [kinds_of(row) for row in data.parameters.to_dict("records")]
    guessed = np.array(["assumption" in one for one in found])
    vendors, fitted, prices = (sum(kind in one for one in found) for kind in (VENDOR, "fitted", OWN_PRICE))
    own = fill(translate(", {fitted} are fitted to figures of the organization"), fitted=fitted) if fitted else ""
    own += (
        fill(
            translate(", {prices} {value} of its own"),
            prices=prices,
            value=translate("is a price" if prices == 1 else "are prices"),
        )
        if prices
        else ""
    )
    text = fill(
        translate(
            "Of {found} parameters, {sum} are assumptions with a stated range and {value} rest on "
            "published sources{own}; behind {vendors} of them stand surveys by vendors, labelled so. "
        ),
        found=len(found),
        sum=guessed.sum(),
        value=(~guessed).sum() - fitted - prices,
        own=own,
        vendors=vendors,
    )
    text += _sampled(data, data.parameters)
    chosen = [name for name in data.main if name in set(data.parameters["name"])]
    rows = data.parameters.set_index("name", drop=False)
    listed = rows.loc[chosen] if chosen else rows[guessed].head(LISTED)
    caption = (
        fill(translate("Main parameters: {listed}"), listed=_chosen_for(data, listed))
        if chosen
        else translate("The first of the assumptions")
    )
    return Section("assumptions", title, (el("p", text), _parameters(listed, caption)))


def _chosen_for(data: ReportData, listed: pd.DataFrame) -> str:
    """Describe why these parameters are listed; none because it was shown to matter most."""
    own = set(listed["name"][listed["own_price"].astype(bool)]) if "own_price" in listed else set()
    by_hand = set(listed["name"][listed["set"].notna()]) - own if "set" in listed else set()
    scanned = set() if data.crossover is None else set(data.crossover.table["parameter"]) & set(listed["name"])
    texts = [translate("what was set by hand")] if by_hand else []
    texts += [translate("those scanned for what could turn the ranking")] if scanned - by_hand else []
    texts += [translate("some that are listed in every report")] if set(listed["name"]) - scanned - by_hand else []
    return vocabulary.join_words(texts)


def _sampled(data: ReportData, parameters: pd.DataFrame) -> str:
    """Describe how many of the parameters the draws varied."""
    import pandas as pd

    if not data.setting.draws:
        return translate("None of them was varied: there were no runs under other assumptions.")
    drawn = int(parameters["drawn"].sum()) if "drawn" in parameters else len(parameters)
    held = parameters["set"].notna() if "set" in parameters else pd.Series(False, index=parameters.index)
    own = parameters["own_price"].astype(bool) if "own_price" in parameters else held & False
    by_hand, prices = int((held & ~own).sum()), int((held & own).sum())
    rest = len(parameters) - drawn - by_hand - prices
    texts = [fill(translate("The runs under other assumptions varied {drawn} of them over their ranges"), drawn=drawn)]
    hand = translate_plural("{n} was set by hand", "{n} were set by hand", by_hand)
    own_prices = translate_plural("{n} is an own price without a range", "{n} are own prices without a range", prices)
    default = translate("{n} stayed at default: constants of the equations, which only a study varies")
    texts += [fill(text, n=n) for text, n in ((hand, by_hand), (own_prices, prices), (default, rest)) if n]
    return "; ".join(texts) + "."


def _parameters(rows: pd.DataFrame, caption: str) -> Html:
    """Return the table of parameters with default, range, unit and source."""
    body = [
        [
            translate(str(row["title"])),
            style.format_number(float(row["default"])),
            _range(row),
            translate(str(row.get("unit", ""))),
            _source(row.to_dict()),
        ]
        for _, row in rows.iterrows()
    ]
    return table(
        [translate("Parameter"), translate("Default"), translate("Range"), translate("Unit"), translate("Source")],
        body,
        caption,
        numeric=(1, 2),
    )


def _range(row: pd.Series) -> str:
    """Format the range a parameter is drawn from, or the value it was set to."""
    value = row.get("set")
    if value is not None and value == value:
        return fill(translate("set to {value:g}"), value=float(value))
    text = fill(
        translate("{format_number} to {format_number_2}"),
        format_number=style.format_number(float(row["low"])),
        format_number_2=style.format_number(float(row["high"])),
    )
    return text if row.get("drawn", True) else fill(translate("{text}, not drawn"), text=text)


def _source(row: Mapping[Any, Any]) -> Html:
    """Return the source of a value, with labels for the kinds of evidence."""
    source, size_source = str(row["source"]), str(row["size_source"])
    labels = [el("em", translate(word), " ", class_=word.split()[0]) for word in kinds_of(row)]
    rest = size_source or ("" if source == "assumption" else source)
    return el("span", *labels, " ", rest)


def show_words(data: ReportData) -> Section:
    """Return the section on what the indicators on the page mean."""
    names = dict.fromkeys(["using", data.headline, *data.parts, *ACTS, *data.outcomes])
    lines = []
    for name in data.keep_compared(list(names)):
        good = {
            "up": translate("more is better"),
            "down": translate("less is better"),
            "near 0": translate("the nearer to 0 the better"),
        }
        entry = vocabulary.find_meaning(data.comparison, "indicators", name)
        direction = good.get(vocabulary.direction(data.comparison, name), translate("neither good nor bad"))
        lines.append(
            [
                vocabulary.heading(data.comparison, "indicators", name),
                translate(str(entry.get("meaning") or "")),
                direction,
            ]
        )
    return Section(
        "words",
        translate("Words used"),
        (table([translate("Indicator"), translate("Meaning"), translate("Good")], lines, translate("Indicators")),),
        folded=True,
    )


def show_provenance(data: ReportData) -> Section:
    """Return the section on versions, seeds, digests and the files beside the report."""
    parts = (
        _facts(data.provenance)
        if data.provenance
        else el("p", translate("No provenance was handed over."), class_="note"),
        _facts(data.files) if data.files else None,
    )
    return Section("provenance", translate("Where the numbers come from"), parts, folded=True)


def _facts(facts: Mapping[str, str]) -> Html:
    """Return a list of labels with their texts."""
    return el("dl", *(el("div", el("dt", label), el("dd", text)) for label, text in facts.items()))
