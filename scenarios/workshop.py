"""The workshop file: organization, strategies, hidden levers and story in one YAML.

title: Monday's workshop
organization: our-firm.yaml          # a built-in name, a file, or an organization written here
strategies: [tools-only, inside-out, our-plan.yaml]
own_strategies:                      # or written here
  quiet: {title: Quiet start, levers: [{lever: deeds, level: 0.5, start: 4}]}
hidden: [mandate, reward_counts]     # levers the room does not see
start: quiet                         # the strategy it opens with
rival: tools-only                    # what that is compared with
story: crisis                        # a built-in name, a file, or a story written here
seed: 4
rounds:                              # what the phones in the room are asked, at which step of the story
  - {step: 1, kind: vote, question: "Is this your firm?", options: ["Yes", "Partly", "No"]}
  - {step: 2, kind: sketch}          # the curve that the step asks for
  - {step: 3, kind: teams, levers: [training, deeds, two_way], budget: 1.5}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from scenarios import nearby
from scenarios.defaults import DEFAULT_WEEKS
from scenarios.documents import Document, Known, Source, decode_text
from scenarios.kinds import refuse_other_kind
from scenarios.nodes import Location
from scenarios.organization import load_organization, organizations
from scenarios.rounds import RoundEntry
from scenarios.story import Story, load_story, mistakes, names, stories
from scenarios.strategy import StrategyFile, load_strategy, strategies
from simulation.bounds import LARGEST_SEED, MOST_WEEKS
from simulation.errors import UserError, did_you_mean
from simulation.levers import Strategy
from simulation.population import Population

_OF_WHAT = re.compile(r"^(organization|strategy|story): ")


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
    rival: Annotated[str, Field(description="what that is compared with; the first other one where not given")] = ""
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = 1
    weeks: Annotated[int, Field(ge=4, le=MOST_WEEKS)] = DEFAULT_WEEKS
    rounds: list[RoundEntry] = Field(default_factory=list, max_length=40, description="what phones are asked")


@dataclass(frozen=True)
class Workshop:
    """A workshop, ready to be held.

    `strategies`: in the order of the cards; `rival`: the strategy that `start` is compared with; `story`: None where
    there is none.
    """

    path: Path
    title: str
    organization: Population
    strategies: tuple[Strategy, ...]
    hidden: frozenset[str]
    story: Story | None
    start: str
    rival: str
    seed: int
    weeks: int
    rounds: tuple[RoundEntry, ...] = ()


def load_workshop(path: str | Path) -> Workshop:
    """Load the workshop of a file; files it names are beside it.

    Raises UserError with everything that is wrong, as file:line:column, also in the files it names.
    """
    file = Path(path)
    source = refuse_other_kind(Source.open(file), "workshop", WorkshopFile)
    written = source.validate(WorkshopFile, names(), lambda sound, faulty: _misfits(sound, file, faulty))
    story = written.story
    cards = _strategies(written, file) or [load_strategy(name) for name in strategies()]
    start = written.start or cards[0].name
    return Workshop(
        path=file,
        title=written.title,
        organization=load_organization(_beside(file, written.organization)),
        strategies=tuple(cards),
        hidden=frozenset(written.hidden),
        story=load_story(_beside(file, story, stories())) if isinstance(story, str) else story,
        start=start,
        rival=written.rival or find_rival(start, [one.name for one in cards]),
        seed=written.seed,
        weeks=written.weeks,
        rounds=tuple(written.rounds),
    )


def find_rival(start: str, cards: Iterable[str]) -> str:
    """Return the first card other than `start`: a workshop's rival where it names none."""
    return next((name for name in cards if name != start), "nothing")


def read_workshop(content: bytes, file: str) -> WorkshopFile:
    """Return what a workshop file holds that is handed in by itself.

    It can name only what comes along. Raises UserError with everything that is wrong, as file:line:column.
    """
    source = refuse_other_kind(Source.of(decode_text(content, file), file), "workshop", WorkshopFile)
    return source.validate(WorkshopFile, names(), lambda sound, faulty: _misfits_alone(sound, faulty))


