"""Organizations, strategies and stories as files, and the code that reads them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["NamedOrganization", "build", "load_organization", "load_strategy", "organizations", "strategies"]

_HOME = {
    "NamedOrganization": "building",
    "build": "building",
    "load_organization": "organization",
    "organizations": "organization",
    "load_strategy": "strategy",
    "strategies": "strategy",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only now: the model behind `build` takes a second to load."""
    if name not in _HOME:
        raise AttributeError(f"module 'scenarios' has no attribute '{name}'")
    return getattr(import_module(f"scenarios.{_HOME[name]}"), name)
