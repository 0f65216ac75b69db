"""The card for usage figures: a report, what was understood, the fit and its results."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import solara

from scenarios.defaults import FIT_DRAWS, FIT_QUICK
from visualizer.live.scratch import scratch_folder
from visualizer.live.tab import SessionDraws, Visit, here
from visualizer.organization.usage_process import SHOWN, FitOutcome, FitTask, fit_in_own_process
from visualizer.organization.usage_upload import (
    ASKED_FOR,
    MOST_USAGE_BYTES,
    UsageUnderstanding,
    UsageUpload,
    is_built_in,
    read_usage_upload,
)
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import organization_of, organization_title, strategies
from visualizer.widgets.background_task import use_background
from visualizer.widgets.download import Download
from visualizer.widgets.elements import press, tag
from visualizer.widgets.figure import show_figure
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.menu import Menu
from visualizer.widgets.own_process import OwnProcess
from visualizer.widgets.typed import Typed
from visualizer.widgets.underway import show_underway, use_progress
from visualizer.widgets.upload import UploadWidget, content_of
from visualizer.widgets.what_is import headed
from visualizer.wording.indicators import words
from visualizer.wording.options import name_fields
from visualizer.wording.organization_texts import USAGE
from visualizer.wording.texts import say

KINDS = ".csv,.txt,.tsv,.xlsx,.xls,.ods"
DEPTHS = {f"{FIT_QUICK}": "first_look", f"{FIT_DRAWS}": "whole"}
"""How many draws are tried, with what the page calls that."""


class UsageFit(OwnProcess):
    """A fit under way, or finished, for one visitor."""

    def __init__(self, visit: Visit, organization: str) -> None:
        super().__init__(USAGE, scratch_folder())
        self.visit = visit
        self.organization = organization

    def finish(self, outcome: Any) -> None:
        """Take the outcome over; the draws of the newest fit count in this visit."""
        self.outcome = outcome
        if isinstance(outcome, FitOutcome) and self.visit.kept.get("usage_fit") is self:
            self.visit.fitted = SessionDraws(self.organization, outcome.draws)


@solara.component
def UsageCard(plan: Plan) -> Any:
    """The card. What is brought and fitted stays with this tab, whatever page is looked at."""
    visit: Visit = solara.use_context(here)
    _, tick = solara.use_state(0)
    problem, set_problem = solara.use_state("")
    upload: UsageUpload | None = visit.kept.get("usage")
    fit: UsageFit | None = visit.kept.get("usage_fit")
    use_progress(fit)
    words = {"label": USAGE["file"], "too_large": USAGE["too_large"]}
    field = UploadWidget.element(
        words=words,
        accept=KINDS,
        most=MOST_USAGE_BYTES,
    )

    def again() -> None:
        tick(lambda count: count + 1)

    def take(message: dict[str, Any], buffers: Any) -> None:
        try:
            visit.kept["usage"] = UsageUpload(content_of(message, buffers, MOST_USAGE_BYTES))
            set_problem("")
        except ValueError as refused:
            set_problem(str(refused))
        again()

    def change(fresh: UsageUpload) -> None:
        visit.kept["usage"] = fresh
        again()

    use_live(field, take)
    return tag(
        "div",
        headed(USAGE["title"], "upload"),
        tag("p", USAGE["what_for"], cls="os-note"),
        tag("div", field),
        *([tag("p", problem, cls="os-bad", role="alert").key("problem")] if problem else []),
        *([Understood(visit, upload, plan, change, again).key("understood")] if upload is not None else []),
        *show_fit(visit, fit, again),
        cls="os-card os-stack",
    )


@solara.component
def Understood(
    visit: Visit, upload: UsageUpload, plan: Plan, change: Callable[[UsageUpload], None], again: Callable[[], None]
) -> Any:
    """What was understood of the report, how to read it instead, and the button that fits."""
    draws, set_draws = solara.use_state(f"{FIT_QUICK}")

    def read(stop: threading.Event) -> UsageUnderstanding:
        return read_usage_upload(upload, plan.organization)

    found = use_background(read, [upload, plan.organization], "usage")
    running = (fit := visit.kept.get("usage_fit")) is not None and fit.running

    def go() -> None:
        if isinstance(found, UsageUnderstanding) and found.question is not None:
            if fit is not None:
                fit.close()
            fresh = visit.kept["usage_fit"] = UsageFit(visit, plan.organization)
            keep = not is_built_in(plan.organization)
            people = organization_of(plan.organization)
            task = FitTask(found.question, people, upload.file[0], int(draws), plan.seed, keep)
            fresh.begin(fit_in_own_process, task)
            again()

    ready = isinstance(found, UsageUnderstanding) and found.question is not None
    return tag(
        "div",
        tag("h3", say(USAGE, "understood", file=upload.file[0])),
        *choose_columns(upload, found, change),
        *show_understanding(found),
        tag(
            "div",
            Menu(USAGE["depth"], [(n, say(USAGE, key, n=int(n))) for n, key in DEPTHS.items()], draws, set_draws),
            press(USAGE["fit"], go, cls="os-primary", disabled=running or not ready),
            cls="os-row os-low",
        ),
        cls="os-stack",
    )


def choose_columns(upload: UsageUpload, found: Any, change: Callable[[UsageUpload], None]) -> list[Any]:
    """Menus: which column is what, what was running, and since when."""
    headings = found.headings if isinstance(found, UsageUnderstanding) else ()
    known = [("", USAGE["as_found"]), *((one, one) for one in dict.fromkeys(headings) if one)]
    menus = [
        Menu(
            USAGE[label],
            known,
            upload.mapping.get(role, ""),
            lambda heading, role=role: change(upload.give_column(role, heading)),
        )
        for role, label in ASKED_FOR.items()
    ]
    running = [("", USAGE["platform"]), *((name, words(one.title)) for name, one in strategies().items())]
    return [
        tag(
            "div",
            *menus,
            Menu(USAGE["strategy"], running, upload.strategy, lambda name: change(replace(upload, strategy=name))),
            Typed(USAGE["launched"], upload.launched, lambda day: change(replace(upload, launched=day))),
            cls="os-row os-low",
        ).key("choices")
    ]


def show_understanding(found: Any) -> list[Any]:
    """What stands in the way, and what was understood, in the words of the command line."""
    if found is None:
        return [tag("p", USAGE["reading"], cls="os-note", role="status").key("reading")]
    if isinstance(found, ValueError):
        return [tag("p", name_fields(str(found)), cls="os-bad", role="alert").key("errors")]
    errors, remarks = name_fields(found.errors), name_fields(found.remarks)
    return [
        *([tag("p", errors, cls="os-bad os-lines", role="alert").key("errors")] if errors else []),
        *([tag("p", remarks, cls="os-note os-lines", role="status").key("remarks")] if remarks else []),
    ]


def show_fit(visit: Visit, fit: UsageFit | None, again: Callable[[], None]) -> list[Any]:
    """How far the fit is, or what came out of it."""
    if fit is None:
        return []
    if fit.running:
        return [show_underway(fit, USAGE).key("underway")]
    if fit.problem:
        return [tag("p", name_fields(fit.problem), cls="os-bad os-lines", role="alert").key("failed")]
    if not isinstance(fit.outcome, FitOutcome):
        return [tag("p", USAGE["cancelled"], cls="os-note", role="status").key("cancelled")]
    return [Fitted(visit, fit, fit.outcome, again).key("fitted")]


@solara.component
def Fitted(visit: Visit, fit: UsageFit, found: FitOutcome, again: Callable[[], None]) -> Any:
    """What came out: prior and posterior, the back-test, files, and whether Compare uses it."""
    used = visit.fitted is not None and visit.fitted.draws is found.draws

    def switch() -> None:
        visit.fitted = None if used else SessionDraws(fit.organization, found.draws)
        again()

    kinds = {name: "text/plain" if name.endswith(".txt") else "text/csv" for name in SHOWN}
    files = [Download(name, name, kinds[name], lambda name=name: found.files.get(name, b"")) for name in SHOWN]
    where = organization_title(fit.organization)
    return tag(
        "div",
        tag("h3", say(USAGE, "fitted", organization=where)),
        *[tag("p", name_fields(sentence)) for sentence in found.sentences],
        *[tag("div", show_figure(**one)) for one in found.figures],
        tag("div", *files, cls="os-row"),
        tag("div", press(USAGE["use"], switch, cls="os-check", pressed=used), cls="os-row"),
        tag("p", say(USAGE, "used" if used else "unused", organization=where), cls="os-note", role="status"),
        cls="os-stack",
    )
