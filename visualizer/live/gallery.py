"""Strategies of one's own, uploaded or made on the Stage; and other files of one's own.

They are kept in the visitor's browser and offered on every page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import solara

from visualizer.live.address import use_plan
from visualizer.live.own_files import keep, take_file, tick
from visualizer.live.tab import Visit, here
from visualizer.plan import own_strategies
from visualizer.plan.own_strategies import pack, readable, unpack, with_title
from visualizer.plan.plan import Plan
from visualizer.plan.programme import as_one
from visualizer.plan.resolve import organizations, strategies, strategy
from visualizer.widgets.download import Download, pack_files
from visualizer.widgets.elements import Panel, press, tag
from visualizer.widgets.live_widget import use_live
from visualizer.widgets.scripts import KeysWidget
from visualizer.widgets.shelf import ShelfWidget
from visualizer.widgets.typed import Typed
from visualizer.widgets.upload import MOST_YAML_BYTES, UploadWidget, content_of
from visualizer.wording.part_texts import GALLERY
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from simulation.levers import Strategy

ENDINGS = ".yaml,.yml"


def use_own(*further: str) -> dict[str, Strategy]:
    """The strategies of one's own by name: those kept and, of `further` names, those of a link."""
    return readable([*solara.use_context(here).own.value, *further])


@solara.component
def OwnStrategies() -> Any:
    """A button that opens the strategies of one's own, and what keeps them in the browser."""
    visit: Visit = solara.use_context(here)
    opened, set_opened = solara.use_state(False)
    refused, set_refused = solara.use_state(False)
    shelf, router = ShelfWidget.element(place="strategies"), solara.use_router()
    names = visit.own.value

    def hear(message: dict[str, Any], _: Any) -> None:
        if message.get("refused"):
            set_refused(True)
        elif isinstance(message.get("found"), list):
            found = readable(map(str, message["found"]))
            if "compare=" not in (router.search or ""):  # such a link names what is compared
                for name in found:
                    tick(visit, name)
            visit.own.value = tuple(readable([*visit.own.value, *found]))
            visit.kept["shelf"] = True

    def write(widget: ShelfWidget) -> None:
        if visit.kept.get("shelf"):
            widget.kept = list(names)

    use_live(shelf, hear, write, also=[names])
    panel = [Gallery(visit, refused, lambda: set_opened(False))] if opened else []
    return tag("div", shelf, press(GALLERY["open"], lambda: set_opened(True), pressed=opened), *panel)


@solara.component
def Gallery(visit: Visit, refused: bool, close: Callable[[], None]) -> Any:
    """The panel: upload, keep, and each one kept. `refused`: the browser keeps nothing."""
    said, say_it = solara.use_state(("", ""))
    keys = KeysWidget.element(listened=["Escape"])
    use_live(keys, lambda message, _: close() if message.get("key") == "Escape" else None)
    words = {"label": GALLERY["file"], "too_large": GALLERY["too_large"]}
    field = UploadWidget.element(words=words, accept=ENDINGS, most=MOST_YAML_BYTES)

    def attempt(act: Callable[[], str]) -> None:
        try:
            say_it(("", act()))
        except ValueError as problem:
            say_it((str(problem), ""))

    def keep_one(found: Strategy) -> str:
        return say(GALLERY, "took", title=keep(visit, found))

    use_live(
        field,
        lambda message, buffers: attempt(lambda: take_file(visit, *content_of(message, buffers, MOST_YAML_BYTES))),
    )
    problem, done = said
    own = readable(visit.own.value)
    rows = [
        One(visit, name, found, lambda one: attempt(lambda: keep_one(one))).key(name) for name, found in own.items()
    ]
    body = [
        tag("p", GALLERY["not_kept"] if refused else GALLERY["where"], cls="os-note"),
        tag("div", field),
        *([tag("p", line, cls="os-bad", role="alert") for line in problem.splitlines()]),
        tag("p", done, role="status"),
        tag(
            "div",
            press(GALLERY["new"], lambda: attempt(lambda: start_new(visit))),
            press(GALLERY["keep"], lambda: attempt(lambda: keep_stage(visit))),
            tag("div", SaveWorkshop(visit, own)),
            cls="os-row",
        ),
        *(rows or [tag("p", GALLERY["none"], cls="os-note")]),
    ]
    return tag("div", keys, Panel(GALLERY["title"], body, close))


@solara.component
def Changes() -> Any:
    """Buttons on the Stage: a new strategy, and what has been changed kept as one of one's own."""
    visit: Visit = solara.use_context(here)
    plan, (problem, tell) = use_plan(visit.session), solara.use_state("")

    def attempt(act: Callable[[Visit], str]) -> None:
        try:
            act(visit)
            tell("")
        except ValueError as reason:
            tell(str(reason))

    buttons = [press(GALLERY["new"], lambda: attempt(start_new))]
    if plan.tampered:
        own = own_strategies.is_own(plan.strategy)
        buttons += [press(GALLERY["save"], lambda: attempt(save_changes))] if own else []
        buttons += [press(GALLERY["save_as"], lambda: attempt(keep_stage))]
    return tag("div", *buttons, *[tag("p", problem, cls="os-bad", role="alert") for _ in [1] if problem], cls="os-row")


