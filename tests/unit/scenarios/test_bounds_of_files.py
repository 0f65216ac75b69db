"""Seeds and weeks of a file are bounded, and refused with their place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.organization import load_organization
from scenarios.story import load_story
from scenarios.workshop import load_workshop
from simulation.bounds import LARGEST_SEED
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