def _misfits_alone(written: WorkshopFile, faulty: Collection[str]) -> Iterator[tuple[Location, str]]:
    """Yield what a workshop file names that would be beside it, and what does not go together."""
    given: list[tuple[Location, str, Collection[str]]] = [
        (("organization",), written.organization, [one.name for one in organizations()])
    ]
    given += [(("strategies", place), name, strategies()) for place, name in enumerate(written.strategies)]
    if isinstance(written.story, str):
        given.append((("story",), written.story, stories()))
    elif written.story is not None:
        yield from mistakes(written.story, ("story",))
    for at, name, known in given:
        if name not in known:
            yield at, f"'{name}' does not come along, and no file beside this one is here{did_you_mean(name, known)}"
    yield from _find_round_faults(written, None)
    yield from _find_name_faults(written, faulty)


def _strategies(written: WorkshopFile, file: Path) -> list[Strategy]:
    named = [load_strategy(_beside(file, name, strategies())) for name in written.strategies]
    return named + [own.strategy(name) for name, own in written.own_strategies.items()]


def _misfits(written: WorkshopFile, file: Path, faulty: Collection[str]) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong in the files it names, and what does not go together.

    `faulty`: sections known to be wrong.
    """
    yield from _amiss(("organization",), load_organization, _beside(file, written.organization))
    for place, name in enumerate(written.strategies):
        yield from _amiss(("strategies", place), load_strategy, _beside(file, name, strategies()))
    if isinstance(written.story, str):
        yield from _amiss(("story",), load_story, _beside(file, written.story, stories()))
    elif written.story is not None:
        yield from mistakes(written.story, ("story",))
    yield from _find_round_faults(written, file)
    yield from _find_name_faults(written, faulty)


def _find_round_faults(written: WorkshopFile, file: Path | None) -> Iterator[tuple[Location, str]]:
    """Yield what does not go together in rounds, or with the workshop and its story."""
    steps = _count_steps(written.story, file)
    for place, entry in enumerate(written.rounds):
        at: Location = ("rounds", place)
        yield from ((at, fault) for fault in entry.faults())
        for lever in sorted(set(entry.levers) & set(written.hidden)):
            yield at, f"'{lever}' is hidden from the room and cannot be on a card"
        if steps is not None and entry.step > steps:
            yield (*at, "step"), f"step {entry.step}: the story has {steps} steps"


def _count_steps(story: str | Story | None, file: Path | None) -> int | None:
    """Return how many steps the story has; None where there is none that can be read.

    `file`: the workshop file, beside which a story may be; None for one that is handed in.
    """
    if isinstance(story, str):
        if file is None and story not in stories():
            return None
        try:
            story = load_story(story if file is None else _beside(file, story, stories()))
        except UserError:
            return None
    return None if story is None else len(story.steps)


def _find_name_faults(written: WorkshopFile, faulty: Collection[str]) -> Iterator[tuple[Location, str]]:
    """Yield strategies of one name, and a start or rival that is not among them."""
    if {"strategies", "own_strategies"} & set(faulty):
        return
    known = [Path(name).stem if name.endswith(nearby.YAML) else name for name in written.strategies]
    known += written.own_strategies
    for name in sorted({name for name in known if known.count(name) > 1}):
        yield ("strategies",), f"two strategies are called '{name}'"
    known = known or list(strategies())
    if written.start and written.start not in known:
        yield ("start",), f"'{written.start}' is not among the strategies{did_you_mean(written.start, known)}"
    start, offered = written.start or known[0], [*known, *strategies()]
    if written.rival and written.rival not in offered:
        yield ("rival",), f"'{written.rival}' is not among the strategies{did_you_mean(written.rival, offered)}"
    elif written.rival == start:
        yield ("rival",), f"'{start}' is what it opens with; name another"


def _beside(file: Path, name: str, known: Any = ()) -> str:
    """Return a name as it is, or a file relative to the workshop file."""
    near = file.parent / name
    return (
        str(near)
        if name not in known and Path(name).suffix in (".yaml", ".yml") and not Path(name).is_absolute()
        else name
    )


def _amiss(at: Location, load: Callable[[str], object], name: str) -> Iterator[tuple[Location, str]]:
    try:
        load(name)
    except UserError as problem:
        yield at, "; ".join(_OF_WHAT.sub("", line) for line in str(problem).splitlines())
