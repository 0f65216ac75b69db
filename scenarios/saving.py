"""Saves an organization as a YAML file and tables beside it: all of them or none."""

from __future__ import annotations

import csv
import io
import json
import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scenarios.files import write_whole
from simulation.errors import UserError
from simulation.population import Population

_HEAD = """\
# {title}
# Made by `orgshift import`. Edit what you like; people{tables} are in the table{plural} named below.
title: {title_text}
people: {people}
"""
_TIES = "ties: {ties}\n"
_DIALS = """\
# No ties were given: they are generated. Each dial is a figure that could be measured in the firm; delete this part and
# write `ties: FILE.csv` (source, target, weight) once you have measured them.
dials: {{unit_mixing: 0.8, hierarchy_weight: 0.75, reciprocity: 0.7}}
seed: {seed}
"""


def rounded(population: Population) -> Population:
    """Return the organization in the digits worth storing.

    Tenure in tenths of a week, weights of ties in ten-thousandths.
    """
    return replace(population, tenure=population.tenure.round(1), tie_weight=population.tie_weight.round(4))


def save_organization(
    population: Population,
    path: Path,
    *,
    ties_given: bool,
    seed: int = 1,
    overwrite: bool = False,
    survey: str = "",
) -> list[Path]:
    """Write an organization to `path` (YAML) and tables beside it; return the files, YAML first.

    survey: the text of the table of levels by unit, where there is one. Without given ties only people are stored:
    ties are generated again, equally, from the generator parameters and the seed. Raises UserError if a file exists and
    `overwrite` is not set, or cannot be written.
    """
    if path.name in ("", ".."):
        raise UserError(f"{path}: is a folder; name a file in it, such as {path / (population.name + '.yaml')}")
    path = path if path.suffix.lower() in (".yaml", ".yml") else path.with_name(path.name + ".yaml")
    people, ties = path.with_suffix(".people.csv"), path.with_suffix(".ties.csv")
    levels = path.with_suffix(".survey.csv")
    files = {path: _document(population, people.name, ties.name if ties_given else "", seed)}
    files[people] = _people(population)
    if ties_given:
        files[ties] = _ties(population)
    if survey:
        files[path] += f"survey: {_quoted(levels.name)}  # levels of week 0 by unit, from a culture survey\n"
        files[levels] = survey
    there = [str(file) for file in files if file.exists()]
    if there and not overwrite:
        raise UserError(f"{', '.join(there)}: exists already; choose another name with --out, or --overwrite")
    write_together({file: files[file] for file in reversed(files)})
    return list(files)


def write_together(files: dict[Path, str]) -> None:
    """Write several files, all of them or none.

    All are on disk before the first takes its place, in the order given.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for file, content in files.items():
            waiting.append((write_whole(file.with_name(f".{file.name}.new"), content), file))
        for temporary, file in waiting:
            os.replace(temporary, file)
    except OSError as problem:
        raise UserError(f"{problem.filename}: cannot be written: {problem.strerror}") from None
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def _document(population: Population, people: str, ties: str, seed: int) -> str:
    tables, plural = (" and ties", "s") if ties else ("", "")
    title = " ".join(population.title.split())
    text = _HEAD.format(title=title, title_text=_quoted(title), people=_quoted(people), tables=tables, plural=plural)
    text += _TIES.format(ties=_quoted(ties)) if ties else _DIALS.format(seed=seed)
    text += f"customers: {population.customers}\n"
    text += "functions:  # marketing, sales, service, operations, development, it, hr, finance, other; guessed\n"
    for unit, function in zip(population.units, population.functions, strict=True):
        text += f"  {_quoted(unit)}: {function}\n"
    for key in ("note", "source"):
        if value := getattr(population, key):
            text += f"{key}: {_quoted(value)}\n"
    return text


def _people(population: Population) -> str:
    ids = population.ids or tuple(str(seat) for seat in range(population.size))
    columns: dict[str, Sequence[str]] = {
        "id": ids,
        "manager": [ids[boss] if boss >= 0 else "" for boss in population.manager.tolist()],
        "unit": [population.units[unit] for unit in population.unit.tolist()],
    }
    if population.location:
        columns["location"] = population.location
    tenure = population.tenure.tolist()
    if not all(map(math.isnan, tenure)):
        columns["tenure"] = ["" if math.isnan(weeks) else f"{weeks!r} weeks" for weeks in tenure]
    return _table(columns, zip(*columns.values(), strict=True))


def _ties(population: Population) -> str:
    ids = population.ids or tuple(str(seat) for seat in range(population.size))
    columns = (population.tie_source.tolist(), population.tie_target.tolist(), population.tie_weight.tolist())
    ties = ((ids[source], ids[target], repr(weight)) for source, target, weight in zip(*columns, strict=True))
    return _table(("source", "target", "weight"), ties)


def _table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue()


def _quoted(text: str) -> str:
    """Return a text quoted for YAML (JSON's strings are YAML's double-quoted ones)."""
    return json.dumps(text, ensure_ascii=False)
