"""Reads a culture survey of any usual form into answers by unit and measure.

No single answer and no text of a person is kept: what comes out are numbers of answers, means and variances.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from typing import Any

from scenarios.files import Readable, read_content
from scenarios.people.columns.headings import normalize
from scenarios.people.files.table import Table, read_table
from scenarios.people.finding import Findings, describe_lines, quote
from scenarios.people.units import index_units, unit_key
from scenarios.survey.layout import Layout, find_layout, take_questions
from scenarios.survey.levels import Answers
from scenarios.survey.mapping import Mapping, Question
from scenarios.survey.means import join_answers, join_questions, read_spread
from scenarios.survey.scales import Scale, cut_ends, ends_in, level_of, numbers_of, scale_by, scale_in
from scenarios.survey.words import MEASURES, NEGATED, REVERSED, find_measure, fold_words


@dataclass(frozen=True)
class Asked:
    """One question: what it measures, whether it is turned round, and its scale."""

    measure: str
    turned: bool
    scale: Scale | None


ByUnit = dict[str, dict[str, Answers]]
"""Measure -> unit -> its answers."""
Groups = MappingType[str, Collection[str]]
"""Heading of a column of the list of people -> its values."""


def read_answers(
    data: Readable,
    units: Sequence[str],
    sizes: Sequence[int],
    mapping: Mapping,
    findings: Findings,
    groups: Groups | None = None,
) -> ByUnit | None:
    """Return the answers of each unit by measure; None where an error stands in the way.

    sizes: people of each unit, taken for the number of answers where the file gives none.
    groups: what else the list of people groups them by; named where the survey goes by it.
    """
    table = read_table(read_content(data), findings)
    if table is not None:
        taken, named = take_questions(table), {*map(normalize, (*mapping.questions, mapping.unit or ""))} - {""}
        names = [old if normalize(old) in named else new for old, new in zip(table.heading, taken.heading, strict=True)]
        table = replace(taken, heading=names)
    layout = None if table is None else find_layout(table, units, mapping, findings)
    if table is None or layout is None:
        return None
    rows = _unit_of_rows(table, layout, units, findings, groups or {})
    read_form = _wide if layout.question is None else _long
    found = read_form(table, layout, rows, dict(zip(units, sizes, strict=True)), mapping, findings)
    if not found and not findings.blocked:
        findings.error("measure", 0, "", f"no question is about {', '.join(MEASURES.values())}; say so in --survey-map")
    return None if findings.blocked else found


def _unit_of_rows(table: Table, layout: Layout, units: Sequence[str], findings: Findings, groups: Groups) -> list[str]:
    """Return the organization's unit of each row; "" where it names none of them."""
    if layout.unit is None:
        findings.warning("unit", 0, "", "no column names units", "all answers count for the whole organization")
        return [""] * len(table.lines)
    known = {key: units[place] for key, place in index_units(units, findings).items()}
    cells = table.columns[layout.unit]
    lost: dict[str, list[int]] = defaultdict(list)
    for cell, line in zip(cells, table.lines, strict=True):
        if unit_key(cell) not in known:
            lost[cell].append(line)
    heading, fits = table.heading[layout.unit], _find_fitting(cells, units, groups)
    if all(unit_key(cell) not in known for cell in cells):
        findings.error("unit", 0, heading, "names none of the organization's units" + fits)
    elif fits:
        findings.warning("unit column", 0, heading, "names few of the organization's units" + fits, "or go on so")
    for cell, lines in lost.items():
        what = f"{quote(cell)} is no unit of the organization" if cell else f"no unit in {describe_lines(lines)}"
        findings.warning("unit", lines[0], heading, what, "counts for the whole organization only")
    return [known.get(unit_key(cell), "") for cell in cells]


