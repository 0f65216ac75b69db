"""`orgshift app` settles how Solara is to behave before Solara is loaded, which reads that once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
START = """
import sys
from commands import app, progress_bar
from visualizer.server import serve

def build(*_):
    print("solara" in sys.modules)
    sys.exit()

progress_bar.compile_first, serve.build = lambda: None, build
app.command(port=0, browser=False, workshop=sys.argv[1] or None, prices=sys.argv[2])
"""


@pytest.mark.parametrize("given", ["nothing", "files"])
def test_nothing_loads_solara_before_its_settings_are_there(given: str, tmp_path: Path) -> None:
    files = {
        "monday.yaml": "title: Monday\norganization: krackhardt\nstory: walk-the-talk\n",
        "prices.yaml": "currency: CHF\nprices: {loaded_hour: 0.09}\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    command = [sys.executable, "-c", START, *(files if given == "files" else ["", ""])]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == ("False", 0), done.stderr
