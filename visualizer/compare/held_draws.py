"""The fitted draws of this server: they count in every comparison that has none of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from experiments.design.fitted_draws import FittedDraws

_held: list[FittedDraws] = []


def hold_fitted_draws(draws: FittedDraws | None) -> None:
    """Use these draws in every comparison from now on, in place of ranges."""
    _held[:] = [] if draws is None else [draws]


def held_draws() -> FittedDraws | None:
    """The draws that count here; None where ranges do."""
    return _held[0] if _held else None