@solara.component
def SaveWorkshop(visit: Visit, own: dict[str, Strategy]) -> Any:
    """A button that saves the Stage and own strategies, and what that leaves out."""
    from visualizer.plan.workshop_file import WORKSHOP, describe_left_out, workshop_files

    plan = use_plan(visit.session)
    plain = plan.organization in organizations()
    name, kind = (WORKSHOP, "application/yaml") if plain else ("workshop.zip", "application/zip")

    def make() -> bytes:
        files = workshop_files(visit.session.plan, own)
        return files[WORKSHOP] if len(files) == 1 else pack_files(files)

    left_out = describe_left_out(plan)
    note = [tag("p", left_out, cls="os-note")] if left_out else []
    return tag("div", tag("div", Download(GALLERY["workshop"], name, kind, make)), *note)


@solara.component
def One(visit: Visit, name: str, found: Strategy, duplicate: Callable[[Strategy], None]) -> Any:
    """One strategy of one's own: its title, and what can be done with it."""
    from scenarios.strategy import strategy_yaml

    def show() -> None:
        visit.session.change(visit.session.plan.with_strategy(name))

    file = f"{own_strategies.file_stem(found.title)}.yaml"
    return tag(
        "div",
        tag("div", Typed(GALLERY["name"], found.title, lambda title: rename(visit, name, title))),
        tag(
            "div",
            press(GALLERY["show"], show, pressed=visit.session.plan.strategy == name),
            press(GALLERY["duplicate"], lambda: duplicate(found)),
            tag("div", Download(GALLERY["download"], file, "application/yaml", lambda: strategy_yaml(found).encode())),
            press(GALLERY["remove"], lambda: remove(visit, name)),
            cls="os-row",
        ),
        role="group",
        aria_label=found.title,
        cls="os-kept-one",
    )


def on_stage(plan: Plan) -> Strategy:
    """What is on the Stage as a strategy: with the levels seen there, and a title of one's own."""
    written = strategy(plan.strategy)
    title = written.title if own_strategies.is_own(plan.strategy) else GALLERY["new_title"]
    return replace(written, title=title, entries=as_one(plan))


def keep_stage(visit: Visit) -> str:
    """Keep what is on the Stage as one more of one's own, and go on with it."""
    return go_on_with(visit, on_stage(visit.session.plan))


def start_new(visit: Visit) -> str:
    """Keep a strategy without levers, and show it on the Stage."""
    return go_on_with(visit, replace(strategy("nothing"), title=GALLERY["new_title"], summary="", entries=()))


def go_on_with(visit: Visit, found: Strategy) -> str:
    """Keep a strategy, show it on the Stage, and return what was done."""
    title = keep(visit, found)
    visit.session.change(visit.session.plan.with_strategy(visit.own.value[-1]))
    return say(GALLERY, "took", title=title)


def save_changes(visit: Visit) -> str:
    """Write what was changed on the Stage into the strategy of one's own that it was made from."""
    plan = visit.session.plan
    fresh = pack(replace(unpack(plan.strategy), entries=as_one(plan)))
    put_in_place(visit, plan.strategy, fresh)
    visit.session.change(visit.session.plan.with_strategy(fresh))
    return say(GALLERY, "took", title=unpack(fresh).title)


def put_in_place(visit: Visit, name: str, fresh: str) -> None:
    """Put one strategy of one's own in the place of another, also where it is to be compared."""
    kept = [fresh if one == name else one for one in visit.own.value]
    tick(visit, fresh, name)  # before what redraws the pages
    visit.own.value = tuple(kept if fresh in kept else [*kept, fresh])


def rename(visit: Visit, name: str, title: str) -> None:
    """Give one of one's own another title, also where it is on the Stage."""
    fresh = pack(with_title(unpack(name), title, titles(visit, but=name)))
    put_in_place(visit, name, fresh)
    plan = visit.session.plan
    rival = fresh if plan.rival == name else plan.rival
    visit.session.change(replace(plan, strategy=fresh if plan.strategy == name else plan.strategy, rival=rival))


def remove(visit: Visit, name: str) -> None:
    """Let go of one; what runs on the Stage runs on."""
    visit.kept["to_tick"] = tuple(pair for pair in visit.kept.get("to_tick", ()) if pair[1] != name)
    visit.own.value = tuple(one for one in visit.own.value if one != name)


def titles(visit: Visit, but: str = "") -> list[str]:
    """The titles that are taken: those of all strategies but one."""
    own = readable(visit.own.value)
    return [one.title for one in strategies().values()] + [one.title for name, one in own.items() if name != but]
