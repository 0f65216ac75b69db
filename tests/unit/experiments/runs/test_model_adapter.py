"""Scenarios of the real model: what decides a run is in its identity, and nothing else."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from experiments.runs import model_adapter
from experiments.runs.ids import canonical, point_id
from experiments.runs.messages import Request, Scenario, SourcesChanged
from experiments.runs.model_adapter import record
from experiments.runs.population_source import population_of
from experiments.runs.run import RunSpec, build, simulate
from simulation.errors import UserError
from simulation.levers import Entry, Strategy

ROOT = Path(model_adapter.__file__).parents[2]
SPECIFICATION: dict[str, Any] = {
    "organization": "krackhardt",
    "dials": {},
    "strategy": "tools-only",
    "budget": None,
    "levers": [],
    "parameters": {},
    "structure": {},
    "events": [],
    "weeks": 20,
    "precision": "float32",
    "employee": None,
    "folder": ".",
}


def identity(**changes: Any) -> str:
    return point_id(model_adapter.scenario({**SPECIFICATION, **changes}).identity, 1)


def strategy_file(folder: Path, name: str, levers: str) -> dict[str, str]:
    (folder / f"{name}.yaml").write_text(f"title: {name}\nlevers:\n{levers}")
    return {"strategy": f"{name}.yaml", "folder": str(folder)}


def lever(text: str) -> str:
    return f"  - {{lever: training, {text}}}\n"


def test_the_catalogue_is_known_without_loading_the_model() -> None:
    code = (
        "import sys; from experiments.runs.model_adapter import catalogue; c = catalogue();"
        "assert 'openness_mean' in c.parameters;"
        "print([m for m in ('mesa', 'numba', 'pandas', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_same_specification_is_the_same_scenario() -> None:
    assert identity() == identity()


@pytest.mark.parametrize(
    "change",
    [
        {"organization": "manufacturer"},
        {"strategy": "mandate"},
        {"budget": 1.0},
        {"parameters": {"openness_mean": 0.4}},
        {"structure": {"trust": "symmetric"}},
        {"events": [{"kind": "attack", "week": 3}]},
        {"weeks": 21},
        {"precision": "float64"},
    ],
)
def test_whatever_decides_the_numbers_is_part_of_the_identity(change: dict[str, Any]) -> None:
    assert identity(**change) != identity()


@pytest.mark.parametrize(
    "change",
    [
        {"parameters": {"openness_mean": 0.35}},
        {"structure": {"trust": "asymmetric"}},
        {"levers": [{"lever": "mandate", "part": "level", "value": 0, "target": ""}]},
    ],
)
def test_saying_what_is_so_anyway_changes_nothing(change: dict[str, Any]) -> None:
    assert identity(**change) == identity()


def test_levers_count_week_by_week_and_not_as_they_are_written(tmp_path: Path) -> None:
    once = strategy_file(tmp_path, "once", lever("level: 0.5, start: 2"))
    parts = strategy_file(
        tmp_path, "parts", lever("level: 0.5, start: 2, end: 4") + lever("level: 0.5, start: 4, end: 99")
    )
    longer = strategy_file(tmp_path, "longer", lever("level: 0.5, start: 2, end: 500"))
    later = strategy_file(tmp_path, "later", lever("level: 0.5, start: 3"))
    assert identity(**once) == identity(**parts) == identity(**longer) != identity(**later)


def test_an_organization_is_what_its_files_hold_and_not_how_they_are_called(tmp_path: Path) -> None:
    there = ROOT / "scenarios" / "organizations"
    text = (there / "krackhardt.yaml").read_text().replace("krackhardt/", "tables/")
    shutil.copytree(there / "krackhardt", tmp_path / "tables")
    (tmp_path / "mine.yaml").write_text(text.replace("title: ", "title: My "))
    mine = {"organization": "mine.yaml", "folder": str(tmp_path)}
    assert identity(**mine) == identity()
    people = tmp_path / "tables" / "people.csv"
    people.write_text(people.read_text() + "\n")
    assert identity(**mine) != identity()


def test_a_dial_makes_another_firm_and_more_people_have_more_customers() -> None:
    changed = {"organization": "workshop", "dials": {"people": 50}}
    assert identity(**changed) != identity(organization="workshop")
    spec = RunSpec.of_scenario(model_adapter.scenario({**SPECIFICATION, **changed}).content, seed=1)
    people = population_of(spec.organization, spec.generator, spec.source_digest)
    assert (people.size, people.customers) == (50, 500)


def test_a_real_organization_has_no_dials() -> None:
    with pytest.raises(UserError, match="krackhardt: is a real organization; dials are for made-up ones"):
        identity(dials={"people": 50})


def test_a_dial_out_of_range_is_named() -> None:
    with pytest.raises(UserError, match=r"workshop: .*unit_mixing: should be a number from 0 to 1, not 3"):
        identity(organization="workshop", dials={"unit_mixing": 3})


def test_a_lever_dial_is_set_wherever_the_strategy_uses_the_lever() -> None:
    change = {"lever": "training", "part": "level", "value": 0.25, "target": ""}
    content = model_adapter.scenario({**SPECIFICATION, "levers": [change]}).content
    assert [entry[1] for entry in content["strategy"]["entries"] if entry[0] == "training"] == [0.25]


def test_a_lever_a_strategy_lacks_is_added_with_its_level() -> None:
    level = {"lever": "deeds", "part": "level", "value": 0.5, "target": ""}
    start = {"lever": "deeds", "part": "start", "value": 3, "target": ""}
    content = model_adapter.scenario({**SPECIFICATION, "levers": [start, level]}).content
    assert ["deeds", 0.5, 3, 0, None, "managers"] in content["strategy"]["entries"]
    with pytest.raises(UserError, match="tools-only: has no lever deeds: vary its level too"):
        model_adapter.scenario({**SPECIFICATION, "levers": [start]})


def test_when_a_lever_starts_changes_nothing_in_a_strategy_without_levers() -> None:
    start = {"lever": "deeds", "part": "start", "value": 3, "target": ""}
    given = {**SPECIFICATION, "strategy": "nothing"}
    assert model_adapter.scenario({**given, "levers": [start]}) == model_adapter.scenario({**given, "levers": []})


def test_at_equal_budget_a_strategy_is_scaled() -> None:
    def levels(budget: float | None) -> dict[str, float]:
        entries = model_adapter.scenario({**SPECIFICATION, "weeks": 52, "budget": budget}).content["strategy"][
            "entries"
        ]
        return {entry[0]: entry[1] for entry in entries}

    written, scaled = levels(None), levels(0.5)
    assert scaled["tools"] == written["tools"]
    assert scaled["training"] < written["training"]


def test_a_stored_scenario_gives_the_numbers_of_the_model_itself() -> None:
    from scenarios import build as build_scenario

    spec = RunSpec.of_scenario(model_adapter.scenario(SPECIFICATION).content, seed=5)
    direct = build_scenario("krackhardt", "tools-only", seed=5, weeks=20).run()
    assert (build(spec).run() == direct).all()
    assert (simulate(spec) == direct.astype("float32")).all()


def test_a_record_holds_what_was_asked_for() -> None:
    scenario = model_adapter.scenario(SPECIFICATION)
    request = Request("r", "p", 0, 5, canonical(scenario.content), "{}", "8", ("being", "total_cost"))
    found = record(request)
    weeks = build(request.spec()).run()
    from simulation.indicators import INDEX

    assert (
        found.series.tolist()
        == weeks[[0, 8, 16, 20]][:, [INDEX["being"], INDEX["total_cost"]]].astype("float32").tolist()
    )
    assert found.final[1] == weeks[-1, INDEX["total_cost"]]
    assert found.final[0] == pytest.approx(weeks[-12:, INDEX["being"]].mean(), rel=1e-12)


def test_a_worker_with_other_sources_refuses() -> None:
    text = canonical(model_adapter.scenario(SPECIFICATION).content)
    with pytest.raises(SourcesChanged, match="edited while the study ran"):
        record(Request("r", "p", 0, 5, text, "{}", "final", ("being",), "other sources"))


def test_an_organization_that_changed_since_it_was_planned_is_refused() -> None:
    content = model_adapter.scenario(SPECIFICATION).content
    content["organization"]["digest"] = "another"
    with pytest.raises(UserError, match="krackhardt: has changed since the study was planned"):
        simulate(RunSpec.of_scenario(content, seed=1))


AGENT = """\
from simulation.agents import Employee


