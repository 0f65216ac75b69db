"""The living network: everybody on the stage, one byte a person and frame."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class NetworkWidget(Live):
    """The canvas of people, ties, communities and customers.

    `scene`: positions and ties, sent once (`visualizer.live.scene`). `frame`: ``states`` one byte a dot (its parts:
    ``bits`` of the scene), ``halos`` the communities, ``pulses`` the incidents of this week.
    Messages: ``{"pick": {"kind", "index"}}``.
    """

    _esm = script("stage/network")
    scene = traitlets.Dict().tag(sync=True)
