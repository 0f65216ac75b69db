"""What was understood of an uploaded list: columns with their menus, findings, a preview."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import solara

from analysis.presentation.language import translate
from visualizer.organization.uploads import Understanding, Upload, read_upload
from visualizer.plan.own_organizations import add_own
from visualizer.widgets.background_task import use_background
from visualizer.widgets.elements import press, table, tag
from visualizer.widgets.menu import Menu
from visualizer.widgets.what_is import headed
from visualizer.wording.options import name_fields
from visualizer.wording.organization_texts import ORGANIZATION
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from scenarios.people import ColumnRole

Ask = Callable[[Upload], Any]


@dataclass(frozen=True)
class Shown:
    """The last reading of the same people file that showed its columns."""

    upload: Upload
    understood: Understanding


@solara.component
def UploadedList(upload: Upload, ask: Ask, take: Callable[[str], Any]) -> Any:
    """Card about `upload`.

    `ask` hears how to read it instead; `take` the name of the organization to be used.
    """
    one_at_a_time = solara.use_memo(threading.Lock, [])
    kept: Any = solara.use_ref(None)

    def read(stop: threading.Event) -> Understanding | None:
        with one_at_a_time:
            return None if stop.is_set() else read_upload(upload)

    found = use_background(read, [upload], "upload")
    if isinstance(found, Understanding) and found.columns:
        kept.current = Shown(upload, found)
    shown: Shown | None = kept.current
    if shown is not None and shown.upload.people is not upload.people:
        shown = None
    title = say(ORGANIZATION, "understood", file=upload.people[0] if upload.people else "")
    # what was refused is forgotten by the next choice
    asked = upload if found is None or shown is None else replace(upload, mapping=shown.upload.mapping)
    return tag(
        "div",
        headed(title, "roles"),
        *([] if shown is None else show_columns(shown, asked, ask)),
        *show_result(found),
        *offer(upload, found, shown, ask, take),
        cls="os-card os-stack os-own",
    )


def show_columns(shown: Shown, asked: Upload, ask: Ask) -> list[Any]:
    """A row a column with a menu of roles.

    While the list is read again the menus show what is `asked` for.
    """
    head = [ORGANIZATION[name] for name in ("column", "read_as", "cells", "why")]
    rows = [
        (one.column, RoleMenu(asked, one, role_of(one, shown.upload, asked), ask), one.resolved, one.why)
        for one in shown.understood.columns
    ]
    return [table(head, rows, caption=ORGANIZATION["columns"]).key("columns")]


def role_of(column: ColumnRole, read: Upload, asked: Upload) -> str:
    """The role of a column, or the one asked for where that is another than when it was read."""
    for role, heading in asked.mapping.items():
        if read.mapping.get(role) != heading:
            if heading == column.column:
                return role
            if role == column.role:
                return ""
    return column.role


@solara.component
def RoleMenu(upload: Upload, column: ColumnRole, role: str, ask: Ask) -> Any:
    """Menu of the roles that a column may have.

    Names and addresses are known as such whatever is asked for, so they cannot be left unused.
    """
    from scenarios.people import ROLES, TITLES

    unused = [] if column.role in ("name", "email") else [("", ORGANIZATION["not_used"])]
    roles = [*unused, *((one, translate(TITLES[one])) for one in ROLES)]
    label = say(ORGANIZATION, "role_of", column=column.column)
    return Menu(label, roles, role, lambda name: ask(upload.give_role(column, name)))


def show_result(found: Understanding | ValueError | None) -> list[Any]:
    """What stands in the way, remarks, and the organization in figures and as a tree.

    Each has its key: a part that comes or goes leaves the others as they are drawn.
    """
    if found is None:
        return [tag("p", ORGANIZATION["reading"], cls="os-note", role="status").key("reading")]
    if isinstance(found, ValueError):
        return [tag("p", name_fields(str(found)), cls="os-bad", role="alert").key("errors")]
    parts = [tag("p", name_fields(found.errors), cls="os-bad", role="alert").key("errors")] if found.errors else []
    if found.remarks:
        parts.append(tag("p", name_fields(found.remarks), cls="os-note os-lines", role="status").key("remarks"))
    if found.facts:
        title = ORGANIZATION["preview_repaired" if found.mendable else "preview"]
        parts.append(tag("h3", title).key("title"))
        parts.append(tag("p", "\n".join(found.facts), cls="os-lines os-facts").key("facts"))
    if found.tree:
        more = {"tabindex": "0", "role": "region", "aria_label": ORGANIZATION["tree"]}
        parts.append(tag("pre", "\n".join(found.tree), cls="os-scroll os-tree", **more).key("tree"))
    return parts


def offer(upload: Upload, found: Any, shown: Shown | None, ask: Ask, take: Callable[[str], Any]) -> list[Any]:
    """Buttons: use the organization, repair the list, take the menus back."""
    population = found.population if isinstance(found, Understanding) else None
    mendable = isinstance(found, Understanding) and found.mendable
    again = replace(upload, attempt=upload.attempt + 1)
    buttons = [
        press(
            ORGANIZATION["use_files"],
            lambda: population is not None and take(add_own(population)),
            cls="os-primary",
            disabled=population is None,
        )
    ]
    if mendable:
        buttons.append(press(ORGANIZATION["repair"], partial(ask, replace(again, repair=True))))
    if shown is not None and upload.mapping:
        buttons.append(press(ORGANIZATION["as_found"], partial(ask, replace(again, mapping={}, repair=False))))
    return [tag("div", *buttons, cls="os-row").key("buttons")]
