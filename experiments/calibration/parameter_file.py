"""Parameter values in a YAML file: `calibrate` writes it, `--set FILE.yaml` reads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated

from scenarios.documents import Document, Known, read
from simulation.errors import UserError


class ParameterFile(Document):
    """The content of a parameter file."""

    title: str = ""
    parameters: dict[Annotated[str, Known("parameter")], float]


def read_parameters(path: str | Path, known: Collection[str]) -> dict[str, float]:
    """Return the values in a file. Raises UserError with every mistake as file:line:column."""
    return dict(read(path, ParameterFile, names={"parameter": known}).parameters)


def parameter_text(title: str, values: Mapping[str, float], remarks: Mapping[str, str]) -> str:
    """Return the text of a file that `read_parameters` reads, with a remark after each value."""
    if '"' in title or "\n" in title:
        raise UserError(f"title: {title!r} must be one line without quotation marks")
    rows = [f"  {name}: {_plain(value)}  # {remarks.get(name, '')}".rstrip(" #") for name, value in values.items()]
    head = "# Take it: orgshift compare --set THIS-FILE.yaml (other --set options after it win)\n"
    return f'{head}title: "{title}"\nparameters:\n' + "\n".join(rows) + "\n"


def _plain(value: float) -> str:
    """Return a number in a form that YAML reads as one, without a bare exponent."""
    text = f"{value:.6g}"
    return text if "e" not in text else f"{value:.12f}".rstrip("0")
