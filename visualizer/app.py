"""The browser app: its pages, and the frame around them.

Started by `visualizer.server.serve`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pandas  # noqa: F401 - here, once: reacton looks at it while rendering, and must not find it half imported
import solara

from analysis.presentation import language
from analysis.presentation.language import LANGUAGES
from visualizer.live.address import Address, PageLink, site
from visualizer.live.room import code_in
from visualizer.live.session import Session
from visualizer.live.tab import here, visit_of_this_tab
from visualizer.pages import MENU, PAGES, find_page
from visualizer.plan import workshop
from visualizer.plan.link import from_query
from visualizer.plan.resolve import checked
from visualizer.plan.view import whole, with_view
from visualizer.stage.share import Share
from visualizer.stories.presenting import Presenting, use_presenting
from visualizer.theme import style_sheet
from visualizer.widgets.elements import press, tag
from visualizer.widgets.scripts import FocusWidget, KeySwitchWidget, LanguageWidget
from visualizer.widgets.what_is import Explained, asking
from visualizer.wording import widget_texts
from visualizer.wording.part_texts import FRAME
from visualizer.wording.phone_texts import PHONES
from visualizer.wording.reader import COOKIE
from visualizer.wording.texts import STORY, TEXTS


@solara.component
def Layout(children: list[Any] | None = None) -> Any:
    """No frame but our own: Solara would put a bar of its own around the pages."""
    return tag("div", *(children or []))


@solara.component
def Page() -> Any:
    """Every page: the frame, and in it the page the path names.

    One component, so that the visit outlives the page.
    """
    router = solara.use_router()
    visit = visit_of_this_tab(lambda: session_from(router.search or ""))
    here.provide(visit)
    asked, ask = solara.use_state("")
    asking.provide(ask)
    shown = find_page(router.path.strip("/"))
    page = shown.name
    follows = page == "room" and bool(code_in(router.search or ""))  # without a room: a list of them, with the menu
    solara.use_effect(lambda: None if page == "room" else visit.session.begin(), [page == "room"])
    presenting = use_presenting(visit, page, router)
    above = tag(
        "div", presenting.tab, presenting.warning, *troubles(visit, page)
    )  # always one: the page keeps its place
    projector = follows or parse_qs(router.search or "").get("view") == ["projector"]
    return tag(
        "div",
        solara.Style(style_sheet()),
        solara.Title(f"orgshift · {shown.title}"),
        FocusWidget.element(page=page),
        tag("a", TEXTS["skip"], cls="os-skip", href="#os-main"),
        tag("header", *top_line(router, page, projector, visit, presenting), cls="os-top"),
        Address(visit.session).key(page) if page not in ("story", "room") else None,
        tag("main", above, shown.load()(), cls="os-page", id="os-main", tabindex="-1"),
        Explained(asked, lambda: ask("")) if asked else None,
        tag("footer", TEXTS["honest"], *languages(), key_switch(page), cls="os-foot"),
        cls="os-app projector" if projector else "os-app",
    )


def session_from(query: str) -> Session:
    """A session as the link asks for; it plays from the start unless the link says which week."""
    plan, view, troubles = from_query(query)
    plan, more = checked(workshop.opened(plan))
    week = whole(view.get("week", ""), 0, plan.weeks, -1)
    session = Session(plan, max(0, week))
    session.started = week >= 0  # a link to a week shows that week, and stays there
    session.troubles = [*troubles, *more]
    return session


def troubles(visit: Any, page: str) -> list[Any]:
    """Return warnings on what of a link could not be read; the Stage shows them elsewhere."""
    arrived = visit.kept.setdefault("arrived", page) == page and page not in ("stage", "room")
    return [tag("p", line, cls="os-warn", role="alert") for line in visit.session.troubles if arrived]


def top_line(router: Any, page: str, projector: bool, visit: Any, presenting: Presenting) -> list[Any]:
    """Word mark, pages, and what is always at hand."""
    following = page == "room" and code_in(router.search or "")
    links = [
        PageLink(router, one.path, one.title, "page" if one.name == page else None) for one in MENU if not following
    ]
    view = "" if projector else "projector"
    right = [
        PageLink(router, "/phones", PHONES["button"], None, PHONES["button_title"]),
        Share(visit.session),
        SecondWindow(router, presenting.code),
        press(
            TEXTS["projector"],
            lambda: router.push(with_view(router.search or "", view, router.path)),
            pressed=projector,
        ),
    ]
    right = [] if page == "room" else [*right, presenting.mark]
    mark = tag("span", "org", tag("b", "shift"), cls="os-mark")
    held = workshop.current()
    called = tag("span", held.file.title, cls="os-workshop") if held else None
    return [mark, called, tag("nav", *links, cls="os-nav", aria_label=FRAME["nav"]), tag("div", *right, cls="os-right")]


def languages() -> list[Any]:
    """The languages to choose from, where there are several."""
    offered = [(name, LANGUAGES[name]) for name in language.OFFERED]
    return [LanguageWidget.element(offered=offered, cookie=COOKIE)] if len(offered) > 1 else []


def key_switch(page: str) -> Any:
    """The list of the page's keys, and the switch of those of one sign."""
    return KeySwitchWidget.element(words={**widget_texts.KEY_SWITCH}, listed=page in ("stage", "story"))


@solara.component
def SecondWindow(router: Any, code: str) -> Any:
    """A link that opens the window that follows.

    The room goes into this window's link, so that a reload keeps it.
    """

    def keep_room() -> None:
        query = router.search or ""
        if f"room={code}" not in query:
            router.push((router.path or "/") + "?" + "&".join(filter(None, [query, f"room={code}"])))

    href = f"{site.root}/room?room={code}"
    link = tag("a", STORY["second"], href=href, target="_blank", cls="pill", title=STORY["second_title"])
    solara.v.use_event(link, "click", lambda *_: keep_room())
    return link


routes = [
    solara.Route(path=page.path.strip("/") or "/", component=Page, layout=Layout, label=page.title) for page in PAGES
]
