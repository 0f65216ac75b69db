"""The generated parts of docs/patterns.md: the protocol, written from the declarations."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from experiments.patterns.catalogue import PATTERNS
from experiments.patterns.pattern import Part, Pattern

Table = Callable[[Sequence[str], Iterable[Iterable[Any]]], str]
"""Writes a head and rows as a Markdown table."""


def protocol(table: Table) -> str:
    """Return what was fixed for each pattern before anything was run."""
    head = ("Measured", "Published", "Unit", "Holds", "In part", "Read off")
    sections = [f"{_introduce(one)}\n\n{table(head, map(_describe, one.parts))}" for one in PATTERNS]
    return "\n\n".join(sections)


def _introduce(one: Pattern) -> str:
    vendor = " A survey by a vendor: opinions of managers." if one.vendor else ""
    built_in = f" By construction: {one.built_in}" if one.built_in else ""
    proxy = f" What stands for what: {one.proxy}" if one.proxy else ""
    return f"### {one.id} {one.claim}\n\n{one.source} ({one.mark}).{vendor}{proxy}{built_in}"


def _describe(part: Part) -> tuple[str, ...]:
    """Return the cells of one part."""
    arms = ", ".join(dict.fromkeys(f"`{arm.name}`" for arm, _ in part.reads)) or "no run"
    if part.needs:
        bands = ("cannot be run yet", f"needs {part.needs}")
    elif part.band.direction:
        bands = ("all of its interval above 0", "-")
    else:
        bands = (_edges(part.band.low, part.band.high), _edges(part.band.near_low, part.band.near_high))
    return (part.what, part.published, part.unit, *bands, arms + (" (a draw is a firm)" if part.over_draws else ""))


def _edges(low: float, high: float) -> str:
    """Return a band in words, open on one side where it has no edge there."""
    if math.isinf(low):
        return f"at most {high:g}"
    low, high = (0.0 if abs(edge) < 1e-9 else edge for edge in (low, high))
    return f"at least {low:.3g}" if math.isinf(high) else f"{low:.4g} to {high:.4g}"
