"""The transport bar: play, pause, step, scrub, speed, branch, undo, replay."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class TransportWidget(Live):
    """`frame`: ``{week, playing, speed, can_undo, can_replay, marks}``. Messages: ``do, seek, speed``."""

    _esm = script("stage/transport")
    horizon = traitlets.Int(156).tag(sync=True)
