"""Ids made from content: equal points and runs have equal ids in all studies.

A point is one scenario without its random seed, a run is a point with a seed. Resume, extension, shards, merging and
sharing between studies are then the same operation: the difference between two sets of ids.
"""

import json
import math
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

ID_BYTES = 12
_EXACT = 2**53  # whole numbers up to here are the same as int and as float


def canonical(value: Any) -> str:
    """Return the one JSON text of plain data: names sorted, no spaces, 1 and 1.0 alike.

    numpy numbers and arrays are taken as the plain numbers they hold. Raises ValueError for NaN and infinity, and
    TypeError for anything that is not plain data.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(text: str | bytes) -> str:
    """Return 24 hexadecimal digits (96 bits) of BLAKE2b.

    A million runs collide once in 10^17 studies.
    """
    return blake2b(text.encode() if isinstance(text, str) else text, digest_size=ID_BYTES).hexdigest()


def point_id(identity: Mapping[str, Any], model_version: int) -> str:
    """Return the id of a scenario, made of what decides its results and the model's version."""
    return digest(f"{model_version}\n{canonical(identity)}")


def run_id(point: str, seed: int) -> str:
    """Return the id of one run, made of its point and its random seed."""
    return digest(f"{point} {seed}")


def seed_of(study_seed: int, replication: int, point: str | None = None) -> int:
    """Return the seed (0 .. 2^53 - 1) of a replication (counted from 0).

    Without `point`, all points have the same seed in the same replication (common random numbers); with it, each has
    its own. Seeds are hashed, not counted up, so that studies with seeds 1 and 2 share no run's seed by accident.
    """
    text = f"orgshift {study_seed} {replication}{'' if point is None else ' ' + point}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 11


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Mapping):
        return {_name(name): _number(inner) if type(inner) is float else _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_number(inner) if type(inner) is float else _plain(inner) for inner in value]
    if hasattr(value, "tolist"):  # numpy, without importing it
        return _plain(value.tolist())
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return _number(value)
    raise TypeError(f"an id is made of plain data, not of {type(value).__name__}")


def _number(value: float) -> int | float:
    if not math.isfinite(value):
        raise ValueError(f"an id cannot be made of {value}")
    return int(value) if value.is_integer() and abs(value) <= _EXACT else value


def _name(name: Any) -> str:
    if not isinstance(name, str):
        raise TypeError(f"names in an id are text, not {type(name).__name__}")
    return name
