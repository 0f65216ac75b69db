"""Files and links of version 0.1.0, as that version wrote or read them: they open, and say the same."""

from pathlib import Path

from experiments.study.study import Study
from scenarios.building import build
from scenarios.organization import load_organization
from scenarios.strategy import load_strategy
from scenarios.workshop import load_workshop
from simulation.levers import Entry
from visualizer.plan.link import from_query, to_query
from visualizer.plan.plan import Happening

FOLDER = Path(__file__).parent / "files_0_1_0"


def test_an_imported_organization_of_0_1_0_opens_with_its_people_and_ties() -> None:
    people = load_organization(FOLDER / "org.yaml")
    assert (people.size, len(people.tie_source), people.customers) == (10, 10, 100)


def test_an_organization_of_0_1_0_runs() -> None:
    organization = build(str(FOLDER / "org.yaml"), str(FOLDER / "our-plan.yaml"), seed=3, weeks=2)
    organization.run()
    assert 0 < organization.final()["being"] < 1


def test_a_workshop_of_0_1_0_opens_with_its_strategies_and_story() -> None:
    workshop = load_workshop(FOLDER / "monday.yaml")
    assert [one.name for one in workshop.strategies] == ["tools-only", "inside-out", "our-plan", "quiet"]
    assert workshop.hidden == {"mandate"}
    assert workshop.story is not None
    assert [step.until for step in workshop.story.steps] == [12, 52]


def test_a_strategy_of_0_1_0_opens() -> None:
    assert load_strategy(FOLDER / "our-plan.yaml").entries[2] == Entry("deeds", 0.8, 8, 8, None, "unit:Sales")


def test_a_study_file_of_0_1_0_opens() -> None:
    study = Study.read(FOLDER / "study.yaml")
    assert (len(study.factors), study.weeks) == (2, 20)


def test_a_link_of_0_1_0_opens_the_same_run_and_is_written_with_its_budget() -> None:
    query = (FOLDER / "link.txt").read_text(encoding="utf-8").strip()
    plan, view, troubles = from_query(query)
    assert troubles == []
    assert plan.entries == (Entry("tools", 1.0, 3, 8, None, "everyone"), Entry("deeds", 0.37, 0, 4, 40, "managers"))
    assert plan.events == (Happening("layoff", 30, (("share", 0.1),)),)
    assert to_query(plan, **view) == query.replace("&week=", "&budget=written&week=")  # as it ran then
