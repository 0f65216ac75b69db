"""Reads a YAML file into a pydantic model and reports every mistake at once.

A mistake reads `file:line:column: path: what was wrong`.

>>> class Entry(Document):
...     lever: Annotated[str, Known("lever")]
...     level: float
>>> parse("lever: tools\nlevel: 0.5", Entry, names={"lever": {"tools", "words"}}).level
0.5
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import core_schema

from scenarios import files
from scenarios.faults import UNKNOWN, describe_faults, faults
from scenarios.nodes import Location, Tree, plant
from simulation.errors import UserError, did_you_mean, escape

__all__ = ["Annotated", "Document", "Known", "Source", "faults", "decode_text", "parse", "read"]

Names = Mapping[str, Collection[str]]
Faults = Iterable[tuple[Location, str]]
MOST_LISTED = 20
"""Mistakes of a file that are listed; the others are counted."""
M = TypeVar("M", bound=BaseModel)


class Document(BaseModel):
    """The content of a file, or of a part of one.

    Unknown names are refused; values never change after reading.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, str_strip_whitespace=True)


@dataclass(frozen=True)
class Known:
    """Marks a text that must be one of the known names of its kind.

    For example `lever: Annotated[str, Known("lever")]`.

    The names come with `read(..., names={"lever": LEVERS})`; without names of that kind nothing is checked.
    """

    kind: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-known": self.kind}

    def _check(self, value: str, info: core_schema.ValidationInfo) -> str:
        valid = ((info.context or {}).get("names") or {}).get(self.kind)
        if valid is not None and value not in valid:
            raise ValueError(f"no {self.kind} is called '{value}'{did_you_mean(value, valid)}")
        return value


@dataclass(frozen=True)
class Source:
    """A YAML text that was read, with the places of its values.

    For checks that need more than one file.

    `error` makes the UserError of any further fault, at its line and column.
    """

    name: str
    tree: Tree

    @classmethod
    def open(cls, path: str | Path) -> "Source":
        """Read a file. Raises UserError if it is missing, a folder, not UTF-8, empty, or not YAML."""
        return cls.of(_text(Path(path)), str(path))

    @classmethod
    def of(cls, text: str, name: str = "text") -> "Source":
        """Read a text. Raises UserError if it is empty or not YAML."""
        source = cls(name, plant(text))
        if source.tree.data is None and not source.tree.faults:
            raise UserError(f"{name}: is empty")
        if source.tree.data is not None and not isinstance(source.tree.data, dict):
            raise source.error([((), "should hold `name: value` lines")])
        if source.tree.data is None:
            raise source.error([])
        return source

    def validate(
        self, model: type[M], names: Names | None = None, further: Callable[[M, Collection[str]], Faults] | None = None
    ) -> M:
        """Return the model, or raise UserError with every mistake, in the order of the file.

        Validation is strict (a quoted number is not a number, true is not 1), as JSON would be read. `further` checks
        values together. It is called for a faulty document as well, with the valid part of it and the names of the
        faulty sections (top-level names), which hold what is left of them, or nothing.
        """
        context = {"names": names or {}}
        try:
            valid = model.model_validate_json(json.dumps(self.tree.data), strict=True, context=context)
            found: list[tuple[Location, str]] = []
        except ValidationError as error:
            found = describe_faults(error.errors(include_url=False), model, self.tree)
            valid = _sound(model, self.tree.data, [location for location, _ in found], context)
        faulty = {*(location for location, _ in found), *(location for _, location, _ in self.tree.faults)}
        if further:
            found += further(valid, {str(location[0]) for location in faulty if location})
        if found or self.tree.faults:
            raise self.error(found)
        return valid

    def error(self, found: Faults) -> UserError:
        """Return the UserError of some faults by location, together with those of the text itself.

        Where a value could not be read, no other fault of it or of what it belongs to is reported.
        """
        spoilt = {end for _, location, _ in self.tree.faults for end in (location, location[:-1])}
        further = [
            (self.tree.place(location), location, message)
            for location, message in found
            if location not in spoilt or message.startswith(UNKNOWN)
        ]
        lines = list(dict.fromkeys(sorted([*self.tree.faults, *further], key=lambda line: line[0])))
        listed = [f"{self.name}:{row}:{col}: {_path(at)}{fault}" for (row, col), at, fault in lines[:MOST_LISTED]]
        listed += [f"{self.name}: and {len(lines) - MOST_LISTED:,} more"] if len(lines) > MOST_LISTED else []
        return UserError("\n".join(map(escape, listed)))


def read(path: str | Path, model: type[M], *, names: Names | None = None) -> M:
    """Return the content of a YAML file as a model.

    `names` maps a kind of name to the names that are valid ({"lever": [...], "parameter": [...]}); see `Known`.
    Raises UserError: one line `file:line:column: path: what was wrong` for each mistake, all of them.
    """
    return Source.open(path).validate(model, names)


def parse(text: str, model: type[M], *, name: str = "text", names: Names | None = None) -> M:
    """Return the content of a YAML text as a model.

    `name` is used for the file in messages. Otherwise as `read`.
    """
    return Source.of(text, name).validate(model, names)


def _sound(model: type[M], data: dict[str, Any], faulty: Iterable[Location], context: dict[str, Any]) -> M:
    """Return the valid part of a document, without faulty entries and sections still faulty."""
    kept = {name: dict(value) if isinstance(value, dict) else value for name, value in data.items()}
    for section, *entry in faulty:
        if entry and isinstance(kept.get(str(section)), dict):
            kept[str(section)].pop(entry[0], None)
    sound: dict[str, Any] = {}
    for name in kept.keys() & model.model_fields.keys():
        form: Any = Annotated[model.model_fields[name].annotation, model.model_fields[name]]
        try:
            sound[name] = TypeAdapter(form).validate_json(json.dumps(kept[name]), strict=True, context=context)
        except ValidationError:
            continue
    return model.model_construct(**sound)


def _path(location: Location) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in location]
    return "".join(parts).removeprefix(".") + ": " if parts else ""


def _text(path: Path) -> str:
    return decode_text(files.read_path(path), str(path))


def decode_text(data: bytes, name: str) -> str:
    """Return the text of a file called so. Raises UserError, with the place, if it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8-sig", errors="replace")
        row, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        byte = f"byte 0x{data[problem.start]:02x}"
        raise UserError(f"{name}:{row}:{column}: is not UTF-8 text ({byte}); save the file as UTF-8") from None
