"""The page phones get: one file with style, script and texts in it, and nothing to fetch."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from analysis.presentation.language import current_language, in_language
from visualizer.widgets.live_widget import script
from visualizer.wording.phone_texts import PHONE, PHONES

LARGEST = 40 * 1024
"""Bytes the page may have: a phone at the edge of the Wi-Fi gets it in a second."""


def phone_page(language: str = "") -> str:
    """The page as one text in that language."""
    return _page_in(language or current_language())


@cache
def _page_in(language: str) -> str:
    """The page in a language."""
    folder = Path(__file__).parent
    page = (folder / "page.html").read_text(encoding="utf-8")
    sheets = (folder.parent / "theme/colours.css", folder / "page.css", folder / "rounds.css")
    style = "".join(path.read_text(encoding="utf-8") for path in sheets)
    with in_language(language):
        texts = json.dumps({**PHONE}, ensure_ascii=False).replace("</", "<\\/")
        no_script = PHONES["no_script"]
    return (
        page.replace("/* language */", language)
        .replace("/* script_needed */", no_script)
        .replace("/* style */", _shorten(style))
        .replace("/* texts */", texts)
        .replace("/* script */", _shorten(script("phones/page")))
    )


def _shorten(text: str) -> str:
    """The lines without what they begin and end with: indentation and comments that fill a line."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
