"""What a tab holds is saved as a workshop that the command line opens."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from scenarios.workshop import Workshop, load_workshop
from simulation.levers import Entry
from visualizer.plan import workshop
from visualizer.plan.own_organizations import add_own
from visualizer.plan.own_strategies import pack, readable
from visualizer.plan.plan import Happening, Plan
from visualizer.plan.resolve import organization_of, strategy, strategy_of
from visualizer.plan.workshop_file import describe_left_out, organization_files, workshop_files
from visualizer.widgets.download import pack_files

OWN = readable([pack(replace(load_strategy("inside-out"), title="Tools only"))])
"""A strategy of one's own with the title of another."""


WORKSHOP = """
title: Our workshop
organization: krackhardt
strategies: [tools-only]
own_strategies:
  quiet: {title: Quiet start, levers: [{lever: deeds, level: 0.5}, {lever: tools, level: 1, start: 8}]}
hidden: [tools]
start: quiet
rival: mandate
story: {title: Ours, summary: What we saw, steps: [{title: Then, say: Look, strategy: mandate, until: 20}]}
rounds: [{kind: vote, question: "Is this us?", options: ["Yes", "No"]}]
"""


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    yield
    workshop._held.clear()


@pytest.fixture
def held(tmp_path: Path) -> workshop.Held:
    """A workshop held in this process."""
    file = tmp_path / "monday.yaml"
    file.write_text(WORKSHOP, encoding="utf-8")
    return workshop.hold(str(file))


def reopened(files: dict[str, bytes], folder: Path) -> Plan:
    """What the app looks at once it is started with these files; the workshop stays held."""
    load(files, folder)
    return workshop.hold(str(folder / "workshop.yaml")).plan


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
    found = load(workshop_files(Plan("krackhardt", next(iter(OWN)), percent=None), OWN), tmp_path)
    assert found.start == "tools-only-2" and [one.name for one in found.strategies].count(found.start) == 1


def test_a_strategy_and_its_rival_come_back_at_their_budget(tmp_path: Path) -> None:
    plan = Plan("krackhardt", "inside-out", rival="mandate", percent=0.5)
    opened = reopened(workshop_files(plan, {}), tmp_path)
    assert strategy(opened.strategy).title == "Inside out, at 0.5 % of payroll"
    for now, before in ((opened, plan), (opened.as_rival(), plan.as_rival())):
        levels = [entry.level for entry in strategy_of(now).entries]
        assert levels == pytest.approx([entry.level for entry in strategy_of(before).entries], abs=1e-6)


def test_the_path_without_the_branch_stays_what_it_is_compared_with(tmp_path: Path) -> None:
    plan = Plan("krackhardt", entries=(Entry("tools", 0.5),)).branched(20, (Entry("deeds", 0.5),))
    opened = reopened(workshop_files(plan, {}), tmp_path)
    assert strategy(opened.rival).title == "Without the branch"
    assert strategy_of(opened.as_rival()).entries == (Entry("tools", 0.5),)


def test_what_a_workshop_file_cannot_hold_is_named() -> None:
    plan = Plan(percent=None, events=(Happening("layoff", 4),), off=("trust",), parameters=(("loaded_hour", 0.09),))
    assert describe_left_out(Plan(percent=None)) == ""
    assert describe_left_out(plan).endswith(
        ": what happens (events), prices that are not the usual ones, mechanisms switched off."
    )
    assert "1.5 % of payroll; the others" in describe_left_out(Plan())


def test_a_workshop_held_here_is_saved_with_all_it_holds_and_opens_again(held: workshop.Held, tmp_path: Path) -> None:
    found = load(workshop_files(held.plan, {}), tmp_path / "saved")
    assert {one.name: one.entries for one in found.strategies} == {
        name: one.entries for name, one in held.strategies.items()
    }
    assert (found.title, found.start, found.rival) == ("Our workshop", "quiet", "mandate")
    assert (found.hidden, found.story, found.rounds) == (held.hidden, held.story, held.file.rounds)


def test_an_organization_of_ones_own_comes_with_its_tables(tmp_path: Path) -> None:
    plan = Plan("generated:people=60,seed=2")
    found = load(workshop_files(plan, {}), tmp_path / "saved")
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
