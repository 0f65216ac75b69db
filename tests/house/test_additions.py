"""Each addition of CONTRIBUTING.md is made in a copy of the project, in the files it lists, and taken out again.

The copy runs without the compiler. After `make docs` the tests that stand in the way of an addition have to pass.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="made once, on the first Python")

GENERATED = {"studies/study.schema.json"}
HELD = (  # what stood in the way of additions before
    "tests/docs/test_generated_tables.py",
    "tests/house/test_layout.py",
    "tests/house/test_registry.py",
    "tests/unit/analysis/test_imports.py",
    "tests/unit/scenarios/test_strategy.py",
    "tests/unit/simulation/indicators/test_declarations.py",
    "tests/unit/simulation/test_levers.py",
    "tests/unit/simulation/test_prices.py",
    "tests/unit/simulation/test_week.py",
)


class Copy:
    """A copy of the project: files are added and edited in it, and compared with what they were."""

    def __init__(self, root: Path, folder: Path, tracked: list[Path]) -> None:
        self.folder = folder
        for path in tracked:
            if path.suffix != ".lock":
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(root / path, folder / path)
        self.was = self._contents()

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def insert(self, path: str, before: str, text: str) -> None:
        """Put a text before the first place where `before` stands."""
        old = (self.folder / path).read_text(encoding="utf-8")
        assert before in old, f"{path} no longer holds: {before}"
        self.write(path, old.replace(before, text + before, 1))

    def touched(self) -> set[str]:
        """The files that are new or changed, without what `make docs` writes."""
        changed = {path for path, content in self._contents().items() if self.was.get(path) != content}
        return {path for path in changed if path not in GENERATED and not path.startswith("docs/")}

    def python(self, *words: str) -> str:
        """What a Python of the copy prints; fails with what it prints where it fails."""
        surroundings = {**os.environ, "PYTHONPATH": str(self.folder), "NUMBA_DISABLE_JIT": "1"}
        command = [sys.executable, *words]
        done = subprocess.run(command, cwd=self.folder, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def restore(self) -> None:
        """Take everything out again."""
        for path in self._contents():
            if path not in self.was:
                (self.folder / path).unlink()
        for path, content in self.was.items():
            (self.folder / path).write_bytes(content)

    def _contents(self) -> dict[str, bytes]:
        ignored = {"__pycache__", ".pytest_cache", ".hypothesis"}
        files = [path for path in self.folder.rglob("*") if path.is_file() and not ignored & set(path.parts)]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, root: Path, tracked: list[Path]) -> Copy:
    """One copy for all additions."""
    return Copy(root, tmp_path_factory.mktemp("project"), tracked)


def add_strategy(copy: Copy) -> None:
    """A strategy that is built in."""
    text = 'title: "Quiet start"\nsummary: "Training only."\norder: 12\nlevers:\n  - {lever: training, level: 0.4}\n'
    copy.write("scenarios/strategies/quiet-start.yaml", text)


def add_lever(copy: Copy) -> None:
    """A lever in the middle of the others."""
    entry = 'Lever("office_hours", "leaders have an open door", "nothing yet", 0.0, Rate(manager=1.0)),\n    '
    copy.insert("simulation/levers.py", 'Lever("mandate"', entry)
    copy.insert("simulation/levers.py", 'MANDATE = INDEX["mandate"]', 'OFFICE_HOURS = INDEX["office_hours"]\n')


def add_indicator(copy: Copy) -> None:
    """An indicator and its formula."""
    entry = 'Indicator("distrust", "0..1", "what trust lacks", "down"),\n    '
    copy.insert("simulation/indicators/culture.py", 'Indicator("trust_in_leaders"', entry)
    formula = "    v.distrust = 1.0 - v.trust\n"
    copy.insert("simulation/indicators/culture.py", "\n\n@lean\ndef _measure_ties", formula)


def add_mechanism(copy: Copy) -> None:
    """A mechanism with a parameter and a switch."""
    copy.write("simulation/mechanisms/gossip.py", GOSSIP)
    registry = "simulation/mechanisms/__init__.py"
    copy.insert(registry, "    habit,\n", "    gossip,\n")
    copy.insert(registry, '    Step(8, habit, "form"', '    Step(8, gossip, "spread", "gossip", "gossip"),\n')
    copy.insert("simulation/week.py", "    habit,\n", "    gossip,\n")
    step = "    if o.on.gossip != OFF:\n        gossip.spread(o)  # 8  gossip\n"
    copy.insert("simulation/week.py", "    if o.on.habit != OFF:\n", step)


GOSSIP = '''"""Gossip: openness wears off a little every week.

Step 8.

    o' = o (1 - g)

    o   openness
    g   what wears off

