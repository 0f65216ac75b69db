"""Builds HTML from small functions; all text that is not HTML already is escaped.

No template engine: the page is one fixed layout, and Jinja2 would be a further package for every user.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from analysis.presentation.language import mark, translate

NARROW = 3
"""Columns that fit a phone."""
HINT = mark("Wider than the screen: swipe to the side. \N{RIGHTWARDS ARROW}")


class Html(str):
    """Text that is HTML already and is not escaped."""

    __slots__ = ()


def el(name: str, *children: object, **attributes: str) -> Html:
    """Return an element; children that are not `Html` are escaped, None is left out.

    Names of attributes: ``class_`` becomes class, ``a_b`` becomes a-b.
    """
    stated = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value, quote=True)}"' for key, value in attributes.items()
    )
    return Html(f"<{name}{stated}>{join(children)}</{name}>")


def join(children: Iterable[object]) -> Html:
    """Return several pieces as one, each escaped unless it is `Html`."""
    return Html(
        "".join(
            str(child) if isinstance(child, Html) else _escaped(str(child)) for child in children if child is not None
        )
    )


def _escaped(text: str) -> str:
    """Return text as HTML; a number stays on one line with its percent sign."""
    return html.escape(text).replace(" %", "\N{NO-BREAK SPACE}%")


def table(head: Sequence[object], rows: Iterable[Sequence[object]], caption: str, numeric: Iterable[int] = ()) -> Html:
    """Return a table with a header row and row headers; columns in ``numeric`` are numbers.

    It scrolls sideways by itself where the screen is too narrow.
    """
    right = set(numeric)
    top = el("tr", *(el("th", cell, scope="col", class_="num" if i in right else "") for i, cell in enumerate(head)))
    body = [
        el("tr", *(_cell(i, cell, i in right) for i, cell in enumerate(row)), class_=getattr(row, "look", ""))
        for row in rows
    ]
    inside = el("table", el("thead", top), el("tbody", *body))
    scrolling = el("div", inside, class_="scroll", tabindex="0", role="region", aria_label=caption)
    hint = el("p", translate(HINT), class_="hint") if len(head) > NARROW else None
    return el("div", el("p", caption, class_="caption"), hint, scrolling, class_="table")


class StyledRow(tuple):  # type: ignore[type-arg]
    """A table row with a class of its own (``look``), for the rows that should stand out."""

    look: str = ""

    @classmethod
    def of(cls, cells: Iterable[object], look: str) -> StyledRow:
        """Return the cells as a row with this look."""
        row = cls(cells)
        row.look = look
        return row


def _cell(place: int, cell: object, number: bool) -> Html:
    """Return one cell; the first of a row is its header."""
    look = "num" if number else ""
    return el("th", cell, scope="row", class_=look) if place == 0 else el("td", cell, class_=look)
