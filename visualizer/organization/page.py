"""Organization: choose one, make one with dials, or bring your own; look at its structure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import solara

from visualizer.live.address import PageLink, use_plan
from visualizer.live.own_files import remember_organization, rename_organization
from visualizer.live.session import Session
from visualizer.live.tab import Visit, here
from visualizer.organization import uploads
from visualizer.organization.overview import APART, Overview
from visualizer.organization.uploaded_list import UploadedList
from visualizer.organization.usage_card import UsageCard
from visualizer.plan.resolve import dials_in, organization_of, organization_title, organizations
from visualizer.plan.workshop_file import organization_files
from visualizer.widgets.download import Download, pack_files
from visualizer.widgets.elements import press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.menu import Menu
from visualizer.widgets.number import Number
from visualizer.widgets.typed import Typed
from visualizer.widgets.upload import UploadWidget
from visualizer.widgets.what_is import headed
from visualizer.wording.indicators import words
from visualizer.wording.organization_texts import GENERATOR, ORGANIZATION
from visualizer.wording.texts import say

MADE_AT_FIRST = {"people": 300, "mean_degree": 10.0, "seed": 1}
FRESH: dict[str, dict[str, Any]] = {"people": {"mapping": {}}, "ties": {}, "survey": {}, "survey_map": {}}
"""What is forgotten with a new file."""


@solara.component
def Organization() -> Any:
    """The page: three ways to an organization, and what it looks like."""
    visit: Visit = solara.use_context(here)
    session: Session = visit.session
    plan = use_plan(session)
    name = plan.organization
    problem, set_problem = solara.use_state("")
    upload, set_upload = solara.use_state(uploads.Upload())

    def take(chosen: str) -> None:
        trouble = missing(chosen)
        set_problem(trouble)
        if trouble:
            return
        if chosen not in organizations():
            remember_organization(visit, chosen)
        session.change(replace(session.plan, organization=chosen), week=0)

    gone = missing(name)
    known = [(one, words(title)) for one, title in organizations().items()]
    further = dict.fromkeys([*visit.kept.get("organizations", ()), name])
    choices = known + [(one, organization_title(one)) for one in further if one not in organizations()]
    return tag(
        "div",
        tag("h1", ORGANIZATION["title"]),
        tag(
            "div",
            tag(
                "div",
                tag("h2", ORGANIZATION["choose"]),
                Menu(ORGANIZATION["choices"], choices, name, take),
                *([] if gone or name in organizations() else [OwnOne(name, partial(rename_organization, visit))]),
                cls="os-card os-stack",
            ),
            tag("div", headed(ORGANIZATION["make"], "dials"), Dials(name, take), cls="os-card os-stack"),
            tag("div", headed(ORGANIZATION["own"], "upload"), UploadFields(set_upload), cls="os-card os-stack"),
            cls="os-grid3",
        ),
        *([UploadedList(upload, set_upload, take)] if upload.people else []),
        *([tag("p", problem, cls="os-bad", role="alert")] if problem else []),
        *([] if gone else [UsageCard(plan).key("usage")]),
        tag("p", gone, cls="os-bad", role="alert") if gone else Overview(plan),
        cls="os-stack",
    )


@solara.component
def OwnOne(name: str, give_title: Callable[[str], None]) -> Any:
    """What can be done with an organization of one's own: another title, its files."""

    def rename(title: str) -> None:
        if words := " ".join(title.split())[:80]:
            give_title(words)

    def make() -> bytes:
        return pack_files(organization_files(organization_of(name)))

    typed = [Typed(ORGANIZATION["name"], organization_title(name), rename)] if name.startswith("own:") else []
    return tag(
        "div",
        *typed,
        tag("div", Download(ORGANIZATION["save"], "organization.zip", "application/zip", make)),
        tag("p", ORGANIZATION["while_it_runs"], cls="os-note") if typed else None,
        cls="os-stack",
    )


def missing(name: str) -> str:
    """Why there is no organization of that name, empty where there is one.

    An uploaded one may be gone by now.
    """
    try:
        organization_of(name)
    except ValueError as trouble:
        return str(trouble)
    return ""


