"""The fields of a study, which are the keys of its file."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from experiments.design.designs import Design, Grid
from experiments.design.factors import Factor
from experiments.design.fitted_draws import FittedDraws
from experiments.design.replications import Replications
from experiments.runs.kept_people import DEFAULT_EVERY, NOBODY, KeptPeople
from scenarios.defaults import DEFAULT_PERCENT, DEFAULT_WEEKS
from scenarios.documents import Document, Known, faults
from scenarios.prices.price_file import PriceFile
from scenarios.prices.price_list import NO_PRICES, PriceList
from simulation.bounds import LARGEST_SEED, MOST_WEEKS
from simulation.errors import UserError
from simulation.mesa_support.graph import EVERYTHING, choose_states
from simulation.states.agent_states import PERSON_STATES

_KEEP = r"^(final|every week|every [1-9]\d* weeks)$"


def _kept(text: str) -> str:
    if not re.fullmatch(_KEEP, text):
        raise ValueError(f"should be 'final', 'every week' or 'every 4 weeks' (or another number), not '{text}'")
    return text


def _state(name: str) -> str:
    try:
        choose_states([name], PERSON_STATES)
    except UserError as problem:
        raise ValueError(str(problem)) from None
    return name


_STATES: dict[str, Any] = {"enum": [EVERYTHING, *PERSON_STATES]}


class Keep(Document):
    """What is kept of each run: weeks of the indicators, and people and ties in some weeks."""

    indicators: Annotated[str, AfterValidator(_kept), Field(json_schema_extra={"pattern": _KEEP})] = "final"
    people: list[Annotated[str, AfterValidator(_state), Field(json_schema_extra=_STATES)]] = Field(
        default_factory=list, description="states of every person, by name; `all` for every one"
    )
    ties: bool = Field(False, description="who turns to whom, and how strongly")
    every: Annotated[int, Field(ge=1, le=MOST_WEEKS)] = Field(
        DEFAULT_EVERY, description="how many weeks between two in which people and ties are kept"
    )

    @model_validator(mode="after")
    def _keeps_people(self) -> "Keep":
        if "every" in self.model_fields_set and not (self.people or self.ties):
            raise faults([(("every",), "is of people and ties: name `people`, or `ties: true`, beside it")])
        return self


class StudyFields(Document):
    """The content of a study file, each value checked alone; `validation` checks them together."""

    title: str
    summary: str = ""
    organizations: Annotated[list[str], Field(min_length=1)]
    strategies: Annotated[list[str], Field(min_length=1)]
    dials: dict[Annotated[str, Known("dial")], float] = Field(
        default_factory=dict, description="what the generator is told for every generated organization"
    )
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] = DEFAULT_WEEKS
    budget: Annotated[float, Field(gt=0, le=100)] | Literal["as written"] = Field(
        DEFAULT_PERCENT, description="percent of payroll every strategy is scaled to, or 'as written'"
    )
    prices: str | PriceFile | None = Field(None, description="a file of prices, as `orgshift prices` writes it")
    parameters: dict[Annotated[str, Known("parameter")], float] = Field(default_factory=dict)
    structure: dict[Annotated[str, Known("structural choice")], str | bool] = Field(default_factory=dict)
    events: list[dict[str, Any]] = Field(default_factory=list)
    employee: str | None = Field(None, description="your own agent class, as package.module:Class")
    precision: Literal["float32", "float64"] = "float32"
    factors: dict[str, Factor] = Field(default_factory=dict)
    design: Design = Field(default_factory=Grid)
    draws_from: str | FittedDraws | None = Field(
        None, description="a CSV file of fitted draws, which replace the ranges of its parameters among the factors"
    )
    replications: Replications = 10
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = 1
    luck: Literal["common", "independent"] = Field(
        "common",
        description="common: every point meets the same random seed in the same replication, so differences are sharp",
    )
    keep: Annotated[str, AfterValidator(_kept), Field(json_schema_extra={"pattern": _KEEP})] | Keep = "final"
    indicators: Annotated[list[Annotated[str, Known("indicator")]], Field(min_length=1)] | None = None
    time_limit: Annotated[float, Field(gt=0)] | None = Field(
        None, description="seconds one run may take, without compiling and planning"
    )

    @property
    def kept_people(self) -> KeptPeople:
        """What it keeps of people; nothing where `keep` says only how many weeks."""
        if isinstance(self.keep, str):
            return NOBODY
        return KeptPeople(choose_states(self.keep.people, PERSON_STATES), self.keep.ties, self.keep.every)

    @property
    def price_list(self) -> PriceList:
        """Its prices, once their file is read; the shipped ones where it names none."""
        return self.prices.to_list() if isinstance(self.prices, PriceFile) else NO_PRICES