def _find_fitting(cells: Sequence[str], units: Sequence[str], groups: Groups) -> str:
    """Return, to end a sentence, which column of the list has the survey's units; "" if none."""
    called = {unit_key(cell) for cell in cells} - {""}
    shared = {heading: len(called & set(map(unit_key, values))) for heading, values in groups.items()}
    best = max(shared, key=lambda heading: shared[heading], default="")
    if not best or shared[best] <= max(0.5 * len(called), len(called & set(map(unit_key, units)))):
        return ""
    role = f"unit={best}" if best.isidentifier() else f'unit="{best}"'
    return f"; column '{best}' of the list has {shared[best]} of these {len(called)}: --map {role}"


def _wide(
    table: Table, layout: Layout, rows: list[str], sizes: dict[str, int], mapping: Mapping, findings: Findings
) -> ByUnit:
    """Read a table with a column a question: a row a person, or a row a unit."""
    numbers = {k: numbers_of(table.columns[k]) for k in layout.questions}
    means = _holds_means(layout, rows, numbers, mapping)
    texts = {k: table.heading[k] for k in layout.questions}
    asked = _understand(texts, numbers, layout.favourable, means, mapping, findings)
    found: ByUnit = defaultdict(lambda: defaultdict(Answers))
    single: dict[tuple[str, str], list[float]] = defaultdict(list)
    spread = read_spread(table, layout, rows, sizes, layout.favourable)
    for row, unit in enumerate(rows):
        by_measure: dict[str, list[Answers]] = defaultdict(list)
        for k, one in asked.items():
            level = level_of(table.columns[k][row], numbers[k], one.scale)
            if not math.isnan(level):
                level = 1.0 - level if one.turned else level
                given = spread.answers(row, level, one.scale) if means else Answers(1.0, level)
                by_measure[one.measure].append(given)
        for measure, parts in by_measure.items():
            together = join_questions(parts)
            if means:
                found[measure][unit] = found[measure][unit].add(together)
            else:
                single[measure, unit].append(together.mean)
    for (measure, unit), levels in single.items():
        found[measure][unit] = join_answers(levels)
    _note_form(means, layout.n, layout.favourable, findings)
    return found


def _holds_means(layout: Layout, rows: list[str], numbers: dict[int, dict[str, float]], mapping: Mapping) -> bool:
    """Return whether each row is a unit's mean and not a person's answers."""
    if mapping.kind is not None:
        return mapping.kind != "answers"
    if layout.favourable or layout.n is not None or layout.sd is not None:
        return True
    named = [unit for unit in rows if unit]
    broken = any(not math.isnan(x) and x != int(x) for found in numbers.values() for x in found.values())
    return broken and len(named) == len(set(named))


def _long(
    table: Table, layout: Layout, rows: list[str], sizes: dict[str, int], mapping: Mapping, findings: Findings
) -> ByUnit:
    """Read a table with a row a unit and question: a mean with its number, or a single answer."""
    assert layout.question is not None and layout.value is not None
    questions, values = table.columns[layout.question], table.columns[layout.value]
    texts = dict.fromkeys(text for text in questions if text)
    places: dict[str, list[int]] = defaultdict(list)
    for row, text in enumerate(questions):
        places[text].append(row)
    numbers = {text: numbers_of(values[row] for row in places[text]) for text in texts}
    percent = layout.favourable or any("%" in value for value in values)
    often = max((len([row for row in where if rows[row]]) for where in places.values()), default=0)
    kinds = len({unit for unit in rows if unit})
    means = mapping.kind != "answers" if mapping.kind else percent or layout.n is not None or often <= kinds
    asked = _understand({text: text for text in texts}, numbers, percent, means, mapping, findings)
    spread = read_spread(table, layout, rows, sizes, percent)
    gathered: dict[tuple[str, str], list[Answers]] = defaultdict(list)
    single: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for text, one in asked.items():
        for row in places[text]:
            level = level_of(values[row], numbers[text], one.scale)
            if math.isnan(level):
                continue
            level = 1.0 - level if one.turned else level
            if means:
                gathered[one.measure, rows[row]].append(spread.answers(row, level, one.scale))
            else:
                single[one.measure, rows[row], text].append(level)
    for (measure, unit, _), levels in single.items():
        gathered[measure, unit].append(join_answers(levels))
    found: ByUnit = defaultdict(dict)
    for (measure, unit), parts in gathered.items():
        found[measure][unit] = join_questions(parts)
    _note_form(means, layout.n, percent, findings)
    return found


