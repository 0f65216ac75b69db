"""The workshop file: organization, strategies, hidden levers and story of one session with a room, in one YAML.

title: Monday's workshop
organization: our-firm.yaml          # a built-in name, a file, or an organization written here
strategies: [tools-only, inside-out, our-plan.yaml]
own_strategies:                      # or written here
  quiet: {title: Quiet start, levers: [{lever: deeds, level: 0.5, start: 4}]}
hidden: [mandate, reward_counts]     # levers the room does not see
story: crisis                        # a built-in name, a file, or a story written here
seed: 4
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from scenarios.documents import Document, Known, Source
from scenarios.nodes import Location
from scenarios.organization import load_organization
from scenarios.story import MOST_WEEKS, Story, load_story, mistakes, names, stories
from scenarios.strategy import StrategyFile, load_strategy, strategies
from simulation.errors import UserError
from simulation.levers import Strategy
from simulation.population import Population


class WorkshopFile(Document):
    """What a workshop file holds."""

    title: str
    organization: Annotated[str, Field(description="a built-in name or a file beside this one")] = "workshop"
    strategies: list[str] = Field(default_factory=list, description="names or files, in the order of the cards")
    own_strategies: dict[str, StrategyFile] = Field(default_factory=dict, description="strategies written here")
    hidden: list[Annotated[str, Known("lever")]] = Field(
        default_factory=list, description="levers the room does not see"
    )
    story: Annotated[str | Story | None, Field(description="a name, a file, or a story written here")] = None
    start: Annotated[str, Field(description="the strategy it opens with; the first one where not given")] = ""
    seed: Annotated[int, Field(ge=0)] = 1
    weeks: Annotated[int, Field(ge=4, le=MOST_WEEKS)] = 156


@dataclass(frozen=True)
class Workshop:
    """A workshop, ready to be held. `strategies`: in the order of the cards; `story`: None where none is told."""

    path: Path
    title: str
    organization: Population
    strategies: tuple[Strategy, ...]
    hidden: frozenset[str]
    story: Story | None
    start: str
    seed: int
    weeks: int


def load_workshop(path: str | Path) -> Workshop:
    """The workshop of a file; files it names lie beside it.

    Raises:
        UserError: everything that is wrong, as file:line:column; also what is wrong in the files it names.
    """
    file = Path(path)
    source = Source.open(file)
    written = source.validate(WorkshopFile, names())
    faults: list[tuple[Location, str]] = []
    organization = _tried(faults, ("organization",), load_organization, _beside(file, written.organization))
    found: list[Strategy] = []
    for place, name in enumerate(written.strategies):
        if strategy := _tried(faults, ("strategies", place), load_strategy, _beside(file, name, strategies())):
            found.append(strategy)
    found += [own.strategy(name) for name, own in written.own_strategies.items()]
    twice = {one.name for one in found if sum(other.name == one.name for other in found) > 1}
    faults += [(("strategies",), f"two strategies are called '{name}'") for name in sorted(twice)]
    found = found or [load_strategy(name) for name in strategies()]
    story = written.story
    if isinstance(story, str):
        story = _tried(faults, ("story",), load_story, _beside(file, story, stories()))
    elif story is not None:
        faults += mistakes(story, ("story",))
    start = written.start or found[0].name
    if start not in {one.name for one in found}:
        from simulation.errors import did_you_mean

        known = [one.name for one in found]
        faults.append((("start",), f"'{start}' is not among the strategies{did_you_mean(start, known)}"))
    if faults or organization is None:
        raise source.error(faults)
    return Workshop(file, written.title, organization, tuple(found), frozenset(written.hidden), story, start,
                    written.seed, written.weeks)  # fmt: skip


def _beside(file: Path, name: str, known: Any = ()) -> str:
    """A name as it is, or a file relative to the workshop file."""
    near = file.parent / name
    return (
        str(near)
        if name not in known and Path(name).suffix in (".yaml", ".yml") and not Path(name).is_absolute()
        else name
    )


def _tried(faults: list[tuple[Location, str]], at: Location, load: Any, name: str) -> Any:
    try:
        return load(name)
    except UserError as problem:
        faults.append((at, "; ".join(str(problem).splitlines())))
        return None
