"""The strategies that claims are tried against: built in, of other claims, found by search.

Those found by search are data, written by `orgshift claims rivals`, so that claims are run without a search.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from experiments.claims.arms import own_arms, resolve_strategy
from experiments.claims.claim import Arm, Claim
from experiments.claims.claim_file import FOLDER, claims
from simulation.indicators import BY_NAME

FILE = FOLDER / "rivals.yaml"
HEAD = "# Written by `orgshift claims rivals`: the best programme that a search found on each reading.\n"


@dataclass(frozen=True)
class FoundRival:
    """The best programme that a search found on one reading.

    programmes: how many the search proposed. model_version: of the model it was found with. levers: entries of the
    programme, at the budget of the claims.
    """

    reading: str
    programmes: int
    model_version: int
    levers: tuple[Mapping[str, Any], ...]

    @property
    def arm(self) -> Arm:
        """The programme as an arm."""
        return Arm(f"rival by search: {self.reading}", "nothing", self.levers)

    def describe_search(self, version: int) -> str:
        """Return how it was found, and whether the model of that version is a later one."""
        older = ", older than these runs" if self.model_version < version else ""
        return f"search of {self.programmes} programmes, model version {self.model_version}{older}"


@cache
def found_rivals() -> dict[str, FoundRival]:
    """Return the programmes found by search, by reading; none before the first search."""
    if not FILE.exists():
        return {}
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8")) or []
    return {row["reading"]: FoundRival(**row | {"levers": tuple(row["levers"])}) for row in rows}


def write_rival(found: FoundRival) -> Path:
    """Put a programme found by search into the file, in place of an earlier one on its reading."""
    from scenarios.files import write_whole

    found_rivals.cache_clear()
    every = found_rivals() | {found.reading: found}
    rows = [asdict(every[name]) | {"levers": list(every[name].levers)} for name in BY_NAME if name in every]
    path = write_whole(FILE, HEAD + yaml.safe_dump(rows, sort_keys=False, default_flow_style=None, width=200))
    found_rivals.cache_clear()
    return path


def known_on(reading: str) -> dict[str, Arm]:
    """Return the built-in strategies and the arms of all claims decided by a reading, by name."""
    own = own_arms(claim for claim in claims() if reading in readings_with_rival(claim))
    return {name: arm for name, arm in {**_built_in(), **own}.items() if resolve_strategy(arm).entries}


def rivals_on(reading: str) -> dict[str, Arm]:
    """Return all that is tried against claims decided by a reading, by name."""
    found = found_rivals().get(reading)
    return known_on(reading) | ({found.arm.name: found.arm} if found else {})


def rivals_of(chosen: Iterable[Claim]) -> dict[str, Arm]:
    """Return all arms that some claims are tried against, by name."""
    readings = dict.fromkeys(reading for claim in chosen for reading in readings_with_rival(claim))
    return {name: arm for reading in readings for name, arm in rivals_on(reading).items()}


def describe_origin(name: str, reading: str, version: int) -> str:
    """Return where a rival comes from: built in, an arm of a claim, or found by search.

    version: of the model that the claims are run with.
    """
    found = found_rivals().get(reading)
    if found and name == found.arm.name:
        return found.describe_search(version)
    origin = "built in"
    if name not in _built_in():
        origin = next(f"arm of {claim.id}" for claim in claims() if any(arm.name == name for arm in claim.arms))
    return origin if found else f"{origin}; no search was made"


def _built_in() -> dict[str, Arm]:
    from scenarios.strategy import ORDER

    return {name: Arm(name, name) for name in ORDER}


def readings_with_rival(claim: Claim) -> tuple[str, ...]:
    """Return the readings that can decide a claim and on which strategies can be set beside it.

    None where its arms differ by more than their levers; and only readings of which more, or less, is good.
    """
    if claim.above is not None or not all(arm.is_plain for arm in claim.arms):
        return ()
    deciding = claim.reads if claim.every else claim.reads[:1]
    return tuple(reading for reading in deciding if BY_NAME[reading].direction in ("up", "down"))
