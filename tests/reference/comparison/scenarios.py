"""Scenarios that leave nothing out: small firms with every lever, event and kind of unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from simulation.events import Event
from simulation.levers import Entry, Strategy
from simulation.parameter import RIVAL, SECOND_RIVAL
from simulation.population import Openness, Population, generate
from simulation.programme.funding import Funding
from simulation.structure import CHOICES

UNITS = ("Marketing", "Sales", "Service", "Works", "Laboratory", "Office")
FUNCTIONS = ("marketing", "sales", "service", "operations", "development", "other")

# every structural choice in its rival form
RIVALS = {name: option for name, choice in CHOICES.items() for option, code in choice.options.items() if code == RIVAL}
# and in its second one, where it has two
SECOND_RIVALS = {
    name: option for name, choice in CHOICES.items() for option, code in choice.options.items() if code == SECOND_RIVAL
}

# a livelier firm than usual, so that thirty weeks show hires, new ties, incidents and full communities
LIVELY = {
    "propensity_mean": -3.2,
    "quit_base": 0.006,
    "new_tie_chance": 0.1,
    "network_help": 0.75,
    "need_rate": 0.9,
    "joining": 0.3,
    "attack_rate": 0.01,
    "incident_rate": 0.0036,
    "outrage_unattended": 0.6,
    "contact_rate": 0.2,
    "idea_capacity": 0.1,
    "adoption_share": 0.1,
    "posts_mean": 3.0,
    "access_today": 0.3,
}

EVERY_LEVER = Strategy(
    "every-lever",
    (
        Entry("involvement", 0.7, 0, 0, 9),
        Entry("involvement", 0.9, 14, 0, 24, "unit:Works"),
        Entry("tools", 1.0, 3, 4),
        Entry("tools", 0.6, 1, 0, 12, "starters"),
        Entry("training", 0.8, 4, 6),
        Entry("training", 0.5, 1, 0, 20, "hubs"),
        Entry("outside_training", 0.6, 5, 3, None, "facing"),
        Entry("mandate", 0.7, 10, 5, 22, "function:operations"),
        Entry("mandate", 0.9, 12, 0, 18, "managers"),
        Entry("words", 0.9, 2, 8),
        Entry("deeds", 0.7, 3, 8),
        Entry("deeds", 1.0, 6, 0, 20, "top"),
        Entry("informal_leaders", 0.8, 4, 4),
        Entry("empowerment", 0.9, 6, 12),
        Entry("empowerment", 0.6, 1, 0, 16, "front"),
        Entry("purpose", 0.8, 5, 5),
        Entry("community_managers", 0.7, 5, 5, 25),
        Entry("reward_individual", 0.5, 15, 3, 25),
        Entry("reward_collaborative", 0.8, 12, 4, None, "unit:Laboratory"),
        Entry("reward_counts", 0.6, 16, 2, 28, "unit:Sales"),
        Entry("selection", 0.9, 6, 0),
        Entry("embedding", 0.8, 4, 10, None, "unit:Service"),
        Entry("embedding", 0.5, 8, 0, None, "informal"),
        Entry("governance", 0.6, 18, 4),
        Entry("listening", 0.9, 9, 6),
        Entry("repair", 0.7, 8, 3),
        Entry("repair", 0.4, 2, 0, 14, "unit:Sales"),
        Entry("coordination", 0.8, 7, 7),
        Entry("flatness", 0.7, 11, 6, 27),
        Entry("open_ideas", 0.6, 8, 4),
        Entry("two_way", 0.9, 5, 5, None, "managers"),
        Entry("two_way", 0.4, 7, 0),
        Entry("external_marketing", 0.6, 6, 6, 26),
        Entry("dialogue", 0.4, 9, 3),
        Entry("mail", 0.5, 6, 2, 24),
        Entry("mail", 0.9, 2, 0, None, "unit:Office"),
        Entry("leader_development", 0.7, 2, 3, 24),
        Entry("leader_development", 0.9, 5, 0, None, "unit:Sales"),
        Entry("measuring", 0.7, 1, 4, 27),
        Entry("audit", 0.8, 3, 2, 9),
        Entry("community_training", 0.6, 7, 3, 26),
        Entry("training", 0.9, 2, 0, 17, "ready"),
        Entry("two_way", 0.8, 6, 0, 19, "middle"),
        Entry("informal_leaders", 0.3, 8, 0, None, "unready"),
    ),
    funding=Funding(expectation=0.2, review=4, patience=2, cut=0.3),
)
ANY_FIRM = Strategy(
    "any-firm",
    tuple(
        replace(entry, target="everyone") if entry.target.startswith("unit:") else entry
        for entry in EVERY_LEVER.entries
    ),
    funding=Funding(expectation=0.4, review=3, patience=1, cut=0.6, customers=True),
)
EVERY_EVENT = (
    Event("user_error", 4, {"severity": 6.0}),
    Event("attack", 4, {"severity": 2.5}),
    Event("demand", 5, {"factor": 2.5, "weeks": 6}),
    Event("service_gap", 6, {"gap": 0.3, "weeks": 9}),
    Event("function_fails", 6, {"loss": 0.4, "weeks": 5}),
    Event("routine_break", 7),
    Event("function_fails", 17, {"loss": 0.2, "weeks": 40}, "function:operations"),
    Event("leader_leaves", 8),
    Event("leader_leaves", 9, {"breach": 0.3}, "seat:0"),
    Event("budget_cut", 11, {"share": 0.4}),
    Event("technology", 13, {"share": 0.5}),
    Event("hiring_wave", 12, {"share": 0.2}, "unit:Sales"),
    Event("hiring_wave", 13, {"share": 0.06}),
    Event("drift", 14, {"rate": 0.8}),
    Event("acknowledge", 14, {"amends": 0.6}),
    Event("layoff", 15, {"share": 0.3}, "unit:Works"),
    Event("layoff", 18, {"share": 0.1, "breach": 0.5}),
    Event("acknowledge", 19, {"amends": 0.1}, "unit:Sales"),
    Event("cut", 19, {"share": 0.3, "breach": 0.4}, "unit:Service"),
    Event("leader_leaves", 20, {}, "managers"),
    Event("budget_cut", 22, {"share": 0.2}),
)


def firm(people: int = 61, seed: int = 1, customers: int | None = None) -> Population:
    """A made-up firm of six units with ties; tenure known of every second person."""
    sizes = np.full(len(UNITS), people // len(UNITS))
    sizes[: people % len(UNITS)] += 1
    made = generate(
        people,
        unit_sizes=sizes.tolist(),
        units=UNITS,
        functions=FUNCTIONS,
        customers=customers,
        seed=seed,
        mean_degree=8.0,
    )
    tenure = np.where(np.arange(people) % 2 == 0, 20.0 * np.arange(people), np.nan)
    return replace(made, name="docking", tenure=tenure)


def growing(people: int = 41, growth: float = 0.9, vacancy_weeks: float | None = 3.0) -> Population:
    """A firm that grows or shrinks."""
    return replace(firm(people), growth=growth, vacancy_weeks=vacancy_weeks)


def with_sceptical_top(people: int = 61, seed: int = 1) -> Population:
    """A firm whose top thinks little of it from the start, and whose other leaders differ much."""
    return replace(firm(people, seed), top=Openness(0.1, 0.03), leaders=Openness(sd=0.3))


def without_hierarchy(people: int = 41) -> Population:
    """A firm in which nobody reports to anybody."""
    return replace(firm(people), manager=np.full(people, -1))


def one_unit(people: int = 41) -> Population:
    """A firm that is one unit, without a function."""
    made = firm(people)
    return replace(made, unit=np.zeros(people), units=("All",), functions=("other",))


def with_loners(people: int = 41) -> Population:
    """A firm in which every fourth person turns to nobody, and every eighth has no boss either."""
    made, seats = firm(people), np.arange(people)
    kept = (made.tie_source % 4 != 0) & (made.tie_target % 8 != 0)
    leads = np.isin(seats, made.manager)
    manager = np.where((seats % 8 == 0) & ~leads, -1, made.manager)
    return replace(
        made,
        manager=manager,
        tie_source=made.tie_source[kept],
        tie_target=made.tie_target[kept],
        tie_weight=made.tie_weight[kept],
    )


def without_ties(people: int = 20) -> Population:
    """A firm in which nobody turns to anybody."""
    return replace(firm(people), tie_source=np.zeros(0), tie_target=np.zeros(0), tie_weight=np.zeros(0))


def tiny(people: int) -> Population:
    """A head and the others, all in one room, everybody turning to everybody."""
    pairs = [(i, j) for i in range(people) for j in range(people) if i != j]
    source, target = np.array(pairs, int).reshape(-1, 2).T
    return Population(
        name="tiny",
        title="Tiny",
        manager=np.array([-1] + [0] * (people - 1)),
        unit=np.zeros(people),
        units=("Room",),
        functions=("other",),
        tie_source=source,
        tie_target=target,
        tie_weight=np.ones(len(pairs)),
        tenure=np.full(people, np.nan),
        customers=3,
    )
