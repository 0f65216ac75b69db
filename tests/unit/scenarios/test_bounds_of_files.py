"""Seeds and weeks of a file are bounded, and refused with their place."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.organization import load_organization
from scenarios.story import load_story
from scenarios.strategy import load_strategy
from scenarios.workshop import load_workshop
from simulation.bounds import LARGEST_SEED, MOST_CUSTOMERS, MOST_WEEKS
from simulation.errors import UserError

ORGANIZATION = "title: Mine\npeople: 10\n"
STORY = "title: Mine\nsummary: Short\nsteps:\n  - {title: One, say: Go, strategy: mandate, until: 52}\n"
WORKSHOP = "title: Mine\norganization: krackhardt\nstrategies: [mandate]\n"
SEEDED = [(ORGANIZATION, load_organization), (STORY, load_story), (WORKSHOP, load_workshop)]


def complaint(folder: Path, text: str, load: Callable[[Path], object]) -> str:
    """What is said of a file of this text."""
    file = folder / "mine.yaml"
    file.write_text(text)
    with pytest.raises(UserError) as caught:
        load(file)
    return str(caught.value).removeprefix(f"{file}:")


@pytest.mark.parametrize(("text", "load"), SEEDED)
@pytest.mark.parametrize("seed", [LARGEST_SEED + 1, 2**64 + 1, -1])
def test_a_seed_beyond_the_bounds_is_refused(
    tmp_path: Path, text: str, load: Callable[[Path], object], seed: int
) -> None:
    said = complaint(tmp_path, f"seed: {seed}\n{text}", load)
    assert said.startswith("1:1: seed: should be ") and said.endswith(f", not {seed}")


@pytest.mark.parametrize(("text", "load"), SEEDED)
def test_the_largest_seed_is_taken(tmp_path: Path, text: str, load: Callable[[Path], object]) -> None:
    (tmp_path / "mine.yaml").write_text(f"seed: {LARGEST_SEED}\n{text}")
    load(tmp_path / "mine.yaml")


HUGE = ("3000000000", "9223372036854775808", "99999999999999999999999")


@pytest.mark.parametrize("number", [str(MOST_WEEKS + 1), *HUGE])
@pytest.mark.parametrize("field", ["start", "ramp", "end"])
def test_a_week_of_a_lever_beyond_the_bound_is_refused(tmp_path: Path, field: str, number: str) -> None:
    text = f"title: Mine\nlevers:\n  - {{lever: tools, level: 0.5, {field}: {number}}}\n"
    said = complaint(tmp_path, text, load_strategy)
    assert said == f"3:32: levers[0].{field}: should be less than or equal to {MOST_WEEKS}, not {number}"


@pytest.mark.parametrize("number", [str(MOST_WEEKS + 1), *HUGE])
@pytest.mark.parametrize(
    "text",
    [
        STORY.replace("52", "NUMBER"),
        STORY + "weeks: NUMBER\n",
        STORY.replace("say: Go,", "say: Go, events: [{event: attack, week: NUMBER}],"),
        STORY.replace("say: Go,", "say: Go, holds: [{indicator: being, week: 9, over: NUMBER}],"),
    ],
)
def test_a_week_of_a_story_beyond_the_bound_is_refused(tmp_path: Path, text: str, number: str) -> None:
    assert f"should be less than or equal to {MOST_WEEKS}, not {number}" in complaint(
        tmp_path, text.replace("NUMBER", number), load_story
    )


def test_customers_beyond_what_memory_holds_are_refused(tmp_path: Path) -> None:
    said = complaint(tmp_path, ORGANIZATION + "customers: 99999999999999999999999\n", load_organization)
    assert said.startswith(f"3:1: customers: should be less than or equal to {MOST_CUSTOMERS}")


def test_a_figure_of_a_story_in_a_week_of_many_digits_is_refused(tmp_path: Path) -> None:
    said = complaint(tmp_path, STORY.replace("say: Go", "say: 'Then {being@" + "9" * 5000 + "}'"), load_story)
    assert "is no figure like {practice@52}" in said


@pytest.mark.parametrize("people", [10, 5_000_000])
def test_units_are_counted_before_they_are_made(tmp_path: Path, people: int) -> None:
    text = f"title: Mine\npeople: {people}\nunits: {{A: {{share: 1, parts: 300000000}}}}\n"
    tracemalloc.start()
    said = complaint(tmp_path, text, load_organization)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said.startswith("3:1: units: are 300,000,000, for ") and most < 5_000_000
