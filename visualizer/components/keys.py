"""Keys for the whole page: Space, arrows, letters. Ignored while somebody types."""

from __future__ import annotations

import traitlets

from visualizer.components.live import Live, script


class KeysWidget(Live):
    """`listened`: the keys listened to. Messages: ``{"key"}``, and once at the start ``{"calm", "width"}``."""

    _esm = script("keys")
    listened = traitlets.List().tag(sync=True)
