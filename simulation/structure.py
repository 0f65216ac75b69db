"""The structure of the model: which mechanisms are on, and in which rival form. Part of the scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulation.errors import UserError, did_you_mean

OFF, PUBLISHED, RIVAL = 0, 1, 2


@dataclass(frozen=True)
class Choice:
    """One structural choice: its options by name, the published default, and what it decides."""

    name: str
    options: dict[str, int]
    default: str
    meaning: str


def _switch(name: str, meaning: str) -> Choice:
    return Choice(name, {"off": OFF, "on": PUBLISHED}, "on", meaning)


_ALL = (
    Choice("influence", {"off": OFF, "friedkin-johnsen": PUBLISHED, "bounded-confidence": RIVAL}, "friedkin-johnsen",
           "whom attitudes follow (E1)"),
    Choice("trust", {"off": OFF, "asymmetric": PUBLISHED, "symmetric": RIVAL}, "asymmetric",
           "whether trust is lost faster than gained (E2)"),
    _switch("participation", "people take part (E3)"),
    Choice("contagion", {"complex": PUBLISHED, "simple": RIVAL}, "complex",
           "whether seeing others act needs a threshold (E3)"),
    Choice("deeds", {"cause": PUBLISHED, "consequence": RIVAL}, "cause",
           "whether leaders' deeds make it useful, or its usefulness makes leaders act (E3)"),
    _switch("habit", "repetition makes habit, units integrate (E4)"),
    _switch("usefulness", "experience makes commitment (E5)"),
    _switch("communities", "communities form and fade (E6)"),
    _switch("knowledge", "help through the network, knowing who knows (E7)"),
    _switch("ties", "ties grow and fade (E8)"),
    _switch("involvement", "launches, fairness and fatigue (E9)"),
    _switch("turnover", "people leave and come (E10)"),
    _switch("rewards", "rewards have effects (E11)"),
    _switch("customers", "customers experience service (E12)"),
    _switch("incidents", "user errors, attacks, outrage (E13)"),
    _switch("ideas", "ideas come and are put to work (E14)"),
)  # fmt: skip

CHOICES: dict[str, Choice] = {choice.name: choice for choice in _ALL}
DEFAULT: dict[str, str] = {choice.name: choice.default for choice in _ALL}


def resolve(given: Mapping[str, str | bool] | None) -> dict[str, str]:
    """The whole structure: defaults, with the given choices in their place.

    Raises:
        UserError: for an unknown choice or option, naming the nearest valid one; all at once.
    """
    chosen, problems = dict(DEFAULT), []
    for name, option in (given or {}).items():
        option = {True: "on", False: "off"}.get(option, option) if isinstance(option, bool) else option
        if name not in CHOICES:
            problems.append(f"structure: '{name}' is unknown{did_you_mean(name, CHOICES)}")
        elif option not in CHOICES[name].options:
            known = CHOICES[name].options
            option = CHOICES[name].default if option == "on" else option
            if option not in known:
                problems.append(f"structure: {name}: '{option}' is unknown (known: {', '.join(known)})")
            else:
                chosen[name] = option
        else:
            chosen[name] = option
    if problems:
        raise UserError("\n".join(problems))
    return chosen


def codes(structure: Mapping[str, str]) -> dict[str, int]:
    """The structure as the numbers kernels read."""
    return {name: CHOICES[name].options[option] for name, option in structure.items()}
