"""The using/being plane: how much social media there is, against how social the business is."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class PlaneWidget(Live):
    """Paths in the plane. `frame`: ``strands``, each ``{label, colour, dash, ghost, x, y, ends}`` (x, y float32)."""

    _esm = script("stage/plane")
    table = traitlets.Bool(False).tag(sync=True)
