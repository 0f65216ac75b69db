"""What a tab holds is saved as a workshop that the command line opens."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from scenarios.workshop import Workshop, load_workshop
from simulation.levers import Entry
from visualizer.plan.own_organizations import add_own
from visualizer.plan.own_strategies import pack, readable
from visualizer.plan.plan import Plan
from visualizer.plan.resolve import organization_of
from visualizer.plan.workshop_file import organization_files, workshop_files
from visualizer.widgets.download import pack_files

OWN = readable([pack(replace(load_strategy("inside-out"), title="Tools only"))])
"""A strategy of one's own with the title of another."""


def load(files: dict[str, bytes], folder: Path) -> Workshop:
    """Load the workshop of these files."""
    zipfile.ZipFile(io.BytesIO(pack_files(files))).extractall(folder)
    return load_workshop(folder / "workshop.yaml")


def test_the_strategy_as_changed_and_those_of_ones_own_are_in_it(tmp_path: Path) -> None:
    plan = Plan("krackhardt", "mandate", (Entry("tools", 0.5),), seed=3, weeks=60)
    found = load(workshop_files(plan, OWN), tmp_path)
    titles = {one.name: one.title for one in found.strategies}
    assert titles["tools-only-2"] == "Tools only" and titles[found.start] == "Mandate, as changed on the Stage"
    assert (found.organization.name, found.seed, found.weeks) == ("krackhardt", 3, 60)


def test_one_of_ones_own_on_the_stage_is_in_it_once(tmp_path: Path) -> None:
    found = load(workshop_files(Plan("krackhardt", next(iter(OWN))), OWN), tmp_path)
    assert found.start == "tools-only-2" and [one.name for one in found.strategies].count(found.start) == 1


def test_an_organization_of_ones_own_comes_with_its_tables(tmp_path: Path) -> None:
    plan = Plan("generated:people=60,seed=2")
    found = load(workshop_files(plan, {}), tmp_path)
    own = organization_of(plan.organization)
    assert found.organization.units == own.units and found.organization.size == 60
    np.testing.assert_array_equal(found.organization.tie_target, own.tie_target)


def test_what_a_survey_found_stays_with_the_organization(tmp_path: Path) -> None:
    plain = organization_of("generated:people=60,seed=2")
    levels = np.full((len(plain.units), 5), np.nan)
    levels[:, 1] = 0.7
    name = add_own(replace(plain, survey=levels))
    for file, content in organization_files(organization_of(name)).items():
        (tmp_path / file).write_bytes(content)
    found = load_organization(tmp_path / "organization.yaml").survey
    np.testing.assert_allclose(found, levels)
