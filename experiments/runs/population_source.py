"""Populations, and digests of their sources: file contents, or generator parameters."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from experiments.runs.ids import canonical, digest
from simulation.errors import UserError

if TYPE_CHECKING:
    from simulation.population import Population

_WORDS = {"title", "note", "source"}  # texts about an organization, which decide no result
_OPTIONAL = {"top", "leaders", "survey"}  # no part of the digest where they are not given
PEOPLE = "people"


def population_of(
    organization: "str | Population", generator: Mapping[str, float] | None = None, source_digest: str = ""
) -> "Population":
    """Return the population of an organization; a file is read once in each process.

    Raises UserError if `source_digest` is given and the organization is not made from it.
    """
    if not isinstance(organization, str):
        return organization
    return _read_once(organization, tuple(sorted((generator or {}).items())), source_digest)


@lru_cache(maxsize=8)
def _read_once(name: str, generator: tuple[tuple[str, float], ...], source_digest: str) -> "Population":
    if source_digest and digest_source(name, dict(generator)) != source_digest:
        raise UserError(f"{name}: has changed since the study was planned, or is another file on this machine")
    return make_population(name, dict(generator))


def make_population(name: str, dials: Mapping[str, float]) -> "Population":
    """Return the population of an organization, with some generator parameters set differently.

    With another number of `people`, customers are scaled in proportion.
    """
    from scenarios import organization

    if not dials:
        return organization.load_organization(name)
    written = _written(name, dials)
    return organization._generated(organization.find(name).stem, written, written.people)


def digest_source(name: str, dials: Mapping[str, float]) -> str:
    """Return the digest of what an organization is made from; never of its file's name.

    A real one: the contents of its tables and of its file. A generated one: the generator parameters. Raises UserError
    if there is no such organization, or `dials` are given for a real one.
    """
    from scenarios import organization

    path = organization.find(name)
    written = _written(name, dials)
    content: dict[str, Any] = written.model_dump(mode="json", exclude=_WORDS)
    content = {key: value for key, value in content.items() if key not in _OPTIONAL or value is not None}
    for table in ("people", "ties", "survey"):
        if isinstance(content.get(table), str):
            content[table] = digest((path.parent / Path(content[table])).read_bytes())
    return digest(canonical(content))


def digest_file(path: str | Path) -> str:
    """Return the digest of a file's content; "" where there is none, as for what is built in."""
    return digest(Path(path).read_bytes()) if os.path.isfile(path) else ""


def _written(name: str, dials: Mapping[str, float]) -> Any:
    from scenarios import organization

    path = organization.find(name)
    return _read_file(name, path, digest_file(path), tuple(sorted(dials.items())))


@lru_cache(maxsize=64)
def _read_file(name: str, path: Path, content: str, dials: tuple[tuple[str, float], ...]) -> Any:
    """Return what an organization's file says, with some dials set, once for each `content`."""
    from scenarios.documents import Source
    from scenarios.organization_file import OrganizationFile

    written = Source.open(path).validate(OrganizationFile)
    if not dials:
        return written
    if not written.generated:
        raise UserError(f"{name}: is a real organization; dials are for made-up ones")
    changed = dict(dials)
    there = int(written.people)
    people = int(changed.pop(PEOPLE, there))
    customers = None if written.customers is None else round(written.customers * people / there)
    changes = {"people": people, "customers": customers, "dials": {**written.dials, **changed}}
    try:
        return OrganizationFile.model_validate({**written.model_dump(), **changes})
    except ValidationError as problem:
        lines = [f"{name}: {'.'.join(map(str, error['loc']))}: {error['msg']}" for error in problem.errors()]
        raise UserError("\n".join(lines)) from None
