"""The parameters of the generator of organizations: meaning, range and default of each.

Every dial is a figure that can be measured in a real firm (`analysis.network.network_structure.measure`), and a made-up
firm shows the figure it was asked for, as far as people and units allow. What a firm of a given density usually looks
like is read off five networks of three real firms (mail, advice and friendship; densities 0.03 to 0.69, in pairs of
people joined).
"""

from __future__ import annotations

from dataclasses import dataclass

from simulation.errors import UserError, did_you_mean


@dataclass(frozen=True)
class Dial:
    """One property of a generated organization: name, meaning, range and default."""

    name: str
    meaning: str
    unit: str
    low: float
    high: float
    usual: str
    """The default in words and numbers."""


DIALS: dict[str, Dial] = {
    dial.name: dial
    for dial in (
        Dial("span", "people who report to one manager, on average", "people", 1.5, 50, "5"),
        Dial("depth", "levels below the head", "levels", 1, 30, "what the span and the number of people give"),
        Dial(
            "mean_degree",
            "colleagues a person works with, on average, whichever way the tie runs",
            "people",
            0,
            500,
            "10, in small firms at most half of the others",
        ),
        Dial(
            "unit_mixing",
            "ties across units, against what they would be if units did not matter; 0 = as few as can"
            " be, 1 = units do not matter (mail and advice in three firms 0.70 to 0.97, workplaces down to 0.23)",
            "ratio",
            0,
            1,
            "0.8",
        ),
        Dial(
            "clustering",
            "how often two colleagues of one person are colleagues of each other (real: 0.29 to 0.77)",
            "share",
            0,
            1,
            "0.35 + 0.6 x density",
        ),
        Dial(
            "degree_spread",
            "inequality of the numbers of colleagues: Gini coefficient, 0 = all alike (real: 0.14 to 0.56)",
            "Gini",
            0,
            0.8,
            "0.58 - 0.64 x density",
        ),
        Dial(
            "hierarchy_weight",
            "share of all pairs of manager and report who have a working tie; the larger, the more"
            " people of one manager work together and the more one-way ties run up (real: 0.51 to 0.95)",
            "share",
            0,
            1,
            "0.75",
        ),
        Dial(
            "reciprocity",
            "share of ties that run both ways (mail 0.71 to 0.88, naming friends and advisers 0.45 to 0.47)",
            "share",
            0,
            1,
            "0.7",
        ),
    )
}


@dataclass(frozen=True)
class Dials:
    """The dials of one organization, all set."""

    span: float
    depth: int | None
    mean_degree: float
    unit_mixing: float
    clustering: float
    degree_spread: float
    hierarchy_weight: float
    reciprocity: float

    def words(self) -> str:
        """The dials as `name value` pairs, for a report's small print."""
        return ", ".join(f"{name} {value:g}" for name, value in vars(self).items() if value is not None)


def set_dials(people: int, given: dict[str, float | int | None]) -> Dials:
    """All dials of a firm of `people` people; what is not given, or None, is the default.

    Raises:
        UserError: for an unknown dial or a value outside its range; all of them, one per line.
    """
    asked = {name: value for name, value in given.items() if value is not None}
    faults = [fault for name, value in asked.items() if (fault := _describe_fault(name, value))]
    if faults:
        raise UserError("\n".join(faults))
    others = max(people - 1, 0)
    mean_degree = min(asked.get("mean_degree", min(10.0, others / 2)), others)
    density = mean_degree / others if others else 0.0
    usual: dict[str, float] = {
        "span": 5.0,
        "mean_degree": mean_degree,
        "unit_mixing": 0.8,
        "clustering": 0.35 + 0.6 * density,
        "degree_spread": max(0.05, 0.58 - 0.64 * density),
        "hierarchy_weight": 0.75,
        "reciprocity": 0.7,
    }
    depth = asked.pop("depth", None)
    return Dials(depth=None if depth is None else int(depth), **{**usual, **asked, "mean_degree": mean_degree})


def _describe_fault(name: str, value: float) -> str:
    if name not in DIALS:
        return f"{name}: no dial is called that{did_you_mean(name, DIALS)}"
    dial = DIALS[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not dial.low <= value <= dial.high:
        return f"{name}: should be a number from {dial.low:g} to {dial.high:g}, not {value!r}"
    return "" if name != "depth" or value == int(value) else f"{name}: should be a whole number, not {value!r}"
