"""The second page of the brief: what could turn it, the first steps, what to find out first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.decision.value_of_information import WELL_KNOWN
from analysis.figures.turning import is_flat
from analysis.presentation import style, vocabulary
from analysis.presentation.headline import format_measure
from analysis.presentation.language import fill, translate
from analysis.presentation.style import format_share
from analysis.report.markup import Html, el, table

if TYPE_CHECKING:
    from analysis.presentation.finding import Crossover
    from analysis.report.data import ReportData

NINETY_DAYS = 13
"""Weeks."""
MOST_STEPS, MOST_DATA, MOST_LATER = 8, 6, 4


def show_turn(data: ReportData, pictures: dict[str, Html]) -> Html:
    """Return what could turn the choice: one sentence and one picture."""
    title = el("h2", translate("What could turn it"))
    if data.crossover is None:
        return el("div", title, el("p", translate("Not looked for in this comparison.")))
    words = translate(
        "Above the line the recommended programme is ahead of its rival, below it is behind; dashed: as assumed."
    )
    picture = None if is_flat(data.crossover) else pictures.get("turning-point")
    drawn = el("figure", el("figcaption", words), picture, class_="small") if picture is not None else None
    return el("div", title, el("p", describe_turn(data, data.crossover)), drawn)


def describe_turn(data: ReportData, found: Crossover) -> str:
    """Describe for which value of one assumption the rival would be ahead, if any."""
    rival = vocabulary.title(data.comparison, "strategies", found.runner_up)
    row = found.table.iloc[0]
    many = len(found.table)
    tried = (
        fill(translate("{many} assumptions were moved"), many=many)
        if many > 1
        else translate("One assumption was moved")
    )
    tried += translate(" through their ranges one at a time") if many > 1 else translate(" through its range")
    if not row["crosses"]:
        least, most = (style.format_number(float(end)) for end in (found.margins["margin"].agg(["min", "max"])))
        held = fill(translate("; the lead stays between {least} and {most} of 100"), least=least, most=most)
        return fill(
            translate("{tried}, all others as assumed: none puts {rival} ahead{held}."),
            tried=tried,
            rival=rival,
            held=held if float(found.margins["margin"].min()) > 0 else "",
        )
    value, default, low, high = (
        style.format_number(float(row[name])) for name in ("value", "default", "scanned_low", "scanned_high")
    )
    called = vocabulary.title(data.comparison, "parameters", str(row["parameter"]))
    verb = translate("would be ahead") if row["clear"] else translate("would draw level")
    return fill(
        translate(
            "{tried}, all others as assumed. {rival} {verb} if {called} were {side} {value} (taken "
            "as {default}; it could be {low} to {high})."
        ),
        tried=tried,
        rival=rival,
        verb=verb,
        called=called,
        side=translate(row["side"]),
        value=value,
        default=default,
        low=low,
        high=high,
    )


def show_calendar(data: ReportData, leader: str) -> Html:
    """Return the first 90 days of the recommended programme, with a line for an owner each."""
    title = el("h2", translate("The first 90 days"))
    rows = None if data.levers is None else data.levers[data.levers["strategy"] == leader]
    if rows is None or rows.empty:
        return el(
            "div", title, el("p", translate("Nothing is to be started: the recommendation is to go on as before."))
        )
    entries = sorted(rows.to_dict("records"), key=lambda one: one["start"])
    soon = [one for one in entries if one["start"] <= NINETY_DAYS and one["run"] == one["run"]]
    later = [one for one in entries if one["start"] > NINETY_DAYS and one["run"] == one["run"]]
    body = [
        [
            fill(translate("Week {start}"), start=one["start"])
            + (fill(translate(" to {end}"), end=one["end"]) if one["end"] else ""),
            _describe_step(one),
            _describe_target(str(one["target"])),
            format_share(float(one["run"])),
            el("span", class_="owner"),
        ]
        for one in soon[:MOST_STEPS]
    ]
    rest = [
        fill(translate("{lever} from week {start}"), lever=translate(one["lever"]), start=one["start"])
        for one in later[:MOST_LATER]
    ]
    rest += [fill(translate("{value} more"), value=len(later) - MOST_LATER)] if len(later) > MOST_LATER else []
    after = (
        fill(translate("{value} more start in these weeks. "), value=len(soon) - MOST_STEPS)
        if len(soon) > MOST_STEPS
        else ""
    )
    after += fill(translate("After that: {rest}."), rest="; ".join(rest)) if rest else ""
    heads = [
        translate("When"),
        translate("What starts"),
        translate("For whom"),
        translate("Strength"),
        translate("Owner"),
    ]
    caption = translate("Strength: share of the fullest form, to which it grows over some weeks.")
    note = el("p", after, class_="quiet") if after else None
    return el("div", title, table(heads, body, caption, numeric=(3,)), note, class_="calendar")


def _describe_step(one: dict[Any, Any]) -> str:
    """Describe what starts: the lever, and what it means in full strength."""
    title, meaning = translate(str(one["lever"])), translate(str(one.get("meaning") or ""))
    return f"{title[:1].upper()}{title[1:]}{f': {meaning}' if meaning else ''}"


def _describe_target(target: str) -> str:
    """Describe a target group in words."""
    target = {"": "everybody", "all": "everybody"}.get(target, target)
    return translate(target).replace("_", " ").replace(":", " ")


def show_findings(data: ReportData, leader: str) -> Html:
    """Return what would be worth finding out first, or that it is not known well.

    No table where the draws are too few: a rule fitted to them changes the choice often, whatever is found out.
    """
    title, found = el("h2", translate("What would be worth finding out first")), data.information
    if found is None or found.empty or not found.attrs["known"]:
        return el("div", title, el("p", _describe_more_draws(data)))
    many = int(found.attrs["draws"])
    rows = [_describe_datum(row) for row in found.head(MOST_DATA).to_dict("records")]
    heads = [
        translate("If this were known before choosing"),
        translate("the choice would change"),
        translate("and being social would gain"),
    ]
    caption = fill(
        translate(
            "From {many:,} sets of other assumptions, in brackets the 95 % interval. At least about "
            "so much, as far as a smooth rule finds it, if it were measured without error.{leader}"
        ),
        many=many,
        leader=_describe_own_choice(data, leader),
    )
    return el("div", title, table(heads, rows, caption, numeric=(1, 2)))


def _describe_more_draws(data: ReportData) -> str:
    """Describe how many sets of other assumptions it takes, and how to ask for them."""
    setting = data.setting
    many = setting.draws if data.information is None else int(data.information.attrs.get("draws", setting.draws))
    few = translate(
        "Not known well: {many:,} sets of other assumptions are too few; it takes {least:,}. Compare again with so "
        "many ('Sets of other assumptions' on the page Compare, or --draws {plain} in a terminal): about {times:.0f} "
        "times as many runs as here."
    )
    times = (setting.seeds + WELL_KNOWN) / max(1, setting.seeds + setting.draws)
    return fill(few, many=many, least=WELL_KNOWN, plain=str(WELL_KNOWN), times=times)


def _describe_own_choice(data: ReportData, leader: str) -> str:
    """Describe what the rows are counted against where it is not the recommendation, else ""."""
    own = "" if data.information is None else str(data.information.attrs["own"])
    if own in ("", leader):
        return ""
    named = vocabulary.title(data.comparison, "strategies", own)
    return fill(
        translate(
            " Counted against {named}: on average over these sets it is ahead of the recommendation, without any datum."
        ),
        named=named,
    )


def _describe_datum(row: dict[Any, Any]) -> list[object]:
    """Return one datum as a row: the chance that it changes the choice, and what that saves.

    Where it is not shown to save anything, a changed choice is a finding of chance and is left out.
    """
    if float(row["saved_low"]) <= 0:
        return [translate(row["datum"]), "\N{EN DASH}", translate("nothing shown")]
    share, least, most = (format_share(float(row[end])) for end in ("changes", "changes_low", "changes_high"))
    change = fill(translate("in {share} ({least} to {most})"), share=share, least=least, most=most)
    low, high = (style.format_number(float(row[end])) for end in ("saved_low", "saved_high"))
    return [
        translate(row["datum"]),
        change,
        fill(
            translate("{format_measure} ({low} to {high})"),
            format_measure=format_measure("being", float(row["saved"])),
            low=low,
            high=high,
        ),
    ]


def show_unexamined(data: ReportData) -> Html:
    """Return what was not looked at."""
    setting = data.setting
    tried = (
        translate("that nobody entered and the search did not try")
        if data.rival_search
        else translate("that nobody entered")
    )
    lines = [
        fill(translate("Programmes {tried}, and mixtures of those compared."), tried=tried),
        fill(
            translate("What happens after week {weeks}, and single persons: the model is about groups."),
            weeks=setting.weeks,
        ),
        translate("Events that were not part of the comparison, such as an attack or a layoff."),
        translate(
            "Several assumptions changed on purpose at once; the sets of assumptions change all of them at random."
        ),
    ]
    lines += [
        translate("Real customers: they are made up.") if setting.generated_customers and setting.customers else ""
    ]
    lines += [] if setting.draws else [translate("What other assumptions would change: no set of them was drawn.")]
    note = translate("Every number, and where it comes from: the report of the same comparison, a file of its own.")
    listed = el("ul", *(el("li", line) for line in lines if line))
    return el("div", el("h2", translate("What was not looked at")), listed, el("p", note, class_="quiet"))
