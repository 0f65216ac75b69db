"""Organizations by what they are made from: the contents of their files, or what the generator is told."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from experiments.runs.ids import canonical, digest
from simulation.errors import UserError

if TYPE_CHECKING:
    from simulation.population import Population

_WORDS = {"title", "note", "source"}  # what is said about an organization decides nothing
PEOPLE = "people"


def population_of(
    organization: "str | Population", generator: Mapping[str, float] | None = None, source_digest: str = ""
) -> "Population":
    """Return who works in an organization; a file is read once in each process.

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
    """Return an organization with some of its generator's dials set differently.

    With other `people`, customers are in proportion.
    """
    from scenarios import organization

    if not dials:
        return organization.load_organization(name)
    written = _written(name, dials)
    return organization._generated(organization.find(name).stem, written, written.people)


def digest_source(name: str, dials: Mapping[str, float]) -> str:
    """Return the digest of what an organization is made from; never of its file's name.

    A real one: the contents of its tables and what its file says about them. A made-up one: what the generator is told.
    Raises UserError if there is no such organization, or it is real and has no dials.
    """
    from scenarios import organization

    path = organization.find(name)
    written = _written(name, dials)
    told: dict[str, Any] = written.model_dump(mode="json", exclude=_WORDS)
    for table in ("people", "ties"):
        if isinstance(told[table], str):
            told[table] = digest((path.parent / Path(told[table])).read_bytes())
    return digest(canonical(told))


def _written(name: str, dials: Mapping[str, float]) -> Any:
    from scenarios import organization
    from scenarios.documents import Source
    from scenarios.organization_file import OrganizationFile

    written = Source.open(organization.find(name)).validate(OrganizationFile)
    if not dials:
        return written
    if not written.generated:
        raise UserError(f"{name}: is a real organization; dials are for made-up ones")
    told = dict(dials)
    there = int(written.people)
    people = int(told.pop(PEOPLE, there))
    customers = None if written.customers is None else round(written.customers * people / there)
    changes = {"people": people, "customers": customers, "dials": {**written.dials, **told}}
    try:
        return OrganizationFile.model_validate({**written.model_dump(), **changes})
    except ValidationError as problem:
        said = [f"{name}: {'.'.join(map(str, error['loc']))}: {error['msg']}" for error in problem.errors()]
        raise UserError("\n".join(said)) from None
