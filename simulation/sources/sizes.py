"""The figures that parameters take their default and range from, read from `sizes.toml`.

A size counts as sourced only if all three of its values follow from a figure: the mapping, applied to the figure and to
its low and high end, gives default, low and high of the parameter. What has no entry here is an assumption.
"""

from __future__ import annotations

import ast
import math
import operator
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from simulation.sources.references import Reference, references

FILE = Path(__file__).with_name("sizes.toml")
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
FUNCTIONS: dict[str, Callable[[float], float]] = {"exp": math.exp, "log": math.log, "sqrt": math.sqrt}


@dataclass(frozen=True)
class SizeSource:
    """A figure, and how it becomes the size of a parameter.

    parameter: its name. figure, low, high: what the reference says for the default and for the two ends of the range.
    unit: of the figure. statement: the finding in words. mapping: arithmetic on `figure`; it may name other parameters,
    which stand for their defaults. note: why it is mapped so. where: the place in the reference.
    """

    parameter: str
    figure: float
    low: float
    high: float
    unit: str
    statement: str
    mapping: str
    note: str
    reference: Reference
    where: str

    def map_figure(self, figure: float, defaults: Mapping[str, float]) -> float:
        """The value of the parameter that follows from a figure."""
        return evaluate(self.mapping, {**defaults, "figure": figure})

    def as_row(self) -> dict[str, Any]:
        """What a program reads: figures, mapping and reference."""
        cited = self.reference
        return {
            "figure": self.figure,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "statement": self.statement,
            "mapping": self.mapping,
            "note": self.note,
            "reference": {
                "key": cited.key,
                "authors": cited.authors,
                "year": cited.year,
                "title": cited.title,
                "venue": cited.venue,
                "kind": cited.kind,
                "where": self.where,
            },
        }

    def describe(self) -> str:
        """The figure and its reference in one line."""
        span = f"{self.figure:g} ({self.low:g} to {self.high:g}) {self.unit}"
        return f"{span}; value = {self.mapping}; {self.reference.short}, {self.where}"


@cache
def size_sources() -> Mapping[str, SizeSource]:
    """The size sources by parameter, in the order of the file."""
    with FILE.open("rb") as file:
        entries = tomllib.load(file)
    cited = references()
    return MappingProxyType(
        {name: SizeSource(name, **{**entry, "reference": cited[entry["reference"]]}) for name, entry in entries.items()}
    )


def evaluate(arithmetic: str, values: Mapping[str, float]) -> float:
    """The value of an expression of numbers, named values, + - * / **, exp, log and sqrt.

    Raises:
        ValueError: for anything else.
    """
    return _evaluate_node(ast.parse(arithmetic, mode="eval").body, values)


def _evaluate_node(node: ast.expr, values: Mapping[str, float]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.Name) and node.id in values:
        return float(values[node.id])
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](_evaluate_node(node.left, values), _evaluate_node(node.right, values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate_node(node.operand, values)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
        return FUNCTIONS[node.func.id](*(_evaluate_node(argument, values) for argument in node.args))
    raise ValueError(f"'{ast.unparse(node)}' is no arithmetic on known values")
