"""The Print button."""

from __future__ import annotations

from visualizer.components.live import Live, script


class PrintWidget(Live):
    """A button that opens the browser's print dialog."""

    _esm = script("printing")
