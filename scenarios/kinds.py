"""Tells what kind of file a YAML text is.

One of the wrong kind is refused in one sentence. A file's top-level names show its kind; a text that shows none is
left to the checks of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pydantic import BaseModel

from scenarios.documents import Source, decode_text
from simulation.errors import UserError


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name with an article, where it belongs, names that only it has."""

    title: str
    belongs: str
    marks: frozenset[str]


KINDS: dict[str, Kind] = {
    "story": Kind("a story", "name it in a workshop file, as `story:`", frozenset({"steps", "debrief", "minutes"})),
    "study": Kind(
        "a study",
        "run it with orgshift study run",
        frozenset({"organizations", "factors", "design", "replications"}),
    ),
    "workshop": Kind(
        "a workshop",
        "open it with orgshift app --workshop",
        frozenset({"own_strategies", "hidden", "start", "organization", "strategies"}),
    ),
    "prices": Kind("a price list", "name it with --prices", frozenset({"prices", "currency"})),
    "organization": Kind("an organization", "name it with --organization", frozenset({"people"})),
    "strategy": Kind("a strategy", "name it among the strategies", frozenset({"levers"})),
}
"""Kinds of files in the order in which they are looked for: a price list may have levers, too."""


def find_kind(names: Collection[str]) -> str:
    """Return the kind of a file with these top-level names; "" where they show none."""
    return next((kind for kind, one in KINDS.items() if one.marks & set(names)), "")


def kind_of(content: bytes, file: str) -> str:
    """Return the kind of a file by its content; "" where it shows none.

    Raises UserError where it is no YAML.
    """
    return find_kind([str(name) for name in Source.of(decode_text(content, file), file).tree.data])


def refuse_other_kind(source: Source, wanted: str, model: type[BaseModel]) -> Source:
    """Return the source. Raises UserError where it is a file of another kind.

    model: what a file of the wanted kind holds; one with no other names is never refused.
    """
    data = source.tree.data
    names = {str(name) for name in data} if isinstance(data, dict) else set()
    known = {*model.model_fields, *(field.alias for field in model.model_fields.values() if field.alias)}
    found = find_kind(names) if names - known else ""
    if found not in ("", wanted):
        other, right = KINDS[found], KINDS[wanted]
        raise UserError(f"{source.name}: is {other.title}, not {right.title}; {other.belongs}")
    return source
