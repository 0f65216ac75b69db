"""Knowledge and ideas: who knows what, help, communities, ideas."""

from __future__ import annotations

from simulation.compiling import lean
from simulation.indicators.culture import practice_counted
from simulation.indicators.indicator import ALL, INF, OWN, Indicator

INDICATORS = (
    Indicator("who_knows_what", "0..1", "mean knowledge of who knows what"),
    Indicator(
        "seen",
        "posts/week",
        "open contributions one comes across a week: those of ties, unit, communities and the firm",
        "up",
        0.0,
        INF,
        words="visible work",
        acts=ALL,
    ),
    Indicator("help", "0..1", "share of needs for knowledge met"),
    Indicator("weeks_to_find", "weeks", "expected weeks until a need is met, 1..26", "down", 1.0, 26.0),
    Indicator("community_health", "0..1", "half benefit, half members' practice, weighted by members", acts=OWN),
    Indicator("ideas", "/100/week", "new ideas a week per 100 staff", "up", 0.0, INF),
    Indicator("ideas_implemented", "/100/week", "ideas put to work a week per 100 staff", "up", 0.0, INF),
)

LONGEST_SEARCH = 26.0


@lean
def measure(o):  # type: ignore[no-untyped-def]
    """Set the indicators of this topic."""
    _measure_help(o)
    _measure_communities(o)
    v, f = o.values, o.firm
    hundreds = max(1.0, f.staff) / 100.0
    v.ideas, v.ideas_implemented = f.new_ideas / hundreds, f.implemented / hundreds


@lean
def _measure_help(o):  # type: ignore[no-untyped-def]
    e, v, f = o.people, o.values, o.firm
    directory, weeks, chance, seen = 0.0, 0.0, 0.0, 0.0
    for i in range(len(e)):
        if e[i].present:
            directory += e[i].knows_who
            seen += e[i].seen
            chance += e[i].help_chance
            weeks += 1.0 / max(e[i].help_chance, 1.0 / LONGEST_SEARCH)
    n = max(1.0, f.staff)
    v.who_knows_what, v.weeks_to_find, v.seen = directory / n, weeks / n, seen / n
    v.help = f.needs_met / f.needs if f.needs > 0.0 else chance / n


@lean
def _measure_communities(o):  # type: ignore[no-untyped-def]
    c = o.communities
    members, health = 0, 0.0
    for i in range(o.slots.shape[0]):
        for slot in range(o.slots.shape[1]):
            k = o.slots[i, slot]
            if k >= 0:
                members += 1
                health += 0.5 * c[k].benefit + 0.5 * practice_counted(o.people[i], o.p.forced_counts)
    o.values.community_health = health / members if members > 0 else 0.0
