"""Strategies of one's own, each named by the packed text of its file.

A link so holds all of it. Nothing is kept on the server, and a link opens no file.
"""

from __future__ import annotations

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING

from simulation.errors import UserError
from visualizer.wording.part_texts import GALLERY
from visualizer.wording.texts import say

if TYPE_CHECKING:
    from simulation.levers import Strategy

PREFIX = "own:"
LONGEST = 3000
"""Characters of a name, which is a part of a link."""
LARGEST = 60_000
"""Bytes of a strategy's file."""
MOST = 40
"""Strategies of one's own at a time."""


def pack(strategy: Strategy) -> str:
    """The name that holds a strategy. Raises UserError where a link cannot hold it."""
    from scenarios.strategy import strategy_yaml

    text = strategy_yaml(strategy).encode()
    name = PREFIX + urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")
    if len(text) > LARGEST or len(name) > LONGEST:
        raise UserError(say(GALLERY, "too_long", title=strategy.title))
    return name


@lru_cache(maxsize=128)  # a link's text is the key
def unpack(name: str) -> Strategy:
    """The strategy that a name made by `pack` holds. Raises UserError for any other name."""
    from scenarios.strategy import read_strategy

    packed = name.removeprefix(PREFIX)
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LARGEST)
        whole = unpacker.eof and len(name) <= LONGEST
    except (ValueError, zlib.error):
        whole = False
    if not whole:
        raise UserError(GALLERY["unreadable"])
    return replace(read_strategy(text, GALLERY["in_link"]), name=name)


def is_own(name: str) -> bool:
    """Whether a strategy's name is one of one's own."""
    return name.startswith(PREFIX)


def readable(names: Iterable[str]) -> dict[str, Strategy]:
    """The strategies among these names that are one's own and can be read, each once."""
    found: dict[str, Strategy] = {}
    for name in list(dict.fromkeys(filter(is_own, names)))[:MOST]:
        try:
            found[name] = unpack(name)
        except UserError:  # made by another version
            continue
    return found


def with_title(strategy: Strategy, title: str, taken: Iterable[str]) -> Strategy:
    """The strategy under a title that no other has: "Title (2)" where that is taken."""
    wanted, others = " ".join(title.split())[:80] or strategy.title, set(taken)
    stem = re.sub(r" \(\d+\)$", "", wanted)
    numbered = (f"{stem} ({number})" for number in range(2, MOST + len(others) + 2))
    free = wanted if wanted not in others else next(one for one in numbered if one not in others)
    return replace(strategy, title=free)


def file_stem(title: str) -> str:
    """A title as the name of a file: "Ask first, then act" as "ask-first-then-act"."""
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-_")[:60] or "strategy"


def name_changed(name: str) -> str:
    """What a strategy is called once it was changed: after the file of the one it was."""
    from scenarios.strategy import CHANGED

    return (file_stem(unpack(name).title) if is_own(name) else name) + CHANGED


def name_apart(stem: str, taken: Iterable[str]) -> str:
    """A name that no other has: with a number where it is taken."""
    others = set(taken)
    return next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name not in others)
