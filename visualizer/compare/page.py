"""The page Compare: two to twelve strategies on the same people and the same random seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

import solara

from analysis.presentation.language import localize
from visualizer.compare import comparison as comparing
from visualizer.compare.comparison import Asked, Comparison
from visualizer.compare.link_query import MOST_DRAWS, MOST_RUNS, asked_from, asked_text
from visualizer.compare.worker_process import Outcome
from visualizer.live.gallery import OwnStrategies, use_own
from visualizer.live.tab import SessionDraws, here
from visualizer.plan.plan import OWN, Plan
from visualizer.plan.resolve import organization_title, strategies
from visualizer.plan.view import use_view
from visualizer.widgets.download import Download
from visualizer.widgets.elements import press, table, tag
from visualizer.widgets.figure import show_figure
from visualizer.widgets.menu import Menu
from visualizer.widgets.number import Number
from visualizer.widgets.underway import show_underway, use_progress
from visualizer.widgets.what_is import WhatIs, headed
from visualizer.wording.currency import money_unit
from visualizer.wording.indicators import words
from visualizer.wording.page_texts import COMPARE
from visualizer.wording.texts import say

FIRST = ("tools-only", "mandate", "inside-out", "say-one-thing-do-another")
UNFOLDED = 10
"""Up to so many pairs are shown at once."""
BUDGETS = ("0.5", "1", "1.5", "3")
"""Percent of payroll that every programme may cost."""


@solara.component
def Compare() -> Any:
    """The page: what to compare, how far it is, which differences are clear."""
    visit = solara.use_context(here)
    plan = visit.session.plan
    wanted, put_in_link = use_view("compare", "")
    asked = asked_from(wanted, visit.kept.get("asked", Asked(plan, FIRST, extras=True)), plan)
    asked = visit.kept["asked"] = replace(asked, fitted=comparing.fitted_here(plan.organization, visit.fitted))
    current, set_current = solara.use_state(visit.kept.get("comparison") or comparing.finished(asked))
    use_progress(current)

    def change(**values: Any) -> None:
        visit.kept["asked"] = replace(visit.kept["asked"], **values)
        put_in_link(asked_text(visit.kept["asked"]))

    def tick_own() -> None:
        fresh = list(visit.kept.pop("to_tick", ()))
        if plan.tampered and not visit.kept.get("stage_ticked", bool(wanted)):
            fresh.append(("", OWN))
        visit.kept["stage_ticked"] = plan.tampered
        names = with_ticked(visit.kept["asked"].names, fresh)
        if names != visit.kept["asked"].names:
            change(names=names)

    def go() -> None:
        if current is not None:
            current.close()
        fresh = Comparison(visit.kept["asked"])  # the newest wishes: the page may be drawn with them only later
        visit.kept["comparison"] = fresh
        set_current(fresh)
        fresh.start()

    solara.use_effect(tick_own, [visit.own.value, plan.tampered])
    own = {name: words(one.title) for name, one in use_own(plan.strategy, *visit.kept["asked"].names).items()}
    running = current is not None and current.running
    problem = current.problem if current is not None else ""
    return tag(
        "div",
        tag("h1", COMPARE["title"]),
        tag(
            "div",
            *wishes({**to_compare(plan), **own}, lambda: visit.kept["asked"], change, go, running),
            *describe_fitted(plan.organization, visit.fitted),
            *underway(current),
            cls="os-card os-stack",
        ),
        *([tag("p", problem, cls="os-bad", role="alert")] if problem else []),
        *([Shown(current)] if current is not None and current.outcome is not None else []),
        cls="os-stack",
    )


def with_ticked(names: tuple[str, ...], fresh: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What is compared, with strategies made since.

    Each takes the place of one named, or is added while there is room.
    """
    found = list(names)
    for old, name in fresh:
        if old in found:
            found[found.index(old)] = name
        elif len(found) < comparing.MOST:
            found.append(name)
    return tuple(dict.fromkeys(found))


def wishes(
    offered: dict[str, str],
    newest: Callable[[], Asked],
    change: Callable[..., None],
    go: Callable[[], None],
    running: bool,
) -> list[Any]:
    """What to compare of what is `offered`, at which budget, with how many runs."""
    asked = newest()
    chosen = lambda: tuple(name for name in newest().names if name in offered)  # noqa: E731
    names = chosen()

    def toggle(name: str) -> None:
        names = chosen()
        kept = tuple(one for one in names if one != name) if name in names else (*names, name)
        if len(kept) <= comparing.MOST:
            change(names=kept)

    picks = [
        press(title, partial(toggle, name), cls="os-check", pressed=name in names) for name, title in offered.items()
    ]
    enough = comparing.FEWEST <= len(names) <= comparing.MOST
    percent = "" if asked.percent is None else f"{asked.percent:g}"
    budgets = [("", COMPARE["as_written"])]
    budgets += [(share, say(COMPARE, "equal", share=localize(share))) for share in BUDGETS]
    depths = [("", COMPARE["ranking"]), ("why", COMPARE["deep"])]
    return [
        tag(
            "div",
            *picks,
            press(COMPARE["all"], lambda: change(names=tuple(offered)[: comparing.MOST])),
            press(COMPARE["none"], lambda: change(names=())),
            WhatIs("strategies"),
            OwnStrategies(),
            cls="os-row",
            role="group",
            aria_label=COMPARE["strategies"],
            data_arrows="",
        ),
        tag(
            "div",
            Menu(
                COMPARE["budget"],
                budgets,
                percent,
                lambda value: change(percent=float(value) if value else None),
            ),
            Number(COMPARE["runs"], asked.seeds, 2, MOST_RUNS, lambda value: change(seeds=int(value)), step=1),
            Number(COMPARE["draws"], asked.draws, 0, MOST_DRAWS, lambda value: change(draws=int(value)), step=1),
            Menu(COMPARE["depth"], depths, "why" if asked.extras else "", lambda value: change(extras=value == "why")),
            WhatIs("compare"),
            press(COMPARE["start"], go, cls="os-primary", disabled=running or not enough),
            cls="os-row os-low",
        ),
        *([] if enough else [tag("p", COMPARE["too_few"], cls="os-note")]),
        tag("p", say(COMPARE, "where", organization=organization_title(asked.plan.organization)), cls="os-note"),
        tag("p", COMPARE["runs_and_draws"], cls="os-note"),
    ]


