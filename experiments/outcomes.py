"""The import path that docs/bridges.md prints: `from experiments.outcomes import outcome`."""

from experiments.runs.model_function import outcome as outcome

__all__ = ["outcome"]
