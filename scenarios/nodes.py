"""Reads YAML as plain data that keeps the line and column of each value and name."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from scenarios.numerals import suggest_number
from scenarios.scalars import TAG, Refused, scalar

Place = tuple[int, int]
Location = tuple[str | int, ...]

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 60
MOST_VALUES = 200_000
"""Values of a document, each alias counted as often as it is used."""
_KINDS = ("null", "bool", "int", "float", "str", "timestamp", "merge", "value", "seq", "map")
_PLAIN_TAGS = {TAG + kind for kind in _KINDS}
_TOO_DEEP = f"is nested more than {DEEPEST} deep"
_OVERFULL = f"is too large: more than {MOST_VALUES:,} values"
_QUOTE = "is not YAML: the quotation mark here is not closed; put one at the end of the text"
_TAB = "is not YAML: a line is indented with a tab; use spaces, not a tab"


@dataclass
class Tree:
    """Plain data from a YAML text: values, their places, and what is wrong with it.

    A place is (line, column), both from 1.

    `places[location]` is where a value starts, `keys[location]` where its name does. Names are always text, as written.
    """

    data: Any = None
    places: dict[Location, Place] = field(default_factory=dict)
    keys: dict[Location, Place] = field(default_factory=dict)
    faults: list[tuple[Place, Location, str]] = field(default_factory=list)

    def place(self, location: Location) -> Place:
        """Return the place of a value: of its name, else its own, else that of what holds it."""
        for end in range(len(location), -1, -1):
            found = self.keys.get(location[:end]) or self.places.get(location[:end])
            if found:
                return found
        return (1, 1)


def plant(text: str) -> Tree:
    """Read one YAML document; faults of syntax and values are collected, nothing is raised."""
    tree = Tree()
    try:
        if fault := _too_large(text):
            tree.faults.append(fault)
            return tree
        root = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        quote = _open_quote(text, error)
        mark = quote or (error.context_mark if _unclosed(error) else error.problem_mark or error.context_mark)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        tab = _tab(text, place)
        tree.faults.append((tab, (), _TAB) if tab else (place, (), _QUOTE if quote else _syntax(error)))
    except yaml.reader.ReaderError as error:
        tree.faults.append(((1, 1), (), f"holds a character that no YAML text may hold ({error.reason})"))
    else:
        if root is not None:
            values, depth = _expanded(root, {})
            if values > MOST_VALUES or depth > DEEPEST:
                tree.faults.append((_start(root), (), _OVERFULL if values > MOST_VALUES else _TOO_DEEP))
                return tree
            tree.data = _Builder(tree).build(root, ())
    return tree


def _syntax(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or "cannot be read"
    if "another document" in problem:
        return "is not one document: `---` starts a second one; keep one in a file"
    if "mapping values are not allowed" in problem:
        return "is not YAML: a `: ` where none can be; put text that holds a colon in quotes, and check the indentation"
    if _unclosed(error):
        opens, ends = "{}" if "mapping" in str(error.context) else "[]"
        up_to = f"between here and line {_line(error)}"
        return f"is not YAML: this `{opens}` is not closed; a `{ends}` or a comma is missing {up_to}"
    return f"is not YAML: {problem} {error.context or ''}".rstrip()


def _unclosed(error: yaml.MarkedYAMLError) -> bool:
    """Return whether a `{` or `[` was not closed on its line: the fault is found on a later one."""
    opened, found = error.context_mark, error.problem_mark
    return "parsing a flow" in str(error.context) and bool(opened and found and opened.line < found.line)


def _open_quote(text: str, error: yaml.MarkedYAMLError) -> Any:
    """Return the mark of a quotation that is not closed before the line at fault, or None."""
    if "quoted scalar" in str(error.context):
        return error.context_mark if "unexpected" in str(error.problem) else None
    try:
        for token in yaml.scan(text, LOADER):
            is_quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if is_quoted and token.start_mark.line < token.end_mark.line == _line(error) - 1:
                return token.start_mark
    except yaml.YAMLError:  # the fault itself
        pass
    return None


def _line(error: yaml.MarkedYAMLError) -> int:
    """Return the line on which a fault of syntax was found."""
    return error.problem_mark.line + 1 if error.problem_mark else 1


def _tab(text: str, place: Place) -> Place | None:
    """Return the place of the tab that indents the line at fault, if one does."""
    line = next(iter(text.splitlines()[place[0] - 1 :]), "")
    indent = line[: len(line) - len(line.lstrip())]
    return (place[0], indent.index("\t") + 1) if "\t" in indent else None


def _too_large(text: str) -> tuple[Place, Location, str] | None:
    """Return a fault if a text has too many values or is nested too deep.

    Without recursion, since composing the text would fill the memory or the stack.
    """
    depth = values = 0
    for event in yaml.parse(text, LOADER):
        values += isinstance(event, yaml.NodeEvent)
        if values > 2 * MOST_VALUES:  # names are counted here, too
            return _start(event), (), _OVERFULL
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return _start(event), (), _TOO_DEEP
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _expanded(node: yaml.Node, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """Return how many values a node holds, and how deep, with its aliases written out.

    Each node is counted once. An alias comes after its anchor, so the anchor is counted by then. Inside its own anchor
    it counts as one.
    """
    if id(node) in known or isinstance(node, yaml.ScalarNode):
        return known.get(id(node), (1, 0))
    known[id(node)] = (1, 1)
    inner = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else node.value
    counts = [_expanded(value, known) for value in inner]
    known[id(node)] = (1 + sum(values for values, _ in counts), 1 + max((depth for _, depth in counts), default=0))
    return known[id(node)]


def _start(thing: Any) -> Place:
    return (thing.start_mark.line + 1, thing.start_mark.column + 1)


def _cut_at_comma(value: yaml.Node, key: yaml.ScalarNode, empty: yaml.Node) -> str:
    """Return the number that YAML has cut at its comma, or "".

    {level: 0,5} is a level of 0 and then a name, 5, without a value.
    """
    if not isinstance(value, yaml.ScalarNode) or value.end_mark.index + 1 != key.start_mark.index or empty.value:
        return ""
    number = f"{value.value},{key.value}"
    return number if suggest_number(number) else ""


class _Builder:
    """Turns composed nodes into plain data and fills a Tree's places and faults."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.open: set[int] = set()

    def build(self, node: yaml.Node, at: Location) -> Any:
        self.tree.places[at] = _start(node)
        if id(node) in self.open:
            return self.fault(node, at, "repeats itself without end (an alias inside its own anchor)")
        if node.tag not in _PLAIN_TAGS:
            return self.fault(node, at, f"has the tag {node.tag.replace(TAG, '!!')}; only plain values are read")
        self.open.add(id(node))
        try:
            return self.value(node, at)
        finally:
            self.open.discard(id(node))

    def value(self, node: yaml.Node, at: Location) -> Any:
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, at))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*at, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # the three kinds a YAML node has
        try:
            return scalar(node)
        except Refused as problem:
            return self.fault(node, at, str(problem))

    def pairs(self, node: yaml.MappingNode, at: Location) -> Iterator[tuple[str, Any]]:
        location, last = at, node
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, at, "has a list or a mapping as a name; names are words")
                continue
            if key.tag == TAG + "merge":
                self.fault(key, at, "uses `<<`, which is not read here; write the lines out")
                continue
            if number := _cut_at_comma(last, key, value):
                self.fault(last, location, f"{number} is no number here{suggest_number(number)}")
                continue
            location = (*at, str(key.value))
            if location in self.tree.keys:
                self.fault(key, location, f"is given twice (first in line {self.tree.keys[location][0]})")
                continue
            self.tree.keys[location] = _start(key)
            last = value
            yield str(key.value), self.build(value, location)

    def fault(self, node: yaml.Node, at: Location, message: str) -> None:
        self.tree.faults.append((_start(node), at, message))
