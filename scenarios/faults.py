"""Turns pydantic's errors into plain sentences with the nearest valid name."""

import math
import re
import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from scenarios.nodes import Location, Tree
from scenarios.numerals import suggest_number
from simulation.errors import did_you_mean

UNKNOWN = "is not known here"
SHOULD = re.compile(r"should be (?P<what>.+?), not (?P<given>.+?)(?P<hint>; .+)?")
_OF_SHAPE = ("_type", "literal_error")
_LONGEST_VALUE = 40
_NUMBERS = ("float_", "int_", "less_than_equal")


def faults(found: Iterable[tuple[Location, str]]) -> ValidationError:
    """Return the error that a validator raises for faults at nested places.

    For example `raise faults([(("phases", 2, "end"), "is ...")])`. Locations are relative to the model whose validator
    raises it.
    """
    details = [
        InitErrorDetails(type=PydanticCustomError("fault", "{text}", {"text": text}), loc=location, input=None)
        for location, text in found
    ]
    return ValidationError.from_exception_data("document", details)


def describe_faults(errors: Iterable[Any], model: Any, tree: Tree) -> list[tuple[Location, str]]:
    """Return the location in the document and the message of each of pydantic's errors.

    Where a value may have several shapes, the shape that fits better counts: its errors are deeper, or on the value.
    """
    found = [(error["type"].endswith(_OF_SHAPE), *_worded(error, model, tree)) for error in errors]
    deeper = {location[:end] for _, location, _ in found for end in range(len(location))}
    valued = {location for shape, location, _ in found if not shape}
    by_location: dict[Location, list[str]] = {}
    for shape, location, message in found:
        if not (shape and location in deeper | valued):
            by_location.setdefault(location, []).append(message)
    return [(location, message) for location, messages in by_location.items() for message in _either(messages)]


def _either(messages: list[str]) -> list[str]:
    """Return one sentence for all on what a value may be; the one with a hint, if one has one."""
    first, *others = found = [SHOULD.fullmatch(message) for message in messages]
    if not first or not others or not all(others):
        return messages
    if meant := [message for message, one in zip(messages, found, strict=True) if one and one["hint"]]:
        return meant[:1]
    return [f"should be {' or '.join(one['what'] for one in found if one)}, not {first['given']}"]


def _worded(error: Any, model: Any, tree: Tree) -> tuple[Location, str]:
    location = _written(error["loc"], tree)
    kind, context, given = error["type"], error.get("ctx", {}), error["input"]
    if kind == "missing":
        return (*location, str(error["loc"][-1])), "is missing"
    if kind == "extra_forbidden":
        return location, f"{UNKNOWN}{did_you_mean(str(error['loc'][-1]), names_at(model, error['loc'][:-1]))}"
    if kind == "fault":
        return location, str(context["text"])
    if kind == "value_error":
        return location, str(context["error"])
    if kind == "too_short" and not given:
        return location, f"is empty; give at least {'one' if context['min_length'] == 1 else context['min_length']}"
    if given is None and kind != "none_required":
        return location, "is empty"
    if kind == "string_type" and isinstance(given, int | float):
        return location, f"should be text; put {_shown(given)} in quotes"
    if kind in ("literal_error", "enum"):
        near = did_you_mean(given, _quoted(context["expected"])) if isinstance(given, str) else ""
        return location, f"should be {context['expected']}, not {_shown(given)}{near if 'mean' in near else ''}"
    if kind.startswith("union_tag"):
        return _tag(location, kind, context, tree)
    message = error["msg"].replace("Input should", "should")
    message = (
        message.replace("valid dictionary", "mapping")
        .replace("an object", "a mapping")
        .replace("valid array", "list")
        .removesuffix(".")
    )
    if not message.startswith("should"):
        return location, message
    hint = (
        suggest_number(given, most_at(model, error["loc"]), kind.startswith("int_"))
        if kind.startswith(_NUMBERS)
        else ""
    )
    return location, f"{message}, not {_shown(given)}{hint}"


def _tag(location: Location, kind: str, context: Any, tree: Tree) -> tuple[Location, str]:
    """Return the fault of the field that gives a mapping's kind: missing, or unknown."""
    field = context["discriminator"].strip("'")
    if kind == "union_tag_not_found":
        return (*location, field), "is missing"
    expected = context["expected_tags"]
    near = did_you_mean(str(context["tag"]), _quoted(expected))
    return (*location, field), f"should be one of {expected}, not '{context['tag']}'{near if 'mean' in near else ''}"


def names_at(annotation: Any, location: Location) -> set[str]:
    """Return the names a mapping at `location` may hold, by the types of a model; empty for any."""
    models = (found for found, _ in types_at(annotation, location) if isinstance(found, type))
    return set().union(*(_fields(model) for model in models if issubclass(model, BaseModel)))


def most_at(annotation: Any, location: Location) -> float:
    """Return the largest number allowed at `location`, as declared with its type; or infinity."""
    limits = (getattr(limit, "le", None) for _, limits in types_at(annotation, location) for limit in limits)
    return min((limit for limit in limits if limit is not None), default=math.inf)


def types_at(annotation: Any, location: Location, limits: Iterable[Any] = ()) -> Iterator[tuple[Any, Iterable[Any]]]:
    """Yield each type allowed at `location`, with its limits.

    Locations are as pydantic gives them in errors.
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from types_at(inner[0], location, [part for one in inner[1:] for part in getattr(one, "metadata", [one])])
    elif origin in (Union, types.UnionType):
        for part in inner:
            yield from types_at(part, location, limits)
            if location:  # its first part may name the branch
                yield from types_at(part, location[1:], limits)
    elif not location:
        yield annotation, limits
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if field := _fields(annotation).get(str(location[0])):
            yield from types_at(field.annotation, location[1:], field.metadata)
    elif inner:
        yield from types_at(inner[-1] if inner[-1] is not Ellipsis else inner[0], location[1:])


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _written(location: Location, tree: Tree) -> Location:
    """Drop the parts pydantic adds that are not in the file: the branch of a union, `[key]`."""
    written: Location = ()
    for part in location:
        if (*written, part) in tree.places or (*written, part) in tree.keys:
            written = (*written, part)
    return written


def _quoted(expected: str) -> list[str]:
    return expected.split("'")[1::2]


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 3] + "..."
