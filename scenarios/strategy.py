"""Strategies as files: each a commented YAML that a strategist can copy and edit."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal
from zlib import crc32

import yaml
from pydantic import Field, ValidationInfo, field_validator

from scenarios import nearby
from scenarios.documents import Document, Known, Source, decode_text, read
from scenarios.kinds import refuse_other_kind
from simulation.bounds import MOST_WEEKS
from simulation.errors import UserError, did_you_mean
from simulation.levers import GROUP_PREFIXES, LEVERS, TARGETS, Entry, Strategy
from simulation.programme.funding import MOST_CUT, Funding

FOLDER = Path(__file__).parent / "strategies"


def order_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the strategies in a folder by the key `order` of their files.

    Those without it come last, by name.
    """
    places = {}
    for path in folder.glob("*.yaml"):
        found = re.search(r"^order: *(\d+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        places[path.stem] = (int(found[1]) if found else sys.maxsize, path.stem)
    return tuple(sorted(places, key=lambda name: places[name]))


# The comparison and every listing keep this order.
ORDER = order_names(FOLDER)
FURTHER = order_names(FOLDER / "further")
"""Built-in strategies that are compared only where they are named: a longer default list would be slower, and its
pairs too many to tell apart."""


class LeverEntry(Document):
    """One dated lever in a strategy file."""

    lever: Annotated[str, Known("lever")]
    level: Annotated[float, Field(ge=0, le=1, description="0 .. 1")]
    start: Annotated[int, Field(ge=0, le=MOST_WEEKS, description="week it starts")] = 0
    ramp: Annotated[int, Field(ge=0, le=MOST_WEEKS, description="weeks until it has its level")] = 0
    end: Annotated[int | None, Field(le=MOST_WEEKS, description="first week without it; none = to the horizon")] = None
    target: Annotated[str, Field(description="whom it reaches; the lever's usual group where not given")] = ""

    # Field by field, so that a mistake in one is reported together with those in the others.
    @field_validator("end")
    @classmethod
    def _after_start(cls, end: int | None, info: ValidationInfo) -> int | None:
        start = info.data.get("start")
        if end is not None and start is not None and end <= start:
            raise ValueError(f"week {end} is not after its start, week {start}")
        return end

    @field_validator("target")
    @classmethod
    def _known(cls, target: str, info: ValidationInfo) -> str:
        lever = LEVERS.get(info.data.get("lever", ""))
        if target and target not in TARGETS and not target.startswith(GROUP_PREFIXES):
            near = did_you_mean(target, TARGETS)
            raise ValueError(f"'{target}' is unknown{near}; unit:NAME and function:NAME work too")
        if target and lever is not None and lever.firm_wide and target != "everyone":
            raise ValueError(f"should be 'everyone', not '{target}': {lever.title} acts on the whole firm")
        return target

    def entry(self) -> Entry:
        """Return the entry as the model takes it."""
        return Entry(self.lever, self.level, self.start, self.ramp, self.end, self.target)


class FundingBlock(Document):
    """How money follows the benefit of a strategy, in its file."""

    follows: Annotated[Literal["measured", "plan"], Field(description="the benefit measured, or the plan")]
    expectation: Annotated[float, Field(ge=0, le=100, description="benefit for each unit of cost")] = 0.5
    review: Annotated[int, Field(ge=1, le=MOST_WEEKS, description="weeks between two reviews by the top")] = 26
    patience: Annotated[int, Field(ge=1, le=100, description="failed reviews in a row before money is cut")] = 2
    cut: Annotated[float, Field(ge=0, le=MOST_CUT, description="share that a failed review takes")] = 0.5
    customers: Annotated[bool, Field(description="whether customers' margin counts as benefit")] = False

    def rule(self) -> Funding | None:
        """Return the rule as the model takes it; None where money follows the plan."""
        if self.follows == "plan":
            return None
        return Funding(self.expectation, self.review, self.patience, self.cut, self.customers)


class StrategyFile(Document):
    """What a strategy file holds."""

    title: Annotated[str, Field(description="its name on screens and in reports")]
    summary: Annotated[str, Field(description="the idea in a sentence")] = ""
    order: Annotated[int | None, Field(description="its place in listings, if it is built in")] = None
    levers: Annotated[list[LeverEntry], Field(description="dated levers")] = Field(default_factory=list)
    funding: Annotated[FundingBlock | None, Field(description="how money follows benefit")] = None

    def strategy(self, name: str) -> Strategy:
        """Return the strategy as the model takes it."""
        entries = tuple(entry.entry() for entry in self.levers)
        return Strategy(name, entries, self.title, self.summary, self.funding.rule() if self.funding else None)


def strategies() -> dict[str, Path]:
    """Return the built-in strategies, name -> file, in the order of listings."""
    return {name: FOLDER / f"{name}.yaml" for name in ORDER}


def further_strategies() -> dict[str, Path]:
    """Return the built-in strategies that are no part of the default comparison, name -> file."""
    return {name: FOLDER / "further" / f"{name}.yaml" for name in FURTHER}


CHANGED = "-changed"
"""Ends the name of a strategy as it was changed: that of "mandate" is "mandate-changed"."""
OTHERS = 24
"""Places of strategies that are not built in: as many as there are lines left for them."""
VARIANT, VARIANTS = 100, 6
"""What the place of a variant is more than that of its parent, times its number; how many numbers there are."""


def places(names: Iterable[str]) -> dict[str, int]:
    """Return each strategy's place among all, on which its colour and line depend.

    A built-in one's is always the same. That of another follows from its name alone, unless two would share one: so
    it looks the same in all figures, whatever it is compared with. One that is called after a built-in strategy, as
    "mandate-2", or is one as it was changed, is a variant of it (`analysis.presentation.style.choose_line`).
    """
    found = {name: place for place, name in enumerate(ORDER)}
    for name in dict.fromkeys(names):
        if name not in found:
            parent = find_parent(name)
            base, step = (places([parent])[parent], VARIANT) if parent else (len(ORDER), 1)
            most, number = (VARIANTS, 1) if parent else (OTHERS, 0)
            first, taken = crc32(name.encode()) % most, set(found.values())
            offered = (base + step * (number + (first + later) % most) for later in range(most))
            found[name] = next((place for place in offered if place not in taken), base + step * first)
    return found


def find_parent(name: str) -> str:
    """Return the strategy that one is a variant of, by its name; "" where there is none."""
    changed = name.removesuffix(CHANGED)
    if changed not in ("", name):
        return changed
    return max((one for one in ORDER if name.startswith(f"{one}-")), key=len, default="")


def load_strategy(name_or_path: str | Path) -> Strategy:
    """Load a built-in strategy by name, or one of your own by file.

    Raises UserError for an unknown name (with the nearest), or everything wrong in the file as file:line:column.
    """
    known = {**strategies(), **further_strategies()}
    if str(name_or_path) in known:
        return read(known[str(name_or_path)], StrategyFile, names={"lever": LEVERS}).strategy(str(name_or_path))
    path = Path(name_or_path)
    if not os.path.exists(path):  # false, too, for a name that no file can have
        hint = nearby.suggest_name(name_or_path, known)
        raise UserError(f"strategy: '{name_or_path}' is neither built in nor a file{hint}")
    source = refuse_other_kind(Source.open(path), "strategy", StrategyFile)
    return source.validate(StrategyFile, {"lever": LEVERS}).strategy(path.stem)


def read_strategy(content: bytes, file: str) -> Strategy:
    """Return the strategy in the content of a file.

    file: its name, for messages. Raises UserError as `load_strategy` does.
    """
    source = refuse_other_kind(Source.of(decode_text(content, file), file), "strategy", StrategyFile)
    return source.validate(StrategyFile, {"lever": LEVERS}).strategy(Path(file).stem)


def strategy_yaml(strategy: Strategy) -> str:
    """Return a strategy as the text of a file that `load_strategy` reads."""
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
    money = {"funding": {"follows": "measured", **asdict(strategy.funding)}} if strategy.funding else {}
    tail = yaml.safe_dump(money, sort_keys=False) if money else ""
    return f"{head}levers:{' []' if not levers else ''}\n{rows}{tail}"


def load_strategies(names: Iterable[str]) -> tuple[Strategy, ...]:
    """Load strategies by name or file, `nothing` always and first; all where none is named.

    Raises UserError with everything wrong in all names and files at once, or for two strategies of one name.
    """
    wanted = list(dict.fromkeys(["nothing", *(names or strategies())]))
    found: dict[str, Strategy] = {}
    problems = []
    for name in wanted:
        try:
            strategy = load_strategy(name)
        except UserError as error:
            problems.append(str(error))
            continue
        if strategy.name in found:
            problems.append(f"{name}: another strategy is already called '{strategy.name}'; rename the file")
        found[strategy.name] = strategy
    if problems:
        raise UserError("\n".join(problems))
    return tuple(found.values())
