"""Which unit everybody is in: one spelling for each unit, a unit for those without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scenarios.people.finding import Findings

NO_UNIT = "No unit"
ONE_UNIT = "Everybody"


def spell(given: Sequence[str], lines: Sequence[int], heading: str, findings: Findings) -> list[str]:
    """Unit of each person, [n], as it will be stored."""
    if not any(given):
        findings.warning("no units", 0, "", "no column tells units apart", f"all are in one unit, '{ONE_UNIT}'")
        return [ONE_UNIT] * len(given)
    count = Counter(unit for unit in given if unit)
    usual: dict[str, str] = {}
    for unit, _ in count.most_common():
        usual.setdefault(unit.casefold(), unit)
    spelt: list[str] = []
    for unit, line in zip(given, lines, strict=True):
        if not unit:
            findings.warning("no unit", line, heading, "this person has no unit", f"is put into '{NO_UNIT}'")
        elif usual[unit.casefold()] != unit:
            other = usual[unit.casefold()]
            what = f"'{unit}' is spelt '{other}' elsewhere"
            if findings.error("spelling", line, heading, what, f"is put into '{other}'"):
                unit = other
        spelt.append(unit or NO_UNIT)
    different = len(set(spelt))
    if different > max(10, len(spelt) / 3):
        what = f"{different:,} units for {len(spelt):,} people; units should be departments"
        findings.warning("many units", 0, heading, what, "each is a unit")
    return spelt
