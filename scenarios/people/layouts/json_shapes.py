"""Brings JSON of other shapes to lists of people: tables, details in lists, names as keys."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scenarios.people.columns.headings import likeness, normalize
from scenarios.people.columns.words import ROLES
from scenarios.people.files.edges import find_ends
from scenarios.people.files.json_listed import BELOW
from scenarios.people.keys import is_like_name
from scenarios.people.layouts.json_relations import join_relations

_LABELLED = {"label", "value", "type", "universal_id"}
_TYPED = {"type", "value"}
_TABLE_KEYS = ("columns", "data")
_EVERYBODY = {"data", "value", "values", "items", "results", "resources", "records", "rows", "entries", "nodes", "root"}


def load_json(text: str) -> Any:
    """Returns the content of a text of JSON, or of one with an object a line, in a usual shape.

    Raises ValueError for a text that is neither, RecursionError where it is nested too deep.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:50]):
            raise
        content = _load_lines(text)
    content = _take_values(content)
    single = _find_single_lists(content)
    return _read_tables(_take_singles(content, single) if single else content)


def _load_lines(text: str) -> list[Any]:
    """The contents of the lines; an error names the line of the whole text."""
    contents, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            try:
                contents.append(json.loads(line))
            except json.JSONDecodeError as problem:
                raise json.JSONDecodeError(problem.msg, text, start + problem.pos) from None
        start += len(line) + 1
    return contents


def _take_values(content: Any) -> Any:
    """JSON in which values do not stand beside their labels or types.

    `{"label": "Id", "value": 7}` is 7, and `[{"type": "manager", "value": 7}]` is `{"manager": 7}`.
    """
    if isinstance(content, list):
        if content and all(isinstance(one, dict) and one.keys() >= _TYPED and len(one) <= 4 for one in content):
            types = [one["type"] for one in content]
            if all(isinstance(one, str) for one in types) and "manager" in map(normalize, types):
                return {one["type"]: _take_values(one["value"]) for one in reversed(content)}
        return [_take_values(one) for one in content]
    if not isinstance(content, dict):
        return content
    if "value" in content and "label" in content and content.keys() <= _LABELLED:
        return _take_values(content["value"])
    return {key: _take_values(value) for key, value in content.items()}


def _find_single_lists(content: Any) -> set[str]:
    """The keys whose lists never hold more than one object: these say more of an entry."""
    longest: dict[str, list[int]] = defaultdict(list)
    for key, value in _walk(content, 0):
        if isinstance(value, list) and all(isinstance(one, dict) and not find_ends(one) for one in value):
            longest[key].append(len(value))
    return {
        key
        for key, lengths in longest.items()
        if max(lengths) == 1 and sum(lengths) > 1 and normalize(key) not in BELOW | _EVERYBODY
    }


def _walk(content: Any, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > 100:
        raise RecursionError
    if isinstance(content, list):
        for one in content:
            if isinstance(one, dict | list):
                yield from _walk(one, depth + 1)
    elif isinstance(content, dict):
        for key, value in content.items():
            if isinstance(value, dict | list):
                yield key, value
                yield from _walk(value, depth + 1)


def _take_singles(content: Any, keys: set[str]) -> Any:
    if isinstance(content, list):
        return [_take_singles(one, keys) for one in content]
    if not isinstance(content, dict):
        return content
    found = {}
    for key, value in content.items():
        inner = _take_singles(value, keys)
        if key in keys and isinstance(inner, list):
            if not inner:
                continue
            inner = inner[0]
        found[key] = inner
    return found


def _read_tables(content: Any) -> Any:
    """Lists of entries instead of tables: rows under a heading, columns, or names as keys."""
    if isinstance(content, list):
        return _name_cells(content[0], content[1:]) if _is_table(content) else content
    if not isinstance(content, dict):
        return content
    if all(isinstance(content.get(key), list) for key in _TABLE_KEYS):
        rows = content["data"]
        if rows and all(isinstance(row, list) and len(row) == len(content["columns"]) for row in rows):
            return _name_cells(content["columns"], rows)
    if isinstance(content.get("cols"), list) and isinstance(content.get("rows"), list):
        heading = [one.get("label") or one.get("id") or "" for one in content["cols"] if isinstance(one, dict)]
        rows = [row.get("c", []) for row in content["rows"] if isinstance(row, dict)]
        if heading and all(isinstance(row, list) and len(row) <= len(heading) for row in rows):
            return _name_cells(heading, rows)
    if len(content) == 1:
        (only,) = content.values()
        if isinstance(only, list) and _is_table(only):
            return _name_cells(only[0], only[1:])
    if columns := _list_columns(content):
        names, cells = list(columns), zip(*columns.values(), strict=True)
        return [dict(zip(names, row, strict=True)) for row in cells]
    tree = _read_keys(content)
    return join_relations(content) if tree is None else tree


def _is_table(content: Sequence[Any]) -> bool:
    """Is it a list of rows as long as their heading, which has usual names?"""
    if len(content) < 2 or not all(isinstance(row, list) for row in content):
        return False
    heading = content[0]
    texts = bool(heading) and all(isinstance(cell, str) for cell in heading)
    return texts and all(len(row) <= len(heading) for row in content) and sum(map(_is_usual, heading)) > 1


def _is_usual(heading: str) -> bool:
    return any(likeness(heading[:60], role) >= 2 for role in ROLES)


def _name_cells(heading: Sequence[Any], rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows as entries; of a cell `{"v": 7, "f": "seven"}` the value counts."""
    names = [str(one) if one else f"column {number}" for number, one in enumerate(heading, start=1)]
    plain = [[cell.get("v") if isinstance(cell, dict) else cell for cell in row] for row in rows]
    return [dict(zip(names, row, strict=False)) for row in plain]


def _list_columns(content: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Columns by name where each is a list, or an object with a value a row; {} = they are none."""
    lists = all(isinstance(one, list) and one for one in content.values())
    keyed = all(isinstance(one, dict) and one for one in content.values())
    if len(content) < 2 or not (lists or keyed) or sum(map(_is_usual, content)) < 2:
        return {}
    rows = next(iter(content.values()))
    columns = {key: list(one.values()) if keyed else one for key, one in content.items()}
    plain = not any(isinstance(cell, dict | list) for column in columns.values() for cell in column)
    same = all(one.keys() == rows.keys() if keyed else len(one) == len(rows) for one in content.values())
    return columns if plain and same and len(rows) > 1 else {}


def _read_keys(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """A chart of entries where keys are names, each above what it holds; None = it is none."""
    if len(content) != 1:
        return None
    names = list(_list_names(content, 0))
    if len(names) < 3 or None in names:
        return None
    called = [name for name in names if name is not None]
    if sum(map(is_like_name, called)) < 0.8 * len(called):
        return None
    ((name, below),) = content.items()
    return {"name": name, "children": _name_below(below)}


def _list_names(below: Any, depth: int) -> Iterator[str | None]:
    """The names below; None among them where something is no name."""
    if depth > 100:
        raise RecursionError
    if isinstance(below, dict):
        for key, value in below.items():
            yield key
            yield from _list_names(value, depth + 1)
    elif isinstance(below, list):
        for one in below:
            yield one if isinstance(one, str) else None
    elif below not in (None, ""):
        yield below if isinstance(below, str) else None


def _name_below(below: Any) -> list[dict[str, Any]]:
    if isinstance(below, dict):
        return [{"name": key, "children": _name_below(value)} for key, value in below.items()]
    names = below if isinstance(below, list) else [below] if below else []
    return [{"name": one} for one in names]
