"""The page Learn: what the model declares, from the declarations it runs on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import solara

from visualizer.learn.tables import SECTIONS
from visualizer.plan.view import use_view
from visualizer.widgets.elements import press, table, tag
from visualizer.wording.page_texts import LEARN


@solara.component
def Learn() -> Any:
    """The page: one section at a time."""
    wanted, show = use_view("section", "limits")
    section = wanted if wanted in SECTIONS else "limits"
    tabs = [
        press(title, partial(show, name), cls="os-check", pressed=name == section)
        for name, (title, _) in SECTIONS.items()
    ]
    make: Callable[[], Any] = SECTIONS[section][1]
    return tag(
        "div",
        tag("h1", LEARN["title"]),
        tag("div", *tabs, cls="os-row", role="group", aria_label=LEARN["sections"]),
        tag("div", *show_section(make()), cls="os-card"),
        cls="os-stack",
    )


def show_section(content: Any) -> list[Any]:
    """A section as elements: paragraphs, or one table."""
    if isinstance(content, list):
        return [tag("p", line) for line in content]
    head, rows = content
    return [table(head, rows)]
