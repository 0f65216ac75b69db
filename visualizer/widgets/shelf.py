"""A list of texts that the visitor's browser keeps, and nobody else."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class ShelfWidget(Live):
    """Shows nothing. `place`: the name under which the browser keeps `kept`.

    `kept` is None until what was there is known.

    Messages: ``{"found": texts}`` once at the start, ``{"refused": true}`` where the browser keeps nothing.
    """

    _esm = script("widgets/shelf")
    place = traitlets.Unicode("").tag(sync=True)
    kept = traitlets.List(default_value=None, allow_none=True).tag(sync=True)
