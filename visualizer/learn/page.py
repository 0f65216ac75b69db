"""The page Learn: what the model declares, from the declarations it runs on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import solara

from visualizer.learn.tables import SECTIONS, Block
from visualizer.plan.view import use_view
from visualizer.widgets.elements import press, table, tag
from visualizer.wording.page_texts import LEARN


@solara.component
def Learn() -> Any:
    """The page: one section at a time."""
    wanted, show = use_view("section", "limits")
    section = wanted if wanted in SECTIONS else "limits"
    tabs = [press(LEARN[name], partial(show, name), cls="os-check", pressed=name == section) for name in SECTIONS]
    make: Callable[[], Any] = SECTIONS[section]
    # A long section takes seconds to draw: the page says so first.
    ready, set_ready = solara.use_state("")
    solara.use_effect(lambda: set_ready(section), [section])
    content = show_section(make()) if ready == section else [tag("p", LEARN["opening"], role="status")]
    return tag(
        "div",
        tag("h1", LEARN["title"]),
        tag("div", *tabs, cls="os-row", role="group", aria_label=LEARN["sections"], data_arrows=""),
        tag("div", *content, cls="os-card").key(
            f"{section} {ready == section}"
        ),  # each section with elements of its own
        cls="os-stack",
    )


def show_section(content: Any) -> list[Any]:
    """A section as elements: one table, or what it has in its order.

    Paragraphs, texts with a title each, and tables.
    """
    if isinstance(content, tuple):
        return [table(*content)]
    return [part for one in content for part in show_part(one)]


def show_part(content: Any) -> list[Any]:
    """A paragraph, a text with its title, or a table (a head and rows)."""
    if not isinstance(content, tuple):
        return [tag("p", content)]
    return [table(*content)] if isinstance(content[0], tuple) else show_text(*content)


def show_text(title: str, about: list[str], blocks: list[Block]) -> list[Any]:
    """A mechanism: its title and what it is in words; folded, its equations a line each."""
    parts = [
        tag("pre", block.text, cls="os-kept", tabindex="0", role="region", aria_label=f"{title}, {place}")
        if block.kept
        else tag("p", block.text)
        for place, block in enumerate(blocks, start=1)
    ]
    folded = tag("details", tag("summary", LEARN["equations"]), *parts)
    return [tag("h2", title), *[tag("p", text) for text in about], folded]
