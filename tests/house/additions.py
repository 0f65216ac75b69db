"""The additions of CONTRIBUTING.md as edits of a copy of the project: what is written where, and what shows it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SCENARIOS = "tests/reference/comparison/scenarios.py"


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
        """The files that are new or changed since the last call."""
        was, self.was = self.was, self._contents()
        return {path for path, content in self.was.items() if was.get(path) != content}

    def python(self, *words: str) -> str:
        """What a Python of the copy prints; fails with what it prints where it fails."""
        surroundings = {**os.environ, "PYTHONPATH": str(self.folder), "NUMBA_DISABLE_JIT": "1"}
        command = [sys.executable, *words]
        done = subprocess.run(command, cwd=self.folder, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def _contents(self) -> dict[str, bytes]:
        ignored = {"__pycache__", ".pytest_cache", ".hypothesis"}
        files = [path for path in self.folder.rglob("*") if path.is_file() and not ignored & set(path.parts)]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}


def add_strategy(copy: Copy) -> None:
    """A strategy that is built in."""
    text = 'title: "Quiet start"\nsummary: "Training only."\norder: 13\nlevers:\n  - {lever: training, level: 0.4}\n'
    copy.write("scenarios/strategies/quiet-start.yaml", text)


def add_lever(copy: Copy) -> None:
    """A lever in the middle of the others, which raises trust."""
    entry = 'Lever("office_hours", "leaders have an open door", "trust", 0.0, Rate(manager=1.0)),\n    '
    copy.insert("simulation/levers.py", 'Lever("training"', entry)
    copy.insert("simulation/levers.py", 'MANDATE = INDEX["mandate"]', 'OFFICE_HOURS = INDEX["office_hours"]\n')
    effect = "0.01 * o.levers.level[lever.OFFICE_HOURS, i]"
    line = f"        e[i].trust = min(1.0, e[i].trust + {effect})\n"
    copy.insert("simulation/mechanisms/trust.py", "        e[i].launch_evidence = 0.0\n", line)


def add_lever_twin(copy: Copy) -> None:
    """What the reference model needs of it."""
    copy.insert("tests/reference/levers.py", '    "mandate": 0.20', '    "office_hours": 0.0,\n')
    cost = '    "office_hours": ({"per_manager": 1.0}, {}),\n'
    copy.insert("tests/reference/levers.py", '    "mandate": ({', cost)
    copy.insert(
        SCENARIOS,
        '        Entry("words"',
        '        Entry("office_hours", 0.55, 4, 7),\n',
    )
    line = '        person.trust = min(1.0, person.trust + 0.01 * person.level["office_hours"])\n'
    copy.insert("tests/reference/trust.py", "        person.launch_evidence = 0.0\n", line)


def add_indicator(copy: Copy) -> None:
    """An indicator and its formula."""
    entry = 'Indicator("distrust", "0..1", "what trust lacks", "down"),\n    '
    copy.insert("simulation/indicators/culture.py", 'Indicator("trust_in_leaders"', entry)
    formula = "    v.distrust = 1.0 - v.trust\n"
    copy.insert("simulation/indicators/culture.py", "\n\n@lean\ndef practice_counted", formula)


def add_indicator_twin(copy: Copy) -> None:
    """What the reference model needs of it."""
    line = '        "distrust": 1.0 - (leaders + peers) / 2.0,\n'
    copy.insert("tests/reference/indicators.py", '        "who_knows_what": mean(', line)


def add_event(copy: Copy) -> None:
    """A kind of event that takes from outrage."""
    act = '    org.state.firm.outrage *= 1.0 - event.dials["share"]\n'
    function = f"def _apology(org: Organization, event: Event) -> None:\n{act}\n\n"
    copy.insert("simulation/events.py", "def _routine_break", function)
    dials = '{"share": Dial(0.5, 0.0, 1.0, "share of outrage")}'
    kind = f'EventKind("apology", "the firm says sorry in public", {dials}, act=_apology),\n    '
    copy.insert("simulation/events.py", 'EventKind("routine_break"', kind)


def add_event_twin(copy: Copy) -> None:
    """What the reference model needs of it."""
    branch = '    elif event.kind == "apology":\n        org.outrage *= 1.0 - dials["share"]\n'
    copy.insert("tests/reference/events.py", "    else:\n        raise LookupError", branch)
    copy.insert(SCENARIOS, '    Event("demand"', '    Event("apology", 5, {"share": 0.4}),\n')


def add_mechanism(copy: Copy) -> None:
    """A mechanism with a parameter and a switch."""
    copy.write("simulation/mechanisms/gossip.py", GOSSIP)
    registry = "simulation/mechanisms/__init__.py"
    copy.insert(registry, "    habit,\n", "    gossip,\n")
    copy.insert(registry, ")\n\n# The order", "    gossip,\n")
    copy.insert(registry, '    Step(8, habit, "form"', '    Step(8, gossip, "spread", "gossip", "gossip"),\n')
    copy.insert("simulation/week.py", "    habit,\n", "    gossip,\n")
    step = "    if o.on.gossip != OFF:\n        gossip.spread(o)  # 8  gossip\n    book(o, account)\n"
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


def add_mechanism_twin(copy: Copy) -> None:
    """What the reference model needs of it."""
    copy.write("tests/reference/gossip.py", GOSSIP_TWIN)
    copy.insert("tests/reference/organization.py", "    habit,\n", "    gossip,\n")
    copy.insert("tests/reference/organization.py", '    ("habit", habit.form)', '    ("gossip", gossip.spread),\n')


GOSSIP_TWIN = '''"""Gossip."""


def spread(org):
    """o' = o (1 - g)."""
    for person in org.people:
        person.openness *= 1.0 - org.p.gossip_rate
