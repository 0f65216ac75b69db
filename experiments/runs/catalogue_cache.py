"""Reads the catalogue from the model once, in a process of its own, and keeps it in a cache."""

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from experiments.runs.catalogue import Catalogue, EventKind, Range
from experiments.runs.ids import digest
from scenarios.files import write_whole
from simulation.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
_DECIDING = ("simulation", "scenarios")
_OF_OURS = (
    "design/designs",
    "design/factors",
    "design/sampling",
    "runs/catalogue",
    "runs/catalogue_cache",
    "runs/employee_class",
    "runs/ids",
    "runs/messages",
    "runs/model_adapter",
    "runs/population_source",
    "runs/run",
    "study/planning",
    "study/study",
    "study/study_fields",
)
_ENDINGS = {".py", ".yaml", ".csv"}


@cache
def sources() -> str:
    """Return the digest of all that scenarios are computed with: sources and built-in data."""
    deciding = [path for folder in _DECIDING for path in sorted((ROOT / folder).rglob("*")) if path.suffix in _ENDINGS]
    deciding += [ROOT / "experiments" / f"{name}.py" for name in _OF_OURS]
    total = [f"{sys.version_info[:2]}".encode()]
    for path in deciding:
        total += [path.relative_to(ROOT).as_posix().encode(), path.read_bytes()]
    return digest(b"\0".join(total))


@cache
def catalogue() -> Catalogue:
    """Return everything a study can refer to; takes some seconds after the sources changed."""
    for folder in _folders():
        try:
            return _read((folder / f"catalogue-{sources()}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError):
            continue
    text = _ask()
    for folder in _folders():
        try:
            write_whole(folder / f"catalogue-{sources()}.json", text)
            break
        except UserError:
            continue
    return _read(text)


def _ask() -> str:
    """Return the catalogue as JSON from a process of its own, so that this one stays small."""
    code = "from experiments.runs.catalogue_cache import gather_catalogue; print(gather_catalogue())"
    command = [sys.executable, "-c", code]
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the model cannot be loaded:\n{done.stderr}")
    return done.stdout


def gather_catalogue() -> str:
    """Gather the catalogue from the model, as JSON. Loads the model."""
    from scenarios.organization import organizations
    from scenarios.strategy import load_strategy, strategies
    from simulation.events import EVENTS
    from simulation.indicators import INDICATORS
    from simulation.levers import LEVERS, TARGETS
    from simulation.networks.dials import DIALS
    from simulation.parameters import PARAMETERS, span, where_declared
    from simulation.simulation import MODEL_VERSION
    from simulation.structure import CHOICES

    dials: dict[str, Any] = {name: [0.0, dial.low, dial.high] for name, dial in DIALS.items()}
    dials.update(people=[150, 1, 5_000_000], depth=[0, int(DIALS["depth"].low), int(DIALS["depth"].high)])
    parameters: dict[str, list[Any]] = {
        name: [one.default, one.low, one.high, one.drawn, where_declared(name), *span(one), one.unit]
        for name, one in PARAMETERS.items()
    }
    indicators = [
        {key: getattr(one, key) for key in ("name", "title", "unit", "direction", "meaning")} for one in INDICATORS
    ]
    found = {
        "model_version": MODEL_VERSION,
        "parameters": parameters,
        "levers": list(LEVERS),
        "structure": {name: list(choice.options) for name, choice in CHOICES.items()},
        "dials": dials,
        "indicators": indicators,
        "strategies": list(strategies()),
        "organizations": [entry.name for entry in organizations()],
        "real": [entry.name for entry in organizations() if entry.kind == "real"],
        "pulled": {name: sorted({entry.lever for entry in load_strategy(name).entries}) for name in strategies()},
        "targets": list(TARGETS),
        "parts": sorted({where_declared(name) for name in parameters}),
        "events": {
            name: [{dial: [it.default, it.low, it.high] for dial, it in kind.dials.items()}, bool(kind.group)]
            for name, kind in EVENTS.items()
        },
    }
    return json.dumps(found)


def _read(text: str) -> Catalogue:
    found: dict[str, Any] = json.loads(text)
    for kind in ("parameters", "dials"):
        found[kind] = {name: Range(*row) for name, row in found[kind].items()}
    found["events"] = {
        name: EventKind({dial: Range(*row) for dial, row in dials.items()}, grouped)
        for name, (dials, grouped) in found["events"].items()
    }
    found["indicators"] = tuple(found["indicators"])
    return Catalogue(**found)


def _folders() -> list[Path]:
    home = os.environ.get("XDG_CACHE_HOME") or Path(os.path.expanduser("~")) / ".cache"
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return [Path(home) / "orgshift", Path(tempfile.gettempdir()) / f"orgshift-{user}"]
