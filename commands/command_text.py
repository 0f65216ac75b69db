"""Writes commands as they have to be typed here: `orgshift`, or its path off the PATH."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from commands.registry import COMMANDS

_COMMAND = re.compile(rf"(?<![\w/\\-])orgshift(?= (?:{'|'.join(entry.name for entry in COMMANDS)})\b)")


def program_name() -> str:
    """Return the word that commands begin with: `orgshift`, or its path where it has none here.

    `make run` starts one that is not on the PATH.
    """
    started = sys.argv[0]
    if shutil.which("orgshift") or os.path.basename(started) != "orgshift":
        return "orgshift"
    near = os.path.relpath(started)
    return started if near.startswith("..") else near


def format_commands(text: str) -> str:
    """Return a text with its commands (`orgshift NAME ...`) as they have to be typed here."""
    return _COMMAND.sub(lambda _: program_name(), text)


def quote_arguments(*parts: object) -> str:
    """Return the words of a command, each in quotes where a shell needs them."""
    return shlex.join(str(part) for part in parts)


def name_as_given(name: str, strategies: Iterable[str]) -> str:
    """Return the name or file by which a strategy was asked for, or its name if it was not."""
    named = list(strategies)
    return next((text for text in named if name in (text, Path(text).stem)), name) if name not in named else name


@dataclass(frozen=True)
class QuestionOptions:
    """The options on what is run that commands share, as typed; budget: "" = the default."""

    organization: str
    weeks: int
    seed: int
    settings: Sequence[str]
    structure: Sequence[str]
    events: Sequence[str] = ()
    budget: str = ""
    draws_from: Path | None = None
    prices: str = ""


def repeat_options(asked: QuestionOptions) -> list[str]:
    """Return the options that repeat a question in another command, without those at defaults."""
    from scenarios.defaults import DEFAULT_ORGANIZATION, DEFAULT_WEEKS

    found = [] if asked.organization == DEFAULT_ORGANIZATION else ["--organization", asked.organization]
    found += [] if asked.weeks == DEFAULT_WEEKS else ["--weeks", str(asked.weeks)]
    found += [] if asked.seed == 1 else ["--seed", str(asked.seed)]
    for option, values in (("--set", asked.settings), ("--structure", asked.structure), ("--event", asked.events)):
        found += [word for value in values for word in (option, value)]
    found += [] if asked.draws_from is None else ["--draws-from", str(asked.draws_from)]
    found += ["--prices", asked.prices] if asked.prices else []
    return found + (["--budget", asked.budget] if asked.budget else [])
