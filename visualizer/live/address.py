"""Address bar and plan, kept the same on every page.

A reload, Back and a shared link lose nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import solara

from visualizer.live.session import Session
from visualizer.plan import workshop
from visualizer.plan.link import from_query, to_query
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import checked
from visualizer.widgets.elements import tag


@dataclass
class Site:
    """Where this app is found.

    `root`: the sub-path it is served under; `token`: what a link of it must bring. `network`: name and port under which
    other machines reach it; empty where it serves its own machine alone. `elsewhere`: how often browsers on
    other machines are connected, by the kernels that serve their tabs.
    """

    root: str = ""
    token: str = ""
    network: str = ""
    elsewhere: Counter[str] = field(default_factory=Counter)


site = Site()
"""This server's: all but `elsewhere` is set once, by who serves."""


def is_on_this_machine() -> bool:
    """Whether the browser of the tab that asks is on the machine that serves it."""
    return not site.elsewhere[solara.get_kernel_id()]


@solara.component
def Address(session: Session) -> Any:
    """Shows nothing. A change of the plan goes into the link.

    Back, Forward and a typed link bring a plan back.
    """
    router = solara.use_router()
    plan = use_plan(session)
    seen = solara.use_ref(router.search or "")

    def changed_here() -> None:
        linked, view, _ = from_query(router.search or "")
        view.pop("week", None)
        if workshop.opened(linked) != plan:
            seen.current = to_query(plan, **view)
            router.push((router.path or "/") + (f"?{seen.current}" if seen.current else ""))

    def changed_there() -> None:
        query = router.search or ""
        if query != seen.current:
            seen.current = query
            wanted, _ = checked(workshop.opened(from_query(query)[0]))
            if wanted != session.plan:
                session.change(wanted, undoable=False)

    solara.use_effect(changed_there, [router.search])
    solara.use_effect(changed_here, [plan])
    return tag("span")


@solara.component
def PageLink(router: Any, path: str, title: str, current: str | None, about: str = "") -> Any:
    """A link to a page that keeps the state in the link."""
    look = {"cls": "pill", "title": about} if about else {}
    link = tag("a", title, href=site.root + path, aria_current=current, **look)
    solara.v.use_event(
        link, "click.prevent", lambda *_: router.push(path + ("?" + router.search if router.search else ""))
    )
    return link


def use_plan(session: Session) -> Plan:
    """The session's plan, as it changes; weeks passing never re-render anything."""
    plan, set_plan = solara.use_state(session.plan)

    def listen() -> Any:
        set_plan(session.plan)
        return session.join(lambda what, _: set_plan(session.plan) if what == "plan" else None)

    solara.use_effect(listen, [])
    return plan
