"""Reads an unquoted word of a YAML file without YAML's silent conversions.

YAML 1.1 turns `no`, `12:30`, `010` and `1e-3` into False, 750, 8 and a text. Here the first three are refused with
what to write instead, and the last is the number it looks like. Dates stay text.
"""

import math
import re

import yaml

Value = str | int | float | bool | None

TAG = "tag:yaml.org,2002:"
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
_DECIMAL = re.compile(r"[-+]?([0-9][0-9_]*\.?[0-9_]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Refused(ValueError):
    """A word that YAML would turn into something else than it looks like."""


def scalar(node: yaml.ScalarNode) -> Value:
    """Return the value of one word or number. Raises Refused with what to write instead."""
    text = str(node.value)
    kind = node.tag.removeprefix(TAG)
    if node.style or kind in ("timestamp", "value"):
        return text
    if kind == "null":
        return None
    if kind == "bool":
        if text not in _WORDS:
            raise _converted(text, "a yes/no value", "true or false")
        return _WORDS[text]
    if kind == "int" and _INTEGER.fullmatch(text):
        _decimal(text, kind)  # refuses a number that is too large, before Python does
        return int(text.replace("_", ""))
    if kind == "int" or (kind == "float" and ":" in text):
        raise _converted(text, *_in_another_base(text))
    return _decimal(text, kind)


def _decimal(text: str, kind: str) -> Value:
    if not _DECIMAL.fullmatch(text):
        if kind == "float":
            raise Refused(f"should be a finite number, not {text}")
        return text
    number = float(text.replace("_", ""))
    if not math.isfinite(number):
        raise Refused(f"is too large a number: {text if len(text) <= 24 else text[:21] + '...'}")
    return number


def _converted(text: str, meaning: str, instead: str) -> Refused:
    return Refused(f"YAML reads the unquoted {text} as {meaning}; write {instead}, or '{text}' in quotes for text")


def _in_another_base(text: str) -> tuple[str, str]:
    """Return the number YAML would have read, and how to write a plain one.

    12:30 is 750, 010 is 8, 0x1F is 31.
    """
    loader, node = yaml.SafeLoader(""), yaml.ScalarNode(TAG, text)
    value = loader.construct_yaml_float(node) if "." in text else loader.construct_yaml_int(node)
    return f"{value:g}", "a plain number" if ":" in text else f"{value:g}"
