"""Describes a line of command: two lines of figures, and a tree of stored ids and units."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from simulation import reporting_lines
from simulation.population import Population

MOST_LINES = 40
MOST_BESIDE = 6  # people drawn below one manager; the others are counted


def describe_people(population: Population) -> list[str]:
    """Returns two lines: people and units; managers, levels and spans."""
    levels = population.levels()
    spans = reporting_lines.reports_count(population.manager)
    spans = spans[spans > 0]
    largest = np.bincount(population.unit).max()
    lines = [f"{population.title}: {population.size:,} people in {len(population.units):,} units (largest {largest:,})"]
    if population.head >= 0:
        outside = int((levels == reporting_lines.OUTSIDE).sum())
        lines.append(
            f"{count_in_words(len(spans), 'manager')}, {count_in_words(levels.max(), 'level')} below the head, "
            f"{spans.mean():.1f} people to a manager (most {spans.max()})"
            + (f"; {count_in_words(outside, 'person', 'people')} outside the line of command" if outside else "")
        )
    else:
        lines.append("no hierarchy")
    return lines


def count_in_words(count: int, one: str, several: str = "") -> str:
    """Returns a number and what is counted: `1 manager`, `2 managers`."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def draw_tree(population: Population) -> list[str]:
    """Returns the tree in lines: managers one by one, people without reports counted by unit."""
    manager = population.manager.tolist()
    below: dict[int, list[int]] = defaultdict(list)
    for person, boss in enumerate(manager):
        below[boss].append(person)
    size = dict.fromkeys(range(len(manager)), 1)
    order = [person for person in below[-1] if below.get(person)]
    for person in order:  # grows while it is read: managers before their people
        order += [one for one in below[person] if below.get(one)]
    for person in reversed(order):
        size[person] += sum(size[one] for one in below[person])
    if not order:
        return ["no hierarchy"]
    lines: list[str] = []
    for head in sorted((one for one in below[-1] if below.get(one)), key=lambda one: -size[one]):
        lines.append(_describe(population, head, size[head] - 1))
        _draw(population, head, "", below, size, lines)
    outside = sum(not below.get(one) for one in below[-1])
    if outside:
        lines.append(f"outside the line of command: {outside:,}")
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [f"... {len(lines) - MOST_LINES:,} more lines"]
    return lines


def _draw(
    population: Population,
    boss: int,
    before: str,
    below: dict[int, list[int]],
    size: dict[int, int],
    lines: list[str],
) -> None:
    """Adds the lines below a manager."""
    if len(lines) > 50 * MOST_LINES or len(before) > 120:
        return
    managers = sorted((one for one in below[boss] if below.get(one)), key=lambda one: -size[one])
    alone = Counter(population.units[population.unit[one]] for one in below[boss] if not below.get(one))
    rest = managers[MOST_BESIDE:]
    entries: list[tuple[str, int]] = [
        (_describe(population, one, size[one] - 1), one) for one in managers[:MOST_BESIDE]
    ]
    if rest:
        entries.append((f"{len(rest):,} more managers with {sum(size[one] - 1 for one in rest):,} people below", -1))
    if alone:
        shown = ", ".join(f"{count:,} x {unit}" for unit, count in alone.most_common(4))
        entries.append((shown + (", ..." if len(alone) > 4 else ""), -1))
    for at, (text, person) in enumerate(entries):
        last = at == len(entries) - 1
        lines.append(f"{before}{'└─ ' if last else '├─ '}{text}")
        if person >= 0:
            _draw(population, person, before + ("   " if last else "│  "), below, size, lines)


def _describe(population: Population, person: int, below: int) -> str:
    """Describes a manager: id, unit, and how many people are anywhere below."""
    name = population.ids[person] if population.ids else str(person)
    return f"{name} {population.units[population.unit[person]]} ({count_in_words(below, 'person', 'people')} below)"
