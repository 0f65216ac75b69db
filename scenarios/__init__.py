"""Organizations, strategies and stories as files, and the code that reads them."""

from __future__ import annotations

from typing import Any

__all__ = ["build", "load_organization", "load_strategy", "organizations", "strategies"]


def build(*args: Any, **options: Any) -> Any:
    """An organization ready to run: see `scenarios.build.build`."""
    from scenarios.building import build as made

    return made(*args, **options)
