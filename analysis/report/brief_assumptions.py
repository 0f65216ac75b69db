"""What the answer of the brief rests on: three assumptions in sentences a board can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.presentation.language import Texts, fill, localize, translate
from analysis.report.basis import OWN_PRICE, kinds_of
from analysis.report.markup import Html, el

if TYPE_CHECKING:
    from analysis.report.data import ReportData

ASSUMPTIONS = 3
KINDS: Texts[str] = Texts() | {
    "fitted": "fitted to own figures",
    "published": "a published figure",
    OWN_PRICE: "an own price",
}
"""Where a value comes from, as a board reads it; others are assumptions."""
PLAIN: Texts[str] = Texts() | {
    "informal_weight": "What an informal leader does counts {value} as much to others as what a colleague does",
    "reports_weight": "Where talk goes both ways, what their people do counts {value} more to those who lead them",
    "tie_decay": "Two people who have nothing to do with each other lose {value} of their tie a week",
    "habit_gain": "A week of taking part brings people {value} of the way to a habit",
    "lateness": "Being asked afterwards is worth {value} of being asked before",
    "usefulness_rate": "Each use brings people {value} of the way to seeing how useful it is",
    "trust_asymmetry": "Trust is lost {value} as fast as it is gained",
    "discretion_lost": "Where everything has to be approved, people lose {value} of their freedom to act",
    "posts_sd": "How unequally much people write: {value}",
    "social_advantage": "Prompt or slow answers raise or lower the service to customers by up to {value}",
    "authenticity_lost": "Talk that had to be approved loses {value} of its authenticity",
    "approval_effect": "Approval prevents {value} of the mistakes of users",
    "weight_practice": "Working in the open outside marketing makes up {value} of being social",
    "weight_trust": "Trust makes up {value} of being social",
}
"""Assumptions that often matter, as sentences; others are named by their meaning."""
IN_PERCENT = (
    "reports_weight",
    "lateness",
    "usefulness_rate",
    "weight_practice",
    "weight_trust",
)
UNITS: Texts[str] = Texts() | {
    "x": "{value} times",
    "x peer": "{value} times",
    "share": "{value} %",
    "chance": "{value} %",
    "0..1": "{value} %",
    "1/week": "{value} % a week",
    "-": "{value} on the model's own scale",
    "log": "{value} on the model's own scale",
    "logit": "{value} on the model's own scale",
    "weight": "{value} on the model's own scale",
}
"""Values with units as a reader knows them; others are shown with their unit."""
OWN_SCALE = ("-", "log", "logit", "weight")
"""Units that are named once in a sentence."""


def show_assumptions_in_sentences(data: ReportData) -> Html | None:
    """Return three assumptions that the answer rests on, a sentence each."""
    found = _choose(data)
    if data.parameters is None:
        return None
    caption = (
        translate("Of all assumptions, those that move the first place most.")
        if data.crossover is not None
        else translate("Some of the assumptions.")
    )
    listed = el(
        "ul",
        *(el("li", el("b", claim), " ", rest) for claim, rest in map(_describe_assumption, found)),
        class_="sentences",
    )
    return el("div", el("h2", translate("What it rests on")), el("p", caption, class_="caption"), listed)


def describe_assumptions(data: ReportData) -> list[str]:
    """Return the same assumptions as sentences."""
    return [" ".join(_describe_assumption(row)) for row in _choose(data)]


def _choose(data: ReportData) -> list[dict[Any, Any]]:
    """Return the rows of the assumptions shown: first those that move the first place most."""
    rows = [] if data.parameters is None else data.parameters.to_dict("records")
    known = {str(row["name"]): row for row in rows}
    turning = [] if data.crossover is None else [str(name) for name in data.crossover.table["parameter"]]
    return [known[name] for name in dict.fromkeys([*turning, *data.main]) if name in known][:ASSUMPTIONS]


def _describe_assumption(row: dict[Any, Any]) -> tuple[str, str]:
    """Return the assumption in a sentence, and what else its value could be."""
    name, by_hand = str(row["name"]), float(row.get("set", float("nan")))
    fixed = by_hand == by_hand
    value = format_value(row, by_hand if fixed else float(row["default"]))
    if name in PLAIN:
        claim = fill(PLAIN[name], value=value)
    else:
        meaning = translate(str(row.get("meaning") or row["title"]))
        claim = fill(translate("{meaning}: {value}"), meaning=meaning[:1].upper() + meaning[1:], value=value)
    kind = kinds_of(row)[0]
    source = translate("set by hand") if fixed and kind != OWN_PRICE else KINDS.get(kind) or translate("an assumption")
    low = format_value(row, float(row["low"]), bare=True)
    high = format_value(row, float(row["high"]), bare=str(row["unit"]) in OWN_SCALE)
    rest = (
        fill(translate("This is held fixed: {source}."), source=source)
        if fixed
        else fill(translate("It could be {low} to {high}; this is {source}."), low=low, high=high, source=source)
    )
    return f"{claim}.", rest


def format_value(row: dict[Any, Any], value: float, bare: bool = False) -> str:
    """Format the value of an assumption: "5 %", "2 times", with the model's unit, or bare."""
    name, unit = str(row["name"]), str(row["unit"])
    percent = name in IN_PERCENT or unit in ("share", "chance", "0..1", "1/week")
    form = UNITS["share"] if name in PLAIN and percent else UNITS[unit] if unit in UNITS else ""
    number = localize(f"{100 * value if percent else value:.3g}")
    if bare:
        return number
    return fill(form, value=number) if form else f"{number} {translate(unit)}"