def describe_fitted(organization: str, own: SessionDraws | None) -> list[Any]:
    """Which parameters come from fitted draws: `own` ones of this session, or those of the app."""
    draws = comparing.choose_draws(organization, own)
    lines = []
    if own is not None and own.organization != organization:
        lines.append(say(COMPARE, "fitted_elsewhere", organization=organization_title(own.organization)))
    if draws is not None:
        names = ", ".join(name.replace("_", " ") for name in draws.parameters)
        lines.append(say(COMPARE, "fitted", file=draws.source, names=names))
    return [tag("p", line, cls="os-note") for line in lines]


def to_compare(plan: Plan) -> dict[str, str]:
    """Names and titles of what can be compared.

    Every strategy and, once changed or branched, the one on the Stage.
    """
    offered = {name: words(one.title) for name, one in strategies().items() if name != comparing.BASELINE}
    return {**offered, OWN: COMPARE["on_stage"]} if plan.tampered else offered


def underway(current: Comparison | None) -> list[Any]:
    """How far it is, or that it was stopped."""
    if current is not None and current.running:
        return [show_underway(current, COMPARE)]
    stopped = current is not None and current.cancelled
    return [tag("p", COMPARE["cancelled"], cls="os-note", role="status")] if stopped else []


@solara.component
def Shown(current: Comparison) -> Any:
    """What came out: the claim with its odds, pictures, differences, costs, files."""
    found = current.outcome
    assert found is not None
    figures = [tag("div", show_figure(**one), cls="os-card") for one in found.figures]
    return tag(
        "div",
        tag("div", *show_claim(found), *files(current), cls="os-card os-stack"),
        figures[0],
        *show_basis(found),
        tag("div", headed(COMPARE["headline"], "headline"), laid(found.headline, tuple(range(1, 8))), cls="os-card"),
        tag("div", *figures[1:3], cls="os-grid2"),
        *figures[3:4],
        *([tag("div", *figures[4:], cls="os-grid2")] if figures[4:] else []),
        tag("div", *tables(found), cls="os-grid2"),
        cls="os-stack",
    )


def show_claim(found: Outcome) -> list[Any]:
    """The claim, and what it rests on."""
    notes = [tag("p", note, cls="os-note") for note in found.notes]
    first = [tag("p", tag("b", line), cls="os-bad") for line in found.first]
    choices = [tag("p", line) for line in found.choices]
    return [
        tag("h2", COMPARE["can_be_said"]),
        *first,
        tag("p", tag("b", found.claim), f" {found.odds}"),
        *choices,
        *notes,
    ]


def show_basis(found: Outcome) -> list[Any]:
    """What the answer rests on and what could turn it, where that was worked out."""
    lines = [tag("p", line) for line in found.basis]
    return [tag("div", tag("h2", COMPARE["basis"]), *lines, cls="os-card os-stack")] if lines else []


def files(current: Comparison) -> list[Any]:
    """The report and all tables, the same files as the command line writes."""
    report = Download(COMPARE["report"], "report.html", "text/html", lambda: current.file("report.html"))
    brief = Download(COMPARE["brief"], "brief.html", "text/html", lambda: current.file("brief.html"))
    printed = Download(COMPARE["brief_pdf"], "brief.pdf", "application/pdf", lambda: current.file("brief.pdf"))
    found = current.outcome
    briefs = [brief, *([printed] if found is not None and "brief.pdf" in found.files else [])]
    everything = Download(COMPARE["files"], "comparison.zip", "application/zip", current.archive)
    return [tag("div", *briefs, report, everything, cls="os-row")]


def tables(found: Outcome) -> list[Any]:
    """Which strategies differ clearly, and what they cost."""
    apart = headed(COMPARE["apart"], "verdicts"), *show_pairs(found)
    money = headed(say(COMPARE, "money", k=money_unit()), "money"), laid(found.money, (1, 2, 3, 4)), *warned(found)
    return [tag("div", *apart, cls="os-card"), tag("div", *money, cls="os-card")]


def show_pairs(found: Outcome) -> list[Any]:
    """The pairs of the most social strategy; all others folded, where there are many."""
    head, rows = found.duels
    if len(rows) <= UNFOLDED:
        return [laid(found.duels, (2,))]
    first = found.headline[1][0][0]
    of_first = [row for row in rows if first in row[:2]]
    rest = [row for row in rows if first not in row[:2]]
    title = tag("summary", say(COMPARE, "other_pairs", n=len(rest)))
    return [laid((head, of_first), (2,)), tag("details", title, laid((head, rest), (2,)))]


def laid(found: Any, numbers: tuple[int, ...]) -> Any:
    """A table of the outcome."""
    head, rows = found
    return table(head, rows, numbers=numbers)


def warned(found: Outcome) -> list[Any]:
    """Strategies that at this budget are not what was written, or do not use it up."""
    return [tag("p", one, cls="os-note") for one in found.warnings]
