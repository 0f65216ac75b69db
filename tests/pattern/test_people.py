"""Quits, and what rewards do: patterns 15, 16 and 21 of the notes on evidence."""

from collections.abc import Callable

import numpy as np

import scenarios
from simulation.levers import Entry, Strategy
from simulation.model import Organization
from simulation.population import Population

Runs = Callable[[str], list[Organization]]
SEEDS = range(1, 9)
TOOLS = Entry("tools", 1.0, 8, 8)
UPHEAVAL = (Entry("tools", 1.0, 8), Entry("embedding", 1.0, 8), Entry("coordination", 1.0, 8), Entry("mandate", 0.5, 8))


def finished(firm: Population, seed: int, *entries: Entry, weeks: int = 156) -> Organization:
    """A run of the made-up firm with these levers."""
    org = scenarios.build(firm, Strategy("s", entries), seed=seed, weeks=weeks)
    org.run()
    return org


def gain(firm: Population, lever: str) -> tuple[float, float]:
    """What a lever beside the tools adds to practice: mean of paired runs, and its standard error."""
    pairs = [(finished(firm, seed, TOOLS, Entry(lever, 1.0, 8)), finished(firm, seed, TOOLS)) for seed in SEEDS]
    found = [one.final()["practice"] - other.final()["practice"] for one, other in pairs]
    return float(np.mean(found)), float(np.std(found) / np.sqrt(len(found)))


def test_reward_for_ones_own_output_lowers_taking_part(firm: Population) -> None:
    """Tangible rewards d -0.28 to -0.40 (Deci, Koestner & Ryan 1999); direction only."""
    mean, error = gain(firm, "reward_individual")
    assert mean < -4 * error


def test_praise_for_helping_others_raises_it(firm: Population) -> None:
    """Verbal rewards d +0.33 (Deci, Koestner & Ryan 1999); direction only."""
    mean, error = gain(firm, "reward_collaborative")
    assert mean > 4 * error


def test_fewer_quit_where_people_had_a_say_in_a_change_of_method(firm: Population) -> None:
    """17 % quit in 40 days without a say, none with it (Coch & French 1948; twenty design faults); direction only."""
    say = Entry("involvement", 1.0, 0, end=9)
    pairs = [
        [
            finished(firm, seed, *entries, weeks=60).indicator("quits")[9:].mean()
            for entries in ((*UPHEAVAL, say), UPHEAVAL)
        ]
        for seed in SEEDS
    ]
    with_say, without = np.array(pairs).T
    assert (with_say - without).mean() < -4 * (with_say - without).std() / np.sqrt(len(pairs))


def test_quits_are_those_of_an_ordinary_firm(firm: Population) -> None:
    """1.3 to 2.3 % a month, United States 2005 to 2017 (JOLTS)."""
    yearly = np.mean([finished(firm, seed).indicator("quits")[1:].mean() for seed in SEEDS])
    assert 1.3 < yearly / 12 < 2.3