The rate is an assumption.
"""

from __future__ import annotations

from simulation.compiling import lean
from simulation.parameter import Parameter, switch

PARAMETERS = (Parameter("gossip_rate", 0.001, 0.0005, 0.002, "1/week", "what wears off", symbol="g"),)
SWITCHES = (switch("gossip", "whether gossip spreads"),)


@lean
def spread(o):  # type: ignore[no-untyped-def]
    """Openness of the week."""
    for i in range(len(o.people)):
        o.people[i].openness *= 1.0 - o.p.gossip_rate
'''


def add_page(copy: Copy) -> None:
    """A page of the app."""
    page = (
        '"""A page that says hello."""\n\nfrom typing import Any\n\nimport solara\n\n'
        "from visualizer.widgets.elements import tag\n\n\n@solara.component\ndef Hello() -> Any:\n"
        '    """The page."""\n    return tag("p")\n'
    )
    copy.write("visualizer/hello/__init__.py", '"""The page Hello."""\n')
    copy.write("visualizer/hello/page.py", page)
    line = '    Page("hello", "Hello", "visualizer.hello.page:Hello"),\n'
    copy.insert("visualizer/pages.py", '    Page("room", "Room"', line)
    copy.insert("tests/house/layout.py", "learn organization stage", "hello ")


def add_analysis_method(copy: Copy) -> None:
    """An analysis and its command."""
    method = (
        '"""The middle of some values."""\n\nfrom collections.abc import Sequence\n\n\n'
        'def middle(values: Sequence[float]) -> float:\n    """Returns the median."""\n'
        "    return sorted(values)[len(values) // 2]\n"
    )
    command = (
        '"""`orgshift middle`: the middle of some values."""\n\nimport typer\n\n\n'
        'def command(values: list[float]) -> None:\n    """Print the middle of some values."""\n'
        "    from analysis.statistics.middle import middle\n\n    typer.echo(f'{middle(values):g}')\n"
    )
    copy.write("analysis/statistics/middle.py", method)
    copy.write("commands/middle.py", command)
    line = 'Entry("middle", "commands.middle", "Print the middle of some values.", RESEARCH),\n    '
    copy.insert("commands/registry.py", 'Entry("optimise"', line)


ADDITIONS: dict[str, tuple[Callable[[Copy], None], str]] = {
    "strategy": (
        add_strategy,
        "from scenarios.strategy import strategies; assert list(strategies())[-1] == 'quiet-start'",
    ),
    "lever": (
        add_lever,
        "from simulation.levers import Entry, Strategy\n"
        "from simulation.model import Organization\n"
        "org = Organization(12, weeks=2, strategy=Strategy('s', (Entry('office_hours', 1.0),)), precision='float64')\n"
        "org.run(); assert org.indicator('cost')[-1] > 0",
    ),
    "indicator": (
        add_indicator,
        "from simulation.model import Organization\n"
        "org = Organization(12, weeks=2, precision='float64'); org.run()\n"
        "assert org.indicator('distrust')[1] == 1 - org.indicator('trust')[1]",
    ),
    "mechanism": (
        add_mechanism,
        "from simulation.model import Organization\n"
        "from simulation import attribution\n"
        "def openness(**structure):\n"
        "    org = Organization(12, weeks=3, rng=1, precision='float64', structure=structure)\n"
        "    org.run(); return org.indicator('openness')[-1]\n"
        "assert openness() < openness(gossip='off')\n"
        "assert 'gossip' in attribution.PARTS",
    ),
    "analysis method": (
        add_analysis_method,
        "import sys; sys.argv = ['orgshift', 'middle', '3', '1', '2']\nfrom commands.main import app; app()",
    ),
    "page of the app": (
        add_page,
        "from visualizer.pages import PAGES; assert PAGES[-2].load().__name__ == 'Hello'",
    ),
}


def listed(root: Path, addition: str) -> list[str]:
    """The patterns of files that CONTRIBUTING.md lists for an addition."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", (root / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    files = re.findall(r"`([\w./]+\.\w+)`", {name.strip(): text for name, text in rows}[addition])
    return [re.escape(file).replace("NAME", r"[\w-]+") for file in files]


@pytest.mark.parametrize("addition", ADDITIONS)
def test_an_addition_takes_the_files_that_are_listed(addition: str, copy: Copy, root: Path) -> None:
    add, check = ADDITIONS[addition]
    try:
        add(copy)
        patterns = listed(root, addition)
        assert not [path for path in copy.touched() if not any(re.fullmatch(pattern, path) for pattern in patterns)]
        copy.python("docs/generate.py")
        copy.python("-c", check)
        copy.python("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *HELD)
    finally:
        copy.restore()
