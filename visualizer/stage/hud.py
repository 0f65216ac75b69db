"""The figures and the story line over the stage."""

from __future__ import annotations

from visualizer.widgets.live_widget import Live, script


class HudWidget(Live):
    """`frame`: ``{value, range, parts: [{title, value}], tale, when}``. Message: ``{"explain"}``."""

    _esm = script("stage/hud")
