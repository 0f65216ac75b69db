"""The sketch pad: the room draws the curve it expects before the model shows its own."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class SketchWidget(Live):
    """`low`..`high`, `unit`, `title`: the axis; `start`: week 0.

    `truth`: float32 a week, set to reveal.

    `guess`: what was drawn before, nine values. Messages: ``{"drawn"}`` after each stroke, ``{"guess"}`` to reveal.
    """

    _esm = script("stories/sketch")
    low = traitlets.Float(0.0).tag(sync=True)
    high = traitlets.Float(1.0).tag(sync=True)
    start = traitlets.Float(0.0).tag(sync=True)
    unit = traitlets.Unicode("share").tag(sync=True)
    horizon = traitlets.Int(156).tag(sync=True)
    truth = traitlets.Bytes(b"").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    guess = traitlets.List().tag(sync=True)
    drawable = traitlets.Bool(True).tag(sync=True)
