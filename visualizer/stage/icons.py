"""Line drawings for the strategies, as SVG paths on a 24 by 24 grid.

A plain dot for a strategy without one.
"""

from __future__ import annotations

from typing import Any

from visualizer.widgets.elements import tag

PATHS = {
    "nothing": "M5 12h14",
    "tools-only": "M14 6l4 4-9 9H5v-4z M13 7l4 4",
    "social-front-team": "M4 10v4h3l6 4V6L7 10z M17 9a4 4 0 010 6",
    "mandate": "M12 3v9 M8 8l4-5 4 5 M5 20h14 M7 16h10",
    "mandate-without-end": "M12 2v8 M8.5 5.5L12 2l3.5 3.5 M12 17c-1.6-2-3-3-4.5-3a3 3 0 000 6c1.5 0 2.9-1 4.5-3"
    "s3-3 4.5-3a3 3 0 010 6c-1.5 0-2.9-1-4.5-3",
    "champions": "M12 3l2.6 5.6 6 .7-4.5 4.1 1.2 6L12 16.4 6.7 19.4l1.2-6L3.4 9.3l6-.7z",
    "communities-of-purpose": "M8 11a3 3 0 100-6 3 3 0 000 6z M16 11a3 3 0 100-6 "
    "M3 19c0-3 2-5 5-5s5 2 5 5 M15 14c3 0 5 2 5 5",
    "inside-out": "M12 20v-9 M12 11c0-4 3-6 7-6 0 4-3 6-7 6z M12 14c0-3-2-5-6-5 0 3 2 5 6 5z M7 20h10",
    "holistic-phased": "M12 4a8 8 0 108 8 M12 8a4 4 0 104 4 M12 12h.01 M20 4v4h-4",
    "everything-at-once": "M12 3v4 M12 17v4 M3 12h4 M17 12h4 M6 6l2.5 2.5 M15.5 15.5L18 18 "
    "M18 6l-2.5 2.5 M8.5 15.5L6 18",
    "say-one-thing-do-another": "M4 5h11v8H9l-3 3v-3H4z M17 9h3v7h-2v3l-3-3h-3",
    "lock-down": "M6 11h12v9H6z M9 11V8a3 3 0 016 0v3",
}


def icon(name: str) -> Any:
    """The drawing of a strategy."""
    path = tag("path", d=PATHS.get(name, "M12 12m-4 0a4 4 0 108 0 4 4 0 10-8 0"))
    return tag("svg", path, viewBox="0 0 24 24", aria_hidden="true", focusable="false")
