"""Saves figures as SVG with real letters and as PNG; equal numbers give equal bytes."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from analysis.presentation import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 160
"""Dots per inch of the PNG files: sharp on a slide, small enough to mail."""
_RENDERED: WeakKeyDictionary[Figure, bytes] = WeakKeyDictionary()
"""The SVG of figures that are still in use."""


def save(figure: Figure, path_stem: str | Path) -> tuple[Path, Path]:
    """Write a figure as ``path_stem.svg`` and ``path_stem.png``; return both paths.

    For notebooks: the commands write `picture_files` instead, each file whole or not at all.
    """
    stem = Path(path_stem)
    stem.parent.mkdir(parents=True, exist_ok=True)
    vector, picture = stem.with_name(stem.name + ".svg"), stem.with_name(stem.name + ".png")
    vector.write_bytes(_render(figure, "svg"))
    picture.write_bytes(_render(figure, "png"))
    return vector, picture


def picture_files(figure: Figure) -> dict[str, bytes]:
    """Return the contents of a figure's files by the ending of their names: ".svg" and ".png"."""
    return {".svg": _render_once(figure), ".png": _render(figure, "png")}


def svg(figure: Figure, name: str, description: str) -> str:
    """Return a figure as SVG text for an HTML page, with a description and ids of its own.

    It scales with the page. ``name`` (letters, digits, dashes) goes before every id, so that several figures can share
    one page.
    """
    import html

    text = _render_once(figure).decode()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    text = re.sub(r'\bid="', f'id="{name}-', text)
    text = re.sub(r'xlink:href="#|url\(#', lambda start: start.group().replace("xlink:", "") + f"{name}-", text)
    text = re.sub(r' d="[^"]*"', lambda path: re.sub(r"(\.\d\d)\d+", r"\1", path.group()), text)
    words = html.escape(description, quote=True)
    opening = f'<svg role="img" aria-label="{words}" preserveAspectRatio="xMinYMin meet"'
    head, rest = text.split(">", 1)
    head = re.sub(r'\s(width|height|xmlns|xmlns:xlink|version)="[^"]*"', "", head)
    return head.replace("<svg", opening, 1) + ">" + rest.strip()


def _render_once(figure: Figure) -> bytes:
    """Return a finished figure as SVG, rendered once for the page and for the file."""
    if figure not in _RENDERED:
        _RENDERED[figure] = _render(figure, "svg")
    return _RENDERED[figure]


def _render(figure: Figure, kind: str) -> bytes:
    """Return the figure's bytes, without dates or versions in them."""
    import matplotlib as mpl

    target = io.BytesIO()
    metadata = {"Date": None, "Creator": "orgshift"} if kind == "svg" else {"Software": None}
    with mpl.rc_context(style.RC):  # type: ignore[arg-type]  # its keys are typed as literals
        figure.savefig(target, format=kind, dpi=DPI, metadata=metadata)
    return target.getvalue()
