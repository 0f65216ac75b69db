"""Tells texts that are no delimited tables: YAML, TOML, Markdown, and what is not read."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

_SAMPLE = 20_000  # characters that tell the kind of a text
_UNREAD = {
    r"(?im)^\s*(create table|insert into|copy \w+.* from stdin)\b": "SQL (a dump of a database)",
    r"(?im)^dn:{1,2} ?\w+=": "LDIF (an export of a directory)",
    r"(?im)\A\s*(strict\s+)?(di)?graph\s+[\w\"]*\s*\{": "a graph of Graphviz",
    r"(?m)\A(?:\s*%%.*\n)*\s*(?:graph|flowchart)\s+(?:TD|TB|BT|LR|RL)\b": "a diagram of Mermaid",
    r"(?m)\A\s*@start(uml|wbs|mindmap)": "a diagram of PlantUML",
    r"(?im)\A\s*begin:vcard": "a list of contacts (vCard)",
}
_ENTRY = re.compile(r"^\s*(?:- +)*[\w .'-]{1,60}:(?:\s.*)?$|^\s*- +\S.*$")
_KEY = re.compile(r"^\s*(?:- +)*([\w<\"'][^,;:|\t]{0,60}):(?:\s|$)")
_MOSTLY = 0.5  # share of the lines with a key that comes again
_JSON_VALUE = re.compile(r"(?:~|[nN]ull|NULL|true|false|0|-?[1-9][0-9]{0,17})?\Z")
_JSON_TAG = "!value"
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$")


def name_unread(text: str) -> str:
    """Returns what a text is that is not read; "" = it may be a list."""
    start = text[:_SAMPLE]
    return next((kind for pattern, kind in _UNREAD.items() if re.search(pattern, start)), "")


def read_yaml(text: str) -> str | None:
    """Returns a text of YAML as JSON; None where it is another text.

    Values stay as written: no octal numbers, no `NO` for false, no dates.
    """
    import yaml

    lines = [
        line
        for line in text[:_SAMPLE].split("\n")[:300]
        if line.strip() and not line.lstrip().startswith(("#", "---", "..."))
    ]
    if len(lines) < 3 or not any(line.rstrip().endswith(":") or line.startswith("- ") for line in lines[:50]):
        return None
    if not all(map(_ENTRY.match, lines[:100])):
        return None
    loader = _make_loader()
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
            return None
        content: Any = yaml.load(text, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    entries = isinstance(content, dict) or (isinstance(content, list) and all(isinstance(one, dict) for one in content))
    return json.dumps(content, ensure_ascii=False) if entries else None


@cache
def _make_loader() -> Any:
    """A loader of YAML for which values are texts, but for what reads the same as in JSON."""
    import yaml

    base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    loader: Any = type("TextLoader", (base,), {"construct_mapping": _construct_mapping})
    loader.add_implicit_resolver(_JSON_TAG, _JSON_VALUE, ["", *"~nNtf-0123456789"])
    loader.add_constructor(_JSON_TAG, _construct_value)
    return loader


def _construct_mapping(loader: Any, node: Any, deep: bool = False) -> dict[Any, Any]:
    """What a mapping holds. Raises ValueError where a key comes again, as in no entry."""
    if len({key.value for key, _ in node.value if isinstance(key.value, str)}) < len(node.value):
        raise ValueError("a key comes again")
    return {loader.construct_object(key, deep): loader.construct_object(value, deep) for key, value in node.value}


def _construct_value(loader: Any, node: Any) -> Any:
    text = loader.construct_scalar(node)
    return None if text in ("", "~", "Null", "NULL") else json.loads(text)


def lists_values(text: str) -> bool:
    """Does a text hold keys and values line by line, as YAML does, and no table?"""
    lines = [line for line in text[:_SAMPLE].split("\n")[:300] if line.strip(" -.") and not line.startswith("#")]
    keys = Counter(found[1] for line in lines if (found := _KEY.match(line)))
    repeated = sum(count for count in keys.values() if count > 1)
    return len(lines) >= 3 and repeated >= _MOSTLY * len(lines)


def read_toml(text: str) -> str | None:
    """Returns a text of TOML as JSON; None where it is another text."""
    import tomllib

    if not re.match(r"\s*(#.*\n\s*)*(\[{1,2}[\w.\"-]+\]{1,2}|[\w-]+\s*=\s*\S.*)\s*\n", text):
        return None
    try:
        return json.dumps(tomllib.loads(text), default=str, ensure_ascii=False)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def read_markdown(text: str) -> str | None:
    """Returns a table of Markdown as text with bars between cells; None for another text."""
    lines = text[:_SAMPLE].split("\n")
    rule = next((at for at, line in enumerate(lines[:60]) if _RULE.match(line)), 0)
    if not rule or "|" not in lines[rule - 1]:
        return None
    lines = text.split("\n")
    body = [*lines[rule - 1 : rule], "", *lines[rule + 1 :]]
    cut = (line.strip().removeprefix("|").removesuffix("|") if "|" in line else "" for line in body)
    return "\n" * (rule - 1) + "\n".join(cut)
