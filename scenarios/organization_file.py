"""The content of an organization's YAML file.

Generated:                                Real:

    title: Workshop                           title: Our firm
    people: 150                               people: firm.people.csv
    units: {Management: 1, Sales: 6, IT: 3}   ties: firm.ties.csv
    dials: {unit_mixing: 0.6}                 functions: {Branch 69: operations}
    top: {openness: 0.1, sd: 0.05}            leaders: {openness: 0.5}
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from scenarios.documents import Document, faults
from scenarios.numerals import suggest_number
from simulation.bounds import LARGEST_SEED, MOST_CUSTOMERS, MOST_PEOPLE
from simulation.errors import UserError
from simulation.networks.dials import DIALS, set_dials
from simulation.population import FUNCTIONS, MOST_TOPICS, MOST_VACANCY, MOST_WEIGHT, Openness, Population

Function = Literal["marketing", "sales", "service", "operations", "development", "it", "hr", "finance", "other"]
MOST_UNITS = 100_000


class UnitEntry(Document):
    """A unit, or several alike, of a generated organization."""

    share: float = Field(gt=0)
    """Its staff against the other units'; counts of people are fine too."""
    function: Function | None = None
    """What it does; by default guessed from its name."""
    parts: int | list[str] = Field(default=1)
    """How many units of this kind there are, or what each is called in addition."""

    @property
    def count(self) -> int:
        """The number of parts, computed without making them."""
        return self.parts if isinstance(self.parts, int) else len(self.parts)

    def suffixes(self) -> list[str]:
        """Return what is added to the name of each part; "" for a single one."""
        if isinstance(self.parts, list):
            return [f" {part}" for part in self.parts]
        return [f" {part + 1}" for part in range(self.parts)] if self.parts > 1 else [""]


class OpennessEntry(Document):
    """Openness of a group of people at week 0; what is not given is as for everybody."""

    openness: float | None = Field(default=None, ge=0, le=1)
    """Mean of the attitudes they fall back to."""
    sd: float | None = Field(default=None, ge=0, le=0.5)
    """How much they differ in it."""

    def group(self) -> Openness:
        """Return it as the model takes it."""
        return Openness(self.openness, self.sd)


class OrganizationFile(Document):
    """An organization as written in a file.

    Generated (`people` is a number) or real (`people` names a CSV file).
    """

    title: str = Field(min_length=1)
    people: int | str
    ties: str | None = None
    survey: str | None = None
    customers: int | None = Field(default=None, ge=0, le=MOST_CUSTOMERS)
    units: dict[str, float | UnitEntry] = Field(default_factory=dict)
    functions: dict[str, Function] = Field(default_factory=dict)
    dials: dict[str, float] = Field(default_factory=dict)
    top: OpennessEntry | None = None
    leaders: OpennessEntry | None = None
    seed: int = Field(default=1, ge=0, le=LARGEST_SEED)
    topics: int = Field(default=Population.topics, ge=1, le=MOST_TOPICS)
    """Topics into which what people know is divided; read where the structure says `knowledge: topics`."""
    hoarding: float = Field(default=Population.hoarding, ge=0, le=1)
    """How far people keep what they know to themselves; read there too."""
    case_mix: dict[Function, Annotated[float, Field(gt=0, le=MOST_WEIGHT)]] = Field(default_factory=dict)
    """Functions that customers' cases need; read where the structure says `cases: departments` or `parallel`."""
    growth: float = Field(default=Population.growth, ge=-0.5, le=1)
    """Seats that open a year against those there are; below 0 they close."""
    vacancy_weeks: float | None = Field(default=None, ge=0, le=MOST_VACANCY)
    """Weeks a seat stands vacant; read where the structure says `careers: on`."""
    note: str = ""
    source: str = ""

    @property
    def generated(self) -> bool:
        """Whether the organization is generated."""
        return isinstance(self.people, int)

    @model_validator(mode="after")
    def _consistent(self) -> OrganizationFile:
        found: list[tuple[tuple[str | int, ...], str]] = []
        if isinstance(self.people, int):
            if not 1 <= self.people <= MOST_PEOPLE:
                found.append((("people",), f"should be 1 to {MOST_PEOPLE:,}, not {self.people:,}"))
            given = [name for name in ("ties", "functions") if getattr(self, name)]
            found += [((name,), "goes with a list of people; here people are made up") for name in given]
            found += self._unit_faults(self.people)
        elif self.units and "." not in self.people:  # a word, no file
            found.append((("people",), f"should be a whole number (or a file that exists), not '{self.people}'"))
        elif self.units:
            found.append((("units",), "goes with made-up people; here units are in the list (see `functions`)"))
        if isinstance(self.people, int) and self.survey:
            found.append((("survey",), "goes with a list of people; here people are made up"))
        if self.ties and self.dials:
            found.append((("dials",), "shape generated ties; here ties are given"))
        found += [(("dials", name), fault) for name in self.dials if (fault := _dial_fault(name, self.dials[name]))]
        if found:
            raise faults(found)
        return self

    def _unit_faults(self, people: int) -> list[tuple[tuple[str | int, ...], str]]:
        found: list[tuple[tuple[str | int, ...], str]] = []
        total = sum(max(1, entry.count) if isinstance(entry, UnitEntry) else 1 for entry in self.units.values())
        if total > min(people, MOST_UNITS):  # counted before they are made
            most = f"{people:,} people; each unit needs somebody" if people <= MOST_UNITS else f"at most {MOST_UNITS:,}"
            return [(("units",), f"are {total:,}, for {most}")]
        names: set[str] = set()
        for name, entry in self.units.items():
            parts = entry.suffixes() if isinstance(entry, UnitEntry) else [""]
            if isinstance(entry, float | int) and not entry > 0:
                found.append((("units", name), f"should be greater than 0, not {entry:g}"))
            if not parts or (isinstance(entry, UnitEntry) and entry.count < 1):
                found.append((("units", name, "parts"), "should be at least 1"))
            twice = [name + part for part in parts if name + part in names]
            found += [(("units", name), f"there would be two units called '{unit}'") for unit in twice]
            names |= {name + part for part in parts}
        return found


def _dial_fault(name: str, value: float) -> str:
    try:
        set_dials(2, {name: value})
    except UserError as fault:
        hint = suggest_number(value, DIALS[name].high) if name in DIALS else ""
        return str(fault).removeprefix(f"{name}: ") + hint
    return ""


assert set(FUNCTIONS) == set(Function.__args__)  # type: ignore[attr-defined]
assert DIALS