def _understand(
    texts: dict[Any, str],
    numbers: dict[Any, dict[str, float]],
    percent: bool,
    means: bool,
    mapping: Mapping,
    findings: Findings,
) -> dict[Any, Asked]:
    """Return what each question measures, on which scale; note what is not used."""
    used = dict(_measures(texts, mapping, findings))
    found: dict[Any, Asked] = {}
    everything = [x for key in used for x in numbers[key].values()]
    usual = scale_by(everything, percent)
    guessed = False
    for key, (measure, turned, given) in used.items():
        ends = ends_in(texts[key])
        scale = mapping.scale_of(given) or (ends.scale if ends else scale_in(texts[key])) or usual
        if scale is not None and given is None and ends is not None and ends.turned:
            scale = replace(scale, turned=True)
        guessed = guessed or (scale is not None and not scale.known and bool(numbers[key]))
        outside = scale is not None and any(math.isnan(scale.level(x)) for x in numbers[key].values() if x == x)
        if (scale is None and any(x == x for x in numbers[key].values())) or outside:
            named = "no usual scale" if scale is None else f"the scale {scale.low:g} to {scale.high:g}"
            what = f"has numbers outside {named}; give its scale in --survey-map"
            findings.error("scale", 0, texts[key], what)
        found[key] = Asked(measure, turned, scale)
    if guessed and usual is not None:
        what = f"the scale is read as {usual.low:g} to {usual.high:g}, by the numbers"
        if means:
            findings.warning("scale", 0, "", what, "say another in --survey-map")
        else:
            findings.note("scale", what)
    return found


def _measures(
    texts: dict[Any, str], mapping: Mapping, findings: Findings
) -> Iterator[tuple[Any, tuple[str, bool, Question | None]]]:
    """Yield each question in use: measure, whether it is turned round, its entry in the map."""
    known = {*texts.values(), *map(normalize, texts.values())} - {""}
    for name in mapping.questions:
        if not known & {name, normalize(name)}:
            findings.error("question", 0, "", f"--survey-map: no question reads '{name}'")
    for key, text in texts.items():
        given = mapping.find(text)
        if given is not None:
            if given.measure != "none":
                yield key, (given.measure, given.reversed, given)
            continue
        ends, plain = ends_in(text), cut_ends(text)
        measure = find_measure(plain)
        if not measure:
            findings.note("unused", "not used: it is about nothing that week 0 starts from", column=text)
            continue
        turned = bool(REVERSED.search(text))
        if ends is not None and ends.turned is None:
            what = f"is about {MEASURES[measure]}, but which end of its scale is the better one is not clear"
            findings.warning("reversed", 0, text, what, "left out; say `reversed:` in --survey-map")
            continue
        if not turned and NEGATED.search(fold_words(plain)):
            what = f"seems to be about {MEASURES[measure]}, turned round or not"
            findings.warning("reversed", 0, text, what, "left out; say `reversed:` in --survey-map")
            continue
        shown = turned != bool(ends and ends.turned)
        findings.note("measure", f"read as {MEASURES[measure]}{', reversed' if shown else ''}", column=text)
        yield key, (measure, turned, None)


def _note_form(means: bool, n: int | None, percent: bool, findings: Findings) -> None:
    """Note how the numbers were read."""
    what = "shares who agree" if percent else "means of units" if means else "single answers"
    findings.note("form", f"the numbers are read as {what}")
    if percent:
        findings.warning("form", 0, "", "a share who agree is no mean", "it is taken as the level")
    if means and n is None:
        findings.warning(
            "n", 0, "", "no column says how many answered", "everybody in a unit is taken to have answered"
        )
