"""The pages say what the code declares."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def generate(load_script: Callable[[str], ModuleType]) -> ModuleType:
    """The script that writes the tables."""
    return load_script("generate")


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md")))
def test_no_generated_table_is_stale(page: str, generate: ModuleType) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert generate.renew_blocks(text) == text, f"docs/{page} differs from the code: run `make docs`"


def test_every_mechanism_parameter_and_state_stands_in_the_model_page(generate: ModuleType) -> None:
    from simulation.agents import Customer, Person
    from simulation.events import EVENTS
    from simulation.indicators import NAMES
    from simulation.levers import LEVERS
    from simulation.mechanisms import MECHANISMS
    from simulation.parameters import PARAMETERS
    from simulation.states.agent_states import states

    page = (DOCS / "model.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    declared = {*states(Person), *states(Customer), *EVENTS, *NAMES, *LEVERS}
    declared |= {name for name in PARAMETERS if not name.startswith("price_of_")} | {"price_of_tools"}
    missing = sorted(declared - rows)
    assert not missing, f"docs/model.md has no row for {missing}: run `make docs`"
    unwritten = [one.file for one in MECHANISMS.values() if f"Code: `{one.file}`." not in page]
    assert not unwritten, f"docs/model.md has no section for {unwritten}: run `make docs`"


def test_make_docs_writes_the_section_of_a_new_mechanism(generate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    from simulation.mechanisms import MECHANISMS, Mechanism

    new = ModuleType("simulation.mechanisms.naps", "Naps (E15): rest.\n\nz' = z + 1\n")
    new.PARAMETERS = ()  # type: ignore[attr-defined]
    monkeypatch.setitem(MECHANISMS, "naps", Mechanism("naps", new, (2,)))
    page = generate.renew_blocks((DOCS / "model.md").read_text(encoding="utf-8"))
    assert "### Naps (E15)\n\nCode: `simulation/mechanisms/naps.py`.\n" in page and "z' = z + 1" in page


def test_every_step_of_the_week_is_told(generate: ModuleType) -> None:
    steps = {int(row.split("|")[1]) for row in generate.week().splitlines()[2:]}
    assert steps == set(range(1, 18))


def test_links_between_pages_lead_somewhere() -> None:
    root = DOCS.parent
    pages = [*DOCS.glob("*.md"), root / "README.md", root / "CONTRIBUTING.md"]
    broken = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not broken, "\n".join(broken)
