"""Reads the claims of `claims.toml`, checks their names, and finds them by id."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from experiments.claims.claim import Arm, Claim
from simulation.errors import UserError, did_you_mean

FOLDER = Path(__file__).parent
FIRST = "first"
"""The word that stands for the claims that carry the essays' argument."""


@cache
def claims() -> tuple[Claim, ...]:
    """Return all claims, in the order of the essays."""
    found = tomllib.loads((FOLDER / "claims.toml").read_text(encoding="utf-8"))
    return tuple(_claim(one) for one in found["claim"])


def _claim(given: Mapping[str, Any]) -> Claim:
    plain = {key: _fixed(value) for key, value in given.items() if key not in ("arms", "off")}
    off = given.get("off", {})
    return Claim(
        **plain,
        arms=tuple(_arm(one) for one in given.get("arms", ())),
        off_structure=off.get("structure", {}),
        off_parameters=off.get("parameters", {}),
    )


def _arm(given: Mapping[str, Any]) -> Arm:
    fields = {("changes" if key == "set" else key): _fixed(value) for key, value in given.items()}
    if "levers" not in fields:
        fields.setdefault("strategy", given["name"])
    return Arm(**fields)


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def find(ids: Iterable[str]) -> tuple[Claim, ...]:
    """Return the claims of some ids in their order.

    All where none is named; "first" stands for 24 of them.
    Raises UserError for unknown ids, with the nearest; all at once.
    """
    known = {one.id: one for one in claims()}
    wanted = {one.strip().upper(): one for one in ids}
    if wanted.pop(FIRST.upper(), None):
        wanted |= {one.id: one.id for one in claims() if one.first}
    unknown = [one for one in wanted if one not in known]
    if unknown:
        raise UserError("\n".join(f"claim '{wanted[one]}' is unknown{_hint(one, known)}" for one in unknown))
    return tuple(one for one in claims() if not wanted or one.id in wanted)


def _hint(given: str, known: Iterable[str]) -> str:
    return did_you_mean(given, known) or f' (S0-1 to S4-12, or "{FIRST}"; see `orgshift claims list`)'
