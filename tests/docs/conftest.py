"""Loads the scripts of docs/, which are no package."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="session")
def load_script() -> Callable[[str], ModuleType]:
    """Load docs/NAME.py."""

    def load(name: str) -> ModuleType:
        found = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
        assert found and found.loader
        module = importlib.util.module_from_spec(found)
        found.loader.exec_module(module)
        return module

    return load
