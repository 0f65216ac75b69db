"""Loads an organization by name or file: generated or real, built in or your own."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from shlex import quote
from typing import Literal

from scenarios import nearby
from scenarios.documents import Source, decode_text
from scenarios.kinds import refuse_other_kind
from scenarios.organization_file import OrganizationFile, UnitEntry
from scenarios.people import Details, describe_findings, read_people
from scenarios.people.functions import function_of
from scenarios.survey.survey import read_levels
from simulation.errors import UserError, did_you_mean
from simulation.networks import generator
from simulation.networks.unit_plan import apportion
from simulation.population import CUSTOMERS_PER_PERSON, FUNCTIONS, Population

FOLDER = Path(__file__).parent / "organizations"


@dataclass(frozen=True)
class OrganizationEntry:
    """One organization, as a list shows it."""

    name: str
    title: str
    kind: Literal["generated", "real"]
    people: int
    units: int | None
    """None = as usual for a firm of this size."""
    customers: int
    source: str
    path: str


def organizations() -> list[OrganizationEntry]:
    """Return the built-in organizations, real ones first, then by size."""
    entries = [_entry(path) for path in FOLDER.glob("*.yaml")]
    return sorted(entries, key=lambda entry: (entry.kind != "real", entry.people))


def load_organization(name_or_path: str | Path) -> Population:
    """Load an organization by a built-in name (`manufacturer`) or a YAML file (`our-firm.yaml`).

    Raises UserError for an unknown name or anything wrong with a file, with file, line and column.
    """
    path = find(name_or_path)
    stamp = _stamp(path)
    _, written = _read(path, stamp)
    return _load(path, stamp, tuple(_stamp(table) for table in _tables(path, written)))


def find(name_or_path: str | Path) -> Path:
    """Return the YAML file of an organization. Raises UserError if none has this name."""
    text = str(name_or_path)
    built_in = FOLDER / f"{text}.yaml"
    if text and "/" not in text and "\\" not in text and os.path.isfile(built_in):
        return built_in
    path = Path(text)
    if text and os.path.exists(path):  # false, too, for a name that no file can have
        if path.suffix.lower() == ".csv":
            raise UserError(f"{path}: is a table; make an organization of it first: orgshift import {quote(text)}")
        return path
    names = [file.stem for file in FOLDER.glob("*.yaml")]
    raise UserError(f"organization: '{text}' is neither built in nor a file{nearby.suggest_name(text, names)}")


def _stamp(path: Path) -> tuple[str, int]:
    """Return path and time of change of a file, a part of the key of the cache."""
    return os.path.abspath(path), os.stat(path).st_mtime_ns if os.path.isfile(path) else -1


def _tables(path: Path, written: OrganizationFile) -> list[Path]:
    """Return the tables a file names: its people, and its ties where they are given."""
    names = [name for name in (written.people, written.ties, written.survey) if isinstance(name, str) and name]
    return [path.parent / name for name in names]


@lru_cache(maxsize=8)
def _read(path: Path, stamp: tuple[str, int]) -> tuple[Source, OrganizationFile]:
    source = refuse_other_kind(Source.open(path), "organization", OrganizationFile)
    return source, source.validate(OrganizationFile)


@lru_cache(maxsize=8)
def _load(path: Path, stamp: tuple[str, int], tables: tuple[tuple[str, int], ...]) -> Population:
    source, written = _read(path, stamp)
    if isinstance(written.people, int):
        found = _generated(path.stem, written, written.people)
    else:
        found = with_openness(_real(path, source, written), written)
    return _complete(found, written)


def read_made_up(content: bytes, file: str, most: int) -> Population:
    """Return the organization of a file that makes its people up, up to so many of them.

    file: its name, for messages. Raises UserError as `load_organization`, and where it names tables beside it.
    """
    source = refuse_other_kind(Source.of(decode_text(content, file), file), "organization", OrganizationFile)
    written = source.validate(OrganizationFile)
    if not isinstance(written.people, int):
        raise source.error([(("people",), "is a table beside this file; hand the tables in by themselves")])
    if written.people > most:
        raise source.error([(("people",), f"at most {most:,} here")])
    return _complete(_generated(Path(file).stem, written, written.people), written)


def _complete(found: Population, written: OrganizationFile) -> Population:
    """Return the organization with what its file says of topics, cases and seats."""
    same = ("topics", "hoarding", "growth", "vacancy_weeks")
    mix = {str(function): weight for function, weight in written.case_mix.items()}
    return replace(found, case_mix=mix, **{name: getattr(written, name) for name in same})


def with_openness(population: Population, written: OrganizationFile) -> Population:
    """Return the organization with the openness of the top and of leaders that its file gives."""
    given = {name: group.group() for name in ("top", "leaders") if (group := getattr(written, name)) is not None}
    return replace(population, **given) if given else population


def _generated(name: str, written: OrganizationFile, people: int) -> Population:
    units: list[str] = []
    functions: list[str] = []
    shares: list[float] = []
    for unit, entry in written.units.items():
        entry = entry if isinstance(entry, UnitEntry) else UnitEntry(share=entry)
        parts = entry.suffixes()
        units += [unit + part for part in parts]
        functions += [entry.function or function_of(unit)] * len(parts)
        shares += [entry.share / len(parts)] * len(parts)
    made = generator.generate(
        people,
        unit_sizes=apportion(people, shares) if units else None,
        units=units or None,
        functions=functions or None,
        customers=written.customers,
        name=name,
        title=written.title,
        seed=written.seed,
        **written.dials,
    )
    return with_openness(made, written)


def _real(path: Path, source: Source, written: OrganizationFile) -> Population:
    people = path.parent / str(written.people)
    ties = path.parent / written.ties if written.ties else None
    survey = path.parent / written.survey if written.survey else None
    missing = [
        ((key,), _describe_missing(key, file))
        for key, file in (("people", people), ("ties", ties), ("survey", survey))
        if file is not None and not os.path.isfile(file)
    ]
    if missing:
        raise source.error(missing)
    details = Details(
        name=path.stem,
        title=written.title,
        customers=written.customers,
        functions=written.functions,
        dials=written.dials,
        seed=written.seed,
        note=written.note or "As given in the organization's files.",
        source=written.source,
    )
    population, findings = read_people(people, ties, details=details)
    if population is None:
        raise UserError("\n".join(describe_findings(findings, str(people), str(ties))["error"]))
    unknown = [
        ((("functions", unit)), f"no unit is called that{did_you_mean(unit, population.units)}")
        for unit in written.functions
        if unit not in population.units
    ]
    if unknown:
        raise source.error(unknown)
    return population if survey is None else replace(population, survey=read_levels(survey, population.units))


def _describe_missing(key: str, file: Path) -> str:
    """Return what is wrong with a table that does not exist; `people` may be meant as a number."""
    near = nearby.suggest_name(file.name, suffixes=nearby.TABLES, folder=file.parent)
    if key == "people" and not file.suffix and "mean" not in near:
        return f"should be a whole number (or a file that exists), not '{file.name}'"
    return f"there is no file {file}{near}"


def _entry(path: Path) -> OrganizationEntry:
    """Return the entry of a file for a list, without generating or reading its people."""
    written = Source.open(path).validate(OrganizationFile)
    people, units = written.people, None
    if isinstance(people, str):
        rows = [line for line in (path.parent / people).read_text(encoding="utf-8").splitlines()[1:] if line]
        people = len(rows)
        units = len(load_organization(path).units)
    elif written.units:
        entries = written.units.values()
        units = sum(len(entry.suffixes()) if isinstance(entry, UnitEntry) else 1 for entry in entries)
    return OrganizationEntry(
        name=path.stem,
        title=written.title,
        kind="generated" if written.generated else "real",
        people=people,
        units=units,
        customers=CUSTOMERS_PER_PERSON * people if written.customers is None else written.customers,
        source=written.source,
        path=str(path),
    )


__all__ = ["FUNCTIONS", "OrganizationEntry", "find", "load_organization", "organizations"]
