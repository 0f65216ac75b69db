"""The runs of a study as points: each can be pressed, to see that very run on the Stage."""

from __future__ import annotations

from visualizer.widgets.live_widget import Live, script


class PointsWidget(Live):
    """A scatter of runs. `frame`: ``{x, y, labels, across, up, unit}``, x and y float32; `labels` one text a point.

    Messages: ``{"pick": place of the point}``.
    """

    _esm = script("widgets/points")
