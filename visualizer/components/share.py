"""The Share button: copies the link of what is on the screen."""

from __future__ import annotations

from visualizer.components.live import Live, script


class ShareWidget(Live):
    """A button that copies the page's link."""

    _esm = script("share")