@solara.component
def Dials(whose: str, take: Any) -> Any:
    """Dials of the generator, at first those of the organization called `whose`.

    What they make is named by them.
    """
    from simulation.networks.dials import DIALS, set_dials

    asked_for = {name: label for name, label in GENERATOR.items() if name not in APART}
    shown = dials_in(whose) if whose.startswith("generated:") else {}
    first = MADE_AT_FIRST | {name: value for name, value in shown.items() if name in {*MADE_AT_FIRST, *asked_for}}
    router, (made, set_made) = solara.use_router(), solara.use_state("")
    turned = solara.use_memo(lambda: solara.reactive(first), [])
    now = turned.value
    usual = vars(set_dials(now["people"], {"mean_degree": now["mean_degree"]}))

    def turn(name: str, value: float) -> None:
        turned.value = {**turned.value, name: value}

    def dial(name: str, label: str, low: float, high: float, step: float = 0.0) -> Any:
        value = now.get(name, round(usual.get(name, 0.0), 2))
        return Number(label, value, low, high, lambda number: turn(name, int(number) if step == 1 else number), step)

    def make() -> None:  # of the newest dials: the page may be drawn with them only later
        fresh = "generated:" + ",".join(f"{name}={value}" for name, value in turned.value.items())
        take(fresh)
        set_made(fresh)

    return tag(
        "div",
        tag(
            "div",
            dial("people", ORGANIZATION["people"], 20, 20_000, step=1),
            dial("mean_degree", GENERATOR["mean_degree"], 3, 40, step=0.5),
            *[dial(name, label, DIALS[name].low, DIALS[name].high) for name, label in asked_for.items()],
            dial("seed", ORGANIZATION["seed"], 0, 9999, step=1),
            cls="os-dials",
        ),
        press(ORGANIZATION["make_it"], make, cls="os-primary"),
        tag("div", *(describe_made(whose, router) if made == whose else []), role="status"),
        cls="os-stack",
    )


def describe_made(name: str, router: Any) -> list[Any]:
    """That an organization is made and chosen, and the way on."""
    done = tag("p", say(ORGANIZATION, "made", title=organization_title(name)))
    return [done, tag("p", PageLink(router, "/compare", ORGANIZATION["on_to_compare"], None))]


@solara.component
def UploadFields(ask: Any) -> Any:
    """Fields for people, ties, a survey and its mapping; `ask` hears how the upload changes."""
    problem, set_problem = solara.use_state("")

    def keep(which: str, message: dict[str, Any], buffers: Any) -> None:
        most = uploads.MOST_MAP_BYTES if which == "survey_map" else uploads.MOST_BYTES
        try:
            content = uploads.content_of(message, buffers, most)
        except ValueError as refused:
            set_problem(str(refused))
            return
        set_problem("")
        ask(lambda before: replace(before, **{which: content}, repair=False, **FRESH[which]))

    return tag(
        "div",
        OneFile("people_file", lambda message, buffers: keep("people", message, buffers)),
        OneFile("ties_file", lambda message, buffers: keep("ties", message, buffers)),
        OneFile("survey_file", lambda message, buffers: keep("survey", message, buffers)),
        OneFile(
            "map_file",
            lambda message, buffers: keep("survey_map", message, buffers),
            uploads.MAP_KINDS,
            uploads.MOST_MAP_BYTES,
        ),
        *([tag("p", problem, cls="os-bad", role="alert")] if problem else []),
        tag("p", ORGANIZATION["private"], cls="os-note"),
        cls="os-stack",
    )


@solara.component
def OneFile(label: str, hear: Any, kinds: str = uploads.KINDS, most: int = uploads.MOST_BYTES) -> Any:
    """A file field. label: its text in the catalogue; kinds: endings; most: bytes."""
    texts = {"label": ORGANIZATION[label], "too_large": ORGANIZATION["too_large"]}
    field = UploadWidget.element(words=texts, accept=kinds, most=most)
    use_live(field, hear)
    return field
