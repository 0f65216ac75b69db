"""A store that names an agent class: its code is run only where that is allowed."""

import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from commands.main import app
from experiments.storage.schema import checksum_sql
from experiments.storage.store import Header, Store
from experiments.study.replay import check_agents, refuse_import
from simulation.errors import UserError
from simulation.simulation import MODEL_VERSION

SENTENCE = "names the agent class 'trap:Agent', whose code would be run; allow it: --import-agents"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of one run whose scenario and study name a module that writes a file when it is imported."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "trap.py").write_text("open('sprung', 'w').close()\n")
    (tmp_path / "study.yaml").write_text(
        "title: T\norganizations: [krackhardt]\nstrategies: [nothing]\nweeks: 4\nreplications: 1\nindicators: [being]\n"
    )
    words = ("study", "run", "study.yaml", "--out", "s.sqlite", "--executor", "inline")
    assert CliRunner().invoke(app, words).exit_code == 0
    with Store.write("s.sqlite", Header(MODEL_VERSION, ({"name": "being"},), "final")) as opened:
        for table, column, key in (("base", "content", "$"), ("meta", "value", "$")):
            where = " WHERE key = 'study'" if table == "meta" else ""
            opened.ask(f"UPDATE {table} SET {column} = json_set({column}, '{key}.employee', 'trap:Agent'){where}")
            opened.ask(f"UPDATE {table} SET checksum = {checksum_sql(table)}")
    return tmp_path / "s.sqlite"


def run_of(store: Path) -> str:
    with Store.open(store) as opened:
        return str(opened.ask("SELECT run_id FROM run")[0][0])


@pytest.mark.parametrize("command", ["show", "extend"])
def test_an_agent_class_that_a_store_names_is_not_imported(store: Path, command: str) -> None:
    words = {"show": ("show", run_of(store), "--store", "s.sqlite"), "extend": ("extend", "s.sqlite")}[command]
    done = CliRunner().invoke(app, ("study", *words))
    assert done.exit_code == 2 and SENTENCE in done.stderr.replace("\n", " ")
    assert not (store.parent / "sprung").exists() and "trap" not in sys.modules


def test_an_agent_class_that_is_allowed_is_imported(store: Path) -> None:
    done = CliRunner().invoke(app, ("study", "show", run_of(store), "--store", "s.sqlite", "--import-agents"))
    sys.modules.pop("trap", None)
    assert done.exit_code == 0 and "employee: trap has no subclass of Employee" in done.stdout
    assert (store.parent / "sprung").exists()


def test_a_study_without_an_agent_class_of_its_own_is_not_asked_about() -> None:
    check_agents(Path("s.sqlite"), None, refuse_import)
    with pytest.raises(UserError, match="trap:Agent"):
        check_agents(Path("s.sqlite"), "trap:Agent", refuse_import)


def test_on_a_terminal_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    from commands.study_go import permission

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(typer, "confirm", lambda text, err: "trap:Agent" in text)
    assert permission(False)("trap:Agent") and not permission(False)("other:Agent")
