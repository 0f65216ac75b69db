"""Plain HTML elements for the pages: text stays text, buttons are real buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import solara

from visualizer.wording.part_texts import KEY_TEXTS
from visualizer.wording.texts import TEXTS


def tag(name: str, *children: Any, cls: str = "", **attributes: Any) -> Any:
    """An element `name` with `children` (text or elements); attribute names use ``_`` for ``-``."""
    plain = {key.strip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    shown = [keep_percents(child) if isinstance(child, str) else child for child in children if child is not None]
    return solara.v.Html(tag=name, class_=cls, children=shown, attributes=plain)


def keep_percents(text: str) -> str:
    """The text with no line break between a number and its % sign."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def describe_keys(keys: Sequence[tuple[str, str]]) -> list[Any]:
    """A line for each key: what it is called and does, by the names of these texts.

    A key without a text is called as it is.
    """
    return [tag("p", tag("b", KEY_TEXTS.get(key, key) + "  "), KEY_TEXTS[does]) for key, does in keys]


def problem_of(found: Any) -> list[Any]:
    """What went wrong where work for the page brought a ValueError instead of a result.

    Nothing else.
    """
    return [tag("p", str(found), cls="os-bad", role="alert")] if isinstance(found, ValueError) else []


def press(
    label: Any,
    act: Callable[[], Any],
    cls: str = "pill",
    pressed: bool | None = None,
    disabled: bool = False,
    **more: Any,
) -> Any:
    """A button that calls `act`.

    `pressed`: for one that stays down. `label`: text, or a list of children.
    """
    children = label if isinstance(label, list) else [label]
    if pressed is not None:
        more["aria_pressed"] = "true" if pressed else "false"
    if disabled:
        more["disabled"] = True
    return _Press(children, act, cls, more)


@solara.component
def _Press(children: list[Any], act: Callable[[], Any], cls: str, attributes: dict[str, Any]) -> Any:
    # A component of its own: hearing clicks is a hook, and hooks must not come and go with what a page shows.
    button = tag("button", *children, cls=cls, type="button", **attributes)
    solara.v.use_event(button, "click", lambda *_: act())
    return button


def table(head: Sequence[str], rows: Sequence[Sequence[Any]], caption: str = "", numbers: Sequence[int] = ()) -> Any:
    """A table with a head line; columns in `numbers` are set flush right."""

    def cell(kind: str, column: int, content: Any) -> Any:
        shown = content if hasattr(content, "component") or isinstance(content, str) else str(content)
        extra = {"scope": "col"} if kind == "th" else {}
        return tag(kind, shown, cls="n" if column in numbers else "", **extra)

    lines = [tag("tr", *[cell("td", column, content) for column, content in enumerate(row)]) for row in rows]
    top = tag("thead", tag("tr", *[cell("th", column, text) for column, text in enumerate(head)]))
    return tag(
        "div",
        tag("table", tag("caption", caption) if caption else None, top, tag("tbody", *lines), cls="os-table"),
        cls="os-scroll",
        tabindex="0",
        role="region",
        aria_label=caption or ", ".join(filter(None, head)),
    )


def progress_bar(done: int, total: int, label: str) -> Any:
    """A bar as far as `done` of `total`, called `label`."""
    return tag(
        "div",
        tag("i", style=f"width:{100 * done / max(1, total):.0f}%"),
        cls="os-progress",
        role="progressbar",
        aria_valuenow=str(done),
        aria_valuemax=str(total),
        aria_label=label,
    )


@solara.component
def Panel(title: str, body: list[Any], close: Callable[[], None]) -> Any:
    """A panel with `title` and `body` (elements); `close` is called by its button."""
    shut = press("×", close, cls="os-close", aria_label=TEXTS["close"], title=TEXTS["close"])
    return tag("aside", shut, tag("h2", title), *body, cls="os-panel", role="dialog", tabindex="-1", aria_label=title)