'''


def add_page(copy: Copy) -> None:
    """A page of the app."""
    page = (
        '"""A page that says hello."""\n\nfrom typing import Any\n\nimport solara\n\n'
        "from visualizer.widgets.elements import tag\n\n\n@solara.component\ndef Hello() -> Any:\n"
        '    """The page."""\n    return tag("p")\n'
    )
    copy.write("visualizer/hello.py", page)
    copy.insert("visualizer/wording/page_texts.py", '    "room": "Room"', '    "hello": "Hello",\n')


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


class Addition(NamedTuple):
    """One addition: how it is made, how many files it takes, a script that shows it at work, and its twin."""

    add: Callable[[Copy], None]
    files: int
    check: str
    twin: Callable[[Copy], None] | None = None


ADDITIONS = {
    "strategy": Addition(
        add_strategy,
        1,
        "from scenarios.strategy import strategies; assert list(strategies())[-1] == 'quiet-start'",
    ),
    "lever": Addition(
        add_lever,
        2,  # one, and the mechanism that reads it
        "from simulation.levers import Entry, Strategy\n"
        "from simulation.model import Organization\n"
        "def run(level):\n"
        "    strategy = Strategy('s', (Entry('office_hours', level),))\n"
        "    org = Organization(12, weeks=2, strategy=strategy, precision='float64', rng=1)\n"
        "    org.run(); return org.values()\n"
        "assert run(1.0)['cost'] > run(0.0)['cost'] and run(1.0)['trust'] > run(0.0)['trust']",
        add_lever_twin,
    ),
    "indicator": Addition(
        add_indicator,
        1,
        "from simulation.model import Organization\n"
        "org = Organization(12, weeks=2, precision='float64'); org.run()\n"
        "assert org.indicator('distrust')[1] == 1 - org.indicator('trust')[1]",
        add_indicator_twin,
    ),
    "event": Addition(
        add_event,
        1,
        "from simulation.events import Event\n"
        "from simulation.model import Organization\n"
        "def outrage(*events):\n"
        "    org = Organization(12, weeks=3, rng=1, events=(Event('attack', 1), *events)); org.run()\n"
        "    return org.indicator('outrage')[-1]\n"
        "assert outrage(Event('apology', 3)) < outrage()",
        add_event_twin,
    ),
    "mechanism": Addition(
        add_mechanism,
        3,
        "from simulation.model import Organization\n"
        "from simulation import attribution\n"
        "def openness(**structure):\n"
        "    org = Organization(12, weeks=3, rng=1, precision='float64', structure=structure)\n"
        "    org.run(); return org.indicator('openness')[-1]\n"
        "assert openness() < openness(gossip='off')\n"
        "assert 'gossip' in attribution.PARTS",
        add_mechanism_twin,
    ),
    "analysis method": Addition(
        add_analysis_method,
        3,  # one; with a command two more
        "import sys; sys.argv = ['orgshift', 'middle', '3', '1', '2']\nfrom commands.main import app; app()",
    ),
    "page of the app": Addition(
        add_page,
        2,
        "from visualizer.pages import PAGES; assert PAGES[-2].load().__name__ == 'Hello'\n"
        "from visualizer.app import routes; assert routes[-2].path == 'hello'",
    ),
}