class Quiet(Employee):
    def step(self):
        self.practice = {}
"""


def test_an_agent_class_of_the_users_own_is_part_of_the_identity(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name, value in (("one_agent", 0), ("other_agent", 1)):
        (tmp_path / f"{name}.py").write_text(AGENT.format(value))
    ids = {identity(), identity(employee="one_agent:Quiet"), identity(employee="other_agent:Quiet")}
    assert len(ids) == 3
    quiet = {**SPECIFICATION, "employee": "other_agent:Quiet"}
    spec = RunSpec.of_scenario(model_adapter.scenario(quiet).content, seed=1)
    plain = RunSpec.of_scenario(model_adapter.scenario(SPECIFICATION).content, seed=1)
    assert not (simulate(spec) == simulate(plain)).all()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere:Quiet", "employee: 'nowhere:Quiet': No module named 'nowhere'"),
        ("simulation.agents:Employe", r"has no subclass of Employee called 'Employe' \(did you mean 'Employee'\?\)"),
    ],
)
def test_an_agent_class_that_is_not_there_is_named(name: str, said: str) -> None:
    from experiments.runs.employee_class import load_employee_class

    with pytest.raises(UserError, match=said):
        load_employee_class(name)


@pytest.mark.parametrize(
    ("read", "decides", "known"),
    [
        (None, None, "527e8e9cb03de785a70d15a0"),
        ({"seed": 3}, {"by": "me"}, "40ccc7b6619c4e369e09cdea"),
    ],
)
def test_a_scenario_with_another_strategy_keeps_the_id_it_has_in_stores(read: Any, decides: Any, known: str) -> None:
    firm = {"name": "shop", "dials": {}, "digest": "d"}
    plain = Scenario({}, {"organization": firm, "parameters": {"trust_gain": 0.03}, "weeks": 4, "employee": None})
    strategy = Strategy("mine", (Entry("training", 0.4, 2), Entry("words", 0.0, 1)))
    found = model_adapter.with_strategy(plain, strategy, read, decides)
    assert point_id(found.identity, 1) == known
    assert [entry[0] for entry in found.content["strategy"]["entries"]] == ["training"]
    assert found.content.get("read") == read
