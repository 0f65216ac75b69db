"""Keys for the whole page: Space, arrows, letters. Ignored while somebody types."""

from __future__ import annotations

import traitlets

from visualizer.widgets.live_widget import Live, script


class KeysWidget(Live):
    """`listened`: the keys listened to. Messages: ``{"key"}``, and once at the start ``{"calm", "width"}``."""

    _esm = script("widgets/keys")
    listened = traitlets.List().tag(sync=True)
