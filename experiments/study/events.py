"""The events of a study file, checked against what the model declares, without loading it."""

from collections.abc import Iterator, Mapping
from typing import Any

from experiments.runs.catalogue import Happening
from scenarios.nodes import Location
from scenarios.numerals import suggest_number
from simulation.errors import did_you_mean

_OWN = ("kind", "week", "group")


def event_misfits(
    event: Mapping[str, Any], known: Mapping[str, Happening], weeks: float
) -> Iterator[tuple[Location, str]]:
    """Say what about an event ({kind: layoff, week: 60, share: 0.1}) does not fit, with the key it stands at."""
    for name in ("kind", "week"):
        if name not in event:
            yield (name,), "is missing"
    numbers = {name: value for name, value in event.items() if name not in ("kind", "group")}
    for name, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield (name,), f"should be a number, not {value!r}{suggest_number(value)}"
        elif name == "week" and not (value == int(value) and 0 <= value <= weeks):
            yield (name,), f"should be a week from 0 to {weeks:g}, not {value:g}"
    if "kind" not in event:
        return
    if not isinstance(event["kind"], str) or event["kind"] not in known:
        yield ("kind",), f"no event is called '{event['kind']}'{did_you_mean(str(event['kind']), known)}"
        return
    declared = known[event["kind"]]
    if event.get("group") and not declared.grouped:
        yield ("group",), f"{event['kind']} strikes the whole firm and takes no group"
    for name, value in numbers.items():
        if name in _OWN:
            continue
        if name not in declared.dials:
            yield (name,), f"{event['kind']} has no dial '{name}'{did_you_mean(name, declared.dials)}"
        elif isinstance(value, int | float) and not declared.dials[name].low <= value <= declared.dials[name].high:
            yield (name,), f"{value:g} is outside {declared.dials[name].low:g}..{declared.dials[name].high:g}"
