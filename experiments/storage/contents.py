"""Read what a store holds as JSON or bytes; whatever is of another kind is damage."""

import json
import re
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, TypeAdapter, ValidationError

from experiments.design.replications import least, most
from experiments.storage.schema import Header
from experiments.storage.sqlite import DamagedError

_FACTORS = TypeAdapter(dict[str, float | int | str])
_KEEP = re.compile(r"final|[1-9]\d*")


class StoredStudy(BaseModel):
    """What a study needs at least to say which runs it asks for."""

    title: str
    organizations: list[str]
    strategies: list[str]
    weeks: int
    replications: int | dict[str, Any]
    seed: int
    luck: Literal["common", "independent"]


class Labels(NamedTuple):
    """The names behind a point of a design."""

    organization: str
    strategy: str
    factors: dict[str, Any]


def read_json(path: Path, text: Any, what: str) -> Any:
    """Return what a JSON text of a store says. Raises DamagedError if it is none."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        raise DamagedError(path, f"{what} cannot be read") from None


def read_header(path: Path, found: Any) -> Header:
    """Return the header that a store's entry describes.

    Raises DamagedError if it describes none.
    """
    problem = DamagedError(path, "its header cannot be read")
    if not isinstance(found, dict):
        raise problem
    version, indicators, keep = found.get("model_version"), found.get("indicators"), found.get("keep")
    if isinstance(version, bool) or not isinstance(version, int) or not isinstance(indicators, list):
        raise problem
    names = [one.get("name") if isinstance(one, dict) else None for one in indicators]
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        raise problem
    if not isinstance(keep, str) or not _KEEP.fullmatch(keep):
        raise problem
    people = found.get("people", "")
    if not isinstance(people, str):
        raise problem
    return Header(version, tuple(indicators), keep, people)


def check_study(path: Path, found: Any) -> dict[str, Any]:
    """Return a stored study's content as it is.

    Raises DamagedError if it does not say which runs it asks for.
    """
    try:
        StoredStudy.model_validate(found)
    except ValidationError as problem:
        place = ".".join(str(part) for part in problem.errors()[0]["loc"])
        raise DamagedError(path, f"its study cannot be read{place and f' ({place})'}") from None
    content: dict[str, Any] = found
    try:
        for count in (least(content["replications"]), most(content["replications"], len(content["strategies"]))):
            range(count)
    except (KeyError, TypeError, ValueError):
        raise DamagedError(path, "its study cannot be read (replications)") from None
    return content


def read_labels(path: Path, text: Any) -> Labels:
    """Return the names behind a point of a design. Raises DamagedError if they cannot be read."""
    found = read_json(path, text, "a point of its design")
    try:
        labels = Labels(found["organization"], found["strategy"], found["factors"])
        _FACTORS.validate_python(labels.factors, strict=True)
    except (KeyError, TypeError, ValidationError):
        raise DamagedError(path, "a point of its design cannot be read") from None
    return labels


def read_final(path: Path, run: str, blob: Any, width: int) -> NDArray[np.float64]:
    """Return the reported values of a run.

    Raises DamagedError if there are not `width` of them.
    """
    if not isinstance(blob, bytes) or len(blob) != 8 * width:
        raise DamagedError(path, f"run {run} does not hold {width} reported values")
    return np.frombuffer(blob)


def read_series(path: Path, run: str, blob: Any, rows: int, width: int) -> NDArray[np.float32]:
    """Return the kept weeks of a run: [rows, width].

    Raises DamagedError if there are not so many.
    """
    if not isinstance(blob, bytes) or len(blob) != 4 * rows * width:
        raise DamagedError(path, f"run {run} does not hold {rows} weeks of {width} indicators")
    return np.frombuffer(blob, np.float32).reshape(rows, width)
