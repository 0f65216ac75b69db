"""Strategies as files: each a commented YAML that a strategist can copy and edit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, model_validator

from scenarios import nearby
from scenarios.documents import Document, Known, read
from simulation.errors import UserError, did_you_mean
from simulation.levers import GROUP_PREFIXES, GROUPS, LEVERS, Entry, Strategy

FOLDER = Path(__file__).parent / "strategies"

# As the essays tell them; the comparison and every listing keep this order.
ORDER = ("nothing", "tools-only", "social-front-team", "mandate", "champions", "communities-of-purpose", "inside-out",
         "holistic-phased", "everything-at-once", "say-one-thing-do-another", "lock-down")  # fmt: skip


class LeverEntry(Document):
    """One dated lever in a strategy file."""

    lever: Annotated[str, Known("lever")]
    level: Annotated[float, Field(ge=0, le=1, description="0 .. 1")]
    start: Annotated[int, Field(ge=0, description="week it starts")] = 0
    ramp: Annotated[int, Field(ge=0, description="weeks until it has its level")] = 0
    end: Annotated[int | None, Field(description="first week without it; none = to the horizon")] = None
    target: Annotated[str, Field(description="whom it reaches; the lever's usual group where not given")] = ""

    @model_validator(mode="after")
    def _fits(self) -> LeverEntry:
        if self.target and self.target not in GROUPS and not self.target.startswith(GROUP_PREFIXES):
            raise ValueError(f"target '{self.target}' is unknown{did_you_mean(self.target, GROUPS)}; "
                             "unit:NAME and function:NAME work too")  # fmt: skip
        if self.lever in LEVERS:
            self.entry()
        return self

    def entry(self) -> Entry:
        """The entry as the model takes it."""
        return Entry(self.lever, self.level, self.start, self.ramp, self.end, self.target)


class StrategyFile(Document):
    """What a strategy file holds."""

    title: Annotated[str, Field(description="its name on screens and in reports")]
    summary: Annotated[str, Field(description="the idea in a sentence")] = ""
    levers: Annotated[list[LeverEntry], Field(description="dated levers")] = Field(default_factory=list)

    def strategy(self, name: str) -> Strategy:
        """The strategy as the model takes it."""
        return Strategy(name, tuple(entry.entry() for entry in self.levers), self.title, self.summary)


def strategies() -> dict[str, Path]:
    """The built-in strategies: name -> file, in the order they are told."""
    return {name: FOLDER / f"{name}.yaml" for name in ORDER}


def places(names: Iterable[str]) -> dict[str, int]:
    """Each strategy's place among all: a built-in one's is always the same, those of others follow in the order given.

    What is drawn of a strategy hangs on it (`analysis.style.line`), so that it looks the same wherever it is shown.
    """
    return {name: place for place, name in enumerate(dict.fromkeys((*ORDER, *names)))}


def load_strategy(name_or_path: str | Path) -> Strategy:
    """A built-in strategy by name, or one of your own by file.

    Raises:
        UserError: for an unknown name (with the nearest), or everything wrong in the file as file:line:column.
    """
    known = strategies()
    if str(name_or_path) in known:
        return read(known[str(name_or_path)], StrategyFile, names={"lever": LEVERS}).strategy(str(name_or_path))
    path = Path(name_or_path)
    if not path.exists():
        hint = nearby.meant(name_or_path, known)
        raise UserError(f"strategy: '{name_or_path}' is neither built in nor a file{hint}")
    return read(path, StrategyFile, names={"lever": LEVERS}).strategy(path.stem)


def strategy_yaml(strategy: Strategy) -> str:
    """A strategy as the text of a file that `load_strategy` reads."""
    levers = []
    for entry in strategy.entries:
        row = {"lever": entry.lever, "level": round(entry.level, 6), "start": entry.start, "ramp": entry.ramp}
        if entry.end is not None:
            row["end"] = entry.end
        if entry.target != LEVERS[entry.lever].target:
            row["target"] = entry.target
        levers.append(row)
    head = yaml.safe_dump({"title": strategy.title, "summary": strategy.summary}, sort_keys=False, allow_unicode=True)
    rows = "".join(f"  - {yaml.safe_dump(row, default_flow_style=True, sort_keys=False, width=200)}" for row in levers)
    return f"{head}levers:{' []' if not levers else ''}\n{rows}"
