"""Turns staff lists in XML into JSON, and tables of web pages into rows."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from scenarios.people.columns.headings import normalize
from scenarios.people.files.delimited import Row

_MOST_MARKS = 10_000_000  # a small file may hold many elements without content
_MOST_SPAN = 1000  # rows or columns that one cell may span
_MOST_SPREAD = 2_000_000  # cells that spans may add
_DEEPEST = 60  # elements inside one another
_DECLARED = re.compile(r"(?s)^\s*<\?xml\s.*?\?>|^\s+")
"""The declaration of XML, which may name another encoding, or blanks before the first element."""
_CALLED = ("id", "name", "type", "key", "field", "label")
"""Attributes that say what the text of an element is, as in `<field id="supervisor">`."""
_CALLED_TAGS = {"field", "id", "value", "attribute", "property", "data", "column", "col", "attr", "reference"}
_ABOUT = {"fieldset", "fields", "metadata", "schema", "header", "columns"}
"""What tells of the columns and not of people."""


def is_markup(text: str) -> bool:
    """Does a text begin as XML or a web page does?"""
    return bool(re.match(r"(?is)\s*<(\?xml|!doctype|!--|[a-z][\w:.-]*[\s/>])", text[:400]))


def read_page(text: str) -> list[Row] | None:
    """Returns the rows of the largest table of a web page; None where there is none."""
    if not re.search(r"(?i)<table[\s>]", text) or not re.search(r"(?i)<t[rdh][\s>]", text):
        return None
    page = _Page()
    page.feed(text)
    best = max(range(len(page.tables)), key=lambda at: len(page.tables[at]), default=-1)
    return (_spread(page.tables[best], page.spans[best]) or None) if best >= 0 else None


def _spread(rows: list[Row], spans: list[list[tuple[int, int]]]) -> list[Row]:
    """The rows, with a cell in each row that it spans, and empty cells where it spans columns."""
    room = _MOST_SPREAD
    held: dict[int, tuple[int, str]] = {}  # column -> rows that a cell above still spans, and its text
    found: list[Row] = []
    for (line, texts), own in zip(rows, spans, strict=True):
        held = held if room > 0 else {}
        cells: list[str] = []
        later = {at: (down - 1, text) for at, (down, text) in held.items() if down > 1}
        for text, (down, across) in zip(texts, own, strict=True):
            while len(cells) in held:
                cells.append(held[len(cells)][1])
            for at in range(across if room > 0 else 1):
                if down > 1:
                    later[len(cells)] = (down - 1, "" if at else text)
                cells.append("" if at else text)
        for at in sorted(one for one in held if one >= len(cells)):
            cells += [*[""] * (at - len(cells)), held[at][1]]
        room -= len(cells) - len(texts)
        found.append((line, cells))
        held = later
    return found


def read_xml(text: str) -> str | list[Row]:
    """Returns entries of XML as JSON, or the rows of a sheet of Excel's XML.

    Raises ValueError where the text is no XML that can be read, and says why and where.
    """
    if text.count("<") > _MOST_MARKS:
        raise ValueError(f"XML with more than {_MOST_MARKS:,} marks")
    if re.search(r"(?i)<!(entity|doctype)", text[:10_000]):
        raise ValueError("XML with definitions of its own (DOCTYPE)")
    text = _DECLARED.sub(lambda one: "\n" * one[0].count("\n"), text.lstrip("\ufeff"))  # the text is decoded
    try:
        root = ElementTree.fromstring(text.encode("utf-8", "surrogatepass"))
    except ElementTree.ParseError as problem:
        raise ValueError(f"XML that is broken in line {problem.position[0]}") from None
    except (ValueError, LookupError):
        raise ValueError("XML whose encoding cannot be read") from None
    if _name(root) == "Workbook":
        return _read_workbook(root)
    content = _take(root, _find_repeated(root), 0)
    if isinstance(content, dict):
        content = {key: value for key, value in content.items() if key.casefold() not in _ABOUT}
    return json.dumps(content, ensure_ascii=False)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _find_repeated(root: ElementTree.Element) -> set[tuple[str, str]]:
    """Names of elements that stand several times in one of their kind above, with its name."""
    found = set()
    for element in root.iter():
        times = Counter(map(_name, element))
        found |= {(_name(element), name) for name, count in times.items() if count > 1}
    return found


def _take(element: ElementTree.Element, repeated: set[tuple[str, str]], depth: int) -> Any:
    """What an element holds: a text, or values and entries by name."""
    if depth > _DEEPEST:
        raise ValueError("XML with too many elements inside one another")
    values: dict[str, Any] = {key.rsplit("}", 1)[-1]: text for key, text in element.attrib.items()}
    own = (element.text or "").strip()
    children = [child for child in element if isinstance(child.tag, str)]
    if not children and not values:
        return own
    for child in children:
        name, value = _name(child), _take(child, repeated, depth + 1)
        if name.casefold() in _CALLED_TAGS and isinstance(value, dict) and not len(child):
            named = next((value[key] for key in _CALLED if value.get(key)), name)
            values.setdefault(named, value.get("text", value.get("value", "")))
        elif (_name(element), name) in repeated:
            values.setdefault(name, []).append(value)
        else:
            values[name] = value
    if own:
        values["text"] = own
    lists = [key for key, value in values.items() if isinstance(value, list)]
    if depth and len(lists) == len(values) == 1 and normalize(_name(element)) != normalize(lists[0]):
        return values[lists[0]]
    return values


def _read_workbook(root: ElementTree.Element) -> list[Row]:
    """The rows of the largest sheet of a workbook that Excel writes as XML."""
    sheets = []
    for sheet in (one for one in root.iter() if _name(one) == "Worksheet"):
        rows: list[Row] = []
        for line, row in enumerate((one for one in sheet.iter() if _name(one) == "Row"), start=1):
            cells: list[str] = []
            for cell in (one for one in row if _name(one) == "Cell"):
                place = next((text for key, text in cell.attrib.items() if key.endswith("}Index")), "")
                cells += [""] * (min(int(place), 1000) - 1 - len(cells)) if place.isdigit() else []
                cells.append("".join(cell.itertext()).strip().removesuffix("T00:00:00.000"))
            rows.append((line, cells))
        sheets.append(rows)
    return max(sheets, key=len, default=[])


class _Page(HTMLParser):
    """Collects the rows of the tables of a web page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self.spans: list[list[list[tuple[int, int]]]] = []
        """Rows and columns that each cell of each row of each table spans."""
        self._open_spans: list[list[list[tuple[int, int]]]] = []
        self._open: list[list[Row]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append([])
            self.tables.append(self._open[-1])
            self._open_spans.append([])
            self.spans.append(self._open_spans[-1])
        elif self._open and tag == "tr":
            self._open[-1].append((self.getpos()[0], []))
            self._open_spans[-1].append([])
        elif self._open and tag in ("td", "th") and self._open[-1]:
            self._open[-1][-1][1].append("")
            given = {key: int(text) for key, text in attrs if text and re.fullmatch(r"[0-9]{1,6}", text)}
            down, across = (min(max(given.get(key, 1), 1), _MOST_SPAN) for key in ("rowspan", "colspan"))
            self._open_spans[-1][-1].append((down, across))
            self._in_cell = True
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()
            self._open_spans.pop()
        if tag in ("td", "th", "tr", "table"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell and self._open and self._open[-1] and self._open[-1][-1][1]:
            self._open[-1][-1][1][-1] += data.replace("\xa0", " ")
