"""Small wrong edits of a source file: what a slip of the pen could leave there.

A constant a little off, one comparison for another, a factor or a term dropped, a sign turned, two terms swapped, `min`
for `max`, `and` for `or`. Only what computes is edited: functions, defaults of parameters and constants of a module.
Texts, annotations, ranges of parameters and what is raised are left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
}
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
}
OTHER_CALL = {"min": "max", "max": "min"}
DECLARED = {"Parameter": 1, "constant": 1, "Dial": 0}  # which argument is the default; what follows is range and text
NOT_COMPUTED = (ast.Raise, ast.JoinedStr, ast.Import, ast.ImportFrom, ast.Assert)


@dataclass(frozen=True)
class Edit:
    """One edit: the text from `start` to `end` (offsets in the file) becomes `text`."""

    file: str
    line: int
    kind: str
    start: int
    end: int
    text: str
    before: str

    def apply(self, source: str) -> str:
        """The source with the edit made."""
        return source[: self.start] + self.text + source[self.end :]

    def describe(self) -> str:
        """What it changes, on one line."""
        return f"{' '.join(self.before.split())} -> {' '.join(self.text.split())}"


def list_edits(root: Path, files: list[Path]) -> list[Edit]:
    """Every edit of these files (paths below `root`), in the order of the text, each a different source."""
    return [edit for file in files for edit in Finder(file.as_posix(), (root / file).read_text("utf-8")).edits()]


class Finder:
    """Finds the edits of one file."""

    def __init__(self, file: str, source: str) -> None:
        self.file, self.source = file, source
        self.line_starts = [0]
        for line in source.splitlines(keepends=True):
            self.line_starts.append(self.line_starts[-1] + len(line))

    def edits(self) -> list[Edit]:
        """All of them."""
        found = [edit for node in computed(ast.parse(self.source)) for edit in self._edits_of(node)]
        return sorted(found, key=lambda edit: (edit.start, edit.end, edit.text))

    def _edits_of(self, node: ast.AST) -> Iterator[Edit]:
        if isinstance(node, ast.Constant):
            yield from self._constant(node)
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in COMPARISONS:
            left, right = self._text(node.left), self._text(node.comparators[0])
            yield self._edit(node, "comparison", f"({left}) {COMPARISONS[type(node.ops[0])][1]} ({right})")
        elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC and not is_text(node):
            yield from self._arithmetic(node)
        elif isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
            other = ARITHMETIC[type(node.op)][1]
            yield self._edit(node, "sign", f"{self._text(node.target)} {other}= {self._text(node.value)}")
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
            yield self._edit(node, "sign", f"({self._text(node.operand)})")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OTHER_CALL:
            yield self._edit(node.func, "min and max", OTHER_CALL[node.func.id])
        elif isinstance(node, ast.BoolOp):
            other = " or " if isinstance(node.op, ast.And) else " and "
            yield self._edit(node, "and and or", "(" + other.join(f"({self._text(v)})" for v in node.values) + ")")

    def _constant(self, node: ast.Constant) -> Iterator[Edit]:
        value = node.value
        if type(value) is int:
            yield self._edit(node, "constant", str(value + 1))
            if value > 0:
                yield self._edit(node, "constant", str(value - 1))
        elif type(value) is float:
            yield self._edit(node, "constant", f"{value * 1.1:.6g}" if value else "0.1")

    def _arithmetic(self, node: ast.BinOp) -> Iterator[Edit]:
        left, right = self._text(node.left), self._text(node.right)
        other = ARITHMETIC[type(node.op)][1]
        if isinstance(node.op, ast.Add | ast.Sub):
            yield self._edit(node, "sign", f"(({left}) {other} ({right}))")
            yield self._edit(node, "dropped term", f"({left})")
        else:
            yield self._edit(node, "swapped operator", f"(({left}) {other} ({right}))")
            yield self._edit(node, "dropped factor", f"({left})")
        if isinstance(node.op, ast.Mult):
            yield self._edit(node, "dropped factor", f"({right})")
        if isinstance(node.op, ast.Sub | ast.Div):
            sign = "-" if isinstance(node.op, ast.Sub) else "/"
            yield self._edit(node, "swapped terms", f"(({right}) {sign} ({left}))")

    def _edit(self, node: ast.expr | ast.AugAssign, kind: str, text: str) -> Edit:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start, end = self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)
        return Edit(self.file, node.lineno, kind, start, end, text, self.source[start:end])

    def _text(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.source, node) or ""

    def _offset(self, line: int, column: int) -> int:
        start = self.line_starts[line - 1]
        text = self.source[start : self.line_starts[line]]
        return start + len(text.encode()[:column].decode())


def computed(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below this one that are part of a computation."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, NOT_COMPUTED):
                continue
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in DECLARED:
                place = DECLARED[child.func.id]
                yield from child.args[place : place + 1]
                continue
            yield child
            yield from computed(child)


def is_text(node: ast.BinOp) -> bool:
    """Whether an addition joins texts."""
    parts = [part for side in (node.left, node.right) for part in ast.walk(side)]
    return any(isinstance(part, ast.JoinedStr) or isinstance(getattr(part, "value", 0), str) for part in parts)
