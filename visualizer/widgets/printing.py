"""The Print button."""

from __future__ import annotations

from visualizer.widgets.live_widget import Live, script


class PrintWidget(Live):
    """A button that opens the browser's print dialog."""

    _esm = script("widgets/printing")
